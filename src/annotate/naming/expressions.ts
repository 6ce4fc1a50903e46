import { entriesOf, type Entry } from "../../language/gazetteer.ts";
import { BLANK, type Draft, type Stretch } from "./draft.ts";
import type { Office } from "./offices.ts";
import { choosePlace, useOf } from "./places.ts";
import { isCapital, type Line, type Stream } from "./stream.ts";
import type { Named } from "./votes.ts";

/** What one line holds: names, offices, and its place in the stream. */
export interface Found {
  readonly line: Line;
  readonly at: number;
  readonly named: readonly Named[];
  readonly offices: readonly Office[];
}

// Words that can stand after a whole noun phrase.
const FOLLOWS = new Set(
  (
    "of for to in on at by with from and or but who whom whose that which will would can could may might must should said told met spoke wrote went came left saw took made gave " +
    "got had held led won lost put began felt thought found knew then also not never when while as if after before since because so than there here then again later"
  ).split(" "),
);

/** Builds the drafts of one document from names and offices: who holds which office by standing beside it. */
export class Expressions {
  private readonly stream: Stream;
  private readonly countries: ReadonlySet<string>;

  constructor(stream: Stream, countries: ReadonlySet<string>) {
    this.stream = stream;
    this.countries = countries;
  }

  private stretch(first: number, last: number): Stretch {
    return { start: this.stream.tokens[first]?.start ?? 0, end: this.stream.tokens[last - 1]?.end ?? 0 };
  }

  /** The name that an office stands before: next to it, after the stop of an abbreviation, or after a comma if the office is definite. */
  private holderAfter(office: Office, starts: ReadonlyMap<number, Named>): Named | undefined {
    const mark = this.stream.keys[office.last];
    const near = mark === "." ? office.last + 1 : office.last;
    const direct = starts.get(near);
    if (direct && (direct.class === "person" || !direct.sure)) return direct;
    if (mark !== "," || (office.determiner !== "the" && office.country === "")) return undefined;
    const after = starts.get(office.last + 1);
    return after?.class === "person" && after.last - after.first > 1 ? after : undefined;
  }

  private holderBefore(office: Office, ends: ReadonlyMap<number, Named>): Named | undefined {
    if (this.stream.keys[office.first - 1] !== ",") return undefined;
    const before = ends.get(office.first - 1);
    return before?.class === "person" ? before : undefined;
  }

  private person(named: Named, office: Office | undefined, at: number): Draft {
    const name = this.stretch(named.first, named.last);
    const { key, first: begin, last: stop } = named;
    if (!office) return { ...BLANK, start: name.start, end: name.end, key, line: at, first: begin, last: stop, name };
    const determined = office.determiner !== "" && office.first < office.post && office.last <= named.first;
    const first = Math.min(begin, determined ? office.first + 1 : office.first);
    const last = Math.max(stop, office.last);
    const { start, end } = this.stretch(first, last);
    const post = this.stretch(office.post, office.end);
    return { ...BLANK, start, end, key, line: at, first, last, name, post: office, office: post, country: office.country };
  }

  /** Whether a word of office only qualifies the noun after it: "the chief reason", "a major attack". */
  private isModifier(office: Office): boolean {
    const after = this.stream.keys[office.last] ?? "";
    const small = this.stream.tokens[office.last]?.kind === "word" && !isCapital(this.stream.tokens[office.last]);
    return office.end - office.post === 1 && small && !FOLLOWS.has(after) && !/(?:ed|s|ing|ly)$/.test(after);
  }

  private role(office: Office, at: number): Draft | undefined {
    const capital = isCapital(this.stream.tokens[office.post]) && office.rank === "sole";
    if (!capital && this.isModifier(office)) return undefined;
    if (office.rank === "title" || (office.determiner === "" && !capital && office.country === "")) return undefined;
    const { first, last, country } = office;
    const { start, end } = this.stretch(first, last);
    return {
      ...BLANK,
      start,
      end,
      form: "role",
      line: at,
      first,
      last,
      post: office,
      office: this.stretch(office.post, office.end),
      country,
    };
  }

  private entry(named: Named): Entry | undefined {
    if (named.entries.length === 0) return undefined;
    const fitting = named.entries.filter((entry) => entry.class === named.class);
    if (fitting.length < 2) return fitting[0];
    if (named.class === "place") return choosePlace(fitting, this.countries);
    const ids = new Set(fitting.map((entry) => entry.id));
    return ids.size === 1 ? fitting[0] : undefined;
  }

  /** A body many countries have is that of the country said before it, else of the only one the document names; else nobody knows whose. */
  private national(entry: Entry, { first }: Named): Entry | undefined {
    const { keys } = this.stream;
    const end = keys[first - 1] === "'s" ? first - 1 : first;
    const said = entriesOf(keys[end - 1] ?? "").find((one) => one.kind === "country" || one.kind === "group")?.country;
    const country = said || (this.countries.size === 1 ? [...this.countries][0] : "");
    return country ? { ...entry, id: entry.id.replace(":", `:${country.toLowerCase()}-`), country } : undefined;
  }

  private other(named: Named, at: number): Draft {
    const name = this.stretch(named.first, named.last);
    const listed = this.entry(named);
    const entry = listed?.kind === "common" ? this.national(listed, named) : listed;
    const adjective = named.class === "group" && named.use === "adjective";
    return {
      ...BLANK,
      start: name.start,
      end: name.end,
      class: named.class,
      form: adjective ? "adjective" : "name",
      key: named.key,
      line: at,
      first: named.first,
      last: named.last,
      name,
      entry,
      country: entry?.country ?? "",
      use: adjective ? "modifier" : named.class === "place" && entry ? useOf(this.stream, named, entry) : undefined,
    };
  }

  /** All drafts of one line. */
  of({ at, named, offices }: Found): Draft[] {
    if (offices.length === 0) return named.map((one) => (one.class === "person" ? this.person(one, undefined, at) : this.other(one, at)));
    const starts = new Map(named.map((one) => [one.first, one]));
    const ends = new Map(named.map((one) => [one.last, one]));
    const held = new Map<Named, Office>();
    const drafts: Draft[] = [];
    const open: Office[] = [];
    for (const office of offices) {
      const holder = this.holderAfter(office, starts);
      if (holder && !held.has(holder)) held.set(holder, office);
      else if (!holder) open.push(office);
    }
    for (const office of open) {
      const holder = this.holderBefore(office, ends);
      const role = holder && !held.has(holder) ? undefined : this.role(office, at);
      if (holder && !held.has(holder)) held.set(holder, office);
      else if (role) drafts.push(role);
    }
    for (const one of named)
      drafts.push(one.class === "person" || held.has(one) ? this.person(one, held.get(one), at) : this.other(one, at));
    return drafts;
  }
}
