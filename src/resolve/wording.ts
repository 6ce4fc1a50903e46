import { vocabulary } from "../language/likeness.ts";
import { isOwnStem, stem } from "../language/stems.ts";
import { eachToken, hashAt, lowered } from "../language/tokens.ts";
import type { Block, Document } from "../model/document.ts";
import { dayNumber, isDay } from "../text/calendar.ts";
import { HASH_START, hashOf, hashStep } from "../text/hash.ts";
import { Tally } from "../text/tally.ts";
import { Cosine, vectorOf, type Terms } from "./cosine.ts";
import { agglomerate } from "./linkage.ts";
import { NEVER } from "./merging.ts";

/**
 * How a report is worded: the weightiest terms of headline and body together, and those of the headline alone, weightiest first. A function of the
 * document alone: term weights come from a frozen word list, never from the collection at hand, so the score of a pair stays the same whatever
 * other documents arrive. Takes 2.5 KB.
 */
export interface Wording {
  readonly id: string;
  readonly body: Terms;
  readonly headline: Terms;
  /** Day of publication as a running number, where reading shows one. */
  readonly day?: number | undefined;
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

/**
 * The likeness of a brief and a long report published together is raised by the ratio of their telling terms to this power: what has 20 of them reaches
 * a cosine of .3 with what has 200 at best. Giveme5W1H .957 without, .963, .964 and .956 BCubed F1 with .2, .3 and .5; the pool of four sets .935 without,
 * .936 with .2 and .3. It brings like events of one day nearer too (generated news .949 without, .945 with .2, .941 with .3), hence not more than this.
 */
const LENGTH = 0.2;

/** The likeness from which two headlines say the same. BASIL .980 without, .987 with .3 and .4, .980 with .5; generated news stays the same. */
const ONE_HEADLINE = 0.4;

/** A headline's word counts as often as this in the text, one of the first sentences as often as `LEAD`. */
const TITLE = 3;
const LEAD = 3;
/** Words of the body that are its lead: what happened, who, when and where stand there. */
const LEAD_WORDS = 80;
/** Frozen weight of a number; 1 is that of the rarest words. Figures and years tell like events of other years apart. */
const NUMBER = 1.35;
/** Saturation of repetition as in BM25: a word weighs at most 1 + this times its first use. */
const SATURATION = 2.5;
/** Frozen weight (see `idf`) of the words too common to tell anything: "also", "people", "year". */
const COMMON = 0.3;
/** Terms kept of a document, the weightiest. With 60 long reports lose their detail; more than 200 changes nothing. */
const TERMS = 200;
/**
 * Weightiest terms that are keys of their own, and those whose pairs are keys: a name that is in every report still finds through a pair. With 16 one
 * report of a vote in BASIL is compared with the other two (.987 to .991), and two like events of Giveme5W1H become one (.963 to .942).
 */
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

/** A weight as a whole number of so many parts of 1, and a hash below `HASHES`: the two in one number, to be sorted without objects. */
const STEPS = 2 ** 16;
const HASHES = 2 ** 32;

/** Uses of each word and number of a text, in lower case. One serves all texts, one after the other: making its tables takes longer than counting. */
class Count {
  private text = "";
  private read = 0;
  /** Words by hash: two words of one hash are one, as two terms are. Of each how often it is used, and where it stands first. */
  private readonly words = new Tally();
  private readonly uses: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** Stems by hash. Of each how often its words are used, and how rare the commonest of them is. */
  private readonly stems = new Tally();
  private readonly sums: number[] = [];
  private readonly rarities: number[] = [];

  /** Begin with a text; what was counted before is forgotten. */
  begin(text: string): void {
    this.text = text;
    this.read = 0;
    this.words.clear();
    this.stems.clear();
  }

  /** Count the words of a range. */
  add(range: { readonly start: number; readonly end: number }, title: boolean): void {
    const { text, words, uses } = this;
    eachToken(text, range, (start, end, kind) => {
      if (kind === "mark") return;
      if (!title) this.read++;
      if (end - start < 2) return;
      const known = words.size;
      const at = words.add(hashAt(text, start, end));
      if (at === known) {
        this.starts[at] = start;
        this.ends[at] = end;
        uses[at] = 0;
      }
      uses[at] = (uses[at] as number) + (title ? TITLE : this.read <= LEAD_WORDS ? LEAD : 1);
    });
  }

  /** Terms and their weights, the telling ones above 0: words of one stem together, as common as the commonest of them. */
  weights(): Float64Array {
    const { words, uses, stems, sums, rarities } = this;
    const list = vocabulary();
    for (let word = 0; word < words.size; word++) {
      const hash = words.hash(word);
      const listed = list.find(hash);
      if (listed >= 0) this.use(list.stem(listed), list.idf(listed), uses[word] as number);
      else this.use(this.rare(word, hash), this.isNumber(word) ? NUMBER : 1, uses[word] as number);
    }
    const weights = new Float64Array(stems.size);
    for (let at = 0; at < weights.length; at++)
      weights[at] = stems.hash(at) + HASHES * weightOf(sums[at] as number, rarities[at] as number);
    return weights;
  }

  private use(term: number, rarity: number, uses: number): void {
    const { stems, sums, rarities } = this;
    const known = stems.size;
    const at = stems.add(term);
    sums[at] = (at === known ? 0 : (sums[at] as number)) + uses;
    rarities[at] = at === known ? rarity : Math.min(rarities[at] as number, rarity);
  }

  /** The term of a word that the frozen list lacks; it is as rare as the rarest. */
  private rare(word: number, hash: number): number {
    const [start, end] = [this.starts[word] as number, this.ends[word] as number];
    if (this.isNumber(word) || isOwnStem(small(this.text.charCodeAt(end - 2)), small(this.text.charCodeAt(end - 1)))) return hash;
    return hashOf(stem(lowered(this.text.slice(start, end))));
  }

  private isNumber(word: number): boolean {
    const first = this.text.charCodeAt(this.starts[word] as number);
    return first >= 48 && first <= 57;
  }
}

/** A unit in lower case if it is a letter of ASCII. */
function small(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}

function weightOf(uses: number, idf: number): number {
  const saturated = (uses * (SATURATION + 1)) / (uses + SATURATION);
  return Math.max(0, Math.round((saturated * STEPS * (idf - COMMON)) / (1 - COMMON)));
}

/** The weightiest of terms as `Count` gives them, as a vector. */
function weightiest(all: Float64Array): Terms {
  all.sort();
  let size = 0;
  while (size < TERMS && (all[all.length - 1 - size] ?? 0) >= HASHES) size++;
  const terms = new Uint32Array(size);
  const weights = new Float64Array(size);
  for (let at = 0; at < size; at++) {
    const one = all[all.length - 1 - at] as number;
    weights[at] = Math.floor(one / HASHES);
    terms[at] = one - (weights[at] as number) * HASHES;
  }
  return vectorOf(terms, weights);
}

/** One hash for two, whichever comes first. */
function paired(a: number, b: number): number {
  return hashStep(hashStep(HASH_START, Math.min(a, b)), Math.max(a, b)) >>> 0;
}

/** Keys for finding reports worded alike: the weightiest terms, and pairs of the weightiest of them. */
export function wordingKeys({ body }: Wording): number[] {
  const single = [...body.terms.subarray(0, SINGLE_KEYS)];
  const best = single.slice(0, PAIR_KEYS);
  return [...single, ...best.flatMap((a, at) => best.slice(at + 1).map((b) => paired(a, b)))];
}

/** The one day that the first date found while reading means; nothing where it is a month, or a day without a year. */
function dayOf(document: Document): number | undefined {
  const days = document.published[0]?.days;
  return days !== undefined && days.open === undefined && days.from === days.to && isDay(days.from) ? dayNumber(days.from) : undefined;
}

function isRead(block: Block): boolean {
  return block.kind !== "furniture";
}

const count = new Count();

/** The telling terms of some blocks. */
function telling({ text }: Document, blocks: readonly Block[]): Terms {
  count.begin(text);
  for (const block of blocks) count.add({ start: block.label?.end ?? block.span.start, end: block.span.end }, block.kind === "headline");
  return weightiest(count.weights());
}

/** The wording of a document's headline and body; furniture and speaker labels are left out. Empty for a document without words. */
export function wordingOf(document: Document): Wording {
  const blocks = document.blocks.filter(isRead);
  const headline = blocks.filter((block) => block.kind === "headline");
  // Of one shape for all documents: two reports are compared field by field very often.
  return { id: document.id, body: telling(document, blocks), headline: telling(document, headline), day: dayOf(document) };
}

/** What is left of a score for so many days between two publications: all of it up to `NEAR_DAYS`, falling with the logarithm to `FAR_DAYS`. */
function nearness(days: number): number {
  return days <= NEAR_DAYS ? 1 : 1 - (FAR_LOSS * Math.log(Math.min(days, FAR_DAYS) / NEAR_DAYS)) / Math.log(FAR_DAYS / NEAR_DAYS);
}

/** Days between two publications; undefined where one is not known. */
function daysApart(a: Wording, b: Wording): number | undefined {
  return a.day === undefined || b.day === undefined ? undefined : Math.abs(a.day - b.day);
}

/** What a cosine is worth for a brief and a long report published together: more, the less the brief can have in common with the other. */
function evened(a: Wording, b: Wording): number {
  const short = Math.min(a.body.terms.length, b.body.terms.length);
  const long = Math.max(a.body.terms.length, b.body.terms.length);
  return short === 0 || long <= BRIEF ? 1 : (long / short) ** LENGTH;
}

/** Two reports are compared with others one after the other: what is laid out for one serves the next. */
const bodies = new Cosine();
const headlines = new Cosine();

/**
 * How alike two reports are worded, 0 to 1.1 for reports of one length: the cosine of their term weights, with a share of that of their headlines where
 * they were published together, and less where they were published far apart. Far below 0 for two items of a series. Symmetric to the last bit.
 */
export function wordingScore(a: Wording, b: Wording): number {
  const texts = bodies.of(a.body, b.body);
  const days = daysApart(a, b);
  if (days !== undefined) {
    const areBriefs = a.body.terms.length <= BRIEF && b.body.terms.length <= BRIEF;
    if (areBriefs && days >= SERIES_DAYS && texts >= SERIES) return NEVER;
    if (days > NEAR_DAYS) return texts * nearness(days);
  }
  const worth = days === undefined ? 1 : evened(a, b);
  return texts * worth + HEADLINE * headlines.of(a.headline, b.headline);
}

/** Whether two reports were published on one day, or around one midnight, under headlines in the same words. */
export function underOneHeadline(a: Wording, b: Wording): boolean {
  const days = daysApart(a, b);
  return days !== undefined && days <= 1 && headlines.of(a.headline, b.headline) >= ONE_HEADLINE;
}

/** Group reports by their wording alone. Groups and members in id order, the same for any order of input. */
export function groupByWording(wordings: Iterable<Wording>): Wording[][] {
  return agglomerate(wordings, { threshold: SAME_WORDING, id: (one) => one.id, keys: wordingKeys, score: wordingScore });
}
