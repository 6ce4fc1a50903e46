import type { DocId } from "../../model/span.ts";
import type { Page, Part } from "../store.ts";
import { wordsOf } from "../words.ts";
import { Bits } from "./bits.ts";
import { bytesOf, cellsOf, packed, unpacked, type Work } from "./cells.ts";
import { ledTo, linesOf, List, pageOf, sizeOf } from "./list.ts";
import { BLOCK, enter, nameOf } from "./words.ts";

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
