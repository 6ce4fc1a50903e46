import { wordLikeness } from "../language/likeness.ts";
import { stem } from "../language/stems.ts";
import type { Difference } from "../model/dossier.ts";
import type { DocId, Evidence, Span } from "../model/span.ts";
import { isContent, isNumber, words, type Word } from "./words.ts";

/** From this likeness two modifiers are two words for one thing (critical and important have .74, Republican and bipartisan .60). */
const SYNONYMS = 0.65;

const UNITS = /^(?:second|minute|hour|day|week|weekend|month|quarter|year|decade|century|summer|winter|spring|autumn)s?$/;
const DAYS =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow|tonight|january|february|march|april|june|july|august|september|october|november|december)$/;
const AROUND =
  /^(?:in|on|by|within|during|over|after|before|until|since|for|the|a|next|last|past|coming|following|this|these|few|several|many|early|late|earlier|ahead|ago|later|end|start|of|to|come|\d.*)$/;

interface Phrase {
  readonly words: readonly Word[];
  readonly value: string;
}

// Around a unit or a day's name, the words that place it: "in the coming weeks", "by the end of next year".
function times(list: readonly Word[]): Phrase[] {
  const found: Phrase[] = [];
  let end = 0;
  for (const [at, { folded }] of list.entries()) {
    if (at < end || !(UNITS.test(folded) || DAYS.test(folded))) continue;
    let [from, to] = [at, at + 1];
    while (from > end && AROUND.test(list[from - 1]?.folded ?? "")) from--;
    while (to < list.length && (AROUND.test(list[to]?.folded ?? "") || UNITS.test(list[to]?.folded ?? ""))) to++;
    while (to > at + 1 && /^(?:in|on|by|the|a|to|of|for|this|these)$/.test(list[to - 1]?.folded ?? "")) to--;
    if (DAYS.test(folded) || to - from > 1)
      found.push({
        words: list.slice(from, to),
        value: list
          .slice(from, to)
          .map((word) => word.folded)
          .join(" "),
      });
    end = to;
  }
  return found;
}

const bare = (value: string): string => value.replace(/^(?:(?:in|on|by|within|during|over|for|the|a)\s+)+/, "");

function evidence(list: readonly Word[]): Evidence | undefined {
  const [first, last] = [list[0]?.span, list.at(-1)?.span];
  if (first === undefined || last === undefined) return undefined;
  const span: Span = { ...first, end: Math.max(first.end, last.end) };
  return [span];
}

function difference(on: Difference["on"], base: readonly Word[], reading: readonly Word[]): Difference | undefined {
  const [here, there] = [evidence(base), evidence(reading)];
  if (here === undefined || there === undefined) return undefined;
  const side = (place: Evidence, list: readonly Word[]): Difference["sides"][number] => ({
    doc: place[0].doc,
    evidence: place,
    value: list.map((word) => word.folded).join(" "),
  });
  return { on, sides: [side(here, base), side(there, reading)] };
}

function timeDifference(base: readonly Word[], reading: readonly Word[]): Difference | undefined {
  const [left, right] = [times(base), times(reading)];
  const other = (list: readonly Phrase[], value: string): boolean => !list.some((phrase) => bare(phrase.value) === bare(value));
  const [here, there] = [left.find((phrase) => other(right, phrase.value)), right.find((phrase) => other(left, phrase.value))];
  return here && there && difference("time", here.words, there.words);
}

function numbers(list: readonly Word[]): Word[] {
  return list.filter((word) => /^\d/.test(word.folded));
}

function valueDifference(base: readonly Word[], reading: readonly Word[]): Difference | undefined {
  const [left, right] = [numbers(base), numbers(reading)];
  const only = (list: readonly Word[], among: readonly Word[]): Word | undefined =>
    list.find((word) => !among.some((other) => other.folded === word.folded));
  const [here, there] = [only(left, right), only(right, left)];
  return here && there && difference("value", [here], [there]);
}

interface Headed {
  readonly modifier: Word;
  readonly head: Word;
}

// Endings of words that are verbs or adverbs more often than attributes or heads.
const NO_MODIFIER = /(?:ly|ed|ing)$/;

// A content word directly before the last word of a noun phrase, with nothing between them but a space; not a verb behind "to".
function headed(list: readonly Word[], textOf: (doc: DocId) => string): Headed[] {
  const found: Headed[] = [];
  const touch = (left: Word | undefined, right: Word | undefined): boolean =>
    left !== undefined && right !== undefined && textOf(left.span.doc).slice(left.span.end, right.span.start) === " ";
  for (let at = 1; at < list.length; at++) {
    const [before, modifier, head, next] = [list[at - 2], list[at - 1], list[at], list[at + 1]];
    if (modifier === undefined || head === undefined || !touch(modifier, head) || !isContent(modifier.folded) || !isContent(head.folded))
      continue;
    if (isNumber(modifier.folded) || NO_MODIFIER.test(modifier.folded) || NO_MODIFIER.test(head.folded) || UNITS.test(head.folded))
      continue;
    if (before?.folded === "to" || (touch(head, next) && isContent(next?.folded ?? "the"))) continue;
    found.push({ modifier, head });
  }
  return found;
}

function wordDifferences(base: readonly Word[], reading: readonly Word[], textOf: (doc: DocId) => string): Difference[] {
  const found: Difference[] = [];
  const [left, right] = [headed(base, textOf), headed(reading, textOf)];
  const has = (list: readonly Word[], word: string): boolean =>
    list.some((other) => other.folded === word || stem(other.folded) === stem(word));
  for (const here of left) {
    const there = right.find((other) => stem(other.head.folded) === stem(here.head.folded));
    if (there === undefined || has(reading, here.modifier.folded) || has(base, there.modifier.folded)) continue;
    if (wordLikeness(here.modifier.folded, there.modifier.folded) >= SYNONYMS) continue;
    const made = difference("words", [here.modifier, here.head], [there.modifier, there.head]);
    if (made !== undefined) found.push(made);
  }
  return found;
}

/**
 * Where two aligned statements part: one head with modifiers that are no synonyms ("Republican support", "bipartisan support"), numbers
 * of which each side has its own, times of which each side has its own. Every side carries its exact characters. Not that one side says less.
 */
export function differencesIn(base: Evidence, reading: Evidence, textOf: (doc: DocId) => string): Difference[] {
  const [left, right] = [words(base, textOf), words(reading, textOf)];
  const [value, time] = [valueDifference(left, right), timeDifference(left, right)];
  return [...wordDifferences(left, right, textOf), ...(value ? [value] : []), ...(time ? [time] : [])];
}
