import { readFileSync } from "node:fs";

/** A linear model: adds the weights of hashed features to the scores of its classes. */
export interface Scorer {
  /** Set `scores` to the sums over the first `count` of `features`. */
  score(features: Int32Array, count: number, scores: Int32Array): void;
}

/** A feature and its weights by class, as trained. */
export interface Row {
  readonly feature: number;
  readonly weights: readonly (readonly [number, number])[];
}

/** Slots hold a check of twelve bits and the place of the feature's row, in units of four bytes, plus one; 0 is an empty slot. */
const PLACE_BITS = 20;
const PLACES = (1 << PLACE_BITS) - 1;
const UNIT = 4;
/** Share of slots in use: fuller tables take longer to search. */
const FILLED = 0.75;
/** Largest weight in eight bits. All others are scaled with it: cutting large weights cost a point of tagging accuracy. */
const LARGEST = 127;

/** The slot where the search for a feature begins: its hash, scaled to the size of the table. */
export function slotOf(feature: number, size: number): number {
  return (((feature >>> 0) * size) / 2 ** 32) | 0;
}

/** Twelve bits of a feature that its slot does not tell. */
export function checkOf(feature: number): number {
  return feature & 0xfff;
}

/** Number of slots for so many rows. */
export function slotsFor(rows: number): number {
  return Math.ceil(rows / FILLED) + 1;
}

/** Largest magnitude among the weights of all rows; 1 if there are none. */
export function largestWeight(rows: readonly Row[]): number {
  let most = 0;
  for (const { weights } of rows) for (const [, weight] of weights) most = Math.max(most, Math.abs(weight));
  return most || 1;
}

/** Weights of many classes: `slots` found by a feature's hash, `rows` of (length, class, weight, class, weight …). */
export class Weights implements Scorer {
  readonly #slots: Uint32Array;
  readonly #rows: Int8Array;

  constructor(slots: Uint32Array, rows: Int8Array) {
    this.#slots = slots;
    this.#rows = rows;
  }

  score(features: Int32Array, count: number, scores: Int32Array): void {
    scores.fill(0);
    const slots = this.#slots;
    const rows = this.#rows;
    const size = slots.length;
    for (let at = 0; at < count; at++) {
      const feature = features[at] as number;
      const check = checkOf(feature);
      let slot = slotOf(feature, size);
      let entry = slots[slot] as number;
      while (entry !== 0 && entry >>> PLACE_BITS !== check) {
        slot = slot + 1 === size ? 0 : slot + 1;
        entry = slots[slot] as number;
      }
      if (entry === 0) continue;
      let place = ((entry & PLACES) - 1) * UNIT;
      for (const end = place + 2 * (rows[place] as number); place < end; place += 2) {
        const klass = rows[place + 1] as number;
        scores[klass] = (scores[klass] as number) + (rows[place + 2] as number);
      }
    }
  }
}

/** Weights in eight bits, those that round to nothing left out. */
function quantised(rows: readonly Row[]): Row[] {
  const scale = LARGEST / largestWeight(rows);
  const found: Row[] = [];
  for (const { feature, weights } of rows) {
    const own = weights.map(([klass, weight]) => [klass, Math.round(weight * scale)] as const).filter(([, weight]) => weight !== 0);
    if (own.length > 0) found.push({ feature, weights: own });
  }
  return found;
}

/** The bytes of a model file: number of slots, the slots, the rows; little-endian. Throws when the rows are too many for a slot to name. */
export function packWeights(all: readonly Row[]): Uint8Array {
  const kept = quantised(all);
  const size = slotsFor(kept.length);
  const slots = new Uint32Array(size);
  const rows: number[] = [];
  for (const { feature, weights } of kept) {
    let slot = slotOf(feature, size);
    while (slots[slot] !== 0) slot = (slot + 1) % size;
    slots[slot] = ((checkOf(feature) << PLACE_BITS) | (rows.length / UNIT + 1)) >>> 0;
    rows.push(weights.length, ...weights.flat());
    while (rows.length % UNIT !== 0) rows.push(0);
  }
  if (rows.length / UNIT > PLACES) throw new Error("too many weights for the file format");
  const bytes = new Uint8Array(UNIT * (1 + size) + rows.length);
  bytes.set(new Uint8Array(Uint32Array.of(size).buffer));
  bytes.set(new Uint8Array(slots.buffer), UNIT);
  bytes.set(new Uint8Array(Int8Array.from(rows).buffer), UNIT * (1 + size));
  return bytes;
}

/** Read what `packWeights` wrote. */
export function unpackWeights(bytes: Uint8Array): Weights {
  const { buffer, byteOffset, byteLength } = bytes.slice();
  const size = new Uint32Array(buffer, byteOffset, 1)[0] ?? 0;
  const rows = UNIT * (1 + size);
  return new Weights(new Uint32Array(buffer, byteOffset + UNIT, size), new Int8Array(buffer, byteOffset + rows, byteLength - rows));
}

/** The bytes of a file of `models/grammar/`. Throws if it is missing: the package is broken. */
export function modelBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../models/grammar/${name}`, import.meta.url)));
}
