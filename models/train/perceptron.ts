import type { Row } from "../../src/language/weights.ts";

/** Slots per feature at least, so that look-ups stay short. */
const ROOM = 2;
/** A slot: feature, number of its row counted from 1. */
const SLOT = 2;
/** What is kept of a row: feature, place of its first entry, entries in use, entries there is room for, updates. */
const META = 5;
const [START, USED, SPACE, UPDATES] = [1, 2, 3, 4] as const;
/** An entry holds its class in this many lower bits, its weight above. */
const CLASS_BITS = 8;
const CLASS = (1 << CLASS_BITS) - 1;

function grown<T extends Int32Array | Float64Array>(old: T, least: number): T {
  if (least <= old.length) return old;
  const made = new (old.constructor as new (length: number) => T)(Math.max(least, old.length * 2));
  made.set(old);
  return made;
}

/**
 * An averaged perceptron over hashed features (Collins 2002). Rows are made by updates alone, so a feature that is never wrong costs nothing.
 * Entries of a row lie side by side, and each also sums when its changes came, from which the average follows at the end.
 */
export class Perceptron {
  #slots = new Int32Array(SLOT << 20);
  #meta = new Int32Array(META << 18);
  #entries = new Int32Array(1 << 20);
  #late = new Float64Array(1 << 20);
  #end = 0;
  #now = 1;
  /** Features with weights so far. */
  size = 0;

  /** Place of the slot of a feature: its own, or the empty one where it would go. */
  #slot(feature: number): number {
    const slots = this.#slots;
    const mask = slots.length / SLOT - 1;
    let slot = (Math.imul(feature, 0x9e3779b1) >>> 7) & mask;
    while (slots[SLOT * slot + 1] !== 0 && slots[SLOT * slot] !== feature) slot = (slot + 1) & mask;
    return SLOT * slot;
  }

  score(features: Int32Array, count: number, scores: Int32Array): void {
    scores.fill(0);
    const slots = this.#slots;
    const meta = this.#meta;
    const entries = this.#entries;
    for (let at = 0; at < count; at++) {
      const row = slots[this.#slot(features[at] as number) + 1] as number;
      if (row === 0) continue;
      const own = META * (row - 1);
      const start = meta[own + START] as number;
      for (let entry = start, end = start + (meta[own + USED] as number); entry < end; entry++) {
        const packed = entries[entry] as number;
        scores[packed & CLASS] = (scores[packed & CLASS] as number) + (packed >> CLASS_BITS);
      }
    }
  }

  #place(feature: number, row: number): void {
    const slot = this.#slot(feature);
    this.#slots[slot] = feature;
    this.#slots[slot + 1] = row + 1;
  }

  #add(feature: number): number {
    const row = this.size++;
    if (row * ROOM * SLOT >= this.#slots.length) {
      this.#slots = new Int32Array(this.#slots.length * 2);
      for (let old = 0; old < row; old++) this.#place(this.#meta[META * old] as number, old);
    }
    this.#meta = grown(this.#meta, META * (row + 1));
    this.#meta[META * row] = feature;
    this.#place(feature, row);
    return row;
  }

  /** Room for one entry more: the row moves to the end with twice the space. */
  #widen(own: number): void {
    const meta = this.#meta;
    const [start, used] = [meta[own + START] as number, meta[own + USED] as number];
    const space = Math.max(2, 2 * used);
    this.#entries = grown(this.#entries, this.#end + space);
    this.#late = grown(this.#late, this.#end + space);
    this.#entries.copyWithin(this.#end, start, start + used);
    this.#late.copyWithin(this.#end, start, start + used);
    meta[own + START] = this.#end;
    meta[own + SPACE] = space;
    this.#end += space;
  }

  #change(row: number, klass: number, by: number): void {
    const own = META * row;
    const start = this.#meta[own + START] as number;
    const used = this.#meta[own + USED] as number;
    let entry = start;
    while (entry < start + used && ((this.#entries[entry] as number) & CLASS) !== klass) entry++;
    if (entry === start + used) {
      if (used === this.#meta[own + SPACE]) this.#widen(own);
      entry = (this.#meta[own + START] as number) + used;
      this.#meta[own + USED] = used + 1;
      this.#entries[entry] = klass;
    }
    this.#entries[entry] = (this.#entries[entry] as number) + by * (1 << CLASS_BITS);
    this.#late[entry] = (this.#late[entry] as number) + by * this.#now;
  }

  /** One decision was made: averages count decisions. */
  tick(): void {
    this.#now++;
  }

  /** The first `count` features spoke for `wrong` and should have for `right`. */
  update(features: Int32Array, count: number, { right, wrong }: { readonly right: number; readonly wrong: number }): void {
    for (let at = 0; at < count; at++) {
      const feature = features[at] as number;
      const known = this.#slots[this.#slot(feature) + 1] as number;
      const row = known === 0 ? this.#add(feature) : known - 1;
      this.#meta[META * row + UPDATES] = (this.#meta[META * row + UPDATES] as number) + 1;
      this.#change(row, right, 1);
      this.#change(row, wrong, -1);
    }
  }

  /** Averaged weights of the features updated `least` times or more; weights under `cut` are left out, and features that have none left. */
  averaged(least: number, cut: number): Row[] {
    const rows: Row[] = [];
    for (let row = 0; row < this.size; row++) {
      const own = META * row;
      if ((this.#meta[own + UPDATES] as number) < least) continue;
      const weights: [number, number][] = [];
      const start = this.#meta[own + START] as number;
      for (let entry = start; entry < start + (this.#meta[own + USED] as number); entry++) {
        const packed = this.#entries[entry] as number;
        const value = (packed >> CLASS_BITS) - (this.#late[entry] as number) / this.#now;
        if (Math.abs(value) >= cut) weights.push([packed & CLASS, value]);
      }
      if (weights.length > 0) rows.push({ feature: this.#meta[own] as number, weights: weights.toSorted(([a], [b]) => a - b) });
    }
    return rows;
  }
}
