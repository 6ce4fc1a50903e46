import { sentences } from "./sentences.ts";
import { tokenize, type Token } from "./tokens.ts";

/** A stretch of a text: UTF-16 offsets, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const JOINTS = new Set(["and", "so", "as", "but", "because", "while", "whereas", "although", "though"]);
const FINITE = new Set(
  (
    "is are was were am has have had do does did will would can could may might must shall should cannot " +
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't mustn't shouldn't"
  ).split(" "),
);
const SUBJECTS = /^(?:i|we|you|he|she|it|they|there|this|that|these|those|nobody|everyone|everybody)(?:'(?:m|re|s|ve|ll|d))?$/;
/** With a pronoun for a subject these say when the clause before happened, and are a part of it ("while they slept"). */
const WHEN = /^(?:while|as)$/;
const SAYING = /^(?:said|say|says|mentioned|noted|know|see|saw|put)$/;

/** Whether a lower-case word is the verb of an aside between commas ("as the minister said", "as you know"). */
export function isSaying(word: string): boolean {
  return SAYING.test(word);
}

/** Words that may stand between a joint and the verb of the clause it opens: a noun phrase with one attribute. */
const SUBJECT_LENGTH = 8;
/** A clause to the left of a joint has at least this many words; less is a phrase ("Today, and …"). */
const SHORTEST_CLAUSE = 3;
/**
 * Two adjacent sentences of at most this many words each are one statement: rhetorical pairs ("Waiting is easy. Acting is hard.") mean
 * something only together, and a pair of two-word clauses with subject and object has five words each.
 */
const SHORT_SENTENCE = 5;

interface Piece extends Stretch {
  readonly words: number;
  /** Whether the piece is a whole sentence as written. */
  readonly whole: boolean;
}

function isAside(tokens: readonly Token[], at: number): boolean {
  return (
    tokens.slice(at, at + 3).some((token) => SAYING.test(token.lower)) && (tokens[at + 2]?.text === "," || tokens[at + 3]?.text === ",")
  );
}

// Whether a clause with its own subject and finite verb starts at token `at`.
function startsClause(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at];
  if (first === undefined || first.kind === "mark" || FINITE.has(first.lower)) return false;
  if (isAside(tokens, at)) return false;
  if (SUBJECTS.test(first.lower)) return first.lower.includes("'") || tokens[at + 1]?.kind === "word" || tokens[at + 1]?.lower === "'s";
  for (let next = at + 1; next < tokens.length && next - at <= SUBJECT_LENGTH; next++) {
    const token = tokens[next];
    if (token === undefined || (token.kind === "mark" && token.lower !== "'s")) return false;
    if (FINITE.has(token.lower)) return true;
    if (token.lower === "to" || token.lower === "that" || token.lower === "who" || token.lower === "which") return false;
  }
  return false;
}

function countWords(tokens: readonly Token[]): number {
  return tokens.filter((token) => token.kind !== "mark").length;
}

function clausesOf(text: string, [start, end]: readonly [number, number]): Piece[] {
  const tokens = tokenize(text, start, end);
  const pieces: Piece[] = [];
  let first = 0;
  for (let at = 1; at + 1 < tokens.length; at++) {
    const mark = tokens[at]?.text;
    if (mark !== "," && mark !== ";") continue;
    const jointed = JOINTS.has(tokens[at + 1]?.lower ?? "");
    if (!jointed && mark === ",") continue;
    const next = jointed ? at + 2 : at + 1;
    if (jointed && WHEN.test(tokens[at + 1]?.lower ?? "") && SUBJECTS.test(tokens[next]?.lower ?? "")) continue;
    if (!startsClause(tokens, next) || countWords(tokens.slice(first, at)) < SHORTEST_CLAUSE) continue;
    pieces.push({
      start: tokens[first]?.start ?? start,
      end: tokens[at - 1]?.end ?? end,
      words: countWords(tokens.slice(first, at)),
      whole: false,
    });
    first = next;
  }
  pieces.push({ start: tokens[first]?.start ?? start, end, words: countWords(tokens.slice(first)), whole: first === 0 });
  return pieces;
}

// A part that stops without a full stop goes on in the next one ("We will," he said, "not wait.").
function goesOn(text: string, left: Stretch, right: Stretch): boolean {
  return !/[.!?…]["”’»)\]]*$/.test(text.slice(left.start, left.end)) && /^\p{Ll}/u.test(text.slice(right.start, right.end));
}

function isShort(piece: Piece | undefined): boolean {
  return piece?.whole === true && piece.words <= SHORT_SENTENCE;
}

// Rhetorical pairs are built alike: the halves have a word in common.
function areParallel(text: string, [one, other]: readonly [Piece, Piece]): boolean {
  const words = new Set(tokenize(text, one.start, one.end).flatMap(({ kind, lower }) => (kind === "mark" ? [] : [lower])));
  return tokenize(text, other.start, other.end).some(({ kind, lower }) => kind !== "mark" && words.has(lower));
}

// Two short sentences are one, unless the second makes a better pair with the third.
function arePair(text: string, [one, other, third]: readonly (Piece | undefined)[]): boolean {
  if (one === undefined || other === undefined || !isShort(one) || !isShort(other)) return false;
  return third === undefined || !isShort(third) || areParallel(text, [one, other]) || !areParallel(text, [other, third]);
}

function paired(text: string, pieces: readonly Piece[]): Stretch[] {
  const found: Stretch[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const [one, other] = [pieces[at], pieces[at + 1]];
    if (one === undefined) continue;
    const pair = arePair(text, pieces.slice(at, at + 3));
    found.push({ start: one.start, end: pair && other !== undefined ? other.end : one.end });
    if (pair) at++;
  }
  return found;
}

/**
 * Cut reported or spoken words into statements, each a list of stretches in text order: sentences; clauses that ", and", ", so", ", but" and
 * their like or a semicolon join, where both sides have subject and verb (the joint belongs to neither); two short adjacent sentences as one, those built alike first.
 * `ranges` are the pieces of one quotation; a sentence that runs over two of them is one statement with two stretches. White space is trimmed.
 */
export function statements(text: string, ranges: readonly Stretch[]): Stretch[][] {
  const found: Stretch[][] = [];
  for (const [at, range] of ranges.entries()) {
    const pieces = sentences(text, range.start, range.end).flatMap((sentence) => clausesOf(text, sentence));
    const [opening, ...others] = paired(text, pieces);
    if (opening === undefined) continue;
    const last = found.at(-1);
    const before = last?.at(-1);
    if (at > 0 && last !== undefined && before !== undefined && goesOn(text, before, opening)) last.push(opening);
    else found.push([opening]);
    for (const other of others) found.push([other]);
  }
  return found;
}
