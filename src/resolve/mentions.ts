import type { MentionForm } from "../model/annotation.ts";
import type { EntityMention } from "../model/entity.ts";
import { compareSpans, type DocId, type Span } from "../model/span.ts";
import { bucketed, type Buckets } from "../text/buckets.ts";
import { Bytes } from "../text/packed.ts";
import { firstOf } from "../text/search.ts";

const FORMS: readonly MentionForm[] = ["name", "role", "pronoun", "adjective"];

/** Where the name in a mention is: nowhere, all of it, or a part. The first number of a mention is its form times this many and one of them. */
const NAMELESS = 0;
const ALL_NAME = 1;
const PART_NAME = 2;
const WAYS = 3;

/** Where a mention is. */
type Place = Pick<EntityMention, "span" | "form"> & { readonly name?: Span | undefined };

/** Mentions as bytes, about 5 each. Those of one chain are put away and taken out together. */
export class Mentions {
  private readonly bytes = new Bytes();

  /** Put away mentions of one document; gives their place. */
  put(mentions: readonly Place[]): number {
    const { bytes } = this;
    const place = bytes.end;
    let before = 0;
    bytes.write(mentions.length);
    for (const { span, name, form } of mentions) {
      const way = !name ? NAMELESS : name.start === span.start && name.end === span.end ? ALL_NAME : PART_NAME;
      bytes.write(FORMS.indexOf(form) * WAYS + way);
      bytes.signed(span.start - before);
      bytes.write(span.end - span.start);
      if (name && way === PART_NAME) {
        bytes.signed(name.start - span.start);
        bytes.write(name.end - name.start);
      }
      before = span.start;
    }
    return place;
  }

  /** The mentions at a place, which are in the given document. */
  take(place: number, doc: DocId): EntityMention[] {
    const bytes = this.bytes.from(place);
    let before = 0;
    return Array.from({ length: bytes.next() }, () => {
      const first = bytes.next();
      const form = FORMS[Math.floor(first / WAYS)] as MentionForm;
      const start = before + bytes.signed();
      const span: Span = { doc, start, end: start + bytes.next() };
      before = start;
      if (first % WAYS === NAMELESS) return { span, form };
      if (first % WAYS === ALL_NAME) return { span, name: span, form };
      const from = start + bytes.signed();
      return { span, name: { doc, start: from, end: from + bytes.next() }, form };
    });
  }
}

/** Chains of mentions by document: those of document number `n` are `starts[n]` to `starts[n + 1]` exclusive. Documents are in order. */
export interface Chains {
  readonly docs: readonly DocId[];
  readonly starts: Int32Array;
  /** Where the mentions of each chain lie. */
  readonly places: Int32Array;
  readonly mentions: Mentions;
}

/** Which documents mention what, and where: 12 bytes for each chain of mentions, and its mentions. */
export class Mentioned {
  private readonly chains: Chains;
  /** What each chain mentions, and the chains of each thing. */
  private readonly of: Int32Array;
  private readonly members: Buckets;

  /** `of`: for each chain the number of the one of `count` things that it mentions. */
  constructor(chains: Chains, of: Int32Array, count: number) {
    this.chains = chains;
    this.of = of;
    this.members = bucketed(of.length, count, (at) => of[at] as number);
  }

  /** All mentions of a thing, in text order. */
  all(thing: number): readonly EntityMention[] {
    const { order, starts } = this.members;
    const own = order.subarray(starts[thing], starts[thing + 1]);
    return together(Array.from(own, (at) => this.take(at, this.chains.docs[docAt(this.chains, at)] as DocId)));
  }

  /** The mentions in a document, each with what it mentions. */
  in(doc: DocId): (readonly [mention: EntityMention, of: number])[] {
    const found: (readonly [EntityMention, number])[] = [];
    const [from, to] = this.within(doc);
    for (let at = from; at < to; at++) for (const one of this.take(at, doc)) found.push([one, this.of[at] as number]);
    return found;
  }

  /** What a document mentions. */
  things(doc: DocId): Int32Array {
    return this.of.subarray(...this.within(doc));
  }

  private take(at: number, doc: DocId): EntityMention[] {
    return this.chains.mentions.take(this.chains.places[at] as number, doc);
  }

  /** The first chain in a document, and the first behind it. */
  private within(doc: DocId): readonly [from: number, to: number] {
    const { docs, starts } = this.chains;
    const number = firstOf(docs.length, (at) => (docs[at] as DocId) >= doc);
    return docs[number] === doc ? [starts[number] as number, starts[number + 1] as number] : [0, 0];
  }
}

/** The number of the document that a chain is in. */
export function docAt({ docs, starts }: Chains, chain: number): number {
  return firstOf(docs.length, (at) => (starts[at + 1] as number) > chain);
}

/** Mentions of several chains in text order, as those of one are already. */
export function together<T extends { readonly span: Span }>(chains: readonly (readonly T[])[]): readonly T[] {
  const [first = [], ...others] = chains;
  return others.length === 0 ? first : chains.flat().toSorted((a, b) => compareSpans(a.span, b.span));
}
