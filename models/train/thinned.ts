import type { Scorer } from "../../src/language/weights.ts";

/** What is trained: a scorer whose weights can be moved from one class to another. */
interface Learner extends Scorer {
  update(features: Int32Array, count: number, change: { readonly right: number; readonly wrong: number }): void;
}

/**
 * A model that is trained with some of the features of each decision left out at random, so that it learns to decide by the rest too: a word
 * seen often in training must not hide what its ending and its neighbours say.
 */
export class Thinned implements Scorer {
  readonly #model: Learner;
  readonly #random: () => number;
  readonly #share: number;
  readonly #kept = new Int32Array(256);
  #count = 0;

  constructor(model: Learner, random: () => number, share: number) {
    this.#model = model;
    this.#random = random;
    this.#share = share;
  }

  score(features: Int32Array, count: number, scores: Int32Array): void {
    this.#count = 0;
    for (let at = 0; at < count; at++) if (this.#random() >= this.#share) this.#kept[this.#count++] = features[at] as number;
    this.#model.score(this.#kept, this.#count, scores);
  }

  /** The features of the last decision spoke for `wrong` and should have for `right`. */
  update(change: { readonly right: number; readonly wrong: number }): void {
    this.#model.update(this.#kept, this.#count, change);
  }
}
