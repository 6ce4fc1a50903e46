import { isGiven } from "../../language/given.ts";
import { meet, type Entry, type Met } from "../../language/gazetteer.ts";
import { customary, everyday } from "../../language/words.ts";
import type { NameClass } from "../../model/annotation.ts";
import { beginsBody, endsBody, isFunction, placeHead } from "./heads.ts";
import type { Office } from "./offices.ts";
import { isCompound } from "./compounds.ts";
import { isCapital, isUpper, type Line, type Stream } from "./stream.ts";

/** A run of tokens that may be a name. `class` is left open where the words alone do not tell; `sure`: the words alone tell. */
export interface Proposal {
  readonly first: number;
  readonly last: number;
  readonly class: NameClass | undefined;
  readonly use: Entry["use"];
  readonly entries: readonly Entry[];
  readonly sure: boolean;
  /** An everyday word that is a name only if the document shows it to be one. */
  readonly plain?: boolean;
}

const PARTICLES = new Set("de del della di da das dos du van von der den ter al el bin ibn bint abu la le ben af av zu y e".split(" "));
const INITIALS_MOST = 2;
/** A city of this many people is meant by its name alone, even where the name is also an everyday word or a surname. */
const LARGE = 1e6;
/** Longest run taken as a person's name, in words. */
const PERSON_MOST = 5;

/** Scans one line for names; offices found before keep their words out of names. */
export class Proposer {
  readonly found: Proposal[] = [];
  private readonly met = new Map<number, Met | null>();
  private readonly posts = new Map<number, number>();
  private readonly afterPost = new Set<number>();
  private readonly stream: Stream;
  private readonly line: Line;

  constructor(stream: Stream, line: Line, offices: readonly Office[]) {
    this.stream = stream;
    this.line = line;
    for (const office of offices) {
      this.posts.set(office.post, office.end);
      this.afterPost.add(stream.keys[office.end] === "." ? office.end + 1 : office.end);
    }
  }

  private key(at: number): string {
    return this.stream.keys[at] ?? "";
  }

  private capital(at: number): boolean {
    return at < this.line.last && isCapital(this.stream.tokens[at]);
  }

  /** Whether a capital at this token may only be the beginning of a sentence, a quotation or a parenthesis. */
  private opens(at: number): boolean {
    if (at === this.line.first) return true;
    const before = this.stream.tokens[at - 1];
    return before?.kind === "mark" && !",.-–&/".includes(before.text);
  }

  private meet(at: number, end: number): Met | undefined {
    let whole = this.met.get(at);
    if (whole === undefined) {
      whole = this.look(at, this.line.last) ?? null;
      this.met.set(at, whole);
    }
    return whole === null || at + whole.length <= end ? (whole ?? undefined) : this.look(at, end);
  }

  private look(at: number, end: number): Met | undefined {
    const met = meet((step) => (at + step < end ? this.stream.keys[at + step] : undefined));
    if (!met) return undefined;
    const entries = met.entries.filter((entry) => !entry.short || isUpper(this.stream.tokens[at]));
    if (met.length === 1 && entries.every((entry) => entry.rank < LARGE) && this.plain(at)) return undefined;
    return entries.length === 0 ? undefined : { ...met, entries };
  }

  /** An everyday word that is a name only in company. */
  private plain(at: number): boolean {
    return everyday(this.key(at)) && !isUpper(this.stream.tokens[at]);
  }

  private push(first: number, last: number, more: Partial<Proposal>): void {
    this.found.push({ first, last, class: undefined, use: "name", entries: [], sure: false, ...more });
  }

  /** Find all names of the line, in order. */
  scan(): readonly Proposal[] {
    for (let at = this.line.first; at < this.line.last;) at = this.next(at);
    return this.found;
  }

  private next(at: number): number {
    if (!this.capital(at)) return this.small(at);
    const met = this.meet(at, this.line.last);
    const post = this.posts.get(at);
    if (isFunction(this.key(at)) && this.key(at).includes("'")) return at + 1;
    if (post !== undefined && (met === undefined || at + met.length <= post)) return post;
    const end = this.runEnd(at, met);
    this.resolve(this.skip(at, end), end);
    return end;
  }

  /** Names that begin with a small letter ("al-Qaeda") are met only in the gazetteer. */
  private small(at: number): number {
    const post = this.posts.get(at);
    if (post !== undefined) return post;
    const key = this.key(at);
    if (!key.startsWith("al") || (key !== "al" && key[2] !== "-")) return at + 1;
    const met = this.meet(at, this.line.last);
    if (met?.entries[0]?.class !== "body") return at + 1;
    this.push(at, at + met.length, { class: "body", entries: met.entries, sure: true });
    return at + met.length;
  }

  /** Where a run of capitals ends: initials, particles before a capital and, in bodies, "of" and "and" belong to it. */
  private runEnd(at: number, met: Met | undefined): number {
    let end = at + (met?.length ?? 1);
    let head = beginsBody(this.key(end - 1));
    for (;;) {
      if (this.posts.has(end)) return end;
      const step = this.reach(end, head);
      if (step === 0) return end;
      if (beginsBody(this.key(end + step - 1))) head = true;
      end += step;
    }
  }

  private reach(end: number, head: boolean): number {
    const key = this.key(end);
    if (this.capital(end)) return 1;
    const letter = this.stream.tokens[end - 1]?.text.length === 1;
    if (key === "." && letter && this.capital(end + 1)) return 2;
    if (PARTICLES.has(key) && this.capital(end + 1)) return 2;
    if (PARTICLES.has(key) && PARTICLES.has(this.key(end + 1)) && this.capital(end + 2)) return 3;
    if (key === "'s" && this.capital(end + 1) && this.plain(end - 1)) return 2;
    if (!head || (key !== "of" && key !== "for" && key !== "and" && key !== "&" && key !== "on")) return 0;
    const start = this.key(end + 1) === "the" ? 2 : 1;
    if (!this.capital(end + start)) return 0;
    return key === "and" && !this.plain(end + start) ? 0 : start + 1;
  }

  /** Pass over words at the run's beginning that have their capital from the sentence. */
  private skip(at: number, end: number): number {
    let first = at;
    while (first < end && isFunction(this.key(first)) && (this.meet(first, end)?.length ?? 1) === 1 && !this.entryFor(first)) first++;
    if (first >= end || !this.opens(first) || !this.plain(first)) return first;
    const met = this.meet(first, end);
    if (met || endsBody(this.key(end - 1)) || beginsBody(this.key(first))) return first;
    const person = isGiven(this.key(first)) && first + 1 < end && !this.plain(first + 1);
    if (!person) this.push(first, first + 1, { plain: true });
    return person ? first : first + 1;
  }

  private entryFor(at: number): boolean {
    return isUpper(this.stream.tokens[at]) && this.meet(at, at + 1) !== undefined;
  }

  /** A given name that a speaker couples with "I", whatever else the word means: "Grace and I". */
  private coupled(at: number, end: number): boolean {
    return end - at === 1 && this.key(end) === "and" && this.key(end + 1) === "i" && isGiven(this.key(at)) && !this.opens(at);
  }

  private resolve(first: number, end: number): void {
    if (first >= end || (end - first === 1 && this.idle(first))) return;
    if (this.coupled(first, end)) return this.push(first, end, { class: "person", sure: true });
    const met = this.meet(first, end);
    if (met && first + met.length === end) return this.pushMet(first, met);
    if (this.byHead(first, end)) return;
    if (met && !(met.length === 1 && this.personLike(first, end))) {
      this.pushMet(first, met);
      return this.resolve(this.drop(first + met.length, end), end);
    }
    const inner = this.innerMet(first, end);
    if (inner !== undefined) {
      this.resolveRest(first, inner);
      return this.resolve(inner, end);
    }
    this.resolveRest(first, end);
  }

  /** Connecting words left over between two names. */
  private drop(at: number, end: number): number {
    let first = at;
    while (first < end && !this.capital(first)) first++;
    return first;
  }

  private pushMet(first: number, met: Met): void {
    const entry = met.entries.toSorted((a, b) => b.rank - a.rank)[0];
    if (!entry) return;
    const alone = met.length === 1 && (this.afterPost.has(first) || (isGiven(met.key) && entry.kind === "city"));
    const small = entry.rank < LARGE && met.length === 1;
    this.push(first, first + met.length, { class: entry.class, use: entry.use, entries: met.entries, sure: !alone && !small });
  }

  /** A lone letter or a word with capitals by custom. */
  private idle(at: number): boolean {
    return customary(this.key(at)) || this.stream.tokens[at]?.text.length === 1;
  }

  private byHead(first: number, end: number): boolean {
    const last = this.key(end - 1);
    const connected = end - first > 2 && !this.capital(first + 1) && beginsBody(this.key(first));
    let of = false;
    for (let at = first; at + 1 < end; at++) if (beginsBody(this.key(at)) && !this.capital(at + 1) && this.key(at + 1) !== "'s") of = true;
    if (end - first > 1 && (endsBody(last) || connected || of)) {
      this.push(first, end, { class: "body", sure: true });
      return true;
    }
    const head = placeHead(last);
    const lead = placeHead(this.key(first));
    if (end - first > 1 && end - first < 5 && (head === "last" || head === "both" || lead === "first" || lead === "both")) {
      this.push(first, end, { class: "place", sure: true });
      return true;
    }
    return false;
  }

  private innerMet(first: number, end: number): number | undefined {
    for (let at = first + 1; at < end; at++) {
      if (!this.capital(at)) continue;
      const met = this.meet(at, end);
      if (
        met &&
        (met.length > 1 || (met.entries.some((entry) => entry.kind === "country" || entry.kind === "group") && this.plainRun(first, at)))
      )
        return at;
    }
    return undefined;
  }

  private plainRun(first: number, end: number): boolean {
    for (let at = first; at < end; at++) if (!this.plain(at)) return false;
    return true;
  }

  private personLike(first: number, end: number): boolean {
    const key = this.key(first);
    if (end - first > PERSON_MOST || end - first < 2) return false;
    const second = this.drop(first + 1, end);
    const met = this.meet(second, end);
    if (met?.entries.some((entry) => entry.rank >= LARGE && entry.kind !== "region")) return false;
    return (isGiven(key) || this.afterPost.has(first)) && !this.plain(second) && !endsBody(this.key(end - 1));
  }

  private resolveRest(first: number, end: number): void {
    const words = this.count(first, end);
    if (words === 0 || (words === 1 && isCompound(this.stream.tokens[first]?.text ?? ""))) return;
    const named =
      this.afterPost.has(first) ||
      (isGiven(this.key(first)) && words > 1 && !this.plain(end - 1)) ||
      (isGiven(this.key(first)) && words > 1 && !this.plain(first));
    if (named && words <= PERSON_MOST) return this.push(first, end, { class: "person", sure: true });
    if (this.hasInitial(first, end) && words >= 1) return this.push(first, end, { class: "person", sure: true });
    const plain = this.plainRun(first, end);
    if (!plain || words === 1) this.push(first, end, { plain });
  }

  private count(first: number, end: number): number {
    let words = 0;
    for (let at = first; at < end; at++) if (this.stream.tokens[at]?.kind === "word") words++;
    return words;
  }

  private hasInitial(first: number, end: number): boolean {
    let initials = 0;
    for (let at = first; at < end - 1; at++) if (this.stream.tokens[at]?.text.length === 1 && this.capital(at)) initials++;
    return initials > 0 && initials <= INITIALS_MOST && end - first > 1 && !isUpper(this.stream.tokens[end - 1]);
  }
}
