import { idf } from "../language/likeness.ts";
import { stem } from "../language/stems.ts";
import { tokenize } from "../language/tokens.ts";
import type { Block, Document } from "../model/document.ts";
import { hashOf } from "../text/hash.ts";
import { agglomerate } from "./linkage.ts";

/**
 * How a report is worded: its weightiest terms, by hash in ascending order, with weights whose squares sum to 1.
 * A function of the document alone: word weights come from a frozen table, never from the collection at hand.
 */
export interface Wording {
  readonly id: string;
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
  readonly keys: readonly string[];
}

export const CONFIG = { title: 3, lead: 2, leadTokens: 60, name: 1.5, number: 1, power: 1, keep: 200, threshold: 0.2, stem: true, least: 0.3, keyTerms: 10, log: true };

/** The least mean score for two groups of reports to be one. */
export const SAME_WORDING = 0.2;

interface Seen { count: number; weight: number; name: boolean; capital: number; word: string }

export function wordingOf(document: Document): Wording {
  const seen = new Map<string, Seen>();
  let at = 0;
  for (const block of document.blocks) {
    if (block.kind === "furniture") continue;
    const isTitle = block.kind === "headline";
    for (const token of tokenize(document.text, block.label?.end ?? block.span.start, block.span.end)) {
      if (token.kind === "mark") continue;
      if (!isTitle) at++;
      if (token.lower.length < 2) continue;
      const where = isTitle ? CONFIG.title : at <= CONFIG.leadTokens ? CONFIG.lead : 1;
      const term = CONFIG.stem && token.kind === "word" ? stem(token.lower) : token.lower;
      let one = seen.get(term);
      if (!one) { one = { count: 0, weight: 0, name: false, capital: 0, word: token.lower }; seen.set(term, one); }
      one.count++;
      one.weight += where;
      if (token.text !== token.lower && !isTitle) one.capital++;
    }
  }
  const all: [number, number, string][] = [];
  for (const [term, one] of seen) {
    const base = idf(one.word);
    if (base < CONFIG.least) continue;
    const number = /^[0-9]/.test(term);
    const boost = number ? CONFIG.number : one.capital * 2 > one.count ? CONFIG.name : 1;
    const tf = CONFIG.log ? 1 + Math.log(one.weight) : Math.sqrt(one.weight);
    all.push([hashOf(term), tf * ((base - CONFIG.least) / (1 - CONFIG.least)) ** CONFIG.power * boost, term]);
  }
  all.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const kept = all.slice(0, CONFIG.keep);
  const keys = kept.slice(0, CONFIG.keyTerms).map(([, , term]) => term);
  kept.sort((a, b) => a[0] - b[0]);
  let squares = 0;
  for (const [, w] of kept) squares += w * w;
  const length = Math.sqrt(squares) || 1;
  return { id: document.id, terms: Uint32Array.from(kept, (k) => k[0]), weights: Float32Array.from(kept, (k) => k[1] / length), keys };
}

export function wordingScore(a: Wording, b: Wording): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const x = a.terms[i] as number;
    const y = b.terms[j] as number;
    if (x === y) sum += (a.weights[i++] as number) * (b.weights[j++] as number);
    else if (x < y) i++;
    else j++;
  }
  return sum;
}

export function groupByWording(wordings: readonly Wording[]): Wording[][] {
  return agglomerate(wordings, { threshold: CONFIG.threshold, id: (one) => one.id, keys: (one) => one.keys, score: wordingScore });
}
