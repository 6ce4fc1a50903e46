import type { Token } from "../../language/tokens.ts";
import { table } from "../../text/tables.ts";
import { Sieve } from "../sieve.ts";
import { inflections, plural, type Form } from "./inflect.ts";

/** Which roles subject and object of a trigger fill; knowledge/events/README.md explains each. */
export type Frame =
  | "act"
  | "meet"
  | "with"
  | "discuss"
  | "agenda"
  | "visit"
  | "host"
  | "speech"
  | "harm"
  | "suffer"
  | "give"
  | "make"
  | "court"
  | "sport";

/** A word or phrase that states an event. */
export interface Trigger {
  readonly type: string;
  readonly mode: string;
  readonly frame: Frame;
  readonly part: "verb" | "noun";
}

/** A word or phrase of the table in one inflection: the words after its first, and what forms of a verb the first can be. */
export interface Entry extends Trigger {
  readonly rest: readonly string[];
  /** Index in `rest` before which other words may stand, or -1. */
  readonly gap: number;
  readonly forms: readonly Form[];
}

/** Entries that begin with one word, sorted for look-up: phrases by their second word (longest first) or by the word after a gap, the bare word. */
export interface Choice {
  readonly fixed: Map<string, Entry[]>;
  readonly gapped: Map<string, Entry[]>;
  readonly split: Entry[];
  bare?: Entry;
}

/** How many words may stand in a gap: "gave | the island's growers five million crowns of | aid"; a preposition other than "of" ends it before. */
const WIDEST_GAP = 7;

const GAP = "…";

/** Words that end the noun phrase a gap lies in. */
const CLOSED = new Set("in on at for with from to by after before that which who and but or against about into as".split(" "));

/** What a word can begin as a verb and as a noun. */
export interface Head {
  verb?: Choice;
  noun?: Choice;
}

/** Where in a text a trigger is looked for: behind the token at `index`, and before `last`. */
export interface Place {
  readonly tokens: readonly Token[];
  readonly index: number;
  readonly first: number;
  readonly last: number;
}

/** An entry found in a text, and its last token. */
export interface Reach {
  readonly entry: Entry;
  readonly last: number;
}

function put(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

class Lexicon {
  readonly heads = new Map<string, Head>();

  constructor() {
    for (const [lemma = "", part, type = "", mode = "", frame] of table("knowledge/events/triggers.tsv")) {
      const words = lemma.split(" ");
      const base = { type, mode, frame: frame as Frame, gap: Math.max(-1, words.indexOf(GAP) - 1) };
      const plain = words.filter((word) => word !== GAP);
      if (part === "verb") {
        for (const { word, forms } of inflections(plain[0] ?? "")) this.add(word, { ...base, part: "verb", rest: plain.slice(1), forms });
      } else this.addNoun(plain, { ...base, part: "noun", forms: [] });
    }
    for (const { verb, noun } of this.heads.values()) {
      for (const choice of [verb, noun]) {
        for (const list of choice ? [...choice.fixed.values(), ...choice.gapped.values()] : [])
          list.sort((a, b) => b.rest.length - a.rest.length);
      }
    }
  }

  private addNoun(words: readonly string[], base: Omit<Entry, "rest">): void {
    const last = words.at(-1) ?? "";
    this.add(words[0] ?? "", { ...base, rest: words.slice(1) });
    if (last.endsWith("s")) return;
    const many = [...words.slice(0, -1), plural(last)];
    this.add(many[0] ?? "", { ...base, rest: many.slice(1) });
  }

  private add(word: string, entry: Entry): void {
    const head = this.heads.get(word) ?? {};
    this.heads.set(word, head);
    const choice = (head[entry.part] ??= { fixed: new Map<string, Entry[]>(), gapped: new Map<string, Entry[]>(), split: [] });
    if (entry.rest.length === 0) choice.bare ??= entry;
    else if (entry.gap > 0) choice.split.push(entry);
    else put(entry.gap < 0 ? choice.fixed : choice.gapped, entry.rest[0] ?? "", entry);
  }
}

let heads: ReadonlyMap<string, Head> | undefined;
let sieve: Sieve | undefined;

/** What the table of triggers knows of a lower-case word that begins one. The table is read when the first word is looked up. */
export function headOf(word: string): Head | undefined {
  heads ??= new Lexicon().heads;
  sieve ??= new Sieve(heads.keys());
  return sieve.admits(word) ? heads.get(word) : undefined;
}

/** Whether the words `from` to `to` exclusive of an entry's rest stand at token `at`. */
function stands(place: Place, at: number, part: { words: readonly string[]; from: number; to: number }): boolean {
  const { words, from, to } = part;
  if (at + to - from > place.last) return false;
  for (let next = from; next < to; next++) if (place.tokens[at + next - from]?.lower !== words[next]) return false;
  return true;
}

const OPEN_MARK = /^[-$€£"“”,']/;

function stops(token: Token | undefined): boolean {
  return !token || (token.kind === "mark" ? !OPEN_MARK.test(token.text) : CLOSED.has(token.lower));
}

function startingAt(list: readonly Entry[] | undefined, place: Place, at: number): Reach | undefined {
  if (!list) return undefined;
  for (const entry of list) {
    const to = entry.rest.length;
    if (stands(place, at, { words: entry.rest, from: 0, to })) return { entry, last: at + to - 1 };
  }
  return undefined;
}

function acrossGap({ gapped }: Choice, place: Place): Reach | undefined {
  const stop = Math.min(place.last, place.index + WIDEST_GAP + 2);
  for (let at = place.index + 1; at < stop; at++) {
    const found = startingAt(gapped.get(place.tokens[at]?.lower ?? ""), place, at);
    if (found) return found;
    if (stops(place.tokens[at])) return undefined;
  }
  return undefined;
}

function withParticle({ split }: Choice, place: Place): Reach | undefined {
  const at = place.index + 1;
  for (const entry of split) {
    const { rest: words, gap } = entry;
    if (!stands(place, at, { words, from: 0, to: gap })) continue;
    const stop = Math.min(place.last, at + gap + WIDEST_GAP + 1);
    for (let next = at + gap; next < stop; next++) {
      if (stands(place, next, { words, from: gap, to: words.length })) return { entry, last: next + words.length - gap - 1 };
      if (stops(place.tokens[next])) break;
    }
  }
  return undefined;
}

/** The entry that begins with the token at `place.index`: a fixed phrase before one with a gap (first those of more words before it), before the bare word. */
export function entryAt(choice: Choice, place: Place): Reach | undefined {
  const at = place.index + 1;
  const fixed =
    choice.fixed.size > 0 && at < place.last ? startingAt(choice.fixed.get(place.tokens[at]?.lower ?? ""), place, at) : undefined;
  if (fixed) return fixed;
  const parted = choice.split.length > 0 ? withParticle(choice, place) : undefined;
  if (parted) return parted;
  const across = choice.gapped.size > 0 ? acrossGap(choice, place) : undefined;
  return across ?? (choice.bare && { entry: choice.bare, last: place.index });
}
