import { wordsOf } from "../words.ts";
import { Bits } from "./bits.ts";
import { cellsOf, type Cell, type Work } from "./cells.ts";
import { Links, type Led } from "./links.ts";

/** Documents whose numbers share a cell of a word; a bit for each makes a cell of 8 KB. */
export const BLOCK = 1 << 16;
const FULL = BLOCK / 8;
/** Bytes of one number in a cell that has too few for bits. */
const EACH = 2;
/** Places of words gathered before they are written: those of a block of documents with 256 different words each. They take 130 MB. */
const PLACES = 256 * BLOCK;
/** Words written at once. */
const BATCH = 512;

/** The name of a word's cells. */
export function nameOf(word: string): string {
  return `word:${word}`;
}

/**
 * Gathers words of documents, and writes them down block by block, so that a cell is written once, however many documents there are. Documents come in
 * ascending order of number.
 */
export class Words {
  #known = new Map<string, number>();
  #documents: number[] = [];
  #links = new Links();

  /** Whether what was gathered is to be written down before document `number` comes. */
  isFullFor(number: number): boolean {
    const [first] = this.#documents;
    return first !== undefined && (blockOf(first) !== blockOf(number) || this.#links.length >= PLACES);
  }

  /** Gather the words of a document; it must not be full for it. */
  add(number: number, text: string): void {
    const places: number[] = [];
    for (const word of wordsOf(text)) {
      const known = this.#known.get(word) ?? this.#known.size;
      if (known === this.#known.size) this.#known.set(word, known);
      places.push(known);
    }
    this.#links.add(places);
    this.#documents.push(number);
  }

  /** Write down what was gathered. */
  *kept(): Work<void> {
    const led = this.#links.inverted(this.#documents.keys());
    const words = [...this.#known].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (let from = 0; from < words.length; from += BATCH) yield* this.#some(words.slice(from, from + BATCH), led);
    [this.#known, this.#documents, this.#links] = [new Map<string, number>(), [], new Links()];
  }

  *#some(words: readonly (readonly [string, number])[], { starts, sources }: Led): Work<void> {
    const [first = 0] = this.#documents;
    const block = blockOf(first);
    const names = words.map(([word]) => nameOf(word));
    // Where the block begins with what was gathered there is nothing before.
    const cells = first === block * BLOCK ? [] : yield* cellsOf(names, [block]);
    const before = new Map(cells.map(({ name, bytes }) => [name, bytes]));
    const grown = words.map(([, known], at): Cell => {
      const numbers = sources.subarray(starts[known], starts[known + 1]).map((place) => (this.#documents[place] as number) % BLOCK);
      const name = names[at] as string;
      return { name, block, bytes: longer(before.get(name) ?? new Uint8Array(), numbers) };
    });
    yield { keep: grown };
  }
}

function blockOf(number: number): number {
  return Math.floor(number / BLOCK);
}

/** A cell with more numbers, all greater than those in it: a list of numbers while that is shorter than a bit for each of the block's. */
function longer(bytes: Uint8Array, numbers: Uint32Array): Uint8Array {
  const length = bytes.length + EACH * numbers.length;
  if (bytes.length < FULL && length < FULL) {
    const made = Buffer.alloc(length);
    made.set(bytes);
    for (const [at, number] of numbers.entries()) made.writeUInt16LE(number, bytes.length + EACH * at);
    return made;
  }
  const bits = new Bits(BLOCK);
  enter(bytes, 0, bits);
  for (const number of numbers) bits.add(number);
  return bits.bytes;
}

/** Put the numbers of a cell into a set. */
export function enter(bytes: Uint8Array, first: number, into: Bits): void {
  if (bytes.length === FULL) return into.bytes.set(bytes.subarray(0, into.bytes.length - first / 8), first / 8);
  for (let at = 0; at + 1 < bytes.length; at += EACH) into.add(first + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0));
}
