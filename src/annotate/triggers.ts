import type { Token } from "../language/tokens.ts";
import { table } from "../text/tables.ts";
import { BE, DETERMINERS, HAVE, MODALS, SUBJECTS, WILL } from "./grammar.ts";
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

/** A trigger found in a text: tokens `first` to `last` (inclusive), the verb forms its first word can be. */
export interface Found extends Trigger {
  readonly first: number;
  readonly last: number;
  readonly forms: readonly Form[];
}

interface Entry extends Trigger {
  /** Words after the first. */
  readonly rest: readonly string[];
  /** Index in `rest` before which other words may stand, or -1. */
  readonly gap: number;
  readonly forms: readonly Form[];
}

/** How many words may stand in a gap: "gave | the island's growers five million crowns of | aid"; a preposition other than "of" ends it before. */
const WIDEST_GAP = 7;

const GAP = "…";

function entries(): Map<string, Entry[]> {
  const made = new Map<string, Entry[]>();
  const add = (word: string, entry: Entry) => {
    const list = made.get(word);
    if (list) list.push(entry);
    else made.set(word, [entry]);
  };
  for (const [lemma = "", part, type = "", mode = "", frame] of table("knowledge/events/triggers.tsv")) {
    const all = lemma.split(" ");
    const gap = all.indexOf(GAP) - 1;
    const plain = all.filter((word) => word !== GAP);
    const base = { type, mode, frame: frame as Frame, gap: Math.max(-1, gap) };
    if (part === "verb") {
      for (const { word, forms } of inflections(plain[0] ?? "")) add(word, { ...base, part: "verb", rest: plain.slice(1), forms });
    } else {
      const many = plural(plain.at(-1) ?? "");
      add(plain[0] ?? "", { ...base, part: "noun", rest: plain.slice(1), forms: [] });
      const words = [...plain.slice(0, -1), many];
      if (!plain.at(-1)?.endsWith("s")) add(words[0] ?? "", { ...base, part: "noun", rest: words.slice(1), forms: [] });
    }
  }
  for (const list of made.values()) list.sort((a, b) => b.rest.length - a.rest.length || Number(a.gap >= 0) - Number(b.gap >= 0));
  return made;
}

/** Words that end the noun phrase a gap lies in. */
const CLOSED = /^(?:in|on|at|for|with|from|to|by|after|before|that|which|who|and|but|or|against|about|into|as)$/;

const lexicon = entries();

function reach(entry: Entry, tokens: readonly Token[], index: number, end: number): number {
  let at = index + 1;
  for (const [place, word] of entry.rest.entries()) {
    if (place !== entry.gap) {
      if (at >= end || tokens[at]?.lower !== word) return -1;
      at++;
      continue;
    }
    const stop = Math.min(end, at + WIDEST_GAP + 1);
    while (at < stop && tokens[at]?.lower !== word) {
      if (CLOSED.test(tokens[at]?.lower ?? "")) return -1;
      if (tokens[at]?.kind === "mark" && !/^[-$€£"“”,]$/.test(tokens[at]?.text ?? "")) return -1;
      at++;
    }
    if (at >= stop) return -1;
    at++;
  }
  return at - 1;
}

/** Whether a word that can be noun or verb reads as a verb here, from the words on both sides alone. */
function readsAsVerb(forms: readonly Form[], tokens: readonly Token[], index: number, range: { first: number; last: number }): boolean {
  const before = index > range.first ? (tokens[index - 1]?.lower ?? "") : "";
  const after = index + 1 < range.last ? (tokens[index + 1]?.lower ?? "") : "";
  const named = /^\p{Lu}/u.test(tokens[index - 1]?.text ?? "") && index - 1 >= range.first;
  if (DETERMINERS.has(before)) return false;
  if (before === "to" || MODALS.has(before) || WILL.has(before) || SUBJECTS.has(before)) return true;
  if (forms.includes("past") || forms.includes("participle")) return true;
  if (forms.includes("ing")) return BE.has(before) || before === "" || named;
  if (named && tokens[index]?.text !== tokens[index]?.lower)
    return DETERMINERS.has(after) || /^\p{Lu}/u.test(tokens[index + 1]?.text ?? "");
  return DETERMINERS.has(after) && (named || before.endsWith("s"));
}

// A participle right after an article stands for an adjective ("the planned visit", "a battered city"), as does one after "of" or a number.
function fitsVerb(entry: Entry, tokens: readonly Token[], index: number, range: { first: number; last: number }): boolean {
  if (index === range.first) return !entry.forms.includes("plain") || entry.rest.length > 0;
  const before = tokens[index - 1]?.lower ?? "";
  if (before === "-" || before === "of") return entry.forms.includes("ing");
  if (!DETERMINERS.has(before)) return true;
  if (before === "'s" || before === "that")
    return !entry.forms.includes("plain") && entry.rest.length + 1 > 0 && !entry.forms.includes("present");
  return before === "both" || before === "all" || before === "each";
}

/**
 * The trigger that begins at token `index`, the longest there is, or undefined. Looks no further than `range.last` (exclusive).
 * Words that can be noun or verb are told apart by their neighbours.
 */
export function triggerAt(tokens: readonly Token[], index: number, range: { first: number; last: number }): Found | undefined {
  const list = lexicon.get(tokens[index]?.lower ?? "");
  if (!list) return undefined;
  let verb: Found | undefined;
  let noun: Found | undefined;
  for (const entry of list) {
    if (entry.part === "verb" ? verb : noun) continue;
    if (entry.part === "verb" && !fitsVerb(entry, tokens, index, range)) continue;
    const last = reach(entry, tokens, index, range.last);
    if (last < 0) continue;
    const found: Found = {
      type: entry.type,
      mode: entry.mode,
      frame: entry.frame,
      part: entry.part,
      first: index,
      last,
      forms: entry.forms,
    };
    if (entry.part === "verb") verb = found;
    else noun = found;
  }
  if (!verb || !noun) return verb ?? noun;
  if (noun.last !== verb.last) return noun.last > verb.last ? noun : verb;
  return readsAsVerb(verb.forms, tokens, index, range) ? verb : noun;
}

/** Whether the verb found is in the passive: a participle after a form of "be" or "get", adverbs between them allowed. */
export function passive(found: Found, tokens: readonly Token[], first: number): boolean {
  if (!found.forms.includes("participle")) return false;
  for (let at = found.first - 1; at >= Math.max(first, found.first - 4); at--) {
    const word = tokens[at]?.lower ?? "";
    if (BE.has(word) && word !== "'s") return true;
    if (HAVE.has(word) || tokens[at]?.kind === "mark") return false;
    if (!/ly$|^(?:also|not|then|later|again|once|reportedly)$/.test(word)) return false;
  }
  return false;
}
