import type { Page, Part } from "../store.ts";
import type { Bits } from "./bits.ts";
import { bytesOf, cellsOf, packed, unpacked, type Cell, type Work } from "./cells.ts";
import { Facet } from "./facet.ts";
import { Links } from "./links.ts";
import { Reader, Writer } from "./numbers.ts";

/** Lines in one cell: a page of fifty is in one or two. */
const LINES = 32;
/** Documents of which one cell tells the lines: few enough that a rare word leads to little, many enough that there are few cells. */
const DOCUMENTS = 4_096;

/** Cells kept at once, and their bytes: what a server is sent in one statement. */
const BATCH = 256;
const BYTES = 1 << 22;

/** A line on its way into a list: what it is, what orders it, what it can be found by (values as JSON), and the numbers of documents that lead to it. */
export interface Entry {
  readonly line: unknown;
  readonly order: readonly (string | number)[];
  readonly facets: Readonly<Record<string, readonly string[]>>;
  readonly documents: readonly number[];
}

/** Makes the index of a list. The cells are a function of the entries, whatever order they come in. What is held of an entry is its line and little more. */
export class List {
  readonly #name: string;
  readonly #lines: string[] = [];
  readonly #orders: Entry["order"][] = [];
  readonly #facets = new Map<string, Facet>();
  readonly #documents = new Links();

  constructor(name: string) {
    this.#name = name;
  }

  add({ line, order, facets, documents }: Entry): void {
    for (const name of Object.keys(facets)) if (!this.#facets.has(name)) this.#facets.set(name, this.#faceted());
    for (const [name, facet] of this.#facets) facet.add(facets[name] ?? []);
    this.#lines.push(JSON.stringify(line));
    this.#orders.push(order);
    this.#documents.add(documents);
  }

  /** A facet that no entry before has a value of. */
  #faceted(): Facet {
    const facet = new Facet();
    for (let at = 0; at < this.#lines.length; at++) facet.add([]);
    return facet;
  }

  /** Keep the index in place of the one before. */
  *kept(): Work<void> {
    yield { drop: this.#name };
    let batch: Cell[] = [];
    let bytes = 0;
    for (const cell of this.#cells()) {
      batch.push(cell);
      bytes += cell.bytes.length;
      if (batch.length < BATCH && bytes < BYTES) continue;
      yield { keep: batch };
      [batch, bytes] = [[], 0];
    }
    yield { keep: batch };
  }

  *#cells(): Generator<Cell> {
    const order = [...this.#lines.keys()].toSorted((a, b) => compared(this.#orders[a] ?? [], this.#orders[b] ?? []));
    yield this.#cell("size", packed(order.length));
    for (let from = 0; from < order.length; from += LINES) {
      const lines = order.slice(from, from + LINES).map((at) => this.#lines[at]);
      yield this.#cell("lines", Buffer.from(`[${lines.join(",")}]`), from / LINES);
    }
    for (const [name, facet] of this.#facets) yield this.#cell(name, facet.bytes(order));
    const { starts, sources } = this.#documents.inverted(order);
    const size = starts.length - 1;
    for (let from = 0; from < size; from += DOCUMENTS) {
      const writer = new Writer();
      for (let number = from; number < Math.min(size, from + DOCUMENTS); number++)
        writer.ascending(sources, starts[number], starts[number + 1]);
      yield this.#cell("documents", writer.bytes(), from / DOCUMENTS);
    }
  }

  #cell(part: string, bytes: Uint8Array, block = 0): Cell {
    return { name: `${this.#name}:${part}`, block, bytes };
  }
}

function compared(a: Entry["order"], b: Entry["order"]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] as string | number;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
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
