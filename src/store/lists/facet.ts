import type { Bits } from "./bits.ts";
import { unpacked } from "./cells.ts";
import { Links } from "./links.ts";
import { Reader, Writer } from "./numbers.ts";

/** The distinct values that something about the entries of a list takes, each with the entries that have it. Values are told apart by their JSON. */
export class Facet {
  readonly #values = new Map<string, number>();
  readonly #links = new Links();

  /** The values of the next entry. */
  add(values: readonly string[]): void {
    this.#links.add(values.map((value) => this.#number(value)));
  }

  #number(value: string): number {
    const known = this.#values.get(value);
    if (known !== undefined) return known;
    this.#values.set(value, this.#values.size);
    return this.#values.size - 1;
  }

  /** The values, and the lines that have each; `order` are the entries by line. */
  bytes(order: Iterable<number>): Uint8Array {
    const { starts, sources } = this.#links.inverted(order);
    const sorted = [...this.#values].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const writer = new Writer();
    writer.block(Buffer.from(`[${sorted.map(([value]) => value).join(",")}]`));
    for (const [, number] of sorted) writer.ascending(sources, starts[number], starts[number + 1]);
    return writer.bytes();
  }
}

/** Add the lines that have one of the values that fit. `fits` is asked once for each distinct value. */
export function having(facet: Uint8Array, found: Bits, fits: (value: never) => boolean): void {
  if (facet.length === 0) return;
  const reader = new Reader(facet);
  for (const value of unpacked(reader.block()) as readonly never[]) {
    if (fits(value)) reader.into(found);
    else reader.pass();
  }
}

/** How many of some lines have each value; values that none of them has are left out. */
export function counted<T>(facet: Uint8Array, lines: Bits): [T, number][] {
  const found: [T, number][] = [];
  if (facet.length === 0) return found;
  const reader = new Reader(facet);
  for (const value of unpacked(reader.block()) as readonly T[]) {
    let count = 0;
    for (const line of reader.ascending()) count += lines.has(line) ? 1 : 0;
    if (count > 0) found.push([value, count]);
  }
  return found;
}
