import { entriesOf } from "../../language/gazetteer.ts";
import { everyday } from "../../language/words.ts";
import { isGiven } from "../../language/given.ts";
import type { Token } from "../../language/tokens.ts";
import { isCompound } from "./compounds.ts";
import { endsBody, isFunction } from "./heads.ts";
import { entriesAt, meetAt } from "./listed.ts";
import type { Office } from "./offices.ts";
import type { Read } from "./reading.ts";
import { isCapital, type Line, type Stream } from "./stream.ts";

/** Words that join two names and are in none, by the classes they part. */
const PARTS: Readonly<Record<string, ReadonlySet<string>>> = {
  to: new Set(["place", "body", "person", "product"]),
  and: new Set(["place", "person", "product"]),
  at: new Set(["body", "person", "place"]),
  with: new Set(["body", "person", "place"]),
  by: new Set(["body", "person", "place"]),
  from: new Set(["body", "person", "place"]),
  in: new Set(["person", "place"]),
  on: new Set(["person", "place"]),
  ",": new Set(["person", "place", "product"]),
};

/** Kinds of names that are taken in small letters. */
const SMALL: ReadonlySet<Read["class"]> = new Set(["place", "person", "body"]);
const I = /^I(?:['’]|$)/;
const SMALL_I = /^i(?:['’]|$)/;

/** Whether a line is written without care for capitals: it has "i", or none behind its first word but in "I". */
function isCareless({ tokens }: Stream, { first, last }: Line): boolean {
  for (let at = first, any = false; at < last; at++) {
    const { kind, text, lower } = tokens[at] as Token;
    if (kind !== "word") continue;
    if (SMALL_I.test(text)) return true;
    if (any && text !== lower && !I.test(text)) return false;
    any = true;
  }
  return true;
}

/** Cuts what the network reads as one name where the words show two, or more than a name. */
export class Cuts {
  private readonly stream: Stream;
  private readonly offices: readonly Office[];
  private readonly careless: boolean;

  constructor(stream: Stream, line: Line, offices: readonly Office[]) {
    this.stream = stream;
    this.careless = isCareless(stream, line);
    this.offices = offices;
  }

  private key(at: number): string {
    return this.stream.keys[at] ?? "";
  }

  /** The names in what was read as one. */
  of(read: Read): Read[] {
    return this.byOffice(read)
      .flatMap((one) => this.byOwner(one))
      .flatMap((one) => this.byLink(one))
      .flatMap((one) => this.bare(this.short(one)));
  }

  /** An office inside parts who it belongs to from who holds it; at the end or the beginning it belongs to neither. */
  private byOffice(read: Read): Read[] {
    const { first, last } = read;
    const of = this.offices.find((one) => one.end <= first && first < one.last && one.last < last);
    if (of && read.class !== "body" && read.class !== "happening")
      return [
        { ...read, last: of.last },
        { first: of.last, last, class: "person" },
      ];
    const office = this.offices.find((one) => one.post < last && one.end > first && !this.belongs(one, read));
    if (!office) return [read];
    const before: Read[] = office.post > first ? [{ first, last: office.post, class: read.class === "person" ? "body" : read.class }] : [];
    const end = this.key(office.end) === "." ? office.end + 1 : office.end;
    if (end >= last) return before;
    const after = before.length > 0 || office.post >= first ? "person" : read.class;
    return [...before, ...this.byOffice({ first: end, last, class: isCapital(this.stream.tokens[end]) ? after : read.class })];
  }

  /** Whether an office is part of a body's name: "Office of the Prime Minister". */
  private belongs({ post }: Office, { first }: Read): boolean {
    return post > first && (this.key(post - 1) === "of" || this.key(post - 2) === "of");
  }

  /** "Norway's Transport Authority": the country is a name of its own. */
  private byOwner(read: Read): Read[] {
    const { first, last } = read;
    for (let at = first + 1; at + 1 < last; at++) {
      if (this.key(at) !== "'s" && this.key(at) !== "'") continue;
      const [owner] = entriesAt(this.stream, first, at);
      if (owner?.class === "place")
        return [
          { first, last: at, class: "place" },
          { ...read, first: at + 1 },
        ];
    }
    return [read];
  }

  private byLink(read: Read): Read[] {
    const { first, last } = read;
    if (entriesAt(this.stream, first, last).length > 0) return [read];
    for (let at = first + 1; at + 1 < last; at++)
      if (this.parts(at, read)) return [{ ...read, last: at }, ...this.byLink({ ...read, first: at + 1 })];
    return [read];
  }

  /** Whether the word at a place joins two names: by its sense, before a day, or "and" beside a place of the gazetteer. */
  private parts(at: number, { first, last, class: kind }: Read): boolean {
    const key = this.key(at);
    if (PARTS[key]?.has(kind)) return true;
    if (key === "on") return isFunction(this.key(at + 1));
    const isPlace = (from: number, to: number): boolean => entriesAt(this.stream, from, to).some((entry) => entry.class === "place");
    return key === "and" && kind !== "body" && (isPlace(first, at) || isPlace(at + 1, last));
  }

  /** "NATO Allies": everyday words after a known acronym name nothing, unless they make it a body of its own. */
  private short(read: Read): Read {
    const { first, last } = read;
    const met = last - first > 1 ? meetAt(this.stream, first, last) : undefined;
    const acronym = met?.length === 1 && met.entries.some((entry) => entry.short && entry.class === "body");
    if (!acronym || endsBody(this.key(last - 1))) return read;
    for (let at = first + 1; at < last; at++) if (!everyday(this.key(at))) return read;
    return { ...read, last: first + 1 };
  }

  private isOutside(at: number): boolean {
    const key = this.key(at);
    return key === "'s" || (this.stream.tokens[at]?.kind === "mark" && key !== "." && key !== ")");
  }

  /** Whether nothing at this place can end a name: a small word, a mark, the possessive ending. */
  private isTail(at: number): boolean {
    const token = this.stream.tokens[at];
    return this.isOutside(at) || (token?.kind === "word" && token.text === token.lower && !/^\d/.test(token.text));
  }

  /** Without articles before, marks around, small words and the possessive ending after it; nothing where no capital is left. */
  private bare({ first, last, class: kind }: Read): Read[] {
    let start = first;
    let end = last;
    while (start < end && (this.isOutside(start) || this.key(start) === "." || (isFunction(this.key(start)) && start + 1 < end))) start++;
    const capitals = this.stream.tokens.slice(start, end).some(({ text, lower }) => text !== lower);
    if (!capitals) return this.small({ first: start, last: end, class: kind });
    while (end > start && this.isTail(end - 1)) end--;
    if (this.key(end - 1) === "." && end - start > 1) end--;
    return end > start && !this.isWord(start, end, kind) ? [{ first: start, last: end, class: kind }] : [];
  }

  /** A name in small letters, where none has a capital: several words that were read as one, or what a list of such names has. */
  private small({ first, last, class: kind }: Read): Read[] {
    if (!this.careless || !SMALL.has(kind)) return [];
    let end = last;
    while (end > first && (this.isOutside(end - 1) || isFunction(this.key(end - 1)))) end--;
    const isListed = entriesAt(this.stream, first, end).some((entry) => entry.class === kind);
    const known = end - first > 1 || isListed || (kind === "person" && isGiven(this.key(first)));
    return end > first && known ? [{ first, last: end, class: kind }] : [];
  }

  /** A lone word that has its capital by custom or from the sentence, or is made of countries and peoples that are found one by one. */
  private isWord(first: number, last: number, kind: Read["class"]): boolean {
    if (last - first > 1) return false;
    const key = this.key(first);
    if (isCompound(this.stream.tokens[first]?.text ?? "")) return true;
    if (isFunction(key) && kind !== "person") return entriesOf(key).length === 0;
    return kind !== "person" && kind !== "body" && everyday(key) && entriesOf(key).length === 0;
  }
}
