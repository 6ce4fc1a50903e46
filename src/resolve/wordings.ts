import type { DocId } from "../model/span.ts";
import { Packed } from "../text/packed.ts";
import type { Terms } from "./cosine.ts";
import { Placed } from "./placed.ts";
import type { Wording } from "./wording.ts";

/** The wordings of documents, packed: each is compared with hundreds of others, and takes 1 KB. */
export class Wordings {
  /** Of each wording two lists, body and headline; and its day. */
  private readonly terms = new Packed((length) => new Uint32Array(length));
  private readonly weights = new Packed((length) => new Uint16Array(length));
  private readonly days: (number | undefined)[] = [];
  private readonly placed: Placed<Wording>;

  /** `numbers`: all documents that can come, numbered. */
  constructor(numbers: ReadonlyMap<DocId, number>) {
    this.placed = new Placed(numbers, (place, id) => ({
      id,
      body: this.termsAt(2 * place),
      headline: this.termsAt(2 * place + 1),
      day: this.days[place],
    }));
  }

  /** Keep a wording, in place of the one its document had before. */
  set({ id, day, body, headline }: Wording): void {
    for (const { terms, weights } of [body, headline]) {
      this.terms.put(terms);
      this.weights.put(weights);
    }
    this.placed.set(id, this.days.push(day) - 1);
  }

  /** @throws Error if there is none of the document. */
  get(id: DocId): Wording {
    return this.placed.get(id);
  }

  private termsAt(number: number): Terms {
    return { terms: this.terms.get(number), weights: this.weights.get(number) };
  }
}
