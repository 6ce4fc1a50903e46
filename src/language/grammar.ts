import type { Analysis, Sentence } from "./analysis.ts";
import { behindDateline } from "./dateline.ts";
import { readDocument } from "./network/document.ts";
import { network, type Reading } from "./network/network.ts";
import { piecesOf } from "./network/pieces.ts";

/** The parts of speech of Universal Dependencies, in the order of `Grammar.tag`. */
export const PARTS = [
  "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
] as const; // prettier-ignore

/**
 * What the network says of the tokens of an analysis; every array runs beside `Analysis.tokens`. A token that the network read as several words
 * ("don't", "long-term") has the tag, head and relation of the one that heads the others.
 */
export interface Grammar {
  /** Place in `PARTS`. */
  readonly tag: Uint8Array;
  /** Place in `classes.fine`. */
  readonly fine: Uint8Array;
  /** Token that is the head; -1 for a sentence's main word and for tokens outside all sentences. */
  readonly head: Int32Array;
  /** Place in `classes.relations`. */
  readonly relation: Uint8Array;
  /** Place in `classes.names`. */
  readonly name: Uint8Array;
  readonly classes: GrammarClasses;
}

/** Names of the numbers in a grammar. */
export interface GrammarClasses {
  /** Penn tags: "NNP", "VBD". */
  readonly fine: readonly string[];
  /** Relations with subtypes: "nsubj:pass". */
  readonly relations: readonly string[];
  /** "O", or the place in a name (B beginning, I inside, E end, S single) and its kind: "B-PER". Kinds: PER ORG LOC NORP PROD EVENT. */
  readonly names: readonly string[];
}

interface Tables {
  readonly classes: GrammarClasses;
  /** Of each tag of the network its part of speech and its Penn tag. */
  readonly parts: Uint8Array;
  readonly fine: Uint8Array;
  /** What a mark is that only goes on the token before it. */
  readonly mark: { readonly tag: number; readonly fine: number; readonly relation: number };
}

let tables: Tables | undefined;

function tablesOf(): Tables {
  if (tables) return tables;
  const { tags, relations, names } = network().classes;
  const fine = [...new Set(tags.map((tag) => tag.split("|")[1] ?? ""))].toSorted();
  const parts = PARTS as readonly string[];
  tables = {
    classes: { fine, relations, names },
    parts: Uint8Array.from(tags, (tag) => parts.indexOf(tag.split("|")[0] ?? "")),
    fine: Uint8Array.from(tags, (tag) => fine.indexOf(tag.split("|")[1] ?? "")),
    mark: { tag: parts.indexOf("PUNCT"), fine: fine.indexOf("."), relation: relations.indexOf("punct") },
  };
  return tables;
}

type Words = Pick<Sentence, "first" | "last">;

/** A sentence's tokens, its pieces, and what was read of these. */
interface Read {
  readonly sentence: Words;
  readonly first: Int32Array;
  readonly reading: Reading;
}

/** Which of the pieces from `from` to `to` heads the others: the first whose head is not among them. */
function mainPiece(heads: Int32Array, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const head = heads[at] as number;
    if (head < from || head >= to) return at;
  }
  return from;
}

/** The class of a token's name from those of its pieces: where they are all of one name, its beginning and end; else none. */
function nameClass(names: readonly string[], pieces: Uint8Array): number {
  const head = pieces[0] as number;
  if (pieces.length === 1 || head === 0) return pieces.length === 1 ? head : 0;
  const opening = names[head] ?? "O";
  const closing = names[pieces[pieces.length - 1] as number] ?? "O";
  for (let at = 0; at < pieces.length; at++) {
    const place = (names[pieces[at] as number] ?? "O").charAt(0);
    const inner = at === 0 ? place === "B" || place === "I" : at === pieces.length - 1 ? place === "I" || place === "E" : place === "I";
    if (!inner) return 0;
  }
  const place = opening.startsWith("B") ? (closing.startsWith("E") ? "S" : "B") : closing.startsWith("E") ? "E" : "I";
  return names.indexOf(place + opening.slice(1));
}

/** Of each piece the first token that it belongs to. */
function owners(first: Int32Array, pieces: number): Int32Array {
  const owner = new Int32Array(pieces);
  for (let at = first.length - 1; at >= 0; at--) owner.fill(at, first[at], endOf(first, at, pieces));
  return owner;
}

/** End of a token's pieces; a token that goes on the piece before it has that one alone. */
function endOf(first: Int32Array, at: number, pieces: number): number {
  return Math.max((first[at] as number) + 1, first[at + 1] ?? pieces);
}

type Arrays = Pick<Grammar, "tag" | "fine" | "head" | "relation" | "name">;

function write({ sentence, first, reading }: Read, into: Arrays): void {
  const { classes, parts, fine, mark } = tablesOf();
  const owner = owners(first, reading.tags.length);
  for (let at = 0; at < first.length; at++) {
    const from = first[at] as number;
    const to = endOf(first, at, owner.length);
    const token = sentence.first + at;
    if (owner[from] !== at) {
      into.tag[token] = mark.tag;
      into.fine[token] = mark.fine;
      into.head[token] = sentence.first + (owner[from] as number);
      into.relation[token] = mark.relation;
      continue;
    }
    const main = mainPiece(reading.heads, from, to);
    const head = reading.heads[main] as number;
    const tag = reading.tags[main] as number;
    into.tag[token] = parts[tag] as number;
    into.fine[token] = fine[tag] as number;
    into.head[token] = head < 0 ? -1 : sentence.first + (owner[head] as number);
    into.relation[token] = reading.relations[main] as number;
    into.name[token] = nameClass(classes.names, reading.names.subarray(from, to));
  }
  extendNames(first, into.name.subarray(sentence.first, sentence.first + first.length), classes.names);
}

/** A stop that goes on a word inside a name is inside it too: "J. Doe". */
function extendNames(first: Int32Array, found: Uint8Array, names: readonly string[]): void {
  for (let at = 1; at + 1 < first.length; at++) {
    if (first[at] !== first[at - 1]) continue;
    const before = names[found[at - 1] as number] ?? "O";
    if (before.startsWith("B") || before.startsWith("I")) found[at] = names.indexOf(`I${before.slice(1)}`);
  }
}

/** A sentence without its dateline, and that before it: the sentence's words hang on none of it. */
function undated(tokens: Analysis["tokens"], { first, last }: Words): Words[] {
  const behind = behindDateline(tokens, { first, last });
  const sentence = { first: behind, last };
  return behind > first ? [{ first, last: behind }, sentence] : [sentence];
}

const grammars = new WeakMap<Analysis, Grammar>();

/**
 * The grammar of analysed text, read by the network of the package: worked out once for each analysis, sentence by sentence, all sentences taken
 * as those of one document. Linear in the number of tokens (a sentence of more than 128 words is cut); the same text gives the same grammar.
 */
export function grammarOf(analysis: Analysis): Grammar {
  const known = grammars.get(analysis);
  if (known) return known;
  const { tokens, sentences } = analysis;
  const n = tokens.length;
  const parts = sentences.flatMap((sentence) => undated(tokens, sentence));
  const cut = parts.map(({ first, last }) => piecesOf(tokens.slice(first, last).map(({ text }) => text)));
  const readings = readDocument(cut.map(({ forms }) => forms));
  const found: Grammar = {
    tag: new Uint8Array(n).fill(PARTS.indexOf("X")),
    fine: new Uint8Array(n),
    head: new Int32Array(n).fill(-1),
    relation: new Uint8Array(n),
    name: new Uint8Array(n),
    classes: tablesOf().classes,
  };
  for (const [at, sentence] of parts.entries())
    write({ sentence, first: (cut[at] as (typeof cut)[number]).first, reading: readings[at] as Reading }, found);
  grammars.set(analysis, found);
  return found;
}
