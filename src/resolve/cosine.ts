/** Weights are whole numbers, a vector of length 1 being this long: sums of products are exact in any order and stay within 2^53. */
const UNIT = 2 ** 15;

/** Terms by hash with whole weights whose squares sum to the square of `UNIT`, but for rounding. */
export interface Terms {
  readonly terms: Uint32Array;
  readonly weights: Uint16Array;
}

/** A vector of length 1 in the direction of the given weights, one for each term; terms of almost no weight stay with weight 0. */
export function vectorOf(terms: Uint32Array, weights: Float64Array): Terms {
  let squares = 0;
  for (let at = 0; at < weights.length; at++) squares += (weights[at] as number) ** 2;
  const scale = squares === 0 ? 0 : UNIT / Math.sqrt(squares);
  const scaled = new Uint16Array(weights.length);
  for (let at = 0; at < scaled.length; at++) scaled[at] = Math.round((weights[at] as number) * scale);
  return { terms, weights: scaled };
}

/** Slots for the terms of the vector that is laid out: so many that nearly all terms which it lacks meet a free one at once. A power of two. */
const SLOTS = 4096;
/** Terms a vector may have, that slots stay free. */
const MOST_TERMS = SLOTS / 4;

/**
 * The cosine of vectors. One of the two is laid out by hash and the other looked up in it term by term; what is compared with many others in a row is
 * laid out once.
 */
export class Cosine {
  private readonly hashes = new Uint32Array(SLOTS);
  private readonly weights = new Uint16Array(SLOTS);
  private laid: Terms | undefined;

  /** 0 where nothing is shared or one is empty, about 1 for a vector and itself. Symmetric to the last bit. */
  of(a: Terms, b: Terms): number {
    if (this.laid !== a && this.laid !== b) this.lay(a);
    const { terms, weights } = this.laid === a ? b : a;
    const { hashes, weights: laid } = this;
    let sum = 0;
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] as number;
      let slot = term & (SLOTS - 1);
      while (laid[slot] !== 0) {
        if (hashes[slot] === term) {
          sum += (laid[slot] as number) * (weights[at] as number);
          break;
        }
        slot = (slot + 1) & (SLOTS - 1);
      }
    }
    return sum / (UNIT * UNIT);
  }

  private lay(vector: Terms): void {
    const { terms, weights } = vector;
    if (terms.length > MOST_TERMS) throw new RangeError(`a vector of ${terms.length} terms`);
    this.weights.fill(0);
    for (let at = 0; at < terms.length; at++) {
      let slot = (terms[at] as number) & (SLOTS - 1);
      while (this.weights[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
      this.hashes[slot] = terms[at] as number;
      this.weights[slot] = weights[at] as number;
    }
    this.laid = vector;
  }
}
