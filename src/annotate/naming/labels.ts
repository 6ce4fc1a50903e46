import { everyday } from "../../language/words.ts";
import type { Office } from "./offices.ts";
import type { Proposal } from "./proposer.ts";
import type { Line, Stream } from "./stream.ts";

/** Longest name in a speaker's label, in words; longer labels are sentences that end in a colon. */
const LONGEST = 5;

/**
 * The speaker's name in a label ("SECRETARY OREL", "Mr. Tam", "Ana Orel, Daily Post"): what follows the office, up to a comma or bracket.
 * Labels of everyday words ("QUESTION", "Moderator") name nobody.
 */
export function labelled(stream: Stream, line: Line, offices: readonly Office[]): Proposal[] {
  const office = offices[0];
  let first = office && office.post === line.first ? office.last : line.first;
  while (first < line.last && stream.tokens[first]?.kind !== "word") first++;
  let last = first;
  while (last < line.last && (stream.tokens[last]?.kind === "word" || stream.keys[last] === ".")) last++;
  while (last > first && stream.keys[last - 1] === ".") last--;
  if (last === first || last - first > LONGEST) return [];
  const words = stream.keys.slice(first, last);
  if (!office && words.every((word) => everyday(word) || word.length === 1)) return [];
  return [{ first, last, class: "person", use: "name", entries: [], sure: true }];
}
