import type { MentionForm } from "../model/annotation.ts";
import type { EntityMention } from "../model/entity.ts";
import type { DocId, Span } from "../model/span.ts";
import { bucketed, type Buckets } from "../text/buckets.ts";

const FORMS: readonly MentionForm[] = ["name", "role", "pronoun", "adjective"];

/** Numbers of a mention: document, first and last character, those of the name (`NO_NAME` twice without one), form, and what it mentions. */
const WIDTH = 7;
const NO_NAME = -1;

/** The mentions of many things in many documents, as numbers: 32 bytes each. Those of one thing are added one after the other. */
export class Mentions {
  private readonly docs: readonly DocId[];
  private readonly numbers: ReadonlyMap<DocId, number>;
  private all = new Int32Array(WIDTH * 1024);
  private count = 0;
  /** Mentions by document, and where those of each document begin; made when the first is asked for. */
  private laid: Buckets | undefined;

  constructor(docs: readonly DocId[]) {
    this.docs = docs;
    this.numbers = new Map(docs.map((doc, at) => [doc, at]));
  }

  get size(): number {
    return this.count;
  }

  /** Add a mention of thing number `of`. */
  add({ span, name, form }: EntityMention, of: number): void {
    if ((this.count + 1) * WIDTH > this.all.length) {
      const wider = new Int32Array(this.all.length * 2);
      wider.set(this.all);
      this.all = wider;
    }
    const doc = this.numbers.get(span.doc);
    if (doc === undefined) throw new Error(`a mention in ${span.doc}, which is not there`);
    const { start, end } = name ?? { start: NO_NAME, end: NO_NAME };
    this.all.set([doc, span.start, span.end, start, end, FORMS.indexOf(form), of], this.count++ * WIDTH);
    this.laid = undefined;
  }

  /** Mentions from one number to another, exclusive, in the order they were added. */
  between(from: number, to: number): EntityMention[] {
    return Array.from({ length: to - from }, (_, at) => this.mention(from + at));
  }

  /** The mentions in a document, each with what it mentions. */
  in(doc: DocId): (readonly [mention: EntityMention, of: number])[] {
    const { order, starts } = (this.laid ??= bucketed(this.count, this.docs.length, (at) => this.all[at * WIDTH] as number));
    const number = this.numbers.get(doc);
    if (number === undefined) return [];
    const own = order.subarray(starts[number], starts[number + 1]);
    return Array.from(own, (at) => [this.mention(at), this.all[at * WIDTH + 6] as number] as const);
  }

  private mention(at: number): EntityMention {
    const { all, docs } = this;
    const first = at * WIDTH;
    const doc = docs[all[first] as number] as DocId;
    const [start, end] = [all[first + 1] as number, all[first + 2] as number];
    const [from, to] = [all[first + 3] as number, all[first + 4] as number];
    const span: Span = { doc, start, end };
    const form = FORMS[all[first + 5] as number] as MentionForm;
    if (from === NO_NAME) return { span, form };
    return { span, name: from === start && to === end ? span : { doc, start: from, end: to }, form };
  }
}
