import type { Analysed } from "../../model/annotator.ts";
import type { Document } from "../../model/document.ts";
import type { Resolution } from "../../model/resolution.ts";
import { annotate, dossiersOf, read, resolve, stepsKey } from "../../pipeline.ts";
import { counted } from "../../record/labels.ts";
import { open, told } from "./place.ts";
import { metAt } from "../../store/sighting.ts";
import { StoreError, type Change, type Store } from "../../store/store.ts";
import { InputError } from "../input.ts";

/** Documents renewed in one transaction when the rules have changed. */
const BATCH = 64;

/**
 * Open a store to add to it, making it if there is none.
 * @throws InputError if another process is adding to it, or it cannot be used.
 */
export async function writing(path: string): Promise<Store> {
  const store = await mended(path, () => open(path, true));
  if (store) return store;
  throw new InputError(`another process is adding to ${told(path)}`, "wait until it has ended; reading is possible meanwhile");
}

/**
 * Open a store to read it. Documents that a killed run accepted and did not resolve are resolved first; while another process does that,
 * `tell` is given a line saying so and the state before is shown.
 * @throws InputError if there is no store, or it cannot be used.
 */
export async function reading(path: string, tell: (line: string) => void): Promise<Store> {
  const store = await mended(path, () => open(path, false));
  if (!store) throw new Error("a reader needs no lock");
  const { documents, stale } = await store.backlog(stepsKey());
  if (documents === 0 && !stale) return store;
  if (await store.lock()) await settle(store);
  else tell(`another process is resolving ${counted(documents, "document")}; this is the state before`);
  return store;
}

async function mended<T>(path: string, opening: () => Promise<T>): Promise<T> {
  try {
    return await opening();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const absent = error.code === "missing" || error.code === "empty";
    const hint = absent
      ? `make one with: synoptic add PATH --store ${told(path)}`
      : error.code === "newer"
        ? "install the newer version, or use another --store"
        : undefined;
    throw new InputError(error.message, hint);
  }
}

/** All documents with their annotations in id order, and those of them that were last read under other rules and so are read again here. */
async function analysed(store: Store): Promise<{ readonly all: readonly Analysed[]; readonly renewed: readonly Analysed[] }> {
  const all: Analysed[] = [];
  const renewed: Analysed[] = [];
  for await (const { document, annotations } of store.kept(stepsKey())) {
    const one = annotations ? { document, annotations } : annotate(await readAgain(document, store));
    if (!annotations) renewed.push(one);
    all.push(one);
  }
  return { all, renewed };
}

/** What all documents of the store say together, worked out anew; nothing is written. */
export async function resolved(store: Store): Promise<Resolution> {
  return resolve((await analysed(store)).all, await store.edits());
}

/** The document that reading its bytes gives now, with every address it was met at or gives itself; as it was, if they cannot be read any more. */
async function readAgain(document: Document, store: Store): Promise<Document> {
  const source = await store.source(document.id);
  const outcome = source && read(source);
  return outcome?.ok ? metAt(outcome.document, document.seen) : document;
}

/** Bring the records up to date if anything has come in or the rules are others; gives what that changed. The store must be locked. */
export async function renewed(store: Store): Promise<readonly Change[]> {
  const { documents, stale } = await store.backlog(stepsKey());
  return documents > 0 || stale ? settle(store) : [];
}

/** Resolve all documents and replace the stored records; gives what changed. The store must be locked. */
export async function settle(store: Store): Promise<readonly Change[]> {
  const { all, renewed } = await analysed(store);
  for (let from = 0; from < renewed.length; from += BATCH) await store.renew(stepsKey(), renewed.slice(from, from + BATCH));
  const resolution = resolve(all, await store.edits());
  return store.replace(stepsKey(), {
    entities: [...resolution.entities.values()],
    dossiers: dossiersOf(resolution),
  });
}
