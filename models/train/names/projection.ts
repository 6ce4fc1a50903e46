import type { Chunk } from "../../../eval/bio.ts";
import type { Joined } from "../../../eval/joined.ts";
import { entriesOf } from "../../../src/language/gazetteer.ts";
import { titleAt } from "../../../src/language/titles.ts";
import { tokenize, type Token } from "../../../src/language/tokens.ts";
import type { NamedSentence } from "./sentences.ts";

const CAPITAL = /^\p{Lu}/u;

/** Whether a token is an adjective or a people of the closed list of nationalities ("Ukrainian", "Russians"). */
function isNationality({ text, kind }: Token): boolean {
  return kind === "word" && CAPITAL.test(text) && entriesOf(text).some((one) => one.class === "group");
}

/** First token of a person's name after the titles before it, `last` where nothing else is left: offices are found by rule. */
function untitled(tokens: readonly Token[], first: number, last: number): number {
  const keys = tokens.map((token) => token.lower.replaceAll(".", ""));
  let at = first;
  while (at < last) {
    const title = titleAt(keys, at, last);
    if (!title) break;
    at += title.length;
    while (at < last && tokens[at]?.kind === "mark") at++;
  }
  return at;
}

function labelsOf(tokens: readonly Token[], { starts, ends }: Joined, chunks: readonly Chunk[]): string[] {
  const labels: string[] = tokens.map((token) => (isNationality(token) ? "B-NORP" : "O"));
  for (const { first, last, label } of chunks) {
    const from = starts[first] ?? 0;
    const to = ends[last - 1] ?? 0;
    let at = tokens.findIndex((token) => token.end > from);
    // A token that the name is only a part of ("Oslo-based") is no name; the rules find countries inside such words.
    if (at < 0 || (tokens[at]?.end ?? 0) > to || (tokens[at]?.start ?? 0) < from) continue;
    let end = at;
    while (end < tokens.length && (tokens[end]?.start ?? to) < to) end++;
    if (tokens[end - 1]?.text === "." && end - at > 1) end--;
    if (label === "PER") at = untitled(tokens, at, end);
    const group = end - at === 1 && labels[at] === "B-NORP" && label !== "ORG" && label !== "PER";
    for (let each = at; each < end; each++) labels[each] = `${each === at ? "B" : "I"}-${group ? "NORP" : label}`;
  }
  return labels;
}

/** A sentence of a corpus as the product would cut it, with the labels of its chunks (in our classes). */
export function lesson(
  sentence: Joined,
  chunks: readonly Chunk[],
  origin: Pick<NamedSentence, "set" | "document" | "unannotated">,
): NamedSentence {
  const tokens = tokenize(sentence.text);
  return { ...origin, words: tokens.map(({ text }) => text), labels: labelsOf(tokens, sentence, chunks) };
}
