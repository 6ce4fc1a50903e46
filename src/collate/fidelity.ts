import { wordLikeness } from "../language/likeness.ts";
import { stem } from "../language/stems.ts";
import type { Manner } from "../model/annotation.ts";
import type { Change, Fidelity, Treatment } from "../model/dossier.ts";
import type { DocId, Evidence, Span } from "../model/span.ts";
import { ALIKE, marked, textAt, type Mark, type Marked, type Sides } from "./steps.ts";
import { placesOf } from "./treatment.ts";
import { isContent, isNegation, isNumber, isWhole, words, type Word } from "./words.ts";

/** A passage of the primary account and an outlet's version of it. `placed`: their neighbours already match, so less likeness is enough. */
export interface Pair {
  readonly base: Evidence;
  readonly reading: Evidence;
  readonly manner: Manner;
  readonly placed?: boolean;
}

/** What an outlet did to the words, the changes in order, and the stretch of the base that corresponds. */
export interface Comparison {
  readonly fidelity: Fidelity;
  readonly treatment: readonly Treatment[];
  readonly changes: readonly Change[];
  readonly base: Evidence;
}

/** Share of a reading's content words that the stretch must answer for it to be that passage: below, more is new than old. */
const ANSWERED = 0.5;
/** The same for reports without quotation marks, which use other words, and where the neighbours match: one of three content words. */
const ANSWERED_FREELY = 0.3;
/** A run of this many dropped words is an aside or clause of its own, and a negation or number in it goes with it. */
const ASIDE = 4;

function spanned(list: readonly Word[], at: readonly number[]): Span[] {
  const found: Span[] = [];
  let open: { -readonly [Field in keyof Span]: Span[Field] } | undefined;
  let last = -2;
  for (const index of at) {
    const span = list[index]?.span;
    if (span === undefined) continue;
    if (open !== undefined && index === last + 1 && span.doc === open.doc && span.start >= open.start)
      open.end = Math.max(open.end, span.end);
    else found.push((open = { ...span }));
    last = index;
  }
  return found;
}

function changesOf(marks: readonly Mark[], sides: Sides): Change[] {
  const groups: { op: Change["op"]; base: number[]; reading: number[] }[] = [];
  for (const mark of marks) {
    const last = groups.at(-1);
    if (last?.op === mark.op) {
      last.base.push(...mark.base);
      last.reading.push(...mark.reading);
    } else groups.push({ op: mark.op, base: [...mark.base], reading: [...mark.reading] });
  }
  return groups.map(({ op, base, reading }) => ({ op, base: spanned(sides.base, base), reading: spanned(sides.reading, reading) }));
}

// Runs of dropped words, so that the negation of a dropped aside is not taken for a lost one.
function droppedAlone(marks: readonly Mark[]): Set<Mark> {
  const alone = new Set<Mark>();
  let run: Mark[] = [];
  for (const mark of [...marks, undefined]) {
    if (mark?.op === "dropped") run.push(mark);
    else {
      if (run.length < ASIDE) for (const one of run) alone.add(one);
      run = [];
    }
  }
  return alone;
}

interface Tally {
  /** Content words of the reading that the passage answers with the same or a like word, and all of them. */
  readonly answered: number;
  readonly content: number;
  readonly inserted: number;
  readonly changed: number;
  readonly dropped: number;
  readonly grammar: number;
  /** Whether a negation or number differs, and which. */
  readonly turned: readonly Treatment[];
}

/** A number and the stem of the word behind it, which is what it counts. */
interface Count {
  readonly number: string;
  readonly of: string;
}

function countsIn(list: readonly Word[], at: readonly number[]): Count[] {
  const found: Count[] = [];
  for (const index of at) {
    const number = list[index]?.folded ?? "";
    if (isNumber(number) || TIMES.test(number)) found.push({ number, of: stem(list[index + 1]?.folded ?? "") });
  }
  return found;
}

/** How often: "once" is a number beside the others alone, else a word of time. */
const TIMES = /^(?:once|twice|thrice)$/;

function sameNumbers(lost: readonly Count[], added: readonly Count[]): boolean {
  const own = (counts: readonly Count[], others: readonly Count[]): Count[] =>
    counts.filter(({ number }) => number !== "once" || others.some((other) => TIMES.test(other.number)));
  const [left, right] = [own(lost, added), own(added, lost)];
  if (left.length === 0 || right.length === 0) return true;
  const numbers = (counts: readonly Count[]): string =>
    counts
      .map(({ number }) => number)
      .toSorted()
      .join(" ");
  if (numbers(left) !== numbers(right)) return false;
  // The same numbers of other things: "five schools and two clinics", "two schools and five clinics".
  return !right.some(({ number, of }) => left.some((other) => other.of === of && other.number !== number));
}

// Negations directly before the stretch, with nothing but small words between: its first word is what they deny.
function deniedBefore(base: readonly Word[], from: number): number {
  let found = 0;
  for (let at = from - 1; at >= 0 && base[at + 1]?.apart !== true && !isContent(base[at]?.folded ?? ""); at--)
    if (isNegation(base[at]?.folded ?? "")) found++;
  return found;
}

function turnsOf({ marks, from }: Marked, sides: Sides): Treatment[] {
  const alone = droppedAlone(marks);
  const lost = marks.filter((mark) => alone.has(mark)).flatMap((mark) => mark.base);
  const added = marks.filter((mark) => mark.op === "inserted").flatMap((mark) => mark.reading);
  const negations = (list: readonly Word[], at: readonly number[]): number =>
    at.filter((index) => isNegation(list[index]?.folded ?? "")).length;
  const before = marks.some((mark) => mark.base.some((at) => at < from)) ? 0 : deniedBefore(sides.base, from);
  const found: Treatment[] = negations(sides.base, lost) + before === negations(sides.reading, added) ? [] : ["negated"];
  return sameNumbers(countsIn(sides.base, lost), countsIn(sides.reading, added)) ? found : [...found, "other number"];
}

function answers(word: string, base: readonly Word[]): boolean {
  return base.some(
    ({ folded }) =>
      isContent(folded) &&
      (isNumber(word) || isNumber(folded)
        ? word === folded
        : stem(word) === stem(folded) || (isWhole(word) && isWhole(folded)) || wordLikeness(word, folded) > ALIKE),
  );
}

function tally(found: Marked, sides: Sides): Tally {
  const { marks } = found;
  const content = sides.reading.filter((word) => isContent(word.folded));
  const inserted = marks.filter((mark) => mark.op === "inserted");
  const changed = marks.filter((mark) => mark.op === "changed");
  const told = inserted.filter((mark) => isContent(textAt(sides.reading, mark.reading)));
  return {
    answered: content.filter((word) => answers(word.folded, sides.base)).length,
    content: content.length,
    inserted: told.length,
    changed: changed.length,
    dropped: marks.filter((mark) => mark.op === "dropped").length,
    grammar: inserted.length - told.length,
    turned: turnsOf(found, sides),
  };
}

/** Whether a reading answers too little of the passage to be a version of it. */
function isOther(counts: Tally, pair: Pair): boolean {
  const least = pair.placed === true || pair.manner === "indirect" ? ANSWERED_FREELY : ANSWERED;
  return counts.content > 0 && counts.answered / counts.content < least;
}

function judge(counts: Tally, pair: Pair): Fidelity {
  if (counts.turned.length > 0 || isOther(counts, pair)) return "not found";
  const { changed, inserted, dropped, grammar } = counts;
  if (changed + inserted + dropped + grammar === 0) return "verbatim";
  if (pair.manner === "indirect") return "indirect";
  if (changed + inserted + grammar === 0) return "trimmed";
  return inserted > 0 && changed === 0 ? "inserted" : "reworded";
}

/** Of words that are told without marks the order is the outlet's own: only what turns them round counts. */
function treatmentOf(
  said: Fidelity,
  { found, counts, pair }: { readonly found: Marked; readonly counts: Tally; readonly pair: Pair },
  told: Sides & { readonly textOf: (doc: DocId) => string },
): readonly Treatment[] {
  if (said === "not found") return isOther(counts, pair) ? [] : counts.turned;
  return pair.manner === "indirect" ? [] : placesOf(found.marks, told);
}

function stretch(base: readonly Word[], from: number, to: number): Evidence | undefined {
  const [first, ...rest] = spanned(base, upTo(to - from, from));
  return first && [first, ...rest];
}

/** So many numbers from one on. */
function upTo(count: number, from = 0): number[] {
  return Array.from({ length: count }, (_, at) => from + at);
}

function isSame({ base, reading }: Sides): boolean {
  return base.length > 0 && base.length === reading.length && base.every((word, at) => word.folded === reading[at]?.folded);
}

/** Most readings say just what the base says: nothing needs aligning. */
function verbatim(sides: Sides, pair: Pair): Comparison {
  const all = upTo(sides.base.length);
  const base = stretch(sides.base, 0, all.length) ?? pair.base;
  return { fidelity: "verbatim", treatment: [], changes: [{ op: "kept", base, reading: spanned(sides.reading, all) }], base };
}

/**
 * Compare an outlet's words with a passage of the primary account, word by word. The passage is trimmed to the stretch that corresponds.
 *
 * `verbatim`: the same words in one run. `trimmed`: words only left out. `inserted`: content words added, everything else kept in order, asides
 * possibly left out. `reworded`: words replaced or moved. `indirect`: reported without quotation marks and not word for word.
 * `not found`: less than half of the content words answer, or a negation or number differs: a sentence that says the opposite or another
 * figure is not that sentence. A number only added is `inserted`, one only left out is `trimmed`; a negation only counts as left out with an
 * aside of four or more words around it. Words of editors and stenographers' notes are passed over on both sides.
 */
export function fidelity(pair: Pair, textOf: (doc: DocId) => string): Comparison {
  const sides = { base: words(pair.base, textOf), reading: words(pair.reading, textOf) };
  if (isSame(sides)) return verbatim(sides, pair);
  const found = marked(sides);
  const { marks, from, to } = found;
  const counts = tally(found, sides);
  const said = sides.reading.length === 0 ? "not found" : judge(counts, pair);
  const treatment = treatmentOf(said, { found, counts, pair }, { ...sides, textOf });
  const used = marks.flatMap((mark) => mark.base);
  const base = stretch(sides.base, Math.min(from, ...used), Math.max(to, ...used.map((at) => at + 1))) ?? pair.base;
  const label = said === "verbatim" && treatment.includes("merged") ? "trimmed" : said;
  return { fidelity: label, treatment, changes: changesOf(marks, sides), base };
}
