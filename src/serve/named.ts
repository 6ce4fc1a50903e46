import type { Document } from "../model/document.ts";
import type { Dossier } from "../model/dossier.ts";
import type { DocId } from "../model/span.ts";
import { textsOf, type Texts } from "../record/texts.ts";
import type { Store } from "../store/store.ts";

/** What a record refers to by id: the documents it points into, and the labels of the entities and events it names. */
export interface Named {
  readonly documents: readonly Document[];
  readonly entities: ReadonlyMap<string, string>;
  readonly events: ReadonlyMap<string, string>;
}

const ID = /^(?:d[0-9a-f]{16}|v[0-9a-f]{12}|e:.+)$/u;

function idsIn(dossier: Dossier): ReadonlySet<string> {
  const found = new Set<string>();
  JSON.stringify(dossier, (_, value: unknown) => {
    if (typeof value === "string" && ID.test(value)) found.add(value);
    return value;
  });
  return found;
}

/** The documents of these ids that are in the store. */
export async function documentsOf(store: Store, ids: readonly DocId[]): Promise<Document[]> {
  return (await Promise.all(ids.map((id) => store.document(id)))).filter((one) => one !== undefined);
}

/** All that a record (and `more` documents) refers to, loaded from the store. */
export async function namedBy(store: Store, dossier: Dossier, more: readonly DocId[] = []): Promise<Named> {
  const ids = [...new Set([...idsIn(dossier), ...more])];
  const documents = await documentsOf(
    store,
    ids.filter((id) => id.startsWith("d")),
  );
  const entities = new Map<string, string>();
  const events = new Map<string, string>();
  for (const id of ids) {
    const entity = id.startsWith("e:") ? await store.entity(id) : undefined;
    if (entity) entities.set(id, entity.label);
    const event = id.startsWith("v") ? await store.dossier(id) : undefined;
    if (event) events.set(id, event.title.label);
  }
  return { documents, entities, events };
}

/** How a renderer reads what a record points at. */
export async function textsFor(store: Store, dossier: Dossier, more: readonly DocId[] = []): Promise<Texts> {
  const { documents, ...labels } = await namedBy(store, dossier, more);
  return textsOf(documents, labels);
}
