import { titled, upper, lower } from "./casing.ts";
import { gumSentences } from "./gum.ts";
import { crossnerSentences, unerSentences, wikigoldSentences, wnutSentences } from "./corpora.ts";

/**
 * A sentence to learn names from, cut into our own tokens. `labels` are BIO of PER, ORG, LOC, NORP, PROD, EVENT, or MISC: a name of a class
 * that the corpus does not tell (NORP, PROD, EVENT, or none that we have). `unannotated`: classes that the corpus never marks, so that its "O"
 * may hide them.
 */
export interface NamedSentence {
  readonly set: string;
  readonly document: string;
  readonly words: readonly string[];
  readonly labels: readonly string[];
  readonly unannotated: readonly string[];
}

/**
 * All sentences that names are learned from, in a fixed order: UNER English (train), CrossNER's Wikipedia fields, wikigold, WNUT-17 (train)
 * and GUM; after the sentences of each document, copies of some of them in capitals, title case or lower case, as headlines and labels
 * have them. No part that is scored is among them.
 * @param data the folder with the corpora's folders.
 */
export function namedSentences(data: string): NamedSentence[] {
  const own = [unerSentences, crossnerSentences, wikigoldSentences, wnutSentences, gumSentences].flatMap((read) => read(data));
  return [...own, ...titled(own), ...upper(own), ...lower(own)];
}
