import type { Sentence } from "../../language/analysis.ts";
import type { Token } from "../../language/tokens.ts";
import type { EventMention } from "../../model/annotation.ts";
import { table } from "../../text/tables.ts";
import { Sieve } from "../sieve.ts";
import { DETERMINERS, MODALS, WILL } from "./grammar.ts";
import { inflections, type Form } from "./inflect.ts";
import { triggerAt } from "./triggers.ts";

/** How far a commitment has come. */
type Status = NonNullable<EventMention["status"]>;

/** What follows a word of commitment and is committed to; see knowledge/events/promises.tsv. */
export type Takes = "to" | "act" | "that" | "object" | "goal" | "help" | "verb";

/** A word of commitment found in a text: tokens `first` to `last` inclusive, and the first token of what it takes. */
export interface Cue {
  readonly first: number;
  readonly last: number;
  readonly part: "verb" | "noun" | "will";
  readonly status: Status;
  readonly takes: Takes;
  readonly content: number;
}

interface Entry {
  readonly rest: readonly string[];
  readonly part: "verb" | "noun";
  readonly status: Status;
  readonly takes: readonly Takes[];
  readonly forms: readonly Form[];
}

/** Words allowed between the parts of a cue: "is also determined", "reaffirmed its long-standing commitment". */
const GAP = 3;

function lexicon(): Map<string, Entry[]> {
  const made = new Map<string, Entry[]>();
  for (const [cue = "", part, status, takes = ""] of table("knowledge/events/promises.tsv")) {
    const [head = "", ...rest] = cue.split(" ");
    const entry = {
      rest,
      part: part as "verb" | "noun",
      status: status as Status,
      takes: takes.split(" ") as Takes[],
    };
    const spellings =
      part === "verb"
        ? inflections(head)
        : [
            { word: head, forms: [] },
            { word: `${head}s`, forms: [] },
          ];
    const contracted =
      head === "be"
        ? ["we're", "they're", "i'm", "he's", "she's", "it's", "'s"].map((word) => ({
            word,
            forms: ["present" as const],
          }))
        : [];
    for (const { word, forms } of [...spellings, ...contracted]) made.set(word, [...(made.get(word) ?? []), { ...entry, forms }]);
  }
  for (const word of [...WILL, "would"]) if (!made.has(word)) made.set(word, []);
  for (const list of made.values()) list.sort((a, b) => b.rest.length - a.rest.length || (a.part < b.part ? 1 : -1));
  return made;
}

let known: ReadonlyMap<string, readonly Entry[]> | undefined;
let sieve: Sieve | undefined;
let verbs: ReadonlySet<string> | undefined;

function entriesOf(word: string): readonly Entry[] | undefined {
  known ??= lexicon();
  sieve ??= new Sieve(known.keys());
  return sieve.admits(word) ? known.get(word) : undefined;
}

const LETTER_L = "l".charCodeAt(0);

/** Verbs for what an authority can do; behind "will" only these commit. */
function acts(lower: string): boolean {
  verbs ??= new Set(table("knowledge/events/actions.tsv").flatMap((row) => inflections(row[0] ?? "").map((one) => one.word)));
  return verbs.has(lower);
}

function reach(entry: Entry, tokens: readonly Token[], { index, end }: { index: number; end: number }): number {
  let at = index;
  for (const word of entry.rest) {
    if (word === "…") continue;
    let next = at + 1;
    const stop = Math.min(end, next + GAP);
    while (next < stop && tokens[next]?.lower !== word && tokens[next]?.kind === "word") next++;
    if (next >= stop || tokens[next]?.lower !== word) return -1;
    at = next;
  }
  return at;
}

const SOMEBODY = /^(?:us|him|her|them|me|you|reporters|voters)$/;

/** Whether an infinitive can begin at a token: no article, number or name; behind a noun only a verb that commits. */
function verbal(tokens: readonly Token[], at: number, entry: Entry): boolean {
  const token = tokens[at];
  if (token?.kind !== "word" || DETERMINERS.has(token.lower) || token.text !== token.lower) return false;
  if (acts(token.lower) || WRAPPING.test(token.lower)) return true;
  if (entry.part === "noun") return false;
  return entry.takes.includes("to") || triggerAt(tokens, at, { first: at - 1, last: tokens.length })?.part === "verb";
}

const WRAPPING = /^(?:make|see|ensure|do|fight|work|help|continue|keep|stay|remain|never)$/;
/** How far into a clause "will" or "would" may stand that makes it one about the future. */
const FUTURE_REACH = 10;

function future(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + FUTURE_REACH; at++) if (/^(?:will|would|shall)$|'ll$|'d$/.test(tokens[at]?.lower ?? "")) return true;
  return false;
}

/** The kind of complement that follows token `last`, and where it begins. */
function complement(entry: Entry, tokens: readonly Token[], last: number): { takes: Takes; content: number } | undefined {
  let at = last + 1;
  if (SOMEBODY.test(tokens[at]?.lower ?? "")) at++;
  const word = tokens[at]?.lower ?? "";
  const follower = tokens[at];
  if (word === "to" && (entry.takes.includes("to") || entry.takes.includes("act")) && verbal(tokens, at + 1, entry))
    return { takes: "to", content: at + 1 };
  if (word === "that" && entry.takes.includes("that") && future(tokens, at + 1)) return { takes: "that", content: at + 1 };
  if (entry.takes.includes("goal")) {
    if (tokens[last]?.lower === "to") return { takes: "goal", content: at };
    return word === "to"
      ? { takes: "goal", content: at + 1 }
      : follower?.kind === "number" || /^[$€£]$/.test(word)
        ? { takes: "object", content: at }
        : undefined;
  }
  const object = entry.takes.find((one) => one === "object" || one === "help");
  const stated =
    follower &&
    (follower.kind !== "mark" || /^[$€£¥]$/.test(word)) &&
    !/^(?:in|on|at|by|of|for|with|and|or|from|as|after|before|is|was|has)$/.test(word);
  return object && stated && entry.part === "verb" ? { takes: object, content: at } : undefined;
}

function will(tokens: readonly Token[], index: number, sentence: Sentence): Cue | undefined {
  const word = tokens[index]?.lower ?? "";
  const contracted = word.endsWith("'ll");
  if (!WILL.has(word) && !contracted && word !== "would") return undefined;
  let at = index + 1;
  let refused = word === "won't";
  while (
    at < sentence.last &&
    /^(?:also|not|never|now|soon|then|still|immediately|and|must|we|always)$|ly$/.test(tokens[at]?.lower ?? "")
  ) {
    if (/^(?:not|never)$/.test(tokens[at]?.lower ?? "")) refused = true;
    at++;
  }
  const verb = tokens[at]?.lower ?? "";
  if (!acts(verb) || MODALS.has(verb)) return undefined;
  return {
    first: index,
    last: index,
    part: "will",
    status: refused ? "refused" : "promised",
    takes: "verb",
    content: at,
  };
}

/** The word of commitment that begins at token `index`, with what it takes, or undefined. */
export function cueAt(tokens: readonly Token[], index: number, sentence: Sentence): Cue | undefined {
  const word = tokens[index]?.lower ?? "";
  const entries = entriesOf(word);
  if (!entries) return word.charCodeAt(word.length - 1) === LETTER_L && word.endsWith("'ll") ? will(tokens, index, sentence) : undefined;
  const determined = index > sentence.first && DETERMINERS.has(tokens[index - 1]?.lower ?? "");
  for (const entry of entries) {
    if (determined && entry.part === "verb") continue;
    const last = reach(entry, tokens, { index, end: sentence.last });
    if (last < 0) continue;
    const taken = complement(entry, tokens, last);
    if (!taken || taken.content >= sentence.last) continue;
    if (taken.takes === "help" && !entry.forms.includes("past") && entry.status === "delivered") continue;
    return { first: index, last, part: entry.part, status: entry.status, ...taken };
  }
  return will(tokens, index, sentence);
}
