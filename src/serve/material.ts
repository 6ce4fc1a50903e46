import type { Dossier } from "../model/dossier.ts";
import type { Document } from "../model/document.ts";
import { stepsKey } from "../pipeline.ts";
import type { Entry, Material } from "../record/export/format.ts";
import { textsOf } from "../record/texts.ts";
import type { Store } from "../store/store.ts";
import { namedBy } from "./named.ts";
import { packageVersion } from "./version.ts";

/** What is exported of a store: one event or all; `base` is where a server answers for it. */
export interface Wanted {
  readonly event?: Dossier | undefined;
  readonly base?: string | undefined;
}

async function entryOf(store: Store, dossier: Dossier): Promise<Entry> {
  const { documents, ...labels } = await namedBy(store, dossier);
  return { dossier, texts: textsOf(documents, labels), documents: new Map(documents.map((one) => [one.id, one])) };
}

function entitiesIn({ participants, rows, where }: Dossier): ReadonlySet<string> {
  const spoken = rows.map(({ who }) => who?.entity).filter((id) => typeof id === "string");
  return new Set([...participants.map(({ entity }) => entity), ...spoken, ...(where ? [where.entity] : [])]);
}

async function* documentsOf(store: Store, { accounts }: Dossier): AsyncGenerator<Document> {
  for (const doc of accounts.map((one) => one.doc).toSorted()) {
    const document = await store.document(doc);
    if (document) yield document;
  }
}

/** A store as what is exported of it. */
export function materialOf(store: Store, { event, base }: Wanted): Material {
  return {
    async *entries() {
      if (event) yield await entryOf(store, event);
      else for await (const dossier of store.dossiers()) yield await entryOf(store, dossier);
    },
    async entry(id) {
      const dossier = await store.dossier(id);
      return dossier && entryOf(store, dossier);
    },
    async *entities() {
      const wanted = event && entitiesIn(event);
      for await (const entity of store.entities()) if (!wanted || wanted.has(entity.id)) yield entity;
    },
    entity: (id) => store.entity(id),
    documents: () => (event ? documentsOf(store, event) : store.documents()),
    log: async () => (await store.changes(0)).filter((change) => event === undefined || change.event === event.id),
    source: (id) => store.source(id),
    program: `synoptic ${packageVersion()}`,
    steps: stepsKey(),
    base,
  };
}
