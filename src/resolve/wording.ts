import { idf, termOf } from "../language/likeness.ts";
import { stem } from "../language/stems.ts";
import { eachToken, hashAt, lowered } from "../language/tokens.ts";
import type { Block, Document } from "../model/document.ts";
import { dayNumber, isDay } from "../text/calendar.ts";
import { hashOf } from "../text/hash.ts";
import { agglomerate } from "./linkage.ts";

/** Terms by hash in ascending order, with weights whose squares sum to 1. */
interface Terms {
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
}

/**
 * How a report is worded: the weightiest terms of headline and body together, and those of the headline alone; `keys` for finding others
 * worded alike. A function of the document alone: term weights come from a frozen word list, never from the collection at hand, so the
 * score of a pair stays the same whatever other documents arrive.
 */
export interface Wording {
  readonly id: string;
  readonly body: Terms;
  readonly keys: readonly string[];
  /** The words of the headline, each once, by hash in ascending order, with weights whose squares sum to 1. */
  readonly headline: Terms;
  /** Day of publication as a running number, where reading shows one. */
  readonly day?: number;
}

/**
 * The least mean score for two reports to be about one event (`agglomerate` asks more of larger groups). All numbers here were set together
 * on topics 1–35 of ECB+: BCubed F1 .98, within .02 of it from .12 to .15, .91 at .18. The numbers below were each moved to both sides; none alone
 * matters by more than .012 there.
 */
export const SAME_WORDING = 0.14;

/**
 * Share of the likeness of two headlines that is added to that of the texts where both were published within `NEAR_DAYS`, or no day is known: a long and
 * a short report of one event have few words in common and still one headline; months later the same headline is a sequel. BCubed F1 on
 * Giveme5W1H .946 without, .961 with .07, .956 with .1; on Wikinews .793, .798, .802; ECB+ and BASIL stay the same. Added at any distance it costs .02 on BASIL.
 */
const HEADLINE = 0.1;

/** A headline's word counts as often as this in the text, one of the first sentences as often as `LEAD`. */
const TITLE = 3;
const LEAD = 3;
/** Words of the body that are its lead: what happened, who, when and where stand there. */
const LEAD_WORDS = 80;
/** Figures and years tell like events of other years apart. */
const NUMBER = 1.5;
/** Saturation of repetition as in BM25: a word weighs at most 1 + this times its first use. */
const SATURATION = 2.5;
/** Frozen weight (see `idf`) of the words too common to tell anything: "also", "people", "year". */
const COMMON = 0.3;
/** Terms kept of a document, the weightiest. With 60 long reports lose their detail; more than 200 changes nothing. */
const TERMS = 200;
/** Weightiest terms that are keys of their own, and those whose pairs are keys: a name that is in every report still finds through a pair. */
const SINGLE_KEYS = 12;
const PAIR_KEYS = 7;

/** Reports published up to so many days apart are as likely of one event as those of one day (BASIL: all within 3). */
const NEAR_DAYS = 4;
/** From here on days make no more difference, */
const FAR_DAYS = 365;
/**
 * and a score loses this share. Not more: an anniversary, a verdict or a wrong date is still about the event. On BASIL +.01 BCubed F1,
 * on Giveme5W1H, where a tenth of an event's pairs lie over four months apart, -.01; without it a stream of years joins like stories.
 */
const FAR_LOSS = 0.4;

/** Telling terms up to which a text is a brief: wire items have 30 on average and 92 at most, articles seldom under 130. */
const BRIEF = 100;
/** Two briefs published so many days apart */
const SERIES_DAYS = 3;
/**
 * that are worded this much alike are items of a series, each written for its own day: rates, auctions, results. 99 of 100 pairs of Reuters-21578
 * that share half of their words and lie three or more days apart have .33 or more; reports of one event have it too, but are no briefs.
 */
const SERIES = 0.3;
/** A score no mean recovers from. */
const NEVER = -1000;

/** Words of one stem: the stem, its hash, how often they are used, and the weight of the commonest of them. */
interface Term {
  readonly text: string;
  readonly hash: number;
  uses: number;
  idf: number;
}

interface Use {
  readonly start: number;
  readonly end: number;
  uses: number;
}

/** Uses of each word and number of a document, in lower case. */
class Count {
  private readonly text: string;
  private readonly found = new Map<number, Use>();
  private read = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Count the words of a range, by hash: two words of one hash are one, as two terms are. */
  add(range: { readonly start: number; readonly end: number }, title: boolean): void {
    eachToken(this.text, range, (start, end, kind) => {
      if (kind === "mark") return;
      if (!title) this.read++;
      if (end - start < 2) return;
      const uses = title ? TITLE : this.read <= LEAD_WORDS ? LEAD : 1;
      const hash = hashAt(this.text, start, end);
      const known = this.found.get(hash | 0);
      if (known === undefined) this.found.set(hash | 0, { start, end, uses });
      else known.uses += uses;
    });
  }

  /** Words of one stem together, as common as the commonest of them. */
  terms(): Term[] {
    const found = new Map<number, Term>();
    for (const [word, { start, end, uses }] of this.found) {
      const { text, hash, idf: rarity } = termOf(word >>> 0) ?? rare(lowered(this.text.slice(start, end)));
      const known = found.get(hash | 0);
      if (known) {
        known.uses += uses;
        known.idf = Math.min(known.idf, rarity);
      } else found.set(hash | 0, { text, hash, uses, idf: rarity });
    }
    return [...found.values()];
  }
}

/** A word or number that the frozen list lacks. */
function rare(lower: string): Omit<Term, "uses"> {
  const text = isNumber(lower) ? lower : stem(lower);
  return { text, hash: hashOf(text), idf: idf(lower) };
}

function isNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= 48 && first <= 57;
}

interface Weighted {
  readonly text: string;
  readonly hash: number;
  readonly weight: number;
}

function weighted({ text, hash, uses, idf: rarity }: Term): Weighted {
  const saturated = (uses * (SATURATION + 1)) / (uses + SATURATION);
  return { text, hash, weight: saturated * (isNumber(text) ? NUMBER : 1) * ((rarity - COMMON) / (1 - COMMON)) };
}

/** Terms as a vector of length 1. */
function vector(weighted: readonly Weighted[]): Terms {
  const byHash = weighted.toSorted((a, b) => a.hash - b.hash);
  const length = Math.sqrt(byHash.reduce((sum, term) => sum + term.weight ** 2, 0)) || 1;
  return { terms: Uint32Array.from(byHash, (term) => term.hash), weights: Float32Array.from(byHash, (term) => term.weight / length) };
}

function keysOf(terms: readonly Weighted[]): string[] {
  const single = terms.slice(0, SINGLE_KEYS).map((term) => term.text);
  const best = single.slice(0, PAIR_KEYS).toSorted();
  return [...single, ...best.flatMap((a, at) => best.slice(at + 1).map((b) => `${a} ${b}`))];
}

/** The one day that the first date found while reading means; nothing where it is a month, or a day without a year. */
function dayOf(document: Document): number | undefined {
  const days = document.published[0]?.days;
  return days !== undefined && days.open === undefined && days.from === days.to && isDay(days.from) ? dayNumber(days.from) : undefined;
}

function isRead(block: Block): boolean {
  return block.kind !== "furniture";
}

/** The telling terms of some blocks, weightiest first. */
function telling({ text }: Document, blocks: readonly Block[]): Weighted[] {
  const count = new Count(text);
  for (const block of blocks) count.add({ start: block.label?.end ?? block.span.start, end: block.span.end }, block.kind === "headline");
  const terms = count.terms().filter((term) => term.idf > COMMON);
  return terms.map(weighted).toSorted((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
}

/** The wording of a document's headline and body; furniture and speaker labels are left out. Empty for a document without words. */
export function wordingOf(document: Document): Wording {
  const blocks = document.blocks.filter(isRead);
  const best = telling(document, blocks).slice(0, TERMS);
  const headline = telling(
    document,
    blocks.filter((block) => block.kind === "headline"),
  );
  const day = dayOf(document);
  return { ...(day === undefined ? {} : { day }), id: document.id, body: vector(best), headline: vector(headline), keys: keysOf(best) };
}

/** What is left of a score for the days between two publications: all of it up to `NEAR_DAYS`, falling with the logarithm to `FAR_DAYS`. */
function nearness(a: Wording, b: Wording): number {
  if (a.day === undefined || b.day === undefined) return 1;
  const days = Math.min(Math.max(Math.abs(a.day - b.day), NEAR_DAYS), FAR_DAYS);
  return 1 - (FAR_LOSS * Math.log(days / NEAR_DAYS)) / Math.log(FAR_DAYS / NEAR_DAYS);
}

function isSeries(a: Wording, b: Wording, score: number): boolean {
  if (a.day === undefined || b.day === undefined || score < SERIES) return false;
  return a.body.terms.length <= BRIEF && b.body.terms.length <= BRIEF && Math.abs(a.day - b.day) >= SERIES_DAYS;
}

/** The cosine of two vectors of terms: 0 where nothing is shared or one is empty. */
function cosine(a: Terms, b: Terms): number {
  const { terms, weights } = a;
  const { terms: others, weights: otherWeights } = b;
  let sum = 0;
  let right = 0;
  for (let left = 0; left < terms.length; left++) {
    const term = terms[left] ?? 0;
    while (right < others.length && (others[right] ?? 0) < term) right++;
    if (others[right] === term) sum += (weights[left] ?? 0) * (otherWeights[right] ?? 0);
  }
  return sum;
}

/**
 * How alike two reports are worded, 0 to 1.1: the cosine of their term weights, with a share of that of their headlines where they were published
 * together, and less where they were published far apart. Far below 0 for two items of a series. Symmetric to the last bit.
 */
export function wordingScore(a: Wording, b: Wording): number {
  const texts = cosine(a.body, b.body);
  if (isSeries(a, b, texts)) return NEVER;
  const near = nearness(a, b);
  return near < 1 ? texts * near : texts + HEADLINE * cosine(a.headline, b.headline);
}

/** Group reports by their wording alone. Groups and members in id order, the same for any order of input. */
export function groupByWording(wordings: Iterable<Wording>): Wording[][] {
  return agglomerate(wordings, { threshold: SAME_WORDING, id: (one) => one.id, keys: (one) => one.keys, score: wordingScore });
}
