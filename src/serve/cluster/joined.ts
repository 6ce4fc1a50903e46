import { nats } from "../../engine/nats.ts";
import type { Work } from "../../engine/work.ts";
import { StoreError } from "../../store/store.ts";
import { Units, type Cluster } from "../../store/postgres/units.ts";
import { isDatabase, told } from "../cli/place.ts";
import { InputError } from "../input.ts";
import type { Figures } from "./figures.ts";
import { wordsOf } from "./worker.ts";

/** What a process needs of a cluster. */
export interface Joined {
  readonly units: Units;
  readonly work: Work;
  /** How far the cluster is; fails while the database cannot be reached. */
  figures(): Promise<Figures>;
  close(): Promise<void>;
}

/**
 * The list of units of the cluster on the store at an address.
 * @throws InputError if it is no database, or no cluster was founded on it.
 */
export async function unitsOf(store: string, founded?: Omit<Cluster, "name">): Promise<Units> {
  const hint = "found one with: synoptic cluster up --postgres URL --nats URL --blob DIR";
  if (!isDatabase(store)) throw new InputError(`a cluster keeps its store in PostgreSQL, not in ${store}`, "give --store postgres://…");
  try {
    const units = await Units.join(store, founded);
    if (units) return units;
  } catch (error) {
    if (error instanceof StoreError) throw new InputError(error.message, error.code === "empty" ? hint : undefined);
    throw error;
  }
  throw new InputError(`there is no cluster on ${told(store)}`, hint);
}

/**
 * Join the cluster on the store at an address.
 * @throws InputError if there is none, or a server cannot be reached.
 */
export async function join(store: string, founded?: Omit<Cluster, "name">): Promise<Joined> {
  const units = await unitsOf(store, founded);
  const work = await nats(units.cluster.nats, units.cluster.name).catch(async (error: unknown) => {
    await units.close();
    throw new InputError(`cannot reach NATS at ${told(units.cluster.nats)}: ${wordsOf(error)}`);
  });
  return {
    units,
    work,
    async figures() {
      const [progress, depth] = await Promise.all([units.progress(), work.depth().catch(() => undefined)]);
      return { ...progress, depth };
    },
    async close() {
      await work.close();
      await units.close();
    },
  };
}
