import type { DocId } from "../../model/span.ts";
import type { Page, Part } from "../store.ts";
import { wordsOf } from "../words.ts";
import { Bits } from "./bits.ts";
import { bytesOf, cellsOf, packed, unpacked, type Cell, type Work } from "./cells.ts";
import { ledTo, linesOf, List, pageOf, sizeOf } from "./list.ts";

/** Documents whose numbers share a cell of a word; a bit for each makes a cell of 8 KB. */
const BLOCK = 1 << 16;
const FULL = BLOCK / 8;
/** Bytes of one number in a cell that has too few for bits. */
const EACH = 2;
/** Places of words gathered before they are written: about 100 MB of memory. */
const PLACES = 6_000_000;
/** Words written at once. */
const BATCH = 512;

/** The number that each document has in the index. It stays, but a document that is read anew gets another. */
export type Numbers = ReadonlyMap<DocId, number>;

const NEXT = "number:next";

function* numberedSoFar(): Work<{ readonly numbers: Map<DocId, number>; readonly next: number }> {
  const next = yield* bytesOf(NEXT);
  const numbers = yield* linesOf<DocId>("documents");
  return { numbers, next: next.length === 0 ? 0 : (unpacked(next) as number) };
}

/** Give numbers to documents that come in or were read anew, and list all. Where all were read anew their words begin anew, too. */
export function* numbered(fresh: readonly DocId[]): Work<Numbers> {
  const { numbers, next } = yield* numberedSoFar();
  if (fresh.length === 0) return numbers;
  for (const id of fresh) numbers.delete(id);
  const first = numbers.size === 0 ? 0 : next;
  if (first === 0) yield { drop: "word" };
  for (const [at, id] of fresh.entries()) numbers.set(id, first + at);
  const list = new List("documents");
  for (const [id, number] of numbers) list.add({ line: id, order: [id], facets: {}, documents: [number] });
  yield* list.kept();
  yield { keep: [{ name: NEXT, block: 0, bytes: packed(first + fresh.length) }] };
  return numbers;
}

/** Gathers words of documents, and writes them down when they are many. Documents come in ascending order of number. */
export class Words {
  readonly #documents = new Map<string, number[]>();
  #places = 0;

  /** Whether it is time to write down. */
  get full(): boolean {
    return this.#places >= PLACES;
  }

  add(number: number, text: string): void {
    for (const word of wordsOf(text)) {
      const known = this.#documents.get(word);
      if (known) known.push(number);
      else this.#documents.set(word, [number]);
      this.#places++;
    }
  }

  /** Write down what was gathered. */
  *kept(): Work<void> {
    const words = [...this.#documents].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (let from = 0; from < words.length; from += BATCH) yield* this.#some(words.slice(from, from + BATCH));
    this.#documents.clear();
    this.#places = 0;
  }

  *#some(words: readonly (readonly [string, readonly number[]])[]): Work<void> {
    const blocks = new Set(words.flatMap(([, numbers]) => numbers.map((number) => Math.floor(number / BLOCK))));
    const names = words.map(([word]) => nameOf(word));
    const before = new Map((yield* cellsOf(names, [...blocks])).map(({ name, block, bytes }) => [`${block} ${name}`, bytes]));
    const cells: Cell[] = [];
    for (const [word, numbers] of words) {
      const name = nameOf(word);
      for (const block of blocks) {
        const own = numbers.filter((number) => Math.floor(number / BLOCK) === block);
        if (own.length > 0) cells.push({ name, block, bytes: grown(before.get(`${block} ${name}`) ?? new Uint8Array(), own) });
      }
    }
    yield { keep: cells };
  }
}

function nameOf(word: string): string {
  return `word:${word}`;
}

/** A cell with more numbers, all greater than those in it: a list of numbers while that is shorter than a bit for each of the block's. */
function grown(bytes: Uint8Array, numbers: readonly number[]): Uint8Array {
  const length = bytes.length + EACH * numbers.length;
  if (bytes.length < FULL && length < FULL) {
    const made = Buffer.alloc(length);
    made.set(bytes);
    for (const [at, number] of numbers.entries()) made.writeUInt16LE(number % BLOCK, bytes.length + EACH * at);
    return made;
  }
  const bits = new Bits(BLOCK);
  enter(bytes, 0, bits);
  for (const number of numbers) bits.add(number % BLOCK);
  return bits.bytes;
}

/** Put the numbers of a cell into a set. */
function enter(bytes: Uint8Array, first: number, into: Bits): void {
  if (bytes.length === FULL) return into.bytes.set(bytes.subarray(0, into.bytes.length - first / 8), first / 8);
  for (let at = 0; at + 1 < bytes.length; at += EACH) into.add(first + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0));
}

/** The documents, by number, that have all of the words; all documents where none is asked for. */
export function* documentsWith(words: readonly string[]): Work<Bits> {
  const next = yield* bytesOf(NEXT);
  const size = next.length === 0 ? 0 : (unpacked(next) as number);
  if (words.length === 0) return Bits.all(size);
  const sought = [...wordsOf(words.join(" "))];
  const cells = yield* cellsOf(sought.map(nameOf));
  let found: Bits | undefined;
  for (const word of sought) {
    const own = new Bits(size);
    for (const { name, block, bytes } of cells) if (name === nameOf(word)) enter(bytes, block * BLOCK, own);
    if (found) found.keep(own);
    else found = own;
  }
  return found ?? new Bits(size);
}

/** A page of the documents that have all of the words, in order of id. */
export function* searched(words: readonly string[], page: Page): Work<Part<DocId>> {
  const lines = new Bits(yield* sizeOf("documents"));
  yield* ledTo("documents", yield* documentsWith(words), lines);
  return yield* pageOf<DocId>("documents", lines, page);
}
