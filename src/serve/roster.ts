import { folded } from "../store/folded.ts";
import { WHOLE, type EntityLine, type Part, type Store } from "../store/store.ts";
import { wordsIn } from "./selection.ts";

/** What a list of entities can be narrowed by: classes, each with a part of a name or `true` for all; and words of a document that mentions them. */
export interface EntitiesAsked {
  readonly person?: string | true | undefined;
  readonly body?: string | true | undefined;
  readonly place?: string | true | undefined;
  readonly text?: string | undefined;
}

/**
 * A page of the entities that fit, those in most documents first, then those mentioned most, then by id.
 * @throws InputError for a text without a word.
 */
export async function selectEntities(store: Store, { text, ...classes }: EntitiesAsked, page = WHOLE): Promise<Part<EntityLine>> {
  const wanted = Object.entries(classes).flatMap(([kind, name]) => {
    const sought = folded(typeof name === "string" ? name : "");
    return name === undefined ? [] : [[kind, (own: string) => own.includes(sought)] as const];
  });
  return store.roster(
    {
      names: wanted.length === 0 ? undefined : new Map(wanted),
      words: text === undefined ? undefined : wordsIn(text),
    },
    page,
  );
}
