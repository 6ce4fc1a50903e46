import type { Source } from "../../model/document.ts";
import type { Blobs } from "../blobs.ts";
import { pack, unpackSegment } from "../segment.ts";
import { blobsAt } from "../shelf.ts";
import type { Acceptance, Input } from "../store.ts";
import { acceptAll } from "./accept.ts";
import { beginGeneration, renewAll, standing } from "./generations.ts";
import { connect, type Database, type Row, type Sql } from "./client.ts";
import { dayOf, Partitions } from "./partitions.ts";

/** What a cluster is made of beside the database: kept in it, so that its address is enough to join. */
export interface Cluster {
  readonly name: string;
  readonly nats: string;
  readonly blobs: string;
}

/** Sources to be read together. `tries`: how often somebody has begun, this time included. */
export interface Unit {
  readonly id: string;
  readonly generation: number;
  readonly tries: number;
  readonly sources: readonly Source[];
}

/** What became of a unit's sources: those to accept, with their number in the unit, and how many could not be read. */
export interface Outcome {
  readonly inputs: readonly (Input & { readonly piece: number })[];
  readonly broken: number;
  readonly worker: string;
}

/** A unit that was given up, and why. */
export interface DeadLetter {
  readonly unit: string;
  readonly sources: number;
  readonly tries: number;
  readonly error: string;
}

/** How far a cluster is. Rates are over the last minute, `lag` is the age in seconds of the oldest unit that waits. */
export interface Progress {
  readonly waiting: number;
  readonly done: number;
  readonly dead: number;
  readonly documents: number;
  readonly uncovered: number;
  readonly broken: number;
  readonly lag: number;
  readonly perSecond: number;
  readonly letters: readonly DeadLetter[];
}

/** Dead letters told at once. */
const LETTERS = 20;
/** A unit that was published and is not done after so long may be lost, in seconds. */
const STALE = 20;

/**
 * The list of what a cluster has to do, in the store's database. A unit is named by the segment that holds its sources, so that the same sources in the same
 * batch are one unit however often they are registered.
 */
export class Units {
  readonly cluster: Cluster;
  readonly #sql: Database;
  readonly #partitions: Partitions;
  readonly #blobs: Blobs;

  private constructor(sql: Database, cluster: Cluster) {
    this.cluster = cluster;
    this.#sql = sql;
    this.#partitions = new Partitions(sql);
    this.#blobs = blobsAt(cluster.blobs);
  }

  /**
   * Join the cluster of a store; `founded` makes the store and writes down what the cluster is made of.
   * @throws StoreError if the store cannot be opened.
   * @returns undefined if no cluster was founded on it.
   */
  static async join(url: string, founded?: Omit<Cluster, "name">): Promise<Units | undefined> {
    const sql = await connect(url, { create: founded !== undefined });
    if (founded) await sql.whole((one) => found(one, founded));
    const rows = await sql.all("select name, value from meta where name in ('cluster', 'nats', 'blobs')");
    const meta = new Map(rows.map((row) => [row["name"], String(row["value"])]));
    const [name, nats, blobs] = [meta.get("cluster"), meta.get("nats"), meta.get("blobs")];
    if (name !== undefined && nats !== undefined && blobs !== undefined) return new Units(sql, { name, nats, blobs });
    await sql.close();
    return undefined;
  }

  /** Put sources down as a unit; nothing if that was done before. Durable when its promise is fulfilled. */
  async register(sources: readonly Source[]): Promise<void> {
    const segment = await this.#blobs.put(pack(sources));
    await this.#sql.all("insert into units (generation, id, segment, sources) values (generation(), $1, $1, $2) on conflict do nothing", [
      segment,
      sources.length,
    ]);
  }

  /** Units that wait and are to be published: never published, or, with `again`, so long ago that they may be lost. The key is another one each time. */
  async unpublished(most: number, again: boolean): Promise<readonly { readonly id: string; readonly key: string }[]> {
    const rows = await this.#sql.all(
      `select generation || ':' || id as id, publications from units
       where state = 'waiting' and (published is null or ($2 and published < now() - interval '${STALE} seconds'))
       order by made, id limit $1`,
      [most, again],
    );
    return rows.map((row) => ({ id: String(row["id"]), key: `${String(row["id"])}:${Number(row["publications"])}` }));
  }

  /** Note that units were published. After the publication: one that is not noted is published again, and that is harmless. */
  async published(ids: readonly string[]): Promise<void> {
    await this.#sql.all("update units set published = now(), publications = publications + 1 where generation || ':' || id = any($1)", [
      [...ids].toSorted(),
    ]);
  }

  /** Begin a unit by the name it was published under; undefined if it is over already. */
  async begin(name: string, worker: string): Promise<Unit | undefined> {
    const [row] = await this.#sql.all(
      `update units set tries = tries + 1, worker = $2 where generation = split_part($1, ':', 1)::integer and id = split_part($1, ':', 2)
       and state = 'waiting' returning id, segment, generation, tries, generation <= generation() as shown`,
      [name, worker],
    );
    if (!row) return undefined;
    const segment = String(row["segment"]);
    const bytes = await this.#blobs.get(segment);
    if (!bytes) throw new Error(`blob ${segment} is not where blobs are kept`);
    const packed = unpackSegment(bytes);
    const sources = row["shown"] === true ? packed : await standing(this.#sql, segment, packed);
    return { id: String(row["id"]), generation: Number(row["generation"]), tries: Number(row["tries"]), sources };
  }

  /** Accept what was read of a unit and note that it is done: both or neither, and once however often it is tried. */
  async finish(unit: Unit, { inputs, broken, worker }: Outcome): Promise<readonly Acceptance[]> {
    await this.#partitions.ready(inputs.map(({ document }) => dayOf(document)));
    return this.#sql.whole(async (sql) => {
      const [done] = await sql.all(
        `update units set state = 'done', finished = now(), worker = $3, broken = $4, error = null
         where id = $1 and generation = $2 and state = 'waiting' returning generation <= generation() as shown`,
        [unit.id, unit.generation, worker, broken],
      );
      if (done === undefined) return [];
      if (done["shown"] !== true) return renewAll(sql, unit.generation, inputs);
      return acceptAll(
        sql,
        inputs.map((input) => ({ ...input, piece: { segment: unit.id, piece: input.piece } })),
      );
    });
  }

  /** Note why a unit, by the name it was published under, failed; `dead` gives it up. */
  async fail(id: string, error: string, dead: boolean): Promise<void> {
    await this.#sql.all(
      "update units set error = $2, state = case when $3 then 'dead' else state end where generation || ':' || id = $1 and state = 'waiting'",
      [id, error.replaceAll("\0", ""), dead],
    );
  }

  /** Put each source of a unit down as a unit of its own, in its place, so that one that fails takes no others with it. */
  async split(unit: Unit): Promise<void> {
    const segments: string[] = [];
    for (const source of unit.sources) segments.push(await this.#blobs.put(pack([source])));
    await this.#sql.whole(async (sql) => {
      await sql.all(
        "insert into units (generation, id, segment, sources) select $2, one, one, 1 from unnest($1::text[]) as one on conflict do nothing",
        [segments.toSorted(), unit.generation],
      );
      await sql.all(
        "update units set state = 'done', finished = now(), error = 'split' where id = $1 and generation = $2 and state = 'waiting'",
        [unit.id, unit.generation],
      );
    });
  }

  /** Let dead units be tried again; gives how many. */
  async revive(): Promise<number> {
    return (await this.#sql.all("update units set state = 'waiting', tries = 0, published = null where state = 'dead' returning id"))
      .length;
  }

  async waiting(): Promise<number> {
    const [row] = await this.#sql.all("select count(*) as n from units where state = 'waiting'");
    return Number(row?.["n"]);
  }

  /** What a coordinator has to know: units that wait, documents that no state covers, and the generation in the making, if one is. */
  async due(): Promise<{ readonly waiting: number; readonly uncovered: number; readonly next: number | undefined }> {
    const [row] = await this.#sql.all(
      `select (select count(*) from units where state = 'waiting') as waiting, (select count(*) from documents where covered = 0) as uncovered,
              (select value from meta where name = 'next') as next`,
    );
    const next = row?.["next"] as string | null;
    return { waiting: Number(row?.["waiting"]), uncovered: Number(row?.["uncovered"]), next: next === null ? undefined : Number(next) };
  }

  /** The generation that is shown. */
  async generation(): Promise<number> {
    const [row] = await this.#sql.all("select generation() as shown");
    return Number(row?.["shown"]);
  }

  /** Begin another generation; gives its number. See `beginGeneration`. */
  renew(): Promise<number> {
    return this.#sql.whole((sql) => beginGeneration(sql));
  }

  /** Note that a state to come rests on other readings of every document, so that words are indexed anew. */
  async readAnew(): Promise<void> {
    await this.#sql.all("update documents set covered = case covered when 1 then 2 else covered end, marked = true");
  }

  async progress(): Promise<Progress> {
    const [row = {}] = await this.#sql.all(
      `select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'done') as done,
              count(*) filter (where state = 'dead') as dead, coalesce(sum(broken), 0) as broken,
              coalesce(extract(epoch from now() - min(made) filter (where state = 'waiting')), 0) as lag,
              coalesce(sum(sources) filter (where finished > now() - interval '1 minute'), 0) / 60.0 as rate,
              (select count(*) from documents) as documents, (select count(*) from documents where covered = 0) as uncovered
       from units where generation >= generation()`,
    );
    const letters = await this.#sql.all(`select id, sources, tries, error from units where state = 'dead' order by id limit ${LETTERS}`);
    return { ...figuresOf(row), letters: letters.map(letterOf) };
  }

  close(): Promise<void> {
    return this.#sql.close();
  }
}

async function found(sql: Sql, { nats, blobs }: Omit<Cluster, "name">): Promise<void> {
  // The name keeps the streams of two stores on the same servers apart.
  await sql.all("insert into meta values ('cluster', left(replace(gen_random_uuid()::text, '-', ''), 12)) on conflict do nothing");
  await sql.all("insert into meta values ('nats', $1), ('blobs', $2) on conflict (name) do update set value = excluded.value", [
    nats,
    blobs,
  ]);
}

function figuresOf(row: Row): Omit<Progress, "letters"> {
  const figure = (name: string): number => Number(row[name] ?? 0);
  const { waiting, done, dead } = { waiting: figure("waiting"), done: figure("done"), dead: figure("dead") };
  const [documents, uncovered, broken] = [figure("documents"), figure("uncovered"), figure("broken")];
  return { waiting, done, dead, documents, uncovered, broken, lag: figure("lag"), perSecond: figure("rate") };
}

function letterOf(row: Row): DeadLetter {
  return { unit: String(row["id"]), sources: Number(row["sources"]), tries: Number(row["tries"]), error: String(row["error"]) };
}
