import type { Entity } from "../model/entity.ts";
import type { DocId } from "../model/span.ts";
import type { Store } from "../store/store.ts";
import { folded } from "./folded.ts";
import { InputError } from "./input.ts";
import { soughtWords } from "./sought.ts";

/** What a list of entities can be narrowed by: classes, each with a part of a name or `true` for all; and words of a document that mentions them. */
export interface EntitiesAsked {
  readonly person?: string | true | undefined;
  readonly body?: string | true | undefined;
  readonly place?: string | true | undefined;
  readonly text?: string | undefined;
}

/** An entity as a line of a list: how often and in how many documents it is mentioned. */
export interface EntityLine extends Pick<Entity, "id" | "label" | "class" | "country" | "offices"> {
  readonly mentions: number;
  readonly documents: number;
}

/** An entity's line. */
export function line({ id, label, class: kind, country, offices, mentions }: Entity): EntityLine {
  const documents = new Set(mentions.map(({ span }) => span.doc)).size;
  return { id, label, class: kind, ...(country ? { country } : {}), offices, mentions: mentions.length, documents };
}

type Test = (entity: Entity) => boolean;

function classed({ person, body, place }: EntitiesAsked): Test {
  const wanted = Object.entries({ person, body, place }).filter(([, name]) => name !== undefined);
  return ({ class: kind, label, surfaces }) =>
    wanted.length === 0 ||
    wanted.some(
      ([of, name]) => of === kind && (name === true || [label, ...surfaces].some((own) => folded(own).includes(folded(name ?? "")))),
    );
}

async function mentioned(text: string | undefined, store: Store): Promise<Test> {
  if (text === undefined) return () => true;
  const words = soughtWords(text);
  if (words.length === 0) throw new InputError("--text needs at least one word");
  const documents: ReadonlySet<DocId> = await store.search(words);
  return ({ mentions }) => mentions.some(({ span }) => documents.has(span.doc));
}

/**
 * The entities that fit, those in most documents first, then those mentioned most, then by id.
 * @throws InputError for a text without a word.
 */
export async function selectEntities(store: Store, asked: EntitiesAsked): Promise<Entity[]> {
  const tests = [classed(asked), await mentioned(asked.text, store)];
  const found: { readonly entity: Entity; readonly order: EntityLine }[] = [];
  for await (const entity of store.entities()) if (tests.every((test) => test(entity))) found.push({ entity, order: line(entity) });
  return found
    .toSorted(({ order: a }, { order: b }) => b.documents - a.documents || b.mentions - a.mentions || (a.id < b.id ? -1 : 1))
    .map(({ entity }) => entity);
}
