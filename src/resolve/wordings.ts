import type { DocId } from "../model/span.ts";
import { Packed } from "../text/packed.ts";
import { Recent } from "../model/recent.ts";
import type { Terms } from "./cosine.ts";
import type { Wording } from "./wording.ts";

/** Wordings at hand as objects: one is compared with many others in a row. */
const NEAR = 1 << 14;
/** The place of what has not come. */
const NONE = -1;

/** The wordings of documents, packed: each is compared with hundreds of others, and takes 1 KB. */
export class Wordings {
  /** Of each wording two lists, body and headline. */
  private readonly terms = new Packed((length) => new Uint32Array(length));
  private readonly weights = new Packed((length) => new Uint16Array(length));
  private readonly numbers: ReadonlyMap<DocId, number>;
  /** Where the wording of each document lies, by its number; and its day, by that place. */
  private readonly places: Int32Array;
  private readonly days: (number | undefined)[] = [];
  private readonly near = new Recent<DocId, Wording>(NEAR);
  private readonly unpacked = (id: DocId): Wording => this.unpack(id);

  /** `numbers`: all documents that can come, numbered. */
  constructor(numbers: ReadonlyMap<DocId, number>) {
    this.numbers = numbers;
    this.places = new Int32Array(numbers.size).fill(NONE);
  }

  /** Keep a wording, in place of the one its document had before. */
  set({ id, day, body, headline }: Wording): void {
    for (const { terms, weights } of [body, headline]) {
      this.terms.put(terms);
      this.weights.put(weights);
    }
    this.places[this.numbers.get(id) as number] = this.days.push(day) - 1;
  }

  /** @throws Error if there is none of the document. */
  get(id: DocId): Wording {
    return this.near.get(id, this.unpacked);
  }

  private unpack(id: DocId): Wording {
    const place = this.places[this.numbers.get(id) as number] ?? NONE;
    if (place === NONE) throw new Error(`there is no wording of ${id}`);
    return { id, body: this.termsAt(2 * place), headline: this.termsAt(2 * place + 1), day: this.days[place] };
  }

  private termsAt(number: number): Terms {
    return { terms: this.terms.get(number), weights: this.weights.get(number) };
  }
}
