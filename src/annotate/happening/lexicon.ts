import type { Token } from "../../language/tokens.ts";
import { table } from "../../text/tables.ts";
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

/** Entries that begin with one word, sorted for look-up: fixed phrases (longest first), phrases with a gap by the word after it, the bare word. */
export interface Choice {
  readonly fixed: Entry[];
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
        for (const list of choice ? [choice.fixed, ...choice.gapped.values()] : []) list.sort((a, b) => b.rest.length - a.rest.length);
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
    const choice = (head[entry.part] ??= { fixed: [], gapped: new Map<string, Entry[]>(), split: [] });
    if (entry.rest.length === 0) choice.bare ??= entry;
    else if (entry.gap < 0) choice.fixed.push(entry);
    else if (entry.gap > 0) choice.split.push(entry);
    else {
      const key = entry.rest[0] ?? "";
      choice.gapped.set(key, [...(choice.gapped.get(key) ?? []), entry]);
    }
  }
}

/** The table of triggers, by first word. */
export const lexicon: ReadonlyMap<string, Head> = new Lexicon().heads;

function matches(words: readonly string[], from: number, tokens: readonly Token[], range: { at: number; end: number }): boolean {
  if (range.at + words.length - from > range.end) return false;
  for (let place = from; place < words.length; place++) if (tokens[range.at + place - from]?.lower !== words[place]) return false;
  return true;
}

function stops(token: Token | undefined): boolean {
  return !token || CLOSED.has(token.lower) || (token.kind === "mark" && !/^[-$€£"“”,']/.test(token.text));
}

function acrossGap(
  choice: Choice,
  tokens: readonly Token[],
  range: { at: number; end: number },
): { entry: Entry; last: number } | undefined {
  const stop = Math.min(range.end, range.at + WIDEST_GAP + 1);
  for (let at = range.at; at < stop; at++) {
    for (const entry of choice.gapped.get(tokens[at]?.lower ?? "") ?? []) {
      if (matches(entry.rest, 0, tokens, { at, end: range.end })) return { entry, last: at + entry.rest.length - 1 };
    }
    if (stops(tokens[at])) return undefined;
  }
  return undefined;
}

function withParticle(
  choice: Choice,
  tokens: readonly Token[],
  range: { at: number; end: number },
): { entry: Entry; last: number } | undefined {
  for (const entry of choice.split) {
    if (!matches(entry.rest.slice(0, entry.gap), 0, tokens, range)) continue;
    const stop = Math.min(range.end, range.at + entry.gap + WIDEST_GAP + 1);
    for (let at = range.at + entry.gap; at < stop; at++) {
      if (matches(entry.rest, entry.gap, tokens, { at, end: range.end })) return { entry, last: at + entry.rest.length - entry.gap - 1 };
      if (stops(tokens[at])) break;
    }
  }
  return undefined;
}

/** The entry that begins with the token before `range.at`: a fixed phrase before one with a gap before the bare word; `last` is its last token. */
export function entryAt(
  choice: Choice,
  tokens: readonly Token[],
  range: { at: number; end: number },
): { entry: Entry; last: number } | undefined {
  for (const entry of choice.fixed) {
    if (matches(entry.rest, 0, tokens, range)) return { entry, last: range.at + entry.rest.length - 1 };
  }
  if (choice.gapped.size > 0) {
    const found = acrossGap(choice, tokens, range);
    if (found) return found;
  }
  return withParticle(choice, tokens, range) ?? (choice.bare && { entry: choice.bare, last: range.at - 1 });
}
