import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hashOf } from "./hash.ts";

const ROOT = new URL("../../", import.meta.url);
/** Slots for each member: with half of them free a look-up meets one or two. */
const ROOM = 2;
const BYTES = 4;

/**
 * A list that is only asked whether a word is in it, kept as 32-bit hashes: a word that is not in it is taken for a member once in
 * 2^32 / size. For signs that are weighed with others, not for facts that are shown.
 */
export class Hashes {
  private readonly slots: Uint32Array;
  private readonly mask: number;

  /** @param bytes hashes by `hashOf`, little-endian. */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = Math.floor(bytes.byteLength / BYTES);
    let slots = ROOM;
    while (slots < size * ROOM) slots *= 2;
    this.slots = new Uint32Array(slots);
    this.mask = slots - 1;
    for (let at = 0; at < size; at++) this.add(view.getUint32(at * BYTES, true));
  }

  private add(hash: number): void {
    let slot = hash & this.mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
    this.slots[slot] = hash;
  }

  /** Whether the word is (almost certainly) in the list. */
  has(word: string): boolean {
    const hash = hashOf(word);
    for (let slot = hash & this.mask; this.slots[slot] !== 0; slot = (slot + 1) & this.mask) if (this.slots[slot] === hash) return true;
    return false;
  }
}

/** A list of ours. `path` is relative to the package root. @throws if the file is missing, as `table` does. */
export function hashes(path: string): Hashes {
  return new Hashes(readFileSync(fileURLToPath(new URL(path, ROOT))));
}
