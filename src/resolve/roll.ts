import type { Mention, NameClass } from "../model/annotation.ts";
import type { DocId } from "../model/span.ts";
import type { LocalMention } from "./locals.ts";
import { docAt, type Chains } from "./mentions.ts";
import type { Bytes, Reader, Texts } from "../text/packed.ts";

export const CLASSES: readonly NameClass[] = ["person", "body", "place", "office", "group", "product", "happening"];
export const USES: readonly Mention["use"][] = [undefined, "literal", "metonymic", "modifier"];

/** Numbers of a row: class and marks, gazetteer key, name, surname, where the mentions lie, and where what else is kept of them does. */
export const WIDTH = 6;
const GAZETTEER = 1;
const KEY = 2;
const LAST = 3;
const PLACE = 4;
const MORE = 5;

/** Marks of a row, above its class. `NAMED`: its full names stand before what else is kept of its mentions; `NAMED_AS_KEYED`: its key is the only one. */
const CLASS = 7;
export const OFFICE = 8;
export const NAMED = 16;
export const NAMED_AS_KEYED = 32;
/** It was taken for a person, and is what another document shows it to be. */
const RECAST = 64;

/** Marks of a mention: its class, its use above, and whether it is held. */
export const USE = 8;
export const HELD = 32;

/** An office of a country ("" where none is told): one object for each. */
export interface Office {
  readonly office: string;
  readonly country: string;
}

/** What a roll is made of: numbers of texts, of which 0 is the empty one; see `Cast`. */
interface Written extends Omit<Chains, "places"> {
  readonly rows: Int32Array;
  readonly more: Bytes;
  readonly texts: Texts;
}

/** What is kept of a mention beside its places and form. */
type More = Omit<LocalMention, "span" | "name" | "form" | "post"> & { readonly office: Office | undefined };

/**
 * Everybody and everything that documents name, each as one document shows it, by document and place. Each has a number and is asked for by it.
 * Names, surnames and gazetteer keys are numbers of texts, 0 where there is none.
 */
export class Roll {
  readonly size: number;
  readonly texts: Texts;
  readonly chains: Chains;
  private readonly rows: Int32Array;
  private readonly more: Bytes;
  private readonly offices = new Map<number, Office>();

  constructor({ docs, starts, rows, more, mentions, texts }: Written) {
    this.size = rows.length / WIDTH;
    this.texts = texts;
    this.rows = rows;
    this.more = more;
    const places = new Int32Array(this.size);
    for (let at = 0; at < this.size; at++) places[at] = this.number(at, PLACE);
    this.chains = { docs, starts, places, mentions };
  }

  classOf(at: number): NameClass {
    return CLASSES[this.number(at, 0) & CLASS] as NameClass;
  }

  isPerson(at: number): boolean {
    return (this.number(at, 0) & CLASS) === 0;
  }

  hasOffice(at: number): boolean {
    return (this.number(at, 0) & OFFICE) !== 0;
  }

  /** Whether it has a name of two and more words, as only people have. */
  isNamed(at: number): boolean {
    return (this.number(at, 0) & (NAMED | NAMED_AS_KEYED)) !== 0;
  }

  gazetteer(at: number): number {
    return this.number(at, GAZETTEER);
  }

  /** The longest of its names, folded. */
  key(at: number): number {
    return this.number(at, KEY);
  }

  last(at: number): number {
    return this.number(at, LAST);
  }

  /** The folded names of two and more words. */
  full(at: number): readonly number[] {
    const marks = this.number(at, 0);
    if ((marks & NAMED_AS_KEYED) !== 0) return [this.key(at)];
    return (marks & NAMED) === 0 ? [] : namesFrom(this.more.from(this.number(at, MORE)));
  }

  /** The offices that its mentions give it, each once. */
  officesOf(at: number): readonly Office[] {
    return this.hasOffice(at) ? [...new Set(this.moreOf(at).flatMap(({ office }) => office ?? []))] : [];
  }

  /** The people that somebody is named among: the surnames of all others that the document names. */
  circle(at: number): ReadonlySet<number> {
    const found = new Set<number>();
    if (!this.wasPerson(at)) return found;
    const { starts } = this.chains;
    const doc = docAt(this.chains, at);
    for (let other = starts[doc] as number; other < (starts[doc + 1] as number); other++)
      if (this.wasPerson(other)) found.add(this.last(other));
    found.delete(this.last(at));
    return found;
  }

  /** Take somebody for what another is. */
  recast(at: number, other: number): void {
    this.rows[at * WIDTH] = (this.number(at, 0) & ~CLASS) | (this.number(other, 0) & CLASS) | RECAST;
    this.rows[at * WIDTH + GAZETTEER] = this.gazetteer(other);
  }

  /** The mentions of one, in text order. */
  mentions(at: number): LocalMention[] {
    const doc = this.chains.docs[docAt(this.chains, at)] as DocId;
    const places = this.chains.mentions.take(this.number(at, PLACE), doc);
    return this.moreOf(at).map(({ office, ...more }, one) => {
      const { span, name, form } = places[one] as (typeof places)[number];
      return { span, name, form, ...more, post: office?.office };
    });
  }

  private number(at: number, of: number): number {
    return this.rows[at * WIDTH + of] as number;
  }

  private wasPerson(at: number): boolean {
    return this.isPerson(at) || (this.number(at, 0) & RECAST) !== 0;
  }

  private moreOf(at: number): More[] {
    const reader = this.more.from(this.number(at, MORE));
    if ((this.number(at, 0) & NAMED) !== 0) namesFrom(reader);
    const kind = (this.number(at, 0) & RECAST) === 0 ? undefined : this.classOf(at);
    return Array.from({ length: reader.next() }, () => this.moreFrom(reader, kind));
  }

  private moreFrom(reader: Reader, kind: NameClass | undefined): More {
    const marks = reader.next();
    const words = this.texts.of(reader.next());
    return {
      class: kind ?? (CLASSES[marks & CLASS] as NameClass),
      use: USES[Math.floor((marks % HELD) / USE)],
      held: marks >= HELD,
      words,
      called: this.optional(reader) ?? words,
      id: this.optional(reader),
      country: this.optional(reader),
      office: this.officeFrom(reader.next()),
    };
  }

  /** A text that may be missing: its number is one more then. */
  private optional(reader: Reader): string | undefined {
    const number = reader.next();
    return number === 0 ? undefined : this.texts.of(number - 1);
  }

  private officeFrom(number: number): Office | undefined {
    if (number === 0) return undefined;
    const known = this.offices.get(number);
    if (known) return known;
    const text = this.texts.of(number - 1);
    const cut = text.lastIndexOf("@");
    const made = { office: text.slice(0, cut), country: text.slice(cut + 1) };
    this.offices.set(number, made);
    return made;
  }
}

function namesFrom(reader: Reader): number[] {
  return Array.from({ length: reader.next() }, () => reader.next());
}
