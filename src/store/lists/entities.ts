import type { Entity } from "../../model/entity.ts";
import { folded } from "../folded.ts";
import type { EntitiesAsked, EntityLine, Page, Part } from "../store.ts";
import { Bits } from "./bits.ts";
import { bytesOf, type Work } from "./cells.ts";
import { documentsWith, type Numbers } from "./documents.ts";
import { having } from "./facet.ts";
import { ledTo, pageOf, sizeOf, type Entry } from "./list.ts";

/** An entity as an entry of the list of entities: those in most documents first, then those mentioned most, then by id. */
export function entityEntry({ id, label, class: kind, country, offices, mentions, surfaces }: Entity, numbers: Numbers): Entry {
  const documents = new Set(mentions.map(({ span }) => span.doc));
  const counts = { mentions: mentions.length, documents: documents.size };
  const line: EntityLine = { id, label, class: kind, ...(country ? { country } : {}), offices, ...counts };
  const names = new Set([label, ...surfaces].map(folded));
  return {
    line,
    order: [-counts.documents, -counts.mentions, id],
    facets: { [kind]: [...names].map((name) => JSON.stringify(name)) },
    documents: [...documents].flatMap((doc) => numbers.get(doc) ?? []),
  };
}

/** A page of the entities that fit. */
export function* entitiesFitting({ names, words }: EntitiesAsked, page: Page): Work<Part<EntityLine>> {
  const lines = Bits.all(yield* sizeOf("entities"));
  if (names) {
    const named = new Bits(lines.size);
    for (const [kind, fits] of names) having(yield* bytesOf(`entities:${kind}`), named, fits);
    lines.keep(named);
  }
  if (words) {
    const mentioned = new Bits(lines.size);
    yield* ledTo("entities", yield* documentsWith(words), mentioned);
    lines.keep(mentioned);
  }
  return yield* pageOf<EntityLine>("entities", lines, page);
}
