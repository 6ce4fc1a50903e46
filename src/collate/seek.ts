import { idf } from "../language/likeness.ts";
import { stem } from "../language/stems.ts";
import type { Change, Fidelity } from "../model/dossier.ts";
import type { Document } from "../model/document.ts";
import type { Evidence, Span } from "../model/span.ts";
import { fidelity } from "./fidelity.ts";
import { isContent, words, type Word } from "./words.ts";

/** The passage of a document that comes nearest to some words: where, how it differs, and how much of them it answers (0 to 1). */
export interface Near {
  readonly at: Evidence;
  readonly fidelity: Fidelity;
  readonly changes: readonly Change[];
  readonly share: number;
}

/** Where some words stand in a document word for word, in text order, and else what comes nearest, if anything does. */
export interface Sought {
  readonly places: readonly Span[];
  readonly near?: Near;
}

/** What the words asked for are compared as: no document has this id. Spans of a change's reading are places in the asked words. */
const ASKED = "asked";

/** A window is this much longer than the words: what was left out of a quotation stands between the words that were kept. */
const SLACK = 1.5;
/** Least share of the asked words' weight that a passage must answer to be shown as the nearest: below a third it is about something else. */
const LEAST = 1 / 3;

function spanned(list: readonly Word[], from: number, to: number): Span | undefined {
  const [first, last] = [list[from]?.span, list[to - 1]?.span];
  return first && last && { doc: first.doc, start: first.start, end: last.end };
}

/** Every run of the asked words; runs do not overlap. */
function runs(text: readonly Word[], asked: readonly Word[]): Span[] {
  const found: Span[] = [];
  for (let at = 0; at + asked.length <= text.length; at++) {
    if (!asked.every((word, index) => text[at + index]?.folded === word.folded)) continue;
    const span = spanned(text, at, at + asked.length);
    if (span) found.push(span);
    at += asked.length - 1;
  }
  return found;
}

function weights(asked: readonly Word[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { folded } of asked) if (isContent(folded)) found.set(stem(folded), idf(folded));
  return found;
}

/** The window that answers most of the asked words' weight, each word once; the first of equals. */
function densest(text: readonly Word[], asked: readonly Word[]): { readonly from: number; readonly to: number; readonly share: number } {
  const wanted = weights(asked);
  const total = [...wanted.values()].reduce((sum, one) => sum + one, 0);
  const width = Math.ceil(asked.length * SLACK);
  const stems = text.map(({ folded }) => stem(folded));
  const inside = new Map<string, number>();
  let [sum, best, from] = [0, 0, 0];
  for (const [at, word] of stems.entries()) {
    const weight = wanted.get(word);
    if (weight !== undefined) {
      if (!inside.get(word)) sum += weight;
      inside.set(word, (inside.get(word) ?? 0) + 1);
    }
    const gone = stems[at - width];
    const lost = gone === undefined ? undefined : wanted.get(gone);
    if (gone !== undefined && lost !== undefined) {
      inside.set(gone, (inside.get(gone) ?? 0) - 1);
      if (inside.get(gone) === 0) sum -= lost;
    }
    if (sum > best + Number.EPSILON) [best, from] = [sum, Math.max(0, at - width + 1)];
  }
  return { from, to: Math.min(text.length, from + width), share: total === 0 ? 0 : best / total };
}

/**
 * Look for words in a document as a fact-checker does: word for word first (letters' case, kind of quotation marks, contractions and small numbers
 * written out make no difference; editors' brackets are passed over), else the passage that answers most of them, compared word by word.
 * Linear in the document's length times the few words asked.
 */
export function seek(asked: string, document: Document): Sought {
  const textOf = (doc: string): string => (doc === ASKED ? asked : document.text);
  const whole: Evidence = [{ doc: ASKED, start: 0, end: asked.length }];
  const sought = words(whole, textOf);
  if (sought.length === 0) return { places: [] };
  const text = words([{ doc: document.id, start: 0, end: document.text.length }], textOf);
  const places = runs(text, sought);
  if (places.length > 0) return { places };
  const { from, to, share } = densest(text, sought);
  const window = spanned(text, from, to);
  if (!window || share < LEAST) return { places };
  const { base, fidelity: said, changes } = fidelity({ base: [window], reading: whole, manner: "direct" }, textOf);
  return { places, near: { at: base, fidelity: said, changes, share } };
}
