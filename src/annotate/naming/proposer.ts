import type { Entry, Met } from "../../language/gazetteer.ts";
import { isGiven } from "../../language/given.ts";
import { everyday } from "../../language/words.ts";
import type { NameClass } from "../../model/annotation.ts";
import { Cuts } from "./cuts.ts";
import { isFunction, placeHead } from "./heads.ts";
import { entriesAt, foremost, meetAt } from "./listed.ts";
import type { Office } from "./offices.ts";
import type { Read } from "./reading.ts";
import type { Token } from "../../language/tokens.ts";
import { isCapital, isUpper, type Line, type Stream } from "./stream.ts";

/** A run of tokens that is taken for a name. `sure`: a closed list or the words around it tell the class. */
export interface Proposal {
  readonly first: number;
  readonly last: number;
  readonly class: NameClass;
  readonly use: Entry["use"];
  readonly entries: readonly Entry[];
  readonly sure: boolean;
}

/** A city of this many people is meant by its name alone. */
const LARGE = 1e6;
/** Most words of a name after an office that were not read as one. */
const HOLDER_MOST = 3;
/** Most initials of one name. */
const INITIALS_MOST = 3;
/** Words after which "of" leads to a place: "the town of Orel". */
const KINDS_OF_PLACE = new Set(
  (
    "city cities town towns village villages province provinces region regions district districts county state island islands municipality port " +
    "capital suburb governorate prefecture department settlement commune"
  ).split(" "),
);

/** Names of one line: those the network reads, cut to the name alone, and those of closed lists. */
export class Proposer {
  private readonly found: Proposal[] = [];
  private readonly stream: Stream;
  private readonly line: Line;
  private readonly offices: readonly Office[];

  constructor(stream: Stream, line: Line, offices: readonly Office[]) {
    this.stream = stream;
    this.line = line;
    this.offices = offices;
  }

  private key(at: number): string {
    return this.stream.keys[at] ?? "";
  }

  /** Find the names of the line, in order. */
  scan(read: readonly Read[]): readonly Proposal[] {
    const cuts = new Cuts(this.stream, this.line, this.offices);
    const own = read.flatMap((one) => cuts.of(one));
    const listed = this.listed().filter((met) => this.stands(met, own));
    for (const { first, met, entry } of listed)
      this.push(first, first + met.length, { class: entry.class, use: entry.use, entries: met.entries, sure: true });
    for (const one of own) if (this.free(one.first, one.last)) this.take(this.whole(one));
    this.held();
    this.initialled();
    this.called();
    return this.found.toSorted((a, b) => a.first - b.first);
  }

  private push(first: number, last: number, more: Partial<Proposal> & { class: NameClass }): void {
    this.found.push({ first, last, use: "name", entries: [], sure: false, ...more });
  }

  private free(first: number, last: number): boolean {
    return this.found.every((one) => one.last <= first || one.first >= last);
  }

  /** A person's name with the given name before it that was not read. */
  private whole(read: Read): Read {
    const { first, class: kind } = read;
    const key = this.key(first - 1);
    const given = kind === "person" && first > this.line.first && isGiven(key) && this.isOpen(first - 1);
    return given ? { ...read, first: first - 1 } : read;
  }

  /** Where the name of an office's holder would begin: right behind it, or behind a comma if it is definite. */
  private holderAt({ last, determiner, country }: Office): number {
    const mark = this.key(last);
    return mark === "." || (mark === "," && (determiner === "the" || country !== "")) ? last + 1 : last;
  }

  /** Whether a name stands where the holder of an office with a capital would. */
  private isHolder(first: number, last: number): boolean {
    return this.offices.some(
      (office) =>
        isCapital(this.stream.tokens[office.post]) && this.holderAt(office) === first && (this.key(first - 1) !== "," || last - first > 1),
    );
  }

  /** Who holds an office: words with capitals behind it that nothing was read of. */
  private held(): void {
    for (const office of this.offices) {
      const first = this.holderAt(office);
      let last = first;
      while (last < this.line.last && last - first < HOLDER_MOST && this.isOpen(last)) last++;
      // Behind a given name an everyday word with a capital is a surname.
      if (last === first + 1 && isGiven(this.key(first)) && isCapital(this.stream.tokens[last]) && this.free(last, last + 1)) last++;
      if (last > first && this.isHolder(first, last)) this.push(first, last, { class: "person", sure: true });
    }
  }

  /** A word with a capital that is no everyday one and stands in no name and no office. */
  private isOpen(at: number): boolean {
    const key = this.key(at);
    const inOffice = this.offices.some(({ post, end }) => post <= at && at < end);
    return isCapital(this.stream.tokens[at]) && !everyday(key) && !isFunction(key) && !inOffice && this.free(at, at + 1);
  }

  /** "J. K. Orel": initials before a word with a capital belong to a person's name, whatever was read of them. */
  private initialled(): void {
    for (let at = this.line.first; at < this.line.last; at++) {
      const end = this.initialsEnd(at);
      if (end === at) continue;
      const over = this.found.find((one) => one.first <= end && one.last > at);
      if (over?.first === end && over.class === "person") this.found.splice(this.found.indexOf(over), 1, { ...over, first: at });
      else if (!over && !everyday(this.key(end))) this.push(at, end + 1, { class: "person" });
      at = end;
    }
  }

  /** Where the initials that begin at a token end, before a longer word with a capital; the token itself where there are none. */
  private initialsEnd(at: number): number {
    let end = at;
    while (isInitial(this.stream.tokens[end]) && this.key(end + 1) === "." && end - at < 2 * INITIALS_MOST) end += 2;
    const next = this.stream.tokens[end];
    return end < this.line.last && isCapital(next) && !isUpper(next) && this.key(at - 1) !== "." ? end : at;
  }

  private take({ first, last, class: read }: Read): void {
    if (this.isCurrency(first, last)) return;
    const entries = entriesAt(this.stream, first, last);
    const told = this.told({ first, last, class: read }, entries);
    const kind = told ?? read;
    this.push(first, last, {
      class: kind,
      use: kind === "group" ? this.useOfGroup(last) : "name",
      entries: entries.filter((one) => one.class === kind),
      sure: told !== undefined,
    });
  }

  /** The class that the words themselves tell, whatever was read. */
  private told({ first, last, class: read }: Read, entries: readonly Entry[]): NameClass | undefined {
    if (entries.length > 0 && entries.every((entry) => entry.class === "body")) return "body";
    if (entries.length > 0 && (read === "product" || read === "happening")) return foremost(entries)?.class;
    if (this.isHolder(first, last) && entries.length === 0) return read === "body" ? undefined : "person";
    if (entries.some((entry) => isLarge(entry) && (read !== "person" || entry.kind === "capital" || !isGiven(this.key(first)))))
      return "place";
    if (this.key(first - 1) === "of" && KINDS_OF_PLACE.has(this.key(first - 2))) return "place";
    const lead = placeHead(this.key(first));
    return last - first === 2 && (lead === "first" || lead === "both") ? "place" : undefined;
  }

  /** "US $5 million" names no country. */
  private isCurrency(first: number, last: number): boolean {
    return last - first === 1 && this.key(last) === "$";
  }

  private useOfGroup(end: number): Entry["use"] {
    const next = this.stream.tokens[end];
    return next?.kind === "word" && !isCapital(next) && !isFunction(next.lower) ? "adjective" : "people";
  }

  /** Countries, peoples and known bodies of the line, each the longest from its place on. */
  private listed(): Listed[] {
    const found: Listed[] = [];
    for (let at = this.line.first; at < this.line.last; at++) {
      if (!isCapital(this.stream.tokens[at])) continue;
      const met = meetAt(this.stream, at, this.line.last);
      const entry = met && foremost(met.entries);
      if (!met || !entry || this.offices.some(({ post, end }) => post <= at && at + met.length <= end)) continue;
      if (isKnown(entry, met) && !this.isCurrency(at, at + met.length)) found.push({ first: at, met, entry });
      at += met.length - 1;
    }
    return found;
  }

  /** Whether a listed name stands against what was read: not inside a longer name, nor across the end of one. */
  private stands({ first, met }: Listed, read: readonly Read[]): boolean {
    const last = first + met.length;
    return read.every((one) => one.last <= first || one.first >= last || (one.first >= first && one.last <= last));
  }

  /** A given name that a speaker couples with "I", or calls in a turn, whatever else the word means: "Grace and I", "Thank you, Grace." */
  private called(): void {
    for (let at = this.line.first; at < this.line.last; at++) {
      if (!isCapital(this.stream.tokens[at]) || !isGiven(this.key(at)) || !this.free(at, at + 1)) continue;
      const coupled = this.key(at + 1) === "and" && this.key(at + 2) === "i" && at > this.line.first;
      if (coupled || (this.line.block.label !== undefined && this.isCalled(at))) this.push(at, at + 1, { class: "person", sure: true });
    }
  }

  /** Whether a word stands between marks as the name of somebody spoken to does. */
  private isCalled(at: number): boolean {
    const opens = this.stream.tokens.slice(this.line.first, at).every((token) => token.kind === "mark");
    const after = at + 1 === this.line.last || this.stream.tokens[at + 1]?.kind === "mark";
    return opens ? this.key(at + 1) === "," : this.key(at - 1) === "," && after;
  }
}

function isInitial(token: Token | undefined): boolean {
  return token?.text.length === 1 && isCapital(token);
}

interface Listed {
  readonly first: number;
  readonly met: Met;
  readonly entry: Entry;
}

/** A capital, or a city so large that its name alone means it. */
function isLarge({ kind, rank }: Entry): boolean {
  return kind === "capital" || (kind === "city" && rank >= LARGE);
}

/** Whether an entry is meant wherever its name stands with capitals. */
function isKnown(entry: Entry, { length, key }: Met): boolean {
  if (entry.kind === "country" || entry.kind === "group" || (entry.kind === "area" && !everyday(key))) return true;
  return entry.class === "body" && (length > 1 || entry.short);
}
