import { isGiven } from "../../language/given.ts";
import { everyday } from "../../language/words.ts";
import type { NameClass } from "../../model/annotation.ts";
import { editDistance } from "../../text/names.ts";
import type { Proposal } from "./proposer.ts";
import { endsBody } from "./heads.ts";
import { entriesAt } from "./listed.ts";
import { LONG_NAME } from "./people.ts";
import { isCapital, isUpper, type Line, type Stream } from "./stream.ts";

/** A proposal whose class is decided. */
export interface Named extends Proposal {
  readonly key: string;
}

/** How often a name must be of another class elsewhere, against its own, to be of that class here too. */
const MAJORITY = 3;
/** What a closed list or an office beside the name says counts for so many readings. */
const SURE = 4;
const LONGEST = 6;
/** What stands before the mark of dollars to tell whose they are: "US", "U.S.", "A", "HK". */
const CURRENCY = /^(?:[A-Z]{1,3}|U\.S\.?)$/;
/** Classes that few texts to learn from mark: what else the document says of a name counts before them. */
const WEAK: ReadonlySet<NameClass> = new Set(["product", "happening"]);

/** A name's key within its document: folded words. */
function keyOf({ keys }: Stream, first: number, last: number): string {
  let whole = keys[first] ?? "";
  for (let at = first + 1; at < last; at++) {
    const key = keys[at] ?? "";
    if (key !== ".") whole += key.startsWith("'s") ? key : ` ${key}`;
  }
  return whole;
}

/** Words that an acronym passes over. */
const PASSED = new Set("of for and the in on de".split(" "));

function initialsOf(keys: readonly string[]): string {
  return keys.flatMap((key) => (PASSED.has(key) ? [] : [key.charAt(0)])).join("");
}

type Tally = Map<NameClass, number>;

function best(tally: Tally): [NameClass, number] {
  return [...tally].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0] ?? ["person", 0];
}

/** Counts over one document what every name is, so that a clear place decides for the unclear ones. */
export class Votes {
  private readonly tallies = new Map<string, Tally>();
  private readonly surnames = new Map<string, number>();
  private readonly givens = new Set<string>();
  private readonly stream: Stream;
  private small: Set<string> | undefined;

  constructor(stream: Stream) {
    this.stream = stream;
  }

  private tally(key: string): Tally {
    const known = this.tallies.get(key);
    if (known) return known;
    const made: Tally = new Map();
    this.tallies.set(key, made);
    return made;
  }

  private count(key: string, kind: NameClass, weight: number): void {
    const tally = this.tally(key);
    tally.set(kind, (tally.get(kind) ?? 0) + weight);
  }

  /** Take a name into account. */
  add(proposal: Proposal): void {
    const { first, last, class: kind, sure } = proposal;
    this.count(keyOf(this.stream, first, last), kind, sure ? SURE : 1);
    if (last - first === 1) return;
    if (kind === "person") this.person(first, last);
    if (kind === "body" && last - first > 2) this.count(initialsOf(this.stream.keys.slice(first, last)), kind, SURE);
    if (kind !== "person" && this.stream.keys[last] === "(" && this.stream.keys[last + 2] === ")" && isUpper(this.stream.tokens[last + 1]))
      this.count(this.stream.keys[last + 1] ?? "", kind, SURE);
  }

  private person(first: number, last: number): void {
    const surname = this.stream.keys[last - 1] ?? "";
    this.surnames.set(surname, (this.surnames.get(surname) ?? 0) + 1);
    const given = this.stream.keys[first] ?? "";
    if (isGiven(given)) this.givens.add(given);
  }

  /** The name with its class: that which it has elsewhere in the document, if it is clearly more often that. */
  decide(proposal: Proposal): Named {
    const { first, last, class: kind, sure } = proposal;
    const key = keyOf(this.stream, first, last);
    if (sure) return { ...proposal, key };
    const tally = new Map(this.tally(key));
    const surname = last - first === 1 ? this.surname(key) : undefined;
    if (surname !== undefined && (surname === key || proposal.entries.length === 0))
      tally.set("person", (tally.get("person") ?? 0) + (this.surnames.get(surname) ?? 0) * 2);
    if (WEAK.has(kind) && tally.size > 1) tally.delete(kind);
    const [other, votes] = best(tally);
    const own = WEAK.has(kind) ? 0 : Math.max(1, tally.get(kind) ?? 0);
    return other !== kind && votes >= own * MAJORITY ? { ...proposal, class: other, key, entries: [], use: "name" } : { ...proposal, key };
  }

  /**
   * What is a name of what was read in a line whose words all have capitals: all of it where the document, a closed list or its last word says
   * so; else the names of the document in it; else all of it unless its words are everyday ones.
   */
  confirmed(proposal: Proposal): Proposal[] {
    const { first, last, sure } = proposal;
    if (sure || this.classOf(keyOf(this.stream, first, last)) || endsBody(this.stream.keys[last - 1])) return [proposal];
    const inner = this.within(proposal);
    if (inner.length > 0) return inner;
    return this.stream.keys.slice(first, last).every((key) => everyday(key)) ? [] : [proposal];
  }

  /** Names of the document and countries inside what was read as one, from the left, the longest first. */
  private within(proposal: Proposal): Proposal[] {
    const found: Proposal[] = [];
    for (let at = proposal.first; at < proposal.last; at++) {
      for (let last = proposal.last; last > at; last--) {
        const country = entriesAt(this.stream, at, last).find((entry) => entry.kind === "country");
        const kind = country?.class ?? this.classOf(keyOf(this.stream, at, last));
        if (!kind) continue;
        found.push({ ...proposal, first: at, last, class: kind, entries: country ? [country] : [], sure: country !== undefined });
        at = last - 1;
        break;
      }
    }
    return found;
  }

  /** Whether a lone everyday word is only that: the document writes it small as well, and nobody in it is called so. */
  isWord({ first, last, class: kind, sure }: Proposal): boolean {
    if (sure || last - first > 1 || kind === "body") return false;
    const key = this.stream.keys[first] ?? "";
    if (!everyday(key) || this.surnames.has(key)) return false;
    this.small ??= new Set(this.stream.tokens.filter((token) => token.text === token.lower).map((token) => token.lower));
    return this.small.has(key);
  }

  /** Whether letters are those of a currency: "US $5 million" names no country. */
  isCurrency({ first, last }: Proposal): boolean {
    const [token, mark] = [this.stream.tokens[first], this.stream.tokens[last]];
    return last - first === 1 && mark?.text === "$" && token !== undefined && CURRENCY.test(token.text);
  }

  /** Names of the document that stand in a line where nothing was found. */
  missed(line: Line, found: readonly Proposal[]): Proposal[] {
    const taken = new Set<number>();
    for (const { first, last } of found) for (let at = first; at < last; at++) taken.add(at);
    const more: Proposal[] = [];
    for (let at = line.first; at < line.last; at++) {
      if (taken.has(at) || !isCapital(this.stream.tokens[at])) continue;
      const own = this.known(line, at, taken);
      if (!own) continue;
      more.push({ first: at, last: own.last, class: own.class, use: "name", entries: [], sure: false });
      at = own.last - 1;
    }
    return more;
  }

  private known(line: Line, at: number, taken: ReadonlySet<number>): { last: number; class: NameClass } | undefined {
    for (let last = Math.min(line.last, at + LONGEST); last > at; last--) {
      if (taken.has(last - 1)) continue;
      const key = keyOf(this.stream, at, last);
      if (last - at === 1 && everyday(key) && !isUpper(this.stream.tokens[at])) continue;
      const kind = this.classOf(key) ?? (last - at === 1 && this.surname(key) !== undefined ? "person" : undefined);
      if (kind) return { last, class: kind };
    }
    const alone = !isCapital(this.stream.tokens[at - 1]) && !isCapital(this.stream.tokens[at + 1]);
    return alone && this.givens.has(this.stream.keys[at] ?? "") ? { last: at + 1, class: "person" } : undefined;
  }

  /** The surname of a person of this document that a word is, or that it spells with a letter more, less or another: "Zelensky" after "Zelenskyy". */
  private surname(key: string): string | undefined {
    if (this.surnames.has(key)) return key;
    if (key.length < LONG_NAME) return undefined;
    const like = (name: string): boolean => name.length >= LONG_NAME && name[0] === key[0] && editDistance(name, key, 1) === 1;
    return [...this.surnames.keys()].find(like);
  }

  /** Whether a word ends the name of a person of this document. */
  isSurname(key: string): boolean {
    return this.surnames.has(key);
  }

  /** The class a key has in this document, if any line showed it. */
  classOf(key: string): NameClass | undefined {
    const tally = this.tallies.get(key);
    if (!tally) return this.surnames.has(key) ? "person" : undefined;
    return best(tally)[0];
  }
}
