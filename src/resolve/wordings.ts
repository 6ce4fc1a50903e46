import type { DocId } from "../model/span.ts";
import type { Terms } from "./cosine.ts";
import type { Wording } from "./wording.ts";

/** Terms in one block of memory. */
const BLOCK = 1 << 20;
/** Wordings at hand as objects: one is compared with many others in a row. */
const NEAR = 1 << 14;

/** Where a vector lies. */
type Place = readonly [block: number, from: number, to: number];

/** A wording as it is kept. */
interface Packed {
  readonly day?: number;
  readonly body: Place;
  readonly headline: Place;
}

/** The wordings of documents side by side in a few blocks of memory: each is compared with hundreds of others, and takes 1 KB. */
export class Wordings {
  private readonly terms: Uint32Array[] = [];
  private readonly weights: Uint16Array[] = [];
  private used = BLOCK;
  private readonly places = new Map<DocId, Packed>();
  private near = new Map<DocId, Wording>();
  private before = new Map<DocId, Wording>();

  /** Keep a wording, in place of the one its document had before. */
  set({ id, day, body, headline }: Wording): void {
    const packed = { body: this.put(body), headline: this.put(headline) };
    this.places.set(id, day === undefined ? packed : { day, ...packed });
  }

  /** @throws Error if there is none of the document. */
  get(id: DocId): Wording {
    const near = this.near.get(id);
    if (near) return near;
    const found = this.before.get(id) ?? this.unpacked(id);
    if (this.near.size === NEAR) [this.before, this.near] = [this.near, new Map<DocId, Wording>()];
    this.near.set(id, found);
    return found;
  }

  private unpacked(id: DocId): Wording {
    const packed = this.places.get(id);
    if (!packed) throw new Error(`there is no wording of ${id}`);
    return { ...packed, id, body: this.take(packed.body), headline: this.take(packed.headline) };
  }

  private put({ terms, weights }: Terms): Place {
    if (this.used + terms.length > BLOCK) {
      this.terms.push(new Uint32Array(BLOCK));
      this.weights.push(new Uint16Array(BLOCK));
      this.used = 0;
    }
    const [block, from] = [this.terms.length - 1, this.used];
    this.terms[block]?.set(terms, from);
    this.weights[block]?.set(weights, from);
    this.used += terms.length;
    return [block, from, this.used];
  }

  private take([block, from, to]: Place): Terms {
    return {
      terms: (this.terms[block] as Uint32Array).subarray(from, to),
      weights: (this.weights[block] as Uint16Array).subarray(from, to),
    };
  }
}
