import type { Annotation, Bound, Quantity } from "../model/annotation.ts";
import type { Annotator } from "../model/annotator.ts";
import type { Document } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import { rounded } from "../text/figures.ts";
import { opensNumber, readOrdinal } from "../text/numbers.ts";
import type { Token } from "../language/tokens.ts";
import { bodyOf } from "./body.ts";
import { hedgeBefore, type Hedging } from "./hedges.ts";
import { countedEnd } from "./phrases.ts";
import { pronoun, statedAt, type Stated } from "./quantity/stated.ts";
import type { Unit } from "./quantity/units.ts";

const NAME = "quantities";
const VERSION = 3;
const BY = `${NAME}@${VERSION}`;

/** A sentence's tokens and the ranges of text that are times. */
interface Scene {
  readonly doc: Document;
  readonly tokens: readonly Token[];
  readonly taken: (token: Token) => boolean;
}

function glued(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.end === tokens[at + 1]?.start;
}

const NAMING = new Set(
  "article chapter clause flight resolution section group channel page route highway room apollo boeing airbus no number level phase stage grade type model version day week".split(
    " ",
  ),
);

/** A number behind a name is part of it ("Boeing 737", "Article 5"), unless what it counts follows. */
function named(tokens: readonly Token[], first: number, last: number): boolean {
  const before = tokens[first - 1];
  if (!before || first < 1) return false;
  if (before.lower === "." && NAMING.has(tokens[first - 2]?.lower ?? "")) return true;
  if (NAMING.has(before.lower)) return true;
  if (first < 2 || before.kind !== "word" || !/^\p{Lu}/u.test(before.text)) return false;
  return !/^\p{Ll}/u.test(tokens[last]?.text ?? "");
}

/** Figures that state no quantity: scores, dotted and slashed numbers, list numbers, telephone numbers. */
function figures({ tokens }: Scene, { first, last }: Stated): boolean {
  const [before, after] = [tokens[first - 1], tokens[last]];
  const slash = (mark: Token | undefined): boolean => mark !== undefined && /^[/:#@_=]$/.test(mark.lower);
  if (slash(before) || slash(after)) return true;
  if (after && /^[-–]$/.test(after.lower) && glued(tokens, last - 1) && /^\d/.test(tokens[last + 1]?.lower ?? "")) return true;
  if (before && /^[-–.]$/.test(before.lower) && glued(tokens, first - 1) && first > 1 && glued(tokens, first - 2)) return true;
  return first === 0 && (after?.lower === "." || after?.lower === ")") && glued(tokens, last - 1);
}

function spanOf({ doc, tokens }: Scene, first: number, last: number): Span | undefined {
  const [from, to] = [tokens[first], tokens[last - 1]];
  return from && to && last > first ? { doc: doc.id, start: from.start, end: to.end } : undefined;
}

const DETERMINERS = new Set("the a an its his her their our my your these those all".split(" "));

/** What is counted: the noun phrase behind the number, its unit, or the "of" behind them. Returns its first and last token, or an empty range. */
function countedAt({ tokens, taken }: Scene, at: number, unit: Unit["unit"]): readonly [number, number] {
  let from = at;
  const link = tokens[from]?.lower;
  if (link === "of" || ((unit === "money" || unit === "measure") && link === "in") || (unit === "measure" && link === "-")) from++;
  else if (unit === "money" || unit === "percent" || unit === "measure") return [at, at];
  while (DETERMINERS.has(tokens[from]?.lower ?? "")) from++;
  const first = tokens[from];
  if (!first || taken(first)) return [at, at];
  let end = countedEnd(tokens, from);
  while (end > from && taken(tokens[end - 1] ?? first)) end--;
  return end > from ? [from, end] : [at, at];
}

/** What is singled out of the counted: the noun phrase behind "including" or "among them", with or without a comma. */
function includingAt(scene: Scene, at: number): readonly [number, number] | null {
  const { tokens } = scene;
  const from = tokens[at]?.lower === "," ? at + 1 : at;
  const word = tokens[from]?.lower;
  if (word !== "including" && word !== "among") return null;
  const first = word === "among" && tokens[from + 1]?.lower === "them" ? from + 2 : from + 1;
  if (word === "among" && first === from + 1) return null;
  const last = countedEnd(tokens, first);
  return last > first ? [first, last] : null;
}

const OPEN_BOUND: Bound = "over";

/** A stated number in whole units, with the smaller unit told behind it ("5 feet 2 inches"). */
function scaledBy(value: number, { factor = 1, add = 0 }: Unit): number {
  return rounded(value * factor + add);
}

function quantity(
  scene: Scene,
  stated: Stated,
  { unit, bound }: { unit: Unit; bound: (Hedging & { first: number }) | null },
): Quantity | null {
  const all = spanOf(scene, stated.first, stated.to ? stated.last : stated.first + stated.read.length);
  const number = all && stated.chars !== undefined ? { ...all, end: all.start + stated.chars } : all;
  const [ofFirst, ofLast] = countedAt(scene, unit.last, unit.unit);
  const singled = includingAt(scene, ofLast);
  const first = Math.min(stated.first, unit.first, bound?.first ?? stated.first);
  const span = spanOf(scene, first, Math.max(stated.last, unit.last, ofLast, singled?.[1] ?? 0));
  if (!number || !span) return null;
  const of = spanOf(scene, ofFirst, ofLast);
  const including = singled ? spanOf(scene, singled[0], singled[1]) : undefined;
  return {
    kind: "quantity",
    span,
    by: BY,
    number,
    value: scaledBy(stated.read.value, unit),
    bound: bound?.bound ?? (stated.read.vague ? OPEN_BOUND : "exact"),
    ...(bound?.close === true ? { close: true as const } : {}),
    unit: unit.unit,
    ...(stated.to ? { to: scaledBy(stated.to.value, unit) } : {}),
    ...(unit.symbol ? { symbol: unit.symbol } : {}),
    ...(of ? { of } : {}),
    ...(including ? { including } : {}),
  };
}

/** A number that counts nothing the text names is kept only where a hedge or a total shows that it is a figure. */
function idle(scene: Scene, made: Quantity, stated: Stated): boolean {
  if (made.unit !== "count" || made.of || made.bound !== "exact") return false;
  const after = scene.tokens[stated.last];
  return !(after && /^(?:were|was|have|had|are|died|killed|injured|wounded|people)$/.test(after.lower));
}

function cardinal(scene: Scene, at: number): { made: Quantity | null; last: number } | null {
  const { tokens } = scene;
  const found = statedAt(tokens, at);
  if (!found) return null;
  const { stated, unit } = found;
  const skip = { made: null, last: stated.last };
  if (unit.unit !== "age" && tokens.slice(at, stated.last).some(scene.taken)) return skip;
  if (unit.unit === "count" && (pronoun(tokens, stated) || figures(scene, stated) || named(tokens, at, stated.last))) return skip;
  const bound = hedgeBefore(tokens, Math.min(stated.first, unit.first));
  const made = quantity(scene, stated, { unit, bound });
  return { made: made && !idle(scene, made, stated) ? made : null, last: Math.max(stated.last, unit.last) };
}

function ranked(scene: Scene, at: number, { value, length }: { value: number; length: number }): Quantity | null {
  const token = scene.tokens[at];
  if (!token || scene.taken(token)) return null;
  const stated = { read: { value, length, figure: false, vague: false }, first: at, last: at + length };
  const made = quantity(scene, stated, { unit: { unit: "ordinal", first: at, last: at + length }, bound: null });
  return made?.of ? made : null;
}

/** Longest word that is looked up as a number or rank ("seventy-seventh"). */
const LONGEST_WORD = 20;

function opens(tokens: readonly Token[], at: number): boolean {
  const { start = 0, end = 0 } = tokens[at] ?? {};
  return end - start <= LONGEST_WORD && opensNumber(tokens, at);
}

function* inSentence(scene: Scene): Iterable<Quantity> {
  const { tokens } = scene;
  for (let at = 0; at < tokens.length;) {
    if (!opens(tokens, at)) {
      at++;
      continue;
    }
    const rank = readOrdinal(tokens, at);
    const found = rank ? { made: ranked(scene, at, rank), last: at + rank.length } : cardinal(scene, at);
    if (found?.made) yield found.made;
    at = Math.max(found?.last ?? 0, at + 1);
  }
}

function takenBy(earlier: readonly Annotation[]): (token: Token) => boolean {
  const times = earlier.filter((each) => each.kind === "timex").map((each) => each.span);
  let at = 0;
  return (token) => {
    while (at > 0 && (times[at - 1]?.end ?? 0) > token.start) at--;
    while ((times[at]?.end ?? Number.POSITIVE_INFINITY) <= token.start) at++;
    return (times[at]?.start ?? Number.POSITIVE_INFINITY) < token.end;
  };
}

function* annotate(doc: Document, earlier: readonly Annotation[]): Iterable<Annotation> {
  const { tokens, sentences } = bodyOf(doc);
  const taken = takenBy(earlier);
  for (const { first, last } of sentences) {
    let at = first;
    while (at < last && !opens(tokens, at)) at++;
    if (at < last) yield* inSentence({ doc, tokens: tokens.slice(first, last), taken });
  }
}

/**
 * Finds stated figures: counts with what they count, money, shares, ages, measures, ranks, ranges, and the words that bound them.
 * Numbers inside time expressions, names ("Boeing 737") and scores are none.
 */
export const quantities: Annotator = { name: NAME, version: VERSION, needs: ["timex"], makes: ["quantity"], annotate };
