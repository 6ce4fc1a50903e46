import { coverage, idf, statementLikeness } from "../language/likeness.ts";
import { stem } from "../language/stems.ts";
import type { Said } from "../model/claim.ts";
import type { DocId } from "../model/span.ts";
import { isContent, isWhole, words } from "./words.ts";

/** A statement to be matched: its claim, its folded words, those of them with content, and the stems of these with their weights. */
export interface Statement {
  readonly claim: Said;
  readonly words: readonly string[];
  readonly content: readonly string[];
  readonly stems: ReadonlyMap<string, number>;
  readonly weight: number;
}

/** A reading's place in the base: the statement it answers to, another it takes in as well, and whether its own neighbours placed it. */
export interface Match {
  readonly reading: number;
  readonly base: number;
  readonly also?: number;
  readonly placed: boolean;
}

/** From this likeness a statement is the same one: translated and reported statements have .5 and more, sentences on one subject up to .45. */
const SAME = 0.48;
/** From this likeness it is the same one if its neighbour stands directly before or after in the base too. */
const SAME_BETWEEN = 0.3;
/** From this likeness between matched neighbours if both are short and speak of all there is: below .1 they share neither words nor subject. */
const SAME_WHOLE = 0.1;
/** Words of a short statement: a subject, a verb and what goes with them, too few to be told by likeness. */
const SHORT = 5;
/** What a neighbour in the same quotation, matched to the neighbouring base statement, adds when two places are nearly as good. */
const IN_ORDER = 0.08;
/** A reading takes in two base statements if it is this much more like both than like the better one. */
const BOTH = 0.08;
/** Fewest content words by which a statement, or what one takes from it, can be told from others; with less only the same words or the place decide. */
const TELLING = 2;
/** Share of a one-way match in a score: a trimmed quotation is all in the base, not the base in it. */
const ONE_WAY = 0.75;
/** Base statements compared in full for each reading: with five no row of the seed reports differs from comparing all, in a quarter of the time. */
const CANDIDATES = 5;

/** A statement whose words are read when they are first asked for: most are told by one account alone and compared with nothing. */
class Lazy implements Statement {
  readonly claim: Said;
  private readonly read: () => readonly string[];
  private own?: readonly string[];
  private filled?: readonly string[];
  private weighed?: ReadonlyMap<string, number>;
  private total?: number;

  constructor(claim: Said, read: () => readonly string[]) {
    this.claim = claim;
    this.read = read;
  }

  get words(): readonly string[] {
    return (this.own ??= this.read());
  }

  get content(): readonly string[] {
    return (this.filled ??= this.words.filter(isContent));
  }

  get stems(): ReadonlyMap<string, number> {
    return (this.weighed ??= new Map(this.content.map((word) => [stem(word), idf(word)] as const)));
  }

  get weight(): number {
    return (this.total ??= [...this.stems.values()].reduce((sum, one) => sum + one, 0));
  }
}

/** A claim as a statement. */
export function statementOf(claim: Said, textOf: (doc: DocId) => string): Statement {
  return new Lazy(claim, () => words(claim.evidence, textOf).map((word) => word.folded));
}

function likeness(base: Statement, reading: Statement): number {
  const alike = statementLikeness(base.words, reading.words);
  if (reading.content.length < TELLING || base.content.length < TELLING) return alike * ONE_WAY;
  return Math.max(alike, coverage(reading.content, base.content) * coverage(reading.words, base.words) * ONE_WAY);
}

function isSame(base: Statement, reading: Statement): boolean {
  return base.words.length === reading.words.length && base.words.every((word, at) => word === reading.words[at]);
}

function score(base: Statement, reading: Statement): number {
  return isSame(base, reading) ? 1 : likeness(base, reading);
}

// Weight of the stems two statements share, against both or against the reading alone: cheap, and enough to choose whom to compare.
function overlap(base: Statement, reading: Statement): number {
  let shared = 0;
  for (const [word, weight] of reading.stems) if (base.stems.has(word)) shared += weight;
  return shared === 0 ? 0 : Math.max((2 * shared) / (base.weight + reading.weight), (ONE_WAY * shared) / reading.weight);
}

// The base statements worth comparing, the most promising first, the earlier of equals.
function candidates(base: readonly Statement[], reading: Statement): number[] {
  const rated: { at: number; value: number }[] = [];
  for (const [at, one] of base.entries()) {
    const value = overlap(one, reading) || (isSame(one, reading) ? 1 : 0);
    if (value > 0) rated.push({ at, value });
  }
  return rated
    .toSorted((a, b) => b.value - a.value || a.at - b.at)
    .slice(0, CANDIDATES)
    .map((one) => one.at);
}

// Statements of one document that follow each other in one stretch of reported words.
function areNeighbours(a: Statement | undefined, b: Statement | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.claim.doc === b.claim.doc &&
    a.claim.source?.start === b.claim.source?.start &&
    a.claim.cue?.start === b.claim.cue?.start
  );
}

function inGap(found: ReadonlyMap<number, Match>, reading: number, readings: readonly Statement[]): number | undefined {
  const before = areNeighbours(readings[reading - 1], readings[reading]) ? found.get(reading - 1)?.base : undefined;
  const after = areNeighbours(readings[reading], readings[reading + 1]) ? found.get(reading + 1)?.base : undefined;
  if (before !== undefined) return after === undefined || after === before + 2 ? before + 1 : undefined;
  return after === undefined ? undefined : after - 1;
}

// Short statements about everything in somebody's own words: "it is all one", "everything hangs together".
function areWhole(base: Statement, reading: Statement): boolean {
  return reading.claim.manner === "direct" && [base, reading].every((one) => one.words.length <= SHORT && one.words.some(isWhole));
}

/** The statements that a reading may take in beside the best one: its neighbours, and for words in quotation marks any that the rest of them comes from. */
function* others(base: readonly Statement[], reading: Statement, at: number): Generator<number> {
  yield at + 1;
  yield at - 1;
  if (reading.claim.manner !== "direct") return;
  const rest = [...reading.stems.keys()].filter((word) => base[at]?.stems.has(word) !== true);
  if (rest.length < TELLING) return;
  for (const next of candidates(base, reading)) {
    const held = rest.filter((word) => base[next]?.stems.has(word));
    if (Math.abs(next - at) > 1 && held.length >= TELLING && held.length * 2 >= rest.length) yield next;
  }
}

function both(
  base: readonly Statement[],
  reading: Statement,
  { at, alone }: { readonly at: number; readonly alone: number },
): number | undefined {
  let [found, most] = [undefined as number | undefined, alone + BOTH];
  for (const next of others(base, reading, at)) {
    const [one, other] = next > at ? [base[at], base[next]] : [base[next], base[at]];
    if (one === undefined || other?.claim.doc !== one.claim.doc || ![...reading.stems.keys()].some((word) => base[next]?.stems.has(word)))
      continue;
    const value = likeness(new Lazy(one.claim, () => [...one.words, ...other.words]), reading);
    if (value >= most) [found, most] = [next, value];
  }
  return found;
}

function best(base: readonly Statement[], reading: Statement, wanted: number | undefined): Omit<Match, "reading" | "placed"> | undefined {
  const same = base.findIndex((one) => isSame(one, reading));
  if (same >= 0 && (wanted === undefined || wanted === same)) return { base: same };
  let [found, most, alone] = [-1, 0, 0];
  for (const at of candidates(base, reading).toSorted((a, b) => a - b)) {
    const one = base[at];
    const own = one === undefined ? 0 : score(one, reading);
    const value = own + (at === wanted ? IN_ORDER : 0);
    if (value > most) [found, most, alone] = [at, value, own];
  }
  if (found < 0) return undefined;
  const also = alone === 1 ? undefined : both(base, reading, { at: found, alone });
  if (also !== undefined && alone + BOTH >= SAME) return { base: found, also };
  return alone >= SAME ? { base: found } : undefined;
}

/**
 * Match one document's statements of a speaker, in text order, with the base's, in text order. First by likeness, where the order of a quotation
 * breaks near ties; then what stands between or beside matched neighbours, at a lower bar. Readings that match nothing are left out. A base
 * statement can have several readings, a reading has one place.
 */
export function match(base: readonly Statement[], readings: readonly Statement[]): Match[] {
  const found = new Map<number, Match>();
  for (const [at, reading] of readings.entries()) {
    const before = areNeighbours(readings[at - 1], reading) ? found.get(at - 1)?.base : undefined;
    const place = best(base, reading, before === undefined ? undefined : before + 1);
    if (place !== undefined) found.set(at, { ...place, reading: at, placed: false });
  }
  const taken = new Set([...found.values()].flatMap((one) => [one.base, one.also]));
  for (const [at, reading] of readings.entries()) {
    const gap = found.has(at) ? undefined : inGap(found, at, readings);
    const one = base[gap ?? -1];
    if (gap === undefined || one === undefined) continue;
    const least = !taken.has(gap) && areWhole(one, reading) ? SAME_WHOLE : SAME_BETWEEN;
    if (likeness(one, reading) >= least) found.set(at, { reading: at, base: gap, placed: true });
  }
  return [...found.values()].toSorted((a, b) => a.reading - b.reading);
}

/** The base statement most like a reading, for showing what comes nearest; the first if none shares a word, undefined if there is no base. */
export function nearest(base: readonly Statement[], reading: Statement): number | undefined {
  let [found, most] = [base.length > 0 ? 0 : undefined, 0];
  for (const at of candidates(base, reading)) {
    const one = base[at];
    const value = one === undefined ? 0 : likeness(one, reading);
    if (value > most) [found, most] = [at, value];
  }
  return found;
}
