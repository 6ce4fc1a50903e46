import { isJunior, isShortFor, sameGiven, sexOf } from "../../language/given.ts";
import { sameOffice } from "../../language/titles.ts";
import type { LinkReason } from "../../model/annotation.ts";
import { gather } from "../../text/gather.ts";
import { editDistance } from "../../text/names.ts";
import type { Draft, DraftLink } from "./draft.ts";
import { pronounSex } from "./pronouns.ts";
import type { Stream } from "./stream.ts";

/** One person of a document: the draft all others point to, and what the document says of them so far. */
interface Person {
  readonly at: number;
  readonly words: readonly string[];
  readonly posts: { key: string; country: string; past: boolean }[];
  sex: string;
  /** The latest mention in text order so far, -1 before the first. */
  last: number;
}

/** Shortest surname that may differ by a letter within one document; shorter ones are too often other people. */
export const LONG_NAME = 6;
/** How many sentences back, in its own or the last paragraph, the one a pronoun means may stand. */
const REACH = 8;
/** A lone name this near to a sentence's beginning can call somebody: "Now, Ana, ...". */
const NEAR = 3;

const SEXED: Readonly<Record<string, string>> = {
  mr: "m",
  mrs: "f",
  king: "m",
  queen: "f",
  princess: "f",
  prince: "m",
  "crown-prince": "m",
};
const BEFORE = new Set("with of by from for between against and about on in at than over".split(" "));

/** Finds who is who among the people of one document. */
export class People {
  private readonly stream: Stream;
  private readonly drafts: readonly Draft[];
  private readonly people: Person[] = [];
  private readonly meant = new Map<number, Person>();
  private readonly found = new Map<number, DraftLink>();
  private readonly byLast = new Map<string, Person[]>();
  private readonly byFirst = new Map<string, Person[]>();

  constructor(stream: Stream, drafts: readonly Draft[]) {
    this.stream = stream;
    this.drafts = drafts;
  }

  /** Links of all people's mentions: full names first, then shorter ones, then offices and pronouns in text order. */
  links(): ReadonlyMap<number, DraftLink> {
    const named = this.at((draft) => draft.class === "person" && draft.key !== "" && draft.form === "name");
    for (const at of named) if (this.words(at).length > 1) this.full(at);
    for (const at of named) if (this.words(at).length === 1 && !this.addresses(at)) this.short(at);
    for (const at of named) if (!this.meant.has(at)) this.addressed(at);
    this.references();
    return this.found;
  }

  private at(test: (draft: Draft) => boolean): number[] {
    return this.drafts.flatMap((draft, at) => (test(draft) ? [at] : []));
  }

  private words(at: number): readonly string[] {
    return (this.drafts[at]?.key ?? "").split(" ").filter((word) => word !== "" && !isJunior(word) && word !== "'s");
  }

  private junior(at: number): boolean {
    return isJunior(this.drafts[at]?.key.split(" ").at(-1));
  }

  private join(at: number, person: Person, reason: LinkReason): void {
    if (person.at !== at) this.found.set(at, { to: person.at, reason: this.isLabel(at) ? "speaker-label" : reason });
    this.meant.set(at, person);
    const draft = this.drafts[at];
    if (draft?.post) this.learn(person, draft);
  }

  private learn(person: Person, draft: Draft): void {
    const post = draft.post;
    if (!post) return;
    person.sex ||= SEXED[post.key] ?? "";
    if (post.rank === "title" || person.posts.some((own) => own.key === post.key && own.country === post.country)) return;
    person.posts.push({ key: post.key, country: post.country, past: post.past });
  }

  private isLabel(at: number): boolean {
    return this.stream.lines[this.drafts[at]?.line ?? 0]?.kind === "label";
  }

  private make(at: number): void {
    const words = this.words(at);
    const given = words.length > 1 ? sexOf(words[0] ?? "") : "";
    const person: Person = { at, words, posts: [], sex: given === "b" ? "" : given, last: -1 };
    this.people.push(person);
    const surname = words.at(-1) ?? "";
    gather(this.byLast, surname, person);
    if (words.length > 1) gather(this.byFirst, words[0] ?? "", person);
    this.join(at, person, "same-name");
  }

  private full(at: number): void {
    const words = this.words(at);
    const known = this.byLast.get(words.at(-1) ?? "") ?? [];
    for (const person of known) {
      const reason =
        person.words.length > 1 && this.junior(person.at) === this.junior(at)
          ? sameGiven(words[0] ?? "", person.words[0] ?? "")
          : undefined;
      if (reason) return this.join(at, person, reason);
    }
    const inner = this.people.find((person) => person.words.length > 1 && within(words, person.words));
    if (inner) return this.join(at, inner, "surname");
    this.make(at);
  }

  private short(at: number): void {
    const word = this.words(at)[0] ?? "";
    const same = this.fitting(this.byLast.get(word) ?? [], at);
    const [only] = same;
    if (only && same.length === 1) return this.join(at, only, only.words.length > 1 ? "surname" : "same-name");
    if (same.length > 1) return this.join(at, this.nearest(same, at), "surname");
    const double = this.people.filter((person) => person.words.length > 2 && person.words.slice(1).includes(word));
    if (double.length === 1 && double[0]) return this.join(at, double[0], "surname");
    const given = this.byFirst.get(word) ?? [];
    if (given.length === 1 && given[0]) return this.join(at, given[0], "given-name");
    const near = word.length >= LONG_NAME ? this.people.filter((person) => editDistance(person.words.at(-1) ?? "", word, 1) === 1) : [];
    if (near.length === 1 && near[0]) return this.join(at, near[0], "spelling");
    this.make(at);
  }

  /** Of several people with one surname, those whose sex and offices a mention allows. */
  private fitting(people: readonly Person[], at: number): readonly Person[] {
    if (people.length < 2) return people;
    const post = this.drafts[at]?.post;
    const sex = post ? (SEXED[post.key] ?? "") : "";
    const left = people.filter(
      (person) =>
        (sex === "" || person.sex === "" || person.sex === sex) &&
        (!post || post.rank === "title" || person.posts.some((own) => sameOffice(own.key, post.key))),
    );
    return left.length > 0 ? left : people;
  }

  private nearest(people: readonly Person[], at: number): Person {
    const before = people.filter((person) => person.at < at).toSorted((a, b) => b.at - a.at)[0];
    return before ?? (people[0] as Person);
  }

  /** Whether a lone given name calls or couples somebody: at a sentence's beginning before a comma, at its end after one, or before "and I". */
  private addresses(at: number): boolean {
    const draft = this.drafts[at];
    const line = this.stream.lines[draft?.line ?? 0];
    if (!draft || !line?.block.label || line.kind === "label" || draft.post) return false;
    const after = this.stream.keys[draft.last];
    if (after === "and" && this.stream.keys[draft.last + 1] === "i") return true;
    const before = this.stream.keys[draft.first - 1];
    const opening =
      this.stream.tokens.slice(line.first, draft.first).every((token) => token.kind === "mark") ||
      ((before === "dear" || before === ",") && draft.first - line.first < NEAR);
    return (opening && after === ",") || (before === "," && draft.last >= line.last - 1);
  }

  /** Somebody called by name in a turn is the other speaker whose name it is, or the only other speaker. */
  private addressed(at: number): void {
    const draft = this.drafts[at] as Draft;
    const word = this.words(at)[0] ?? "";
    const own = this.speakerOf(draft.line);
    const speakers = [
      ...new Set(
        this.at((one) => one.class === "person" && one.key !== "")
          .filter((other) => this.isLabel(other))
          .map((other) => this.meant.get(other)),
      ),
    ];
    const others = speakers.filter((person): person is Person => person !== undefined && person !== own);
    const called = others.find(
      (person) => person.words[0] === word || isShortFor(word, person.words[0] ?? "") || person.words.at(-1) === word,
    );
    const open = others.filter((person) => person.words.length === 1);
    if (called)
      return this.join(at, called, called.words[0] === word ? "given-name" : called.words.at(-1) === word ? "surname" : "nickname");
    if (open.length === 1 && others.length === 1 && open[0]) return this.join(at, open[0], "addressed");
    this.short(at);
  }

  private speakerOf(line: number): Person | undefined {
    const label = this.stream.lines[line]?.block.label;
    if (!label) return undefined;
    const at = this.drafts.findIndex((draft) => draft.start >= label.start && draft.end <= label.end && draft.key !== "");
    return this.meant.get(at);
  }

  private references(): void {
    const subjects = new Map<number, Person>();
    const lines = new Map<number, Set<Person>>();
    for (const [at, draft] of this.drafts.entries()) {
      if (draft.class !== "person") continue;
      if (draft.form === "role") this.role(at, subjects);
      if (draft.form === "pronoun") this.pronoun(at, subjects, lines);
      const person = this.meant.get(at);
      if (!person || this.isLabel(at)) continue;
      person.last = at;
      if (!subjects.has(draft.line) && this.isSubject(draft)) subjects.set(draft.line, person);
      lines.set(draft.line, (lines.get(draft.line) ?? new Set()).add(person));
    }
  }

  private isSubject(draft: Draft): boolean {
    const before = this.stream.keys[draft.first - 1] ?? "";
    const first = draft.first === this.stream.lines[draft.line]?.first;
    return (first || !BEFORE.has(before)) && this.stream.keys[draft.last] !== "'s";
  }

  /**
   * Who holds the office: the subject of the sentence before, if it does (who a text is about stays its subject), else the person most
   * recently named; before anybody is named, the only one in the document.
   */
  private role(at: number, subjects: ReadonlyMap<number, Person>): void {
    const { post, line } = this.drafts[at] as Draft;
    if (!post || post.determiner === "a" || post.past) return;
    const fitting = this.people.filter((person) =>
      person.posts.some(
        (own) => sameOffice(own.key, post.key) && (post.country === "" || own.country === "" || own.country === post.country),
      ),
    );
    const subject = this.stream.lines[line - 1]?.block === this.stream.lines[line]?.block ? subjects.get(line - 1) : undefined;
    const latest = fitting.filter((person) => person.last >= 0).toSorted((a, b) => b.last - a.last)[0];
    const named = subject && fitting.includes(subject) ? subject : latest;
    const only = named ?? (fitting.length === 1 ? fitting[0] : undefined);
    if (only) this.join(at, only, "office");
  }

  /** The subject of the sentence so far or of the one before, if the pronoun's sex allows; else the only fitting person near. */
  private pronoun(at: number, subjects: ReadonlyMap<number, Person>, lines: ReadonlyMap<number, ReadonlySet<Person>>): void {
    const draft = this.drafts[at] as Draft;
    const sex = pronounSex(draft.key);
    const fits = (person: Person | undefined): person is Person => person !== undefined && (person.sex === "" || person.sex === sex);
    let blocks = 0;
    for (let line = draft.line; line >= 0 && line > draft.line - REACH; line--) {
      const own = this.stream.lines[line];
      if (own?.block !== this.stream.lines[line + 1]?.block && line < draft.line) blocks++;
      if (own?.kind !== "prose" || blocks > 1) break;
      const subject = subjects.get(line);
      if (fits(subject)) return this.settle(at, subject, sex);
      const near = [...(lines.get(line) ?? [])].filter(fits);
      if (near.length === 1 && near[0]) return this.settle(at, near[0], sex);
      if (near.length > 1) return;
    }
  }

  private settle(at: number, person: Person, sex: string): void {
    person.sex ||= sex;
    this.join(at, person, "pronoun");
  }
}

function within(short: readonly string[], long: readonly string[]): boolean {
  return short.length < long.length && short.join(" ") === long.slice(-short.length).join(" ");
}
