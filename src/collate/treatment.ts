import type { Reading, Treatment } from "../model/dossier.ts";
import type { DocId, Span } from "../model/span.ts";
import type { Match, Statement } from "./matching.ts";
import type { Mark, Sides } from "./steps.ts";

/** Ends of sentences with what may close them: where two stand in what was left out, a whole sentence was. */
const SENTENCE_END = /[.!?…]["”’»)\]]*(?=\s)/g;
/** A mark that tells the reader of words left out. */
const ELLIPSIS = /…|\.\s?\.\s?\.|\[|\]/;

interface Told extends Sides {
  readonly textOf: (doc: DocId) => string;
}

/** What stands in a text from the end of one place to the start of a later one; empty if it is no later place of the same text. */
function between(a: Span | undefined, b: Span | undefined, textOf: Told["textOf"]): string {
  return a && b && a.doc === b.doc && a.end < b.start ? textOf(a.doc).slice(a.end, b.start) : "";
}

/** Whether a whole sentence stands between two places of a text. */
function sentenceBetween(a: Span | undefined, b: Span | undefined, textOf: Told["textOf"]): boolean {
  return (between(a, b, textOf).match(SENTENCE_END)?.length ?? 0) > 1;
}

/** Whether words of a passage are told in another order, and whether they come from two places of it with sentences between that are passed over in silence. */
export function placesOf(marks: readonly Mark[], { base, reading, textOf }: Told): Treatment[] {
  const found = new Set<Treatment>();
  let last: Mark | undefined;
  for (const mark of marks) {
    const [at, before] = [mark.base[0], last?.base.at(-1)];
    if (at === undefined || mark.reading.length === 0) continue;
    const [from, to] = [base[before ?? -1]?.span, base[at]?.span];
    const said = between(reading[last?.reading.at(-1) ?? -1]?.span, reading[mark.reading[0] ?? -1]?.span, textOf);
    if (before !== undefined && at < before) found.add("moved");
    else if (sentenceBetween(from, to, textOf) && !ELLIPSIS.test(said)) found.add("merged");
    if (before === undefined || at > before) last = mark;
  }
  return [...found].toSorted();
}

/** Fewest words passed over between two statements for the second to be taken from another place: less is a courtesy ("Thank you all."). */
const PASSED_OVER = 4;

/** Two statements of one account that follow each other, and what each answers to, all in the order of their documents. */
export interface Joint {
  readonly told: readonly [Statement, Statement];
  readonly places: readonly [Pick<Match, "base" | "also">, Pick<Match, "base" | "also">];
}

/**
 * What was done to a statement by putting it directly behind the one before, in one pair of marks: `moved` if it comes first in the base, `merged` if
 * statements between the two are passed over without an ellipsis. Undefined if neither, or if something stands between the two.
 */
export function joining({ told, places }: Joint, base: readonly Statement[], textOf: Told["textOf"]): Treatment | undefined {
  const [left, right] = [told[0].claim.evidence.at(-1), told[1].claim.evidence[0]];
  const gap = between(left, right, textOf);
  if (told[1].claim.manner === "indirect" || gap === "" || /[\p{L}\p{N}"”“«»]/u.test(gap) || ELLIPSIS.test(gap)) return undefined;
  const [last, first] = [Math.max(places[0].base, places[0].also ?? 0), Math.min(places[1].base, places[1].also ?? Infinity)];
  if (first < Math.min(places[0].base, places[0].also ?? Infinity)) return "moved";
  const over = base.slice(last + 1, Math.max(last + 1, first)).reduce((sum, one) => sum + one.words.length, 0);
  return over < PASSED_OVER ? undefined : "merged";
}

/** Direct statements of a speaker in one account from which on it can be told how the account quotes. */
const ENOUGH = 3;
/** An account that has at most this share of them word for word does not quote the words that were spoken; one that cuts and slips has most of them. */
const WORD_FOR_WORD = 0.25;
/**
 * The statements of one account that quote a speaker in other words of the same sense, where nearly all it quotes of the speaker is so: what was spoken in one
 * language, told in another and translated back reads like that. `all` are the account's readings of one speaker.
 */
export function translated(all: readonly Reading[]): ReadonlySet<Reading> {
  const direct = all.filter(({ manner, fidelity }) => manner === "direct" && fidelity !== undefined && fidelity !== "not found");
  const exact = direct.filter(({ fidelity }) => fidelity === "verbatim" || fidelity === "trimmed").length;
  if (direct.length < ENOUGH || exact > direct.length * WORD_FOR_WORD) return new Set();
  return new Set(direct.filter((one) => one.fidelity === "reworded"));
}
