import { type Line, type Page, type Range } from "./page.ts";
import { phrases } from "./phrases.ts";
import { answersApart, asked, ASKS } from "./questions.ts";
import { wordsOf } from "./shape.ts";

/** Longest label of a speaker, in characters and words, a bracketed remark aside ("(via interpreter)"). */
const LABEL_LENGTH = 80;
const LABEL_PARTS = 8;
/** Labels in capitals (or Q and A) that make a transcript. */
const FEWEST_TURNS = 2;
/** Labels in small letters that make one; lists of "Name: text" are common in reports. */
const FEWEST_NAMED_TURNS = 3;
/** The share of labelled lines from which names in small letters are speakers. */
const NAMED_SHARE = 0.3;
/** The share of questions among the turns of one voice from which it only asks. */
const ASKING = 0.5;
/** The first turn stands in this part of the report. */
const FIRST_PART = 0.6;

interface Turn {
  readonly index: number;
  readonly label: Range;
  readonly strong: boolean;
  readonly name: string;
}

const QUESTION = /^(?:Q|A)(?:[:.]\s|\s{2,}|:$)/u;
const REMARK = /\s*\([^()]{1,60}\)$/u;
const INSIDE = new Set("of the de da van von der den bin al el la le for and to & via".split(" "));

function isCapitals(label: string): boolean {
  return /\p{Lu}{2}/u.test(label) && !/\p{Ll}{2}/u.test(label.replace(/\b(?:Mc|Mac|al-|de|van|von|bin)/gu, ""));
}

function isNames(words: readonly string[]): boolean {
  return words.every((word, i) => /^["'“‘(]?\p{Lu}/u.test(word) || (i > 0 && INSIDE.has(word)));
}

/** The label of a speaker at the start of a line, or null. */
function turnAt(page: Page, index: number): Turn | null {
  const line = page.lines[index];
  if (!line || (line.kind && line.kind !== "heading")) return null;
  const head = page.text.slice(line.start, Math.min(line.end, line.start + LABEL_LENGTH + 1));
  if (QUESTION.test(head)) return { index, label: { start: line.start, end: line.start + 1 }, strong: true, name: head.slice(0, 1) };
  const colon = head.indexOf(":");
  if (colon < 2 || !/^:(?:\s|$|\])/u.test(page.text.slice(line.start + colon, Math.min(line.end, line.start + colon + 2)))) return null;
  const name = head.slice(0, colon).replace(REMARK, "").trimEnd();
  const words = wordsOf(name);
  const parts = name.split(/\s+/u);
  if (words.length === 0 || words.length > LABEL_PARTS || words.length < parts.length - 1 || /[!?;"”]\s|\p{L}{5}\.\s|\d/u.test(name))
    return null;
  if (phrases().unspoken.has(name.toLowerCase())) return null;
  const strong = isCapitals(name);
  if (!strong && !isNames(parts)) return null;
  return { index, label: { start: line.start, end: line.start + name.length }, strong, name };
}

function turnsOf(page: Page): Turn[] {
  return page.lines.map((_, index) => turnAt(page, index)).filter((turn) => turn !== null);
}

/** Whether the labels found are those of a talk: enough of them, early enough, more than one voice or one that returns. */
function areTurns(page: Page, turns: readonly Turn[]): boolean {
  const first = turns[0];
  if (!first) return false;
  const body = page.lines.filter((line) => line.kind !== "furniture").length;
  const before = page.lines.slice(0, first.index).filter((line) => line.kind !== "furniture").length;
  if (before > body * FIRST_PART) return false;
  const strong = turns.filter((turn) => turn.strong).length;
  if (strong >= FEWEST_TURNS) return true;
  const voices = new Set(turns.map((turn) => turn.name)).size;
  return turns.length >= FEWEST_NAMED_TURNS && voices < turns.length && turns.length >= (body - before) * NAMED_SHARE;
}

/** Whether all labels are of one voice that asks; then the lines that follow its questions are somebody else's. */
function onlyAsk(page: Page, turns: readonly Turn[]): boolean {
  const questions = turns.filter(({ index }) => {
    const line = page.lines[index];
    return line !== undefined && ASKS.test(page.text.slice(line.start, Math.min(line.bold ?? line.end, line.end)).trimEnd());
  });
  return turns.every(({ name }) => name === turns[0]?.name) && questions.length >= turns.length * ASKING;
}

/** Lines after the last turn of a page that belong to no speaker are furniture by now, so a turn goes on until the next label. */
function continues(line: Line): boolean {
  return line.kind === undefined || line.kind === "item" || line.kind === "quote" || line.kind === "heading";
}

/**
 * Find the turns of a transcript: lines that begin with a speaker's label, and the lines after them up to the next label, which carry the
 * label of the turn they go on with; if only who asks is labelled, the name of who is asked. A page that has turns is a transcript. Labels in a report that is no talk are left alone.
 */
export function readTurns(page: Page): void {
  let turns = turnsOf(page);
  if (!areTurns(page, turns)) return;
  const asking = onlyAsk(page, turns);
  if (asking) {
    page.lines = answersApart(page);
    turns = turnsOf(page);
  }
  const labels = new Map(turns.map((turn) => [turn.index, turn.label]));
  const answering = asking ? asked(page, turns[0]?.index ?? 0) : undefined;
  let label: Range | undefined;
  for (const [index, line] of page.lines.entries()) {
    const own = labels.get(index);
    if (index < (turns[0]?.index ?? 0) || (!own && !continues(line))) continue;
    label = own ?? (asking ? answering : label);
    line.kind = "turn";
    if (label) line.label = label;
  }
  page.kind = "transcript";
}
