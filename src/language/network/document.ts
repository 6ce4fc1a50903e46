import { contextBits } from "./context.ts";
import { LONGEST, ROWS } from "./encoder.ts";
import { TOGETHER } from "./kept.ts";
import { emptyReading, network, type Reading } from "./network.ts";

/** A run of a sentence's words that is read as one, most often all of them: its places among all words of the document. */
interface Piece {
  readonly from: number;
  readonly to: number;
  /** Where the sentence begins. */
  readonly sentence: number;
}

/** The pieces of sentences of these lengths: what is longer than the network reads at once is cut. */
function piecesOf(sentences: readonly { readonly length: number }[]): Piece[] {
  const found: Piece[] = [];
  let sentence = 0;
  for (const { length } of sentences) {
    const end = sentence + length;
    for (let from = sentence; from < end; from += LONGEST) found.push({ from, to: Math.min(end, from + LONGEST), sentence });
    sentence = end;
  }
  return found;
}

/** Neighbouring pieces in groups of at most `most` words. */
function groups(pieces: readonly Piece[], most: number): Piece[][] {
  const found: Piece[][] = [];
  let [own, start]: [Piece[], number] = [[], 0];
  for (const piece of pieces) {
    if (own.length === 0 || piece.to - start > most) {
      own = [];
      found.push(own);
      start = piece.from;
    }
    own.push(piece);
  }
  return found;
}

function part({ tags, heads, relations, names }: Reading, from: number, to: number): Reading {
  return {
    tags: tags.subarray(from, to),
    heads: heads.subarray(from, to),
    relations: relations.subarray(from, to),
    names: names.subarray(from, to),
  };
}

/** Hang a later piece of a sentence on the first piece's main word. */
function join({ from, to, sentence }: Piece, heads: Int32Array): void {
  const main = heads.subarray(sentence, from).indexOf(-1);
  for (let at = from; at < to; at++) {
    const head = heads[at] as number;
    heads[at] = head < 0 ? main : head + from - sentence;
  }
}

/** Where a group of pieces begins and ends. */
function range(group: readonly Piece[]): [number, number] {
  return [group[0]?.from ?? 0, group.at(-1)?.to ?? 0];
}

/** Read the sentences of one document, given as words cut as in the treebanks ("do" "n't", "long" "-" "term"). The same document gives the same reading. */
export function readDocument(sentences: readonly (readonly string[])[]): Reading[] {
  const words = sentences.flat();
  const bits = contextBits(sentences);
  const all = emptyReading(words.length);
  for (const chunk of groups(piecesOf(sentences), TOGETHER)) {
    const [start, stop] = range(chunk);
    const { forms, bits: sets } = network().meet(words.slice(start, stop), bits.subarray(start, stop));
    for (const group of groups(chunk, ROWS)) {
      const [from, to] = range(group);
      const met = { forms: forms.subarray(from - start, to - start), bits: sets.subarray(from - start, to - start) };
      network().read(met, group.map((piece) => piece.to - from), part(all, from, to)); // prettier-ignore
    }
    for (const piece of chunk) if (piece.from > piece.sentence) join(piece, all.heads);
  }
  let from = 0;
  return sentences.map(({ length }) => part(all, from, (from += length)));
}
