import type { Annotation, Mention, Quotation } from "../../model/annotation.ts";
import { covers, type Span } from "../../model/span.ts";
import type { Body } from "../body.ts";
import { firstOf } from "../../text/search.ts";

/** Who speaks at a place: a key that is the same wherever the same one speaks, and the mention that names the speaker, if any. */
export interface Voice {
  readonly key: string;
  readonly speaker?: Mention;
}

const WRITER: Voice = { key: "writer" };

/** Parts of reported words looked at before a place: as deep as quotations stand in one another. */
const DEPTH = 8;

interface Part {
  readonly span: Span;
  readonly quotation: Quotation;
}

/** The number of items that begin at a character or before it, in a list sorted by where they begin. */
function upTo(list: readonly { readonly span: Span }[], start: number): number {
  return firstOf(list.length, (at) => (list[at]?.span.start ?? 0) > start);
}

/** Finds who speaks where in a document: the source of reported words, the speaker of a turn, else the writer. */
export class Voices {
  private readonly parts: readonly Part[];
  private readonly people: readonly Mention[];
  private readonly byPlace: ReadonlyMap<string, Mention>;
  private readonly known = new Map<string, Voice>();
  /** Of two speakers the other one, by the key of each. */
  private readonly other = new Map<string, Voice>();
  private readonly body: Body;

  constructor(body: Body, earlier: readonly Annotation[]) {
    this.body = body;
    const own = earlier.filter((one) => one.kind === "quotation" && (one.manner === "direct" || one.manner === "mixed")) as Quotation[];
    this.parts = own
      .flatMap((quotation) => quotation.parts.map((span): Part => ({ span, quotation })))
      .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    this.people = earlier.filter((one): one is Mention => one.kind === "mention" && one.class === "person");
    this.byPlace = new Map(this.people.map((one) => [`${one.span.start}-${one.span.end}`, one]));
    const labels = new Map<string, Voice>();
    for (const { label } of body.blocks) if (label) labels.set(this.of(label).key, this.of(label));
    const [a, b] = [...labels.values()];
    if (a && b && labels.size === 2) this.other.set(a.key, b).set(b.key, a);
  }

  /** The voice that an expression names: of its longest mention, led back over its links. */
  private of(source: Span): Voice {
    const place = `${source.start}-${source.end}`;
    const known = this.known.get(place);
    if (known) return known;
    let mention: Mention | undefined;
    for (let at = upTo(this.people, source.start - 1); (this.people[at]?.span.start ?? source.end) < source.end; at++) {
      const one = this.people[at];
      if (one && covers(source, one.span) && (!mention || length(one) > length(mention))) mention = one;
    }
    const top = mention && this.headOf(mention);
    const voice: Voice = mention && top ? { key: `${top.span.start}-${top.span.end}`, speaker: mention } : { key: place };
    this.known.set(place, voice);
    return voice;
  }

  private headOf(mention: Mention): Mention {
    let top = mention;
    for (let step = 0; top.antecedent && step < this.people.length; step++) {
      const next = this.byPlace.get(`${top.antecedent.to.start}-${top.antecedent.to.end}`);
      if (!next || next === top) break;
      top = next;
    }
    return top;
  }

  /** Who speaks at the place of a pronoun in a block of the body. */
  at(place: Span, block: number): Voice {
    const last = upTo(this.parts, place.start);
    const inner = this.parts.slice(Math.max(0, last - DEPTH), last).findLast(({ span }) => covers(span, place))?.quotation;
    if (inner) return inner.source ? this.of(inner.source) : { key: `quoted ${inner.span.start}` };
    const label = this.body.blocks[block]?.label;
    return label ? this.of(label) : WRITER;
  }

  /** Whom a voice speaks to, where there are two speakers in all. */
  opposite(voice: Voice): Voice | undefined {
    return this.other.get(voice.key);
  }
}

function length({ span }: Mention): number {
  return span.end - span.start;
}
