import { idf, wordLikeness } from "../language/likeness.ts";
import { sameWord, sharedSense } from "../language/senses.ts";
import { stem } from "../language/stems.ts";
import { tokenize } from "../language/tokens.ts";
import type { Reason } from "../model/reason.ts";
import type { DocId, Span } from "../model/span.ts";
import { table } from "../text/tables.ts";
import { gather } from "../text/gather.ts";
import { linked } from "./chaining.ts";

/** A place in a document that tells of an event, as `chains` compares it. */
export interface Telling {
  readonly id: string;
  readonly trigger: Span;
  /** The sentence it stands in. */
  readonly sentence: Span;
  /** What its document is about: only tellings of one such group are compared. */
  readonly group: string;
  /** Type of the event where it is known. */
  readonly type?: string;
  /** Ids of the entities and values of the times that its sentence names. */
  readonly entities: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
}

/** A telling with its words. */
interface Read {
  readonly telling: Telling;
  readonly words: readonly string[];
  readonly stems: ReadonlySet<string>;
  /** Stems of the rest of its sentence, with their weights. */
  readonly around: ReadonlyMap<string, number>;
  readonly length: number;
  /** How much its commonest word says, 0 to 1. */
  readonly weight: number;
  /** Whether it is a word of saying, or only points at an event ("this"). */
  readonly reports: boolean;
  readonly refers: boolean;
}

const SMALL = new Set(
  "a an the of in on at by for with from to into and or but as that which who is are was were be been being has have had will would could its his her their this it not n't up out off".split(
    " ",
  ),
);
const PRONOUN = /^(?:it|this|that|these|those|which|what|so)$/;
const REPORTING = new Set(
  "say tell report announce add claim note state confirm explain argue think believe know call ask write describe according".split(" "),
);
/** Characters from the start of a document within which its news is told first. */
const OPENING = 400;
/** From this sense or likeness on two words are near. */
const NEAR_SENSE = 0.6;
const NEAR = 0.5;
const NEARER = 0.65;

function contentOf(text: string, span: Span): string[] {
  const words = tokenize(text, span.start, span.end).filter((token) => token.kind === "word");
  const content = words.filter((token) => !SMALL.has(token.lower));
  return (content.length > 0 ? content : words).map((token) => token.lower);
}

function read(telling: Telling, text: (doc: DocId) => string): Read {
  const { trigger, sentence } = telling;
  const words = contentOf(text(trigger.doc), trigger);
  const around = new Map<string, number>();
  for (const word of contentOf(text(trigger.doc), sentence)) if (!words.includes(word)) around.set(stem(word), idf(word));
  const length = Math.sqrt([...around.values()].reduce((sum, weight) => sum + weight * weight, 0));
  const weight = Math.min(1, ...words.map(idf));
  const reports = words.some((word) => [...REPORTING].some((each) => sameWord(word, each)));
  const refers = words.every((word) => PRONOUN.test(word));
  return { telling, words, stems: new Set(words.map(stem)), around, length, weight, reports, refers };
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const each of a) if (b.has(each)) return true;
  return false;
}

function parted(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && !overlap(a, b);
}

function cosine(a: Read, b: Read): number {
  let dot = 0;
  for (const [word, weight] of a.around) dot += weight * (b.around.get(word) ?? 0);
  return dot === 0 ? 0 : dot / (a.length * b.length);
}

/** What two words have in common. */
interface Likeness {
  readonly same: boolean;
  readonly beginning: boolean;
  readonly sense: number;
  readonly likeness: number;
}

/** Letters that two words of one root mostly share from the start. */
const BEGINNING = 4;

/** Pairs of words kept: reports of one event use few words for it, over and over. */
const MOST_PAIRS = 100_000;
const pairsKnown = new Map<string, Likeness>();

function likenessOf(a: string, b: string): Likeness {
  const key = a < b ? `${a} ${b}` : `${b} ${a}`;
  const known = pairsKnown.get(key);
  if (known) return known;
  const beginning = a.length >= BEGINNING && a.slice(0, BEGINNING) === b.slice(0, BEGINNING);
  const made = { same: sameWord(a, b), beginning, sense: sharedSense(a, b), likeness: wordLikeness(a, b) };
  if (pairsKnown.size >= MOST_PAIRS) pairsKnown.clear();
  pairsKnown.set(key, made);
  return made;
}

interface Words extends Likeness {
  /** Share of the shorter trigger's stems that the other has. */
  readonly stems: number;
}

function compared(a: Read, b: Read): Words {
  let best: Likeness = { same: false, beginning: false, sense: 0, likeness: 0 };
  for (const one of a.words) {
    for (const other of b.words) {
      const found = likenessOf(one, other);
      best = {
        same: best.same || found.same,
        beginning: best.beginning || found.beginning,
        sense: Math.max(best.sense, found.sense),
        likeness: Math.max(best.likeness, found.likeness),
      };
    }
  }
  let common = 0;
  for (const each of a.stems) if (b.stems.has(each)) common++;
  return { ...best, stems: common / Math.max(1, Math.min(a.stems.size, b.stems.size)) };
}

/** What is measured of two tellings, in the order of `models/coreference/weights.tsv`. */
export const FEATURES = [
  "bias", "same", "stems", "beginning", "sense", "near-sense", "likeness", "near", "nearer", "type", "other-type", "document", "sentence",
  "same-sentence", "around", "same-around", "any-around", "entities", "same-entities", "times", "same-other-times", "reports", "same-reports", "refers",
  "refers-document", "weight", "same-weight", "same-document", "opening", "same-opening", "any", "any-document", "any-entities", "any-any", "type-entities",
] as const; // prettier-ignore

function features(a: Read, b: Read): number[] {
  const words = compared(a, b);
  const same = words.same || words.stems === 1 ? 1 : 0;
  const other = 1 - same;
  const [first, second] = [a.telling, b.telling];
  const type = first.type !== undefined && first.type === second.type ? 1 : 0;
  const unlike = first.type !== undefined && second.type !== undefined && type === 0 ? 1 : 0;
  const document = first.trigger.doc === second.trigger.doc ? 1 : 0;
  const sentence = document === 1 && first.sentence.start === second.sentence.start ? 1 : 0;
  const around = cosine(a, b);
  const entities = overlap(first.entities, second.entities) ? 1 : 0;
  const times = overlap(first.times, second.times) ? 1 : 0;
  const referring = a.refers || b.refers ? 1 : 0;
  const weight = Math.min(a.weight, b.weight);
  const opening = first.trigger.start < OPENING && second.trigger.start < OPENING ? 1 : 0;
  const near = words.likeness > NEAR ? words.likeness : 0;
  const any = Math.max(same, words.beginning ? 0.8 : 0, words.sense, near);
  return [
    1, same, words.stems * same, (words.beginning ? 1 : 0) * other, words.sense * other, (words.sense > NEAR_SENSE ? 1 : 0) * other,
    words.likeness * other, (words.likeness > NEAR ? 1 : 0) * other, (words.likeness > NEARER ? 1 : 0) * other, type * other, unlike, document,
    sentence, sentence * same, around, around * same, around * any, entities, entities * same, times,
    (parted(first.times, second.times) ? 1 : 0) * same, a.reports || b.reports ? 1 : 0, a.reports && b.reports ? same : 0, referring,
    referring * document, weight, weight * same, same * document, opening, opening * same, any, any * document, any * entities, any * any,
    type * entities,
  ]; // prettier-ignore
}

let model: readonly number[] | undefined;

function weights(): readonly number[] {
  if (model) return model;
  const rows = new Map(table("models/coreference/weights.tsv").map(([name, value]) => [name, Number(value)]));
  model = FEATURES.map((name) => rows.get(name) ?? 0);
  return model;
}

function probability(measured: readonly number[]): number {
  const own = weights();
  let sum = 0;
  for (let at = 0; at < own.length; at++) sum += (own[at] as number) * (measured[at] as number);
  return 1 / (1 + Math.exp(-sum));
}

/** What speaks for two tellings to mean one event, as far as words can show it. */
export function alike(a: Telling, b: Telling, text: (doc: DocId) => string): Reason[] {
  const [one, other] = [read(a, text), read(b, text)];
  const words = compared(one, other);
  const evidence = [a.trigger, b.trigger];
  const values = [one.words.join(" "), other.words.join(" ")];
  const found: Reason[] = [];
  if (words.same || words.stems === 1) found.push({ code: "same-word", values: values.slice(0, 1), evidence, weight: 1 });
  else if (words.sense > 0) found.push({ code: "shared-sense", values, evidence, weight: words.sense });
  else if (words.likeness > NEAR) found.push({ code: "like-words", values, evidence, weight: words.likeness });
  const entities = [...a.entities].filter((each) => b.entities.has(each)).toSorted();
  if (entities.length > 0) found.push({ code: "shared-name", values: entities, evidence: [a.sentence, b.sentence], weight: 1 });
  return found;
}

/** For training: what is measured of each pair of tellings of one group, by their ids. */
export function* pairs(
  tellings: readonly Telling[],
  text: (doc: DocId) => string,
): Generator<readonly [string, string, readonly number[]]> {
  for (const group of groupsOf(tellings)) {
    const all = group.map((one) => read(one, text));
    for (const [at, a] of all.entries()) for (const b of all.slice(0, at)) yield [a.telling.id, b.telling.id, features(a, b)];
  }
}

function groupsOf(tellings: readonly Telling[]): Telling[][] {
  const groups = new Map<string, Telling[]>();
  for (const one of tellings.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) gather(groups, one.group, one);
  return [...groups.values()];
}

/**
 * The mean probability from which two chains are one. Highest CoNLL F1 on ECB+ topics 1–35 in cross-validation at .4; .3 costs .003 there and gains
 * on texts of one subject, where words differ more.
 */
const SAME_EVENT = 0.35;

/**
 * Chains of tellings that mean one event, within and across documents: in each group of documents average linkage over the probability that two
 * tellings mean the same, by a logistic model of their words, sentences, entities and times (models/coreference). The same for any order of
 * tellings; chains and their members come in id order.
 */
export function chains(tellings: readonly Telling[], text: (doc: DocId) => string): string[][] {
  return groupsOf(tellings).flatMap((group) => {
    const all = group.map((one) => read(one, text));
    const score = (a: number, b: number): number => probability(features(all[a] as Read, all[b] as Read));
    return linked(all.length, score, SAME_EVENT).map((members) => members.map((at) => group[at]?.id ?? ""));
  });
}
