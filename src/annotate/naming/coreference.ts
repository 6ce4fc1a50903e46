import { links as bodyLinks, nicknames } from "./aliases.ts";
import type { Draft, DraftLink } from "./draft.ts";
import { People } from "./people.ts";
import { pronouns } from "./pronouns.ts";
import type { Stream } from "./stream.ts";

/** The drafts of a document in text order, nicknames and pronouns among them, and the links between them by place in the list. */
export interface Coreference {
  readonly drafts: readonly Draft[];
  readonly links: ReadonlyMap<number, DraftLink>;
}

/**
 * Which mentions of one document mean the same. People by full name, surname, given name, office and pronoun; bodies by name, acronym and
 * nickname; places by name. What stays unclear gets no link.
 */
export function coreference(stream: Stream, own: readonly Draft[]): Coreference {
  const called = nicknames(stream, own);
  const ends = new Set(called.map(({ end }) => end));
  const named = own.filter((draft) => draft.entry !== undefined || draft.class !== "body" || !ends.has(draft.end));
  const all = [...named, ...called, ...pronouns(stream)];
  const drafts = all.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const found = new Map<number, DraftLink>(bodyLinks(stream, drafts));
  for (const [at, link] of new People(stream, drafts).links()) found.set(at, link);
  return { drafts, links: found };
}
