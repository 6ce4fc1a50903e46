import { ATTRIBUTES, attributesOf } from "./attributes.ts";
import { inventory } from "./inventory.ts";
import { compile, hashFeatures } from "./templates.ts";
import { modelBytes, type Scorer, unpackWeights } from "./weights.ts";

/** A tagged sentence: for each word its part of speech (Universal Dependencies) and its Penn Treebank tag, and the number of the pair. */
export interface Tagged {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** Place in the inventory of tags; what the parser reads. */
  readonly ids: Uint8Array;
}

/** Words either side whose attributes are seen. */
const REACH = 2;
const WINDOW = ["p2", "p1", "w", "n1", "n2"];
const WIDTH = ATTRIBUTES.length;
const NAMES = [...WINDOW.flatMap((slot) => ATTRIBUTES.map((attribute) => `${slot}.${attribute}`)), "t1", "t2", "place", "case"];
const TAGS_AT = WINDOW.length * WIDTH;

const TEMPLATES = compile(
  (
    "w.form,w.lower,w.shape,w.end1,w.end2,w.end3,w.end4,w.start1,w.start2,w.start3,w.traits,w.coarse,w.middle,w.fine," +
    "t1,t2,t1 t2,t1 w.lower,t1 t2 w.lower,t1 w.end3,t1 w.middle,t1 w.traits," +
    "p1.lower,p2.lower,n1.lower,n2.lower,p1.end3,n1.end3,p1.shape,n1.shape," +
    "p1.coarse,n1.coarse,p1.fine,n1.fine,p2.middle,n2.middle," +
    "p1.lower w.lower,w.lower n1.lower," +
    "p1.middle w.middle,w.middle n1.middle,p1.coarse w.coarse n1.coarse,w.lower n1.middle,w.lower p1.middle,p1.middle n1.middle," +
    "w.end3 n1.end3,t1 w.coarse n1.coarse,t1 w.end2 n1.end2,t1 n1.lower,t1 t2 n1.middle," +
    "w.traits place,w.shape case,w.traits case,w.traits p1.traits n1.traits,w.traits n1.traits,w.traits w.fine,w.traits w.middle,w.traits w.end3," +
    "t1 w.shape,w.shape w.end3,t1 w.traits n1.traits"
  ).split(","),
  NAMES,
);

/** How the words of a sentence are cased: no capitals, few, or most words (a headline or a shout). */
function casing(words: readonly string[]): number {
  let capital = 0;
  let small = 0;
  let loud = 0;
  for (const word of words) {
    const lower = word.toLowerCase();
    if (lower === word) small += word.toUpperCase() === word ? 0 : 1;
    else capital++;
    if (word.length > 2 && lower !== word && word.toUpperCase() === word) loud++;
  }
  if (loud * 2 > capital + small) return 4;
  if (capital === 0) return 1;
  return capital > small ? 3 : 2;
}

const NOTHING = new Int32Array(WIDTH);

/** Tags one sentence at a time from left to right; each tag sees the two before it. */
export class Tagger {
  readonly #scorer: Scorer;
  readonly #values = new Int32Array(NAMES.length);
  readonly #scores: Int32Array;
  readonly #features = new Int32Array(TEMPLATES.lengths.length);

  constructor(scorer: Scorer, classes: number) {
    this.#scorer = scorer;
    this.#scores = new Int32Array(classes);
  }

  /** Numbers of the tags. `settle` is asked for the tag that later words see, by place and best class; default: the best class. */
  run(words: readonly string[], settle?: (place: number, best: number) => number): Uint8Array {
    const found = new Uint8Array(words.length);
    const rows = words.map(attributesOf);
    const values = this.#values;
    values[TAGS_AT + 3] = casing(words);
    for (let at = 0; at < words.length; at++) {
      for (let slot = -REACH; slot <= REACH; slot++) values.set(rows[at + slot] ?? NOTHING, (slot + REACH) * WIDTH);
      values[TAGS_AT] = at > 0 ? (found[at - 1] as number) + 1 : 0;
      values[TAGS_AT + 1] = at > 1 ? (found[at - 2] as number) + 1 : 0;
      values[TAGS_AT + 2] = at === 0 ? 1 : at === words.length - 1 ? 2 : 0;
      const count = hashFeatures(TEMPLATES, values, this.#features);
      this.#scorer.score(this.#features, count, this.#scores);
      const best = largest(this.#scores);
      found[at] = settle ? settle(at, best) : best;
    }
    return found;
  }
}

/** Place of the largest score; the first of equals. */
export function largest(scores: Int32Array): number {
  let best = 0;
  for (let klass = 1; klass < scores.length; klass++) if ((scores[klass] as number) > (scores[best] as number)) best = klass;
  return best;
}

let shipped: Tagger | undefined;

/**
 * Parts of speech of one sentence, given as its words in order (marks are words). Works on any tokenisation, best on that of Universal
 * Dependencies: "do" "n't", "Kyiv" "'s". Linear in the number of words; the same words give the same tags.
 */
export function tag(words: readonly string[]): Tagged {
  const { tags } = inventory();
  shipped ??= new Tagger(unpackWeights(modelBytes("tags.bin")), tags.length);
  const ids = shipped.run(words);
  const names = Array.from(ids, (id) => (tags[id] ?? "X|FW").split("|"));
  return { upos: names.map(([upos]) => upos ?? "X"), xpos: names.map(([, xpos]) => xpos ?? "FW"), ids };
}
