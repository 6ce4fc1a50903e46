import type { Mention } from "../src/model/annotation.ts";
import type { Analysed } from "../src/model/annotator.ts";
import type { GoldSentence } from "./conllu.ts";
import type { Partition } from "./scorers/coreference.ts";

/** A word of a document: its place in the text, its part of speech and the word it hangs on (-1 for none). */
interface Word {
  readonly start: number;
  readonly end: number;
  readonly xpos: string;
  readonly upos: string;
  readonly head: number;
}

/** A document with gold mentions: the text as a reader meets it, its words, and for the first word of each gold mention's head its group. */
export interface GoldDocument {
  readonly text: string;
  readonly words: readonly Word[];
  readonly mentions: readonly GoldMention[];
}

/** A gold mention: first and last word, the word that heads it, and the group of those that mean the same. */
export interface GoldMention {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly group: string;
}

const OPEN_OR_CLOSE = /\((\d+)-[^()]*(\))?|(\d+)\)/g;

/** Brackets of the `Entity` value of one word, in order. */
function brackets(misc: string): readonly { readonly group: string; readonly opens: boolean; readonly closes: boolean }[] {
  const value = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? "";
  return [...value.matchAll(OPEN_OR_CLOSE)].map(([, opened, whole, closed]) => ({
    group: opened ?? closed ?? "",
    opens: opened !== undefined,
    closes: opened === undefined || whole !== undefined,
  }));
}

/** The word of a stretch that hangs on none of the others; the first of several. */
function headOf(words: readonly Word[], first: number, last: number): number {
  for (let at = first; at <= last; at++) {
    const head = words[at]?.head ?? -1;
    if (head < first || head > last) return at;
  }
  return first;
}

/** The text of gold sentences with a paragraph for each gold paragraph, and a label where another speaker begins. */
class Builder {
  text = "";
  readonly words: Word[] = [];
  readonly mentions: GoldMention[] = [];
  private readonly open = new Map<string, number[]>();
  private speaker = "";

  add(sentence: GoldSentence): void {
    const turn = sentence.speaker !== "" && sentence.speaker !== this.speaker;
    if (this.text !== "") this.text += sentence.newParagraph || turn ? "\n\n" : " ";
    if (turn) this.text += `${sentence.speaker}: `;
    this.speaker = sentence.speaker;
    const from = this.words.length;
    let at = this.text.length;
    this.text += sentence.text;
    for (const [index, word] of sentence.words.entries()) {
      const found = this.text.indexOf(word, at);
      const start = found < 0 ? at : found;
      at = found < 0 ? at : start + word.length;
      const head = sentence.heads[index] ?? -1;
      this.words.push({
        start,
        end: at,
        xpos: sentence.xpos[index] ?? "",
        upos: sentence.upos[index] ?? "",
        head: head < 0 ? -1 : from + head,
      });
    }
    for (const [index, misc] of sentence.misc.entries()) this.entities(misc, from + index);
  }

  private entities(misc: string, at: number): void {
    for (const { group, opens, closes } of brackets(misc)) {
      const stack = this.open.get(group) ?? [];
      if (opens) stack.push(at);
      this.open.set(group, stack);
      const first = closes ? stack.pop() : undefined;
      if (first !== undefined) this.mentions.push({ first, last: at, head: -1, group });
    }
  }

  document(): GoldDocument {
    const mentions = this.mentions.map((one) => ({ ...one, head: headOf(this.words, one.first, one.last) }));
    return { text: this.text, words: this.words, mentions };
  }
}

/** The documents of a file's sentences. */
export function goldDocument(sentences: readonly GoldSentence[]): GoldDocument {
  const builder = new Builder();
  for (const sentence of sentences) builder.add(sentence);
  return builder.document();
}

const PRONOUN = /^PRP/;
const THIRD = /^(?:he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|theirs|themselves)$/i;

/** Which gold mentions are scored: those headed by a proper noun or a personal pronoun, or with pronouns of the third person alone. */
export type Scored = "all" | "third";

function scored(document: GoldDocument, { head }: GoldMention, which: Scored): boolean {
  const word = document.words[head];
  if (!word) return false;
  if (word.upos === "PROPN") return true;
  return PRONOUN.test(word.xpos) && (which === "all" || THIRD.test(document.text.slice(word.start, word.end)));
}

function several(groups: Iterable<readonly string[]>): string[][] {
  return [...groups].map((group) => [...new Set(group)]).filter((group) => group.length > 1);
}

/** Gold groups of two and more scored mentions, each mention by the place of its head. */
export function goldGroups(document: GoldDocument, which: Scored): Partition {
  const groups = new Map<string, string[]>();
  for (const mention of document.mentions) {
    if (!scored(document, mention, which)) continue;
    const key = String(document.words[mention.head]?.start);
    groups.set(mention.group, [...(groups.get(mention.group) ?? []), key]);
  }
  return several(groups.values());
}

/** The head word of a system mention, by the gold tree; undefined where no word of the document lies in it (a speaker's label). */
function headWord(document: GoldDocument, { start, end }: { readonly start: number; readonly end: number }): Word | undefined {
  const first = document.words.findIndex((word) => word.start >= start && word.end <= end);
  if (first < 0) return undefined;
  let last = first;
  while (last + 1 < document.words.length && (document.words[last + 1]?.end ?? 0) <= end) last++;
  return document.words[headOf(document.words, first, last)];
}

/**
 * Our groups of two and more names and pronouns that lead to one over their links, each by the place of its head word. Offices without a name and
 * adjectives are left out: they are no gold mentions of this rule.
 */
export function systemGroups(document: GoldDocument, { annotations }: Analysed, which: Scored): Partition {
  const mentions = annotations.filter((one): one is Mention => one.kind === "mention");
  const byPlace = new Map(mentions.map((one) => [`${one.span.start}-${one.span.end}`, one]));
  const groups = new Map<Mention, string[]>();
  for (const mention of mentions) {
    const word = headWord(document, mention.name ?? mention.span);
    if ((mention.form !== "name" && mention.form !== "pronoun") || !word) continue;
    if (which === "third" && mention.form === "pronoun" && !THIRD.test(document.text.slice(mention.span.start, mention.span.end))) continue;
    let top = mention;
    for (let step = 0; top.antecedent && step < mentions.length; step++) {
      const next = byPlace.get(`${top.antecedent.to.start}-${top.antecedent.to.end}`);
      if (!next || next === top) break;
      top = next;
    }
    groups.set(top, [...(groups.get(top) ?? []), String(word.start)]);
  }
  return several(groups.values());
}
