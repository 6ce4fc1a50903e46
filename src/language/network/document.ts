import { contextBits } from "./context.ts";
import { LONGEST } from "./encoder.ts";
import { emptyReading, network, type Reading } from "./network.ts";
import { TOGETHER } from "./kept.ts";

/** A run of a sentence's words that is read at once: most often all of them. */
interface Piece {
  readonly words: readonly string[];
  readonly bits: Int32Array;
  readonly into: Reading;
  /** Where the piece begins in its sentence. */
  readonly from: number;
  /** The reading of the whole sentence. */
  readonly all: Reading;
}

/** The pieces of a sentence: what is longer than the network reads at once is cut. */
function* piecesOf(words: readonly string[], bits: Int32Array, all: Reading): Generator<Piece> {
  if (words.length <= LONGEST) {
    yield { words, bits, into: all, from: 0, all };
    return;
  }
  for (let from = 0; from < words.length; from += LONGEST) {
    const to = Math.min(words.length, from + LONGEST);
    const into = {
      tags: all.tags.subarray(from, to),
      heads: all.heads.subarray(from, to),
      relations: all.relations.subarray(from, to),
      names: all.names.subarray(from, to),
    };
    yield { words: words.slice(from, to), bits: bits.subarray(from, to), into, from, all };
  }
}

/** Hang a later piece of a sentence on the first piece's main word. */
function join({ into, from, all }: Piece): void {
  const main = all.heads.subarray(0, from).indexOf(-1);
  for (let at = 0; at < into.heads.length; at++) {
    const head = into.heads[at] as number;
    into.heads[at] = head < 0 ? main : head + from;
  }
}

function readPieces(pieces: readonly Piece[], count: number): void {
  const words: string[] = [];
  const all = new Int32Array(count);
  for (const piece of pieces) {
    all.set(piece.bits, words.length);
    for (const word of piece.words) words.push(word);
  }
  const { forms, bits } = network().meet(words, all);
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.words.length;
    network().read({ forms: forms.subarray(at, end), bits: bits.subarray(at, end) }, piece.into);
    if (piece.from > 0) join(piece);
    at = end;
  }
}

/** Read the sentences of one document, given as words cut as in the treebanks ("do" "n't", "long" "-" "term"). The same document gives the same reading. */
export function readDocument(sentences: readonly (readonly string[])[]): Reading[] {
  const bits = contextBits(sentences);
  const readings = sentences.map(({ length }) => emptyReading(length));
  let [waiting, words]: [Piece[], number] = [[], 0];
  for (const [at, sentence] of sentences.entries()) {
    for (const piece of piecesOf(sentence, bits[at] as Int32Array, readings[at] as Reading)) {
      if (words + piece.words.length > TOGETHER) {
        readPieces(waiting, words);
        [waiting, words] = [[], 0];
      }
      waiting.push(piece);
      words += piece.words.length;
    }
  }
  readPieces(waiting, words);
  return readings;
}
