import { wordLikeness } from "../language/likeness.ts";
import { stem } from "../language/stems.ts";
import type { Manner } from "../model/annotation.ts";
import type { Change, Fidelity } from "../model/dossier.ts";
import type { DocId, Evidence, Span } from "../model/span.ts";
import { align, type Alignment, type Costs, type Step } from "../text/alignment.ts";
import { isContent, isNegation, isNumber, words, type Word } from "./words.ts";

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
  readonly changes: readonly Change[];
  readonly base: Evidence;
}

/** Cost of changing one word into another form of it. */
const FORM = 0.25;
/** Cost of changing one small grammatical word into another. */
const GRAMMAR = 0.5;
/** Cost no change is worth: words that have nothing in common, a negation or a number are dropped and inserted. */
const NEVER = 3;
/** Cost of leaving out a content word, or a grammatical one: low, so that an aside of seven words costs less than two words misplaced. */
const DROP = { content: 0.25, grammar: 0.1 };
/** Cost of adding a content word, or a grammatical one. */
const INSERT = { content: 1, grammar: 0.6 };
/** Cosine from which two words can stand for each other; the same bound as for statements. */
const ALIKE = 0.5;
/** Share of a reading's content words that the stretch must answer for it to be that passage: below, more is new than old. */
const ANSWERED = 0.5;
/** The same for reports without quotation marks, which use other words, and where the neighbours match: one of three content words. */
const ANSWERED_FREELY = 0.3;
/** A run of this many dropped words is an aside or clause of its own, and a negation or number in it goes with it. */
const ASIDE = 4;

function change(base: string, reading: string): number {
  if (base === reading) return 0;
  if (isNegation(base) || isNegation(reading) || isNumber(base) || isNumber(reading)) return NEVER;
  const [left, right] = [isContent(base), isContent(reading)];
  if (!left && !right) return GRAMMAR;
  if (left !== right) return NEVER;
  if (stem(base) === stem(reading)) return FORM;
  const alike = wordLikeness(base, reading);
  return alike > ALIKE ? FORM + 2 * (1 - alike) : NEVER;
}

const COSTS: Costs = {
  change,
  drop: (word) => (isContent(word) || isNegation(word) ? DROP.content : DROP.grammar),
  insert: (word) => (isContent(word) ? INSERT.content : INSERT.grammar),
};

interface Sides {
  readonly base: readonly Word[];
  readonly reading: readonly Word[];
}

type Op = Change["op"];
interface Mark {
  readonly op: Op;
  readonly base: readonly number[];
  readonly reading: readonly number[];
}

function markOf(step: Step): Mark {
  if (step.op === "dropped") return { op: step.op, base: [step.base], reading: [] };
  if (step.op === "inserted") return { op: step.op, base: [], reading: [step.reading] };
  return { op: step.op, base: [step.base], reading: [step.reading] };
}

// A content word dropped here, or standing in the passage outside the stretch, and inserted there was moved: one change with both places.
function moved(marks: readonly Mark[], sides: Sides, { from, to }: Alignment): Mark[] {
  const free = sides.base
    .map((_, at) => at)
    .filter((at) => at < from || at >= to || marks.some((mark) => mark.op === "dropped" && mark.base[0] === at));
  const used = new Set<number>();
  const found = marks.map((mark): Mark => {
    const word = textAt(sides.reading, mark.reading);
    if (mark.op !== "inserted" || !isContent(word) || isNumber(word)) return mark;
    const twin = free.find((at) => !used.has(at) && stem(sides.base[at]?.folded ?? "") === stem(word));
    if (twin === undefined) return mark;
    used.add(twin);
    return { op: "changed", base: [twin], reading: mark.reading };
  });
  return found.filter((mark) => mark.op !== "dropped" || !used.has(mark.base[0] ?? -1));
}

// Words put before or after everything that corresponds stand for as many words of the passage there: ends are not free for them.
function edged({ steps, from, to }: Alignment, sides: Sides): Alignment {
  const lead = steps.findIndex((step) => step.op !== "inserted");
  const tail = steps.toReversed().findIndex((step) => step.op !== "inserted");
  const told = (some: readonly Step[]): boolean =>
    some.some((step) => step.op === "inserted" && isContent(sides.reading[step.reading]?.folded ?? ""));
  const before = lead > 0 && told(steps.slice(0, lead)) ? Math.min(lead, from) : 0;
  const after = tail > 0 && told(steps.slice(steps.length - tail)) ? Math.min(tail, sides.base.length - to) : 0;
  const dropped = (start: number, count: number): Step[] => Array.from({ length: count }, (_, at) => ({ op: "dropped", base: start + at }));
  return { steps: [...dropped(from - before, before), ...steps, ...dropped(to, after)], from: from - before, to: to + after, cost: 0 };
}

function textAt(list: readonly Word[], at: readonly number[]): string {
  return list[at[0] ?? -1]?.folded ?? "";
}

// Words dropped and words inserted at one place replace each other.
function replaced(marks: readonly Mark[], sides: Sides): Mark[] {
  const found: Mark[] = [];
  let run: Mark[] = [];
  for (const mark of [...marks, undefined]) {
    if (mark !== undefined && (mark.op === "dropped" || mark.op === "inserted")) run.push(mark);
    else {
      found.push(...substituted(run, sides));
      run = [];
      if (mark !== undefined) found.push(mark);
    }
  }
  return found;
}

// A pronoun that a reading spells out ("it", "the pier") is replaced, not left out.
const PRONOUN = /^(?:it|this|that|they|them|he|him|she|her|we|us|i|me|you)$/;

function substituted(run: readonly Mark[], sides: Sides): Mark[] {
  const dropped = run.filter((mark) => mark.op === "dropped");
  const inserted = run.filter((mark) => mark.op === "inserted");
  const kind = (marks: readonly Mark[], side: "base" | "reading"): boolean =>
    marks.some((mark) => isContent(textAt(sides[side], mark[side])));
  if (dropped.length === 0 || inserted.length === 0) return [...run];
  const named = dropped.some((mark) => PRONOUN.test(textAt(sides.base, mark.base)));
  if (kind(dropped, "base") !== kind(inserted, "reading") && !named) return [...run];
  const [first, last] = [dropped[0]?.base[0] ?? 0, dropped.at(-1)?.base[0] ?? 0];
  const isAside = dropped.length > 1 && sides.base[first]?.apart === true && sides.base[last + 1]?.apart !== false;
  if (isAside) return [...run];
  const guarded = (word: string): boolean => isNegation(word) || isNumber(word);
  if (
    dropped.some((mark) => guarded(textAt(sides.base, mark.base))) ||
    inserted.some((mark) => guarded(textAt(sides.reading, mark.reading)))
  )
    return [...run];
  return [{ op: "changed", base: dropped.flatMap((mark) => mark.base), reading: inserted.flatMap((mark) => mark.reading) }];
}

function spanned(list: readonly Word[], at: readonly number[]): Span[] {
  const found: Span[] = [];
  let last = -2;
  for (const index of at) {
    const span = list[index]?.span;
    const before = found.at(-1);
    if (span === undefined) continue;
    if (before !== undefined && index === last + 1 && span.doc === before.doc && span.start >= before.start)
      found[found.length - 1] = { ...before, end: Math.max(before.end, span.end) };
    else found.push(span);
    last = index;
  }
  return found;
}

function changesOf(marks: readonly Mark[], sides: Sides): Change[] {
  const groups: { op: Op; base: number[]; reading: number[] }[] = [];
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
  /** Whether a negation or number differs. */
  readonly turned: boolean;
}

function sameNumbers(lost: readonly string[], added: readonly string[]): boolean {
  return added.length === 0 || lost.length === 0 || lost.toSorted().join(" ") === added.toSorted().join(" ");
}

function isTurned(marks: readonly Mark[], sides: Sides): boolean {
  const alone = droppedAlone(marks);
  const lost = marks.filter((mark) => alone.has(mark)).map((mark) => textAt(sides.base, mark.base));
  const added = marks.filter((mark) => mark.op === "inserted").map((mark) => textAt(sides.reading, mark.reading));
  if (lost.filter(isNegation).length !== added.filter(isNegation).length) return true;
  return !sameNumbers(lost.filter(isNumber), added.filter(isNumber));
}

function answers(word: string, base: readonly Word[]): boolean {
  return base.some(
    ({ folded }) =>
      isContent(folded) &&
      (isNumber(word) || isNumber(folded) ? word === folded : stem(word) === stem(folded) || wordLikeness(word, folded) > ALIKE),
  );
}

function tally(marks: readonly Mark[], sides: Sides): Tally {
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
    turned: isTurned(marks, sides),
  };
}

function judge(counts: Tally, pair: Pair): Fidelity {
  if (counts.turned) return "not found";
  const least = pair.placed === true || pair.manner === "indirect" ? ANSWERED_FREELY : ANSWERED;
  if (counts.content > 0 && counts.answered / counts.content < least) return "not found";
  const { changed, inserted, dropped, grammar } = counts;
  if (changed + inserted + dropped + grammar === 0) return "verbatim";
  if (pair.manner === "indirect") return "indirect";
  if (changed + inserted + grammar === 0) return "trimmed";
  return inserted > 0 && changed === 0 ? "inserted" : "reworded";
}

function stretch(base: readonly Word[], from: number, to: number): Evidence | undefined {
  const [first, ...rest] = spanned(
    base,
    Array.from({ length: to - from }, (_, at) => from + at),
  );
  return first && [first, ...rest];
}

function isSame({ base, reading }: Sides): boolean {
  return base.length > 0 && base.length === reading.length && base.every((word, at) => word.folded === reading[at]?.folded);
}

/** Most readings say just what the base says: nothing needs aligning. */
function verbatim(sides: Sides, pair: Pair): Comparison {
  const marks = sides.base.map((_, at): Mark => ({ op: "kept", base: [at], reading: [at] }));
  return { fidelity: "verbatim", changes: changesOf(marks, sides), base: stretch(sides.base, 0, sides.base.length) ?? pair.base };
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
  const found = edged(
    align(
      sides.base.map((word) => word.folded),
      sides.reading.map((word) => word.folded),
      COSTS,
    ),
    sides,
  );
  const steps = replaced(moved(found.steps.map(markOf), sides, found), sides);
  const said = sides.reading.length === 0 ? "not found" : judge(tally(steps, sides), pair);
  const used = steps.flatMap((mark) => mark.base);
  const base = stretch(sides.base, Math.min(found.from, ...used), Math.max(found.to, ...used.map((at) => at + 1))) ?? pair.base;
  return { fidelity: said, changes: changesOf(steps, sides), base };
}
