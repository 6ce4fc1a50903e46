import type { Bits } from "./bits.ts";
import { packed, unpacked } from "./cells.ts";
import { Reader, Writer } from "./numbers.ts";

/** The distinct values that something about the lines of a list takes, each with the lines that have it. Values are told apart by their JSON. */
export class Facet {
  readonly #lines = new Map<string, number[]>();

  /** Note that line number `line` has these values; lines come in ascending order. */
  add(line: number, values: readonly string[]): void {
    for (const value of values) {
      const known = this.#lines.get(value);
      if (known) known.push(line);
      else this.#lines.set(value, [line]);
    }
  }

  bytes(): Uint8Array {
    const sorted = [...this.#lines].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const writer = new Writer();
    writer.block(packed(sorted.map(([value]) => JSON.parse(value) as unknown)));
    for (const [, lines] of sorted) writer.ascending(lines);
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
