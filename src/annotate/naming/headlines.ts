import { isGiven } from "../../language/given.ts";
import { meet, type Entry } from "../../language/gazetteer.ts";
import { everyday } from "../../language/words.ts";
import type { NameClass } from "../../model/annotation.ts";
import type { Proposal } from "./proposer.ts";
import { isCapital, type Line, type Stream } from "./stream.ts";
import type { Votes } from "./votes.ts";

/** Most words of a name looked for in a title. */
const LONGEST = 5;
/** A city named in a title alone must be this large: its capital letter proves nothing. */
const LARGE = 300_000;

function known(stream: Stream, { at, end }: { at: number; end: number }, votes: Votes): { last: number; class: NameClass } | undefined {
  for (let last = Math.min(end, at + LONGEST); last > at; last--) {
    const key = stream.keys.slice(at, last).join(" ");
    const kind = last - at === 1 && everyday(key) && !votes.isSurname(key) ? undefined : votes.classOf(key);
    if (kind) return { last, class: kind };
  }
  return undefined;
}

function listed(stream: Stream, at: number, end: number): { last: number; entries: readonly Entry[] } | undefined {
  const met = meet((step) => (at + step < end ? stream.keys[at + step] : undefined));
  if (!met) return undefined;
  const text = stream.tokens[at]?.text ?? "";
  const entries = met.entries.filter((entry) => (entry.rank > LARGE || met.length > 1) && (!entry.short || text === text.toUpperCase()));
  const word =
    met.length === 1 && everyday(met.key) && !entries.some((entry) => entry.kind === "country" || entry.kind === "group" || entry.short);
  return entries.length === 0 || word ? undefined : { last: at + met.length, entries };
}

function person(stream: Stream, at: number, end: number): number {
  if (!isGiven(stream.keys[at] ?? "") || everyday(stream.keys[at] ?? "")) return at;
  const next = stream.tokens[at + 1];
  return at + 1 < end && isCapital(next) && !everyday(stream.keys[at + 1] ?? "") ? at + 2 : at;
}

/**
 * Names in a line whose words all have capitals: only what the rest of the document or the gazetteer confirms, and given names before a word
 * that is not everyday English.
 */
export function titledNames(stream: Stream, line: Line, votes: Votes): Proposal[] {
  const found: Proposal[] = [];
  for (let at = line.first; at < line.last; at++) {
    if (!isCapital(stream.tokens[at])) continue;
    const own = known(stream, { at, end: line.last }, votes);
    const met = listed(stream, at, line.last);
    if (met && met.last >= (own?.last ?? 0)) {
      const entry = met.entries.toSorted((a, b) => b.rank - a.rank)[0] as Entry;
      found.push({ first: at, last: met.last, class: entry.class, use: entry.use, entries: met.entries, sure: true });
    } else if (own) found.push({ first: at, last: own.last, class: own.class, use: "name", entries: [], sure: true });
    else {
      const last = person(stream, at, line.last);
      if (last > at) found.push({ first: at, last, class: "person", use: "name", entries: [], sure: true });
    }
    at = Math.max(at, (found.at(-1)?.last ?? 0) - 1);
  }
  return found;
}
