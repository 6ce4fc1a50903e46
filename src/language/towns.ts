import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Site } from "./geography.ts";

/** Bytes of one record of points.bin: id and "first of its name" 4, region 2, latitude 2, longitude 2, population 1, kind 1. */
const RECORD = 12;
/** Bit of a record's fourth byte that marks the first of its name; the other bits are the id's. */
const FIRST = 0x80;
const ID = 0x7fffffff;
const WHOLE = 32767;
/** Populations are kept as ten times their binary logarithm. */
const LOGARITHM = 10;
const LINE_BREAK = 10;
const QUARTER = 3;
/** More than there are records: an id and a record's number make one number of their own. */
const MANY = 2 ** 20;

function read(name: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../../knowledge/places/${name}`, import.meta.url)));
}

/** Where each line of a text begins, and where the last one ends. */
function linesOf(text: Uint8Array): Uint32Array {
  let count = 1;
  for (let at = 0; at < text.length; at++) if (text[at] === LINE_BREAK) count++;
  const lines = new Uint32Array(count);
  let line = 0;
  for (let at = 0; at < text.length; at++) if (text[at] === LINE_BREAK) lines[++line] = at + 1;
  return lines;
}

/**
 * Towns by folded name, as they lie in knowledge/places: names sorted, one a line; for each line one record or more. Nothing is unpacked before
 * it is asked for, so that loading takes a few milliseconds. `regions` are the codes of first-level regions in the order of their table.
 */
export class Towns {
  private readonly names = read("names.txt");
  private readonly points = read("points.bin");
  private readonly regions: readonly string[];
  private readonly lines: Uint32Array;
  /** The first record of each line, and the number of records. */
  private readonly firsts: Uint32Array;
  private ids: Float64Array | undefined;

  constructor(regions: readonly string[]) {
    this.regions = regions;
    this.lines = linesOf(this.names);
    this.firsts = new Uint32Array(this.lines.length).fill(this.count);
    let line = 0;
    for (let at = 0; at < this.count; at++) if (((this.points[at * RECORD + 3] ?? 0) & FIRST) !== 0) this.firsts[line++] = at;
  }

  private get count(): number {
    return this.points.length / RECORD;
  }

  private id(at: number): number {
    return this.points.readUInt32LE(at * RECORD) & ID;
  }

  private site(at: number): Site {
    const from = at * RECORD;
    const region = this.regions[this.points.readUInt16LE(from + 4) - 1] ?? "";
    const kind = this.points.readUInt8(from + 11);
    return {
      id: `geo:${this.id(at)}`,
      kind: kind === QUARTER ? "quarter" : "town",
      country: region.slice(0, 2),
      region,
      lat: (this.points.readInt16LE(from + 6) / WHOLE) * 90,
      lon: (this.points.readInt16LE(from + 8) / WHOLE) * 180,
      people: Math.round(2 ** (this.points.readUInt8(from + 10) / LOGARITHM) - 1),
      seat: kind === 1 ? 2 : kind === 2 ? 1 : 0,
    };
  }

  /** All towns of a folded name, those with most people first. */
  named(key: string): Site[] {
    let low = 0;
    let high = this.lines.length - 2;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const name = this.names.toString("latin1", this.lines[middle], (this.lines[middle + 1] ?? 1) - 1);
      if (name === key) {
        const from = this.firsts[middle] ?? 0;
        return Array.from({ length: (this.firsts[middle + 1] ?? 0) - from }, (_, at) => this.site(from + at));
      }
      if (name < key) low = middle + 1;
      else high = middle - 1;
    }
    return [];
  }

  /** The town with a GeoNames id, if it is here. */
  withId(id: number): Site | undefined {
    // Ids in order with their records: a map of them takes three times as long to make.
    this.ids ??= Float64Array.from({ length: this.count }, (_, at) => this.id(at) * MANY + at).toSorted();
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ids[middle] ?? 0) < id * MANY) low = middle + 1;
      else high = middle;
    }
    const at = (this.ids[low] ?? 0) % MANY;
    return low < this.ids.length && this.id(at) === id ? this.site(at) : undefined;
  }
}
