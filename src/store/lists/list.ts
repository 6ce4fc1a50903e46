import type { Page, Part } from "../store.ts";
import type { Bits } from "./bits.ts";
import { bytesOf, cellsOf, packed, unpacked, type Cell, type Work } from "./cells.ts";
import { Facet } from "./facet.ts";
import { Reader, Writer } from "./numbers.ts";

/** Lines in one cell: a page of fifty is in one or two. */
const LINES = 32;
/** Documents of which one cell tells the lines: few enough that a rare word leads to little, many enough that there are few cells. */
const DOCUMENTS = 4_096;

/** Cells kept at once. */
const BATCH = 256;

/** A line on its way into a list: what it is, what orders it, what it can be found by (values as JSON), and the numbers of documents that lead to it. */
export interface Entry {
  readonly line: unknown;
  readonly order: readonly (string | number)[];
  readonly facets: Readonly<Record<string, readonly string[]>>;
  readonly documents: readonly number[];
}

/** Makes the index of a list. The cells are a function of the entries, whatever order they come in. */
export class List {
  readonly #name: string;
  readonly #entries: (Omit<Entry, "line"> & { readonly line: string })[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  add(entry: Entry): void {
    this.#entries.push({ ...entry, line: JSON.stringify(entry.line) });
  }

  /** Keep the index in place of the one before. */
  *kept(): Work<void> {
    yield { drop: this.#name };
    let batch: Cell[] = [];
    for (const cell of this.#cells()) {
      if (batch.push(cell) < BATCH) continue;
      yield { keep: batch };
      batch = [];
    }
    yield { keep: batch };
  }

  *#cells(): Generator<Cell> {
    const sorted = this.#entries.toSorted(byOrder);
    yield this.#cell("size", packed(sorted.length));
    for (let from = 0; from < sorted.length; from += LINES) {
      const lines = sorted.slice(from, from + LINES).map(({ line }) => line);
      yield this.#cell("lines", Buffer.from(`[${lines.join(",")}]`), from / LINES);
    }
    for (const name of new Set(sorted.flatMap(({ facets }) => Object.keys(facets)))) {
      const facet = new Facet();
      for (const [at, { facets }] of sorted.entries()) facet.add(at, facets[name] ?? []);
      yield this.#cell(name, facet.bytes());
    }
    yield* this.#documents(sorted.map(({ documents }) => documents));
  }

  *#documents(sorted: readonly (readonly number[])[]): Generator<Cell> {
    const lines: number[][] = [];
    for (const [at, documents] of sorted.entries()) for (const number of documents) (lines[number] ??= []).push(at);
    for (let from = 0; from < lines.length; from += DOCUMENTS) {
      const writer = new Writer();
      for (let number = from; number < Math.min(lines.length, from + DOCUMENTS); number++) writer.ascending(lines[number] ?? []);
      yield this.#cell("documents", writer.bytes(), from / DOCUMENTS);
    }
  }

  #cell(part: string, bytes: Uint8Array, block = 0): Cell {
    return { name: `${this.#name}:${part}`, block, bytes };
  }
}

function byOrder({ order: a }: Pick<Entry, "order">, { order: b }: Pick<Entry, "order">): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at < 0 ? 0 : (a[at] as string | number) < (b[at] as string | number) ? -1 : 1;
}

/** How many lines a list has. */
export function* sizeOf(name: string): Work<number> {
  const bytes = yield* bytesOf(`${name}:size`);
  return bytes.length === 0 ? 0 : (unpacked(bytes) as number);
}

/** Lines of a list that documents lead to are added to `found`. */
export function* ledTo(name: string, documents: Bits, found: Bits): Work<void> {
  const blocks: number[] = [];
  for (let from = 0; from < documents.size; from += DOCUMENTS) if (documents.within(from, DOCUMENTS)) blocks.push(from / DOCUMENTS);
  for (const { block, bytes } of yield* cellsOf([`${name}:documents`], blocks)) {
    const reader = new Reader(bytes);
    for (let number = block * DOCUMENTS; !reader.ended; number++) {
      if (documents.has(number)) reader.into(found);
      else reader.pass();
    }
  }
}

/** The page of a list that has the lines of a set. */
export function* pageOf<T>(name: string, lines: Bits, { offset, limit }: Page): Work<Part<T>> {
  const asked = lines.part(offset, limit);
  const blocks = [...new Set(asked.map((line) => Math.floor(line / LINES)))];
  const cells = yield* cellsOf([`${name}:lines`], blocks);
  const read = new Map(cells.map(({ block, bytes }) => [block, unpacked(bytes) as readonly T[]]));
  const items = asked.map((line) => read.get(Math.floor(line / LINES))?.[line % LINES] as T);
  return { total: lines.count, items };
}

/** The lines of a list that one document each leads to, with the document's number. */
export function* linesOf<T>(name: string): Work<Map<T, number>> {
  const lines = (yield* cellsOf([`${name}:lines`])).flatMap(({ bytes }) => unpacked(bytes) as readonly T[]);
  const found = new Map<T, number>();
  for (const { block, bytes } of yield* cellsOf([`${name}:documents`])) {
    const reader = new Reader(bytes);
    for (let number = block * DOCUMENTS; !reader.ended; number++) {
      for (const line of reader.ascending()) found.set(lines[line] as T, number);
    }
  }
  return found;
}
