import type { Analysed } from "../../model/annotator.ts";
import type { Document } from "../../model/document.ts";
import type { Dossier } from "../../model/dossier.ts";
import { IN_MEMORY } from "../../model/drawer.ts";
import type { Event, EventId } from "../../model/event.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { DocId } from "../../model/span.ts";
import { annotate, dossierOf, read, resolutionOf, settling, stepsKey, type Settled } from "../../pipeline.ts";
import { counted } from "../../record/labels.ts";
import { open, told } from "./place.ts";
import { metAt } from "../../store/sighting.ts";
import { StoreError, type Change, type State, type Store } from "../../store/store.ts";
import { InputError } from "../input.ts";
import { frugally } from "./heap.ts";
import { Shelf } from "./shelf.ts";
import { Spill } from "./spill.ts";

/**
 * Of more documents than this, what is kept while they are settled lies on the disk (decision 0014): resolving 10,000 invented articles takes 2.61 ms of
 * processor time an article there and 2.46 in memory.
 */
const IN_MEMORY_AT_MOST = 20_000;

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

/** Read documents whose annotations were made under other rules again, and keep what that gives. */
async function renewAll(store: Store): Promise<void> {
  const ids = await store.unread(stepsKey());
  for (let from = 0; from < ids.length; from += BATCH) {
    const fresh: Analysed[] = [];
    for (const { document } of await store.some(ids.slice(from, from + BATCH), stepsKey()))
      fresh.push(annotate(await readAgain(document, store)));
    await store.renew(stepsKey(), fresh);
  }
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

/** What all documents of the store say together, worked out anew, with those of them that are asked for; nothing is written. */
export async function resolved(store: Store, documents: readonly DocId[]): Promise<Resolution> {
  const shelf = new Shelf(store);
  const { findings, stated } = await shelf.answer(settling(await store.ids("documents"), await store.edits()));
  return resolutionOf(findings, (await shelf.of(documents)).map(stated));
}

/**
 * The records of all events, each made when it is asked for. Events whose accounts begin with one document come one after the other, and those of one
 * day near each other, as documents that came in together lie together.
 */
async function* recordsOf(settled: Settled, shelf: Shelf): AsyncGenerator<Dossier> {
  const { events, dates } = settled.findings;
  const place = ({ id, accounts: [first] }: Event): readonly [string, EventId] => [
    `${dates.get(first?.doc ?? "")?.chosen?.days.from ?? ""} ${first?.doc ?? ""} ${id}`,
    id,
  ];
  const order = Array.from(events.values(), place).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [, id] of order) {
    const event = events.get(id) as Event;
    yield dossierOf(event, settled, await shelf.of(event.accounts.map(({ doc }) => doc)));
  }
}

/** What was settled, as it is to be stored. */
export function stateOf(settled: Settled, shelf: Shelf): State {
  const { entities, events } = settled.findings;
  return { entities: entities.values(), events: [...events.keys()], dossiers: recordsOf(settled, shelf) };
}

/** Work out what documents of a store say together, and use it as long as it is at hand. */
export async function settled<T>(store: Store, ids: readonly DocId[], use: (settled: Settled, shelf: Shelf) => Promise<T>): Promise<T> {
  const spill = ids.length > IN_MEMORY_AT_MOST ? new Spill() : undefined;
  try {
    const shelf = new Shelf(store);
    return await use(await shelf.answer(settling(ids, await store.edits(), spill ?? IN_MEMORY)), shelf);
  } finally {
    spill?.close();
  }
}

/** Resolve all documents and replace the stored records; gives what changed. The store must be locked. */
export function settle(store: Store): Promise<readonly Change[]> {
  return frugally(async () => {
    const ids = await store.covering();
    await renewAll(store);
    return settled(store, ids, (found, shelf) => store.replace(stepsKey(), stateOf(found, shelf)));
  });
}
