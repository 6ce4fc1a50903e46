import { wordLikeness } from "../language/likeness.ts";
import { isSaying } from "../language/statements.ts";
import { stem } from "../language/stems.ts";
import type { Change } from "../model/dossier.ts";
import { align, type Alignment, type Costs, type Step } from "../text/alignment.ts";
import { isContent, isNegation, isNumber, isWhole, type Word } from "./words.ts";

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
export const ALIKE = 0.5;
function change(base: string, reading: string): number {
  if (base === reading) return 0;
  if (isNegation(base) || isNegation(reading) || isNumber(base) || isNumber(reading)) return NEVER;
  const [left, right] = [isContent(base), isContent(reading)];
  if (!left && !right) return GRAMMAR;
  if (left !== right) return NEVER;
  if (stem(base) === stem(reading) || (isWhole(base) && isWhole(reading))) return FORM;
  const alike = wordLikeness(base, reading);
  return alike > ALIKE ? FORM + 2 * (1 - alike) : NEVER;
}

const COSTS: Costs = {
  change,
  drop: (word) => (isContent(word) || isNegation(word) ? DROP.content : DROP.grammar),
  insert: (word) => (isContent(word) ? INSERT.content : INSERT.grammar),
};

/** The words of a passage and of a reading of it. */
export interface Sides {
  readonly base: readonly Word[];
  readonly reading: readonly Word[];
}

/** What was done to a word or run of words, by their places on both sides. */
export interface Mark {
  readonly op: Change["op"];
  readonly base: readonly number[];
  readonly reading: readonly number[];
}

function markOf(step: Step): Mark {
  if (step.op === "dropped") return { op: step.op, base: [step.base], reading: [] };
  if (step.op === "inserted") return { op: step.op, base: [], reading: [step.reading] };
  return { op: step.op, base: [step.base], reading: [step.reading] };
}

// The same word elsewhere; a negation only with what it denies behind it ("without thanks", "not here").
function isTwin({ base, reading }: Sides, at: number, other: number): boolean {
  const [word, told] = [base[at]?.folded ?? "", reading[other]?.folded ?? ""];
  if (!isNegation(told)) return stem(word) === stem(told);
  const [denied, next] = [base[at + 1]?.folded ?? "", reading[other + 1]?.folded ?? ""];
  return word === told && isContent(denied) && isContent(next) && (stem(denied) === stem(next) || wordLikeness(denied, next) > ALIKE);
}

// A content word dropped here, or standing in the passage outside the stretch, and inserted there was moved: one change with both places.
function moved(marks: readonly Mark[], sides: Sides, { from, to }: Alignment): Mark[] {
  const free = sides.base
    .map((_, at) => at)
    .filter((at) => at < from || at >= to || marks.some((mark) => mark.op === "dropped" && mark.base[0] === at));
  const used = new Set<number>();
  const found = marks.map((mark): Mark => {
    const word = textAt(sides.reading, mark.reading);
    if (mark.op !== "inserted" || isNumber(word) || !(isContent(word) || isNegation(word))) return mark;
    const twin = free.find((at) => !used.has(at) && isTwin(sides, at, mark.reading[0] ?? 0));
    if (twin === undefined) return mark;
    used.add(twin);
    return { op: "changed", base: [twin], reading: mark.reading };
  });
  return found.filter((mark) => mark.op !== "dropped" || !used.has(mark.base[0] ?? -1));
}

/** How far, in steps, a small word moves when a subject and its verb change places. */
const INVERSION = 2;

// A small word dropped and inserted a step away changed places with its neighbour ("together we are", "together are we").
function inverted(marks: readonly Mark[], sides: Sides): Mark[] {
  const gone = new Set<Mark>();
  const found = marks.map((mark, at): Mark => {
    if (mark.op !== "inserted") return mark;
    const word = textAt(sides.reading, mark.reading);
    const near = marks.slice(Math.max(0, at - INVERSION), at + INVERSION + 1);
    const twin = near.find((one) => one.op === "dropped" && !gone.has(one) && textAt(sides.base, one.base) === word);
    if (twin === undefined || isContent(word)) return mark;
    gone.add(twin);
    return { op: "changed", base: twin.base, reading: mark.reading };
  });
  return found.filter((mark) => !gone.has(mark));
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

/** Longest aside of the form "as somebody said", in words: an office and a name have room. */
const LONGEST_ASIDE = 8;

// Words of asides between marks that say whose words these are ("as the minister said"): an outlet drops them whole or not at all.
function asides({ base, reading }: Sides): Set<number> {
  const found = new Set<number>();
  for (const [at, word] of base.entries()) {
    if (word.folded !== "as" || !word.apart) continue;
    let end = at + 1;
    while (end < base.length && base[end]?.apart === false) end++;
    const own = base.slice(at, end).map((one) => one.folded);
    if (own.length > LONGEST_ASIDE || !own.some(isSaying) || holds(reading, own)) continue;
    for (let next = at; next < end; next++) found.add(next);
  }
  return found;
}

function holds(list: readonly Word[], run: readonly string[]): boolean {
  return list.some((_, at) => run.every((word, next) => list[at + next]?.folded === word));
}

// The alignment without the asides, which are dropped where they stand.
function aligned(sides: Sides): Alignment {
  const out = asides(sides);
  const kept = sides.base.map((_, at) => at).filter((at) => !out.has(at));
  const reading = sides.reading.map((word) => word.folded);
  const { from, to, steps, cost } = align(
    kept.map((at) => sides.base[at]?.folded ?? ""),
    reading,
    COSTS,
  );
  if (out.size === 0 || from === to) return { from: kept[from] ?? 0, to: (kept[to - 1] ?? -1) + 1, steps, cost };
  const found: Step[] = [];
  let next = kept[from] ?? 0;
  for (const step of steps) {
    if (step.op === "inserted") {
      while (out.has(next)) found.push({ op: "dropped", base: next++ });
      found.push(step);
      continue;
    }
    const at = kept[step.base] ?? 0;
    while (next < at) found.push({ op: "dropped", base: next++ });
    found.push({ ...step, base: at });
    next = at + 1;
  }
  return { from: kept[from] ?? 0, to: next, steps: found, cost };
}

/** The first word of a mark on one side; empty if it has none there. */
export function textAt(list: readonly Word[], at: readonly number[]): string {
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

/** What was done to each word, in order, and the stretch of the base from its first to its last corresponding word, end exclusive. */
export interface Marked {
  readonly marks: readonly Mark[];
  readonly from: number;
  readonly to: number;
}

/** Align a reading with the base and tell each word kept, changed, moved, dropped or inserted. */
export function marked(sides: Sides): Marked {
  const found = edged(aligned(sides), sides);
  const marks = replaced(inverted(moved(found.steps.map(markOf), sides, found), sides), sides);
  return { marks, from: found.from, to: found.to };
}
