import { lengthValue, type Bare, type Meaning } from "./meanings.ts";
import { patterns } from "./patterns.ts";
import type { Match, Rule } from "./rules.ts";

const VAGUE: Bare = { at: "vague" };

function reference(value: string): (match: Match) => Meaning {
  return () => ({ type: "DATE", reading: VAGUE, value });
}

/** "soon" tells the future but in "as soon as". */
function soon(match: Match): Meaning | null {
  return match.pieces[match.last]?.lower === "as" ? null : { type: "DATE", reading: VAGUE, value: "FUTURE_REF" };
}

/** "recent years": a length up to now, of no stated number of units. */
function recent(match: Match): Meaning {
  return { type: "DATE", reading: VAGUE, value: lengthValue("many", String(match.parts.unit)) };
}

function now(): Meaning {
  return { type: "DATE", reading: VAGUE, value: "PRESENT_REF" };
}

/** Words for the past, the present and the future that name no days. */
export const referenceRules: readonly Rule<Meaning>[] = patterns("references", {
  now,
  recent,
  soon,
  past: reference("PAST_REF"),
  future: reference("FUTURE_REF"),
});
