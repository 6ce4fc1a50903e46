import { meet, type Entry, type Met } from "../../language/gazetteer.ts";
import { isUpper, type Stream } from "./stream.ts";

/** The longest name of the gazetteer from a token on, before `end`; acronyms in capitals only. */
export function meetAt(stream: Stream, at: number, end: number): Met | undefined {
  const met = meet((step) => (at + step < end ? stream.keys[at + step] : undefined));
  const entries = met?.entries.filter((entry) => !entry.short || isUpper(stream.tokens[at])) ?? [];
  return met && entries.length > 0 ? { ...met, entries } : undefined;
}

/** What a name can stand for that has exactly these tokens. */
export function entriesAt(stream: Stream, first: number, last: number): readonly Entry[] {
  const met = meetAt(stream, first, last);
  return met && first + met.length === last ? met.entries : [];
}

/** The entry that is meant where nothing else tells: the highest in rank, of equals the first by key. */
export function foremost(entries: readonly Entry[]): Entry | undefined {
  return entries.toSorted((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))[0];
}
