import type { Kernel } from "./memory.ts";

/** Places of the kernel's memory, as addresses, and the memory: as floats and as whole numbers. */
interface Room {
  readonly kernel: Kernel;
  readonly memory: Float32Array;
  readonly integers: Int32Array;
  /** Room for `followRoom` bytes. */
  readonly follow: number;
  /** Room for as many numbers as there are classes, filled up to a multiple of four, for each word. */
  readonly back: number;
}

const filledUp = (classes: number): number => Math.ceil(classes / 4) * 4;

/** Bytes that are needed to tell what it is worth that one of so many classes follows another. */
export const followRoom = (classes: number): number => 4 * classes * filledUp(classes);

/** The best path through scores of the classes of names: a name that began goes on to its end, and nothing goes on that did not begin. */
export class Paths {
  readonly #room: Room;
  readonly #opens: readonly boolean[];
  readonly #continues: readonly boolean[];

  /** `follow[from * classes + to]` is what it is worth that one class follows another. */
  constructor(names: readonly string[], follow: Float32Array, room: Room) {
    this.#room = room;
    this.#opens = names.map((name) => /^[BI]-/u.test(name));
    this.#continues = names.map((name) => /^[IE]-/u.test(name));
    const wide = filledUp(names.length);
    for (const [from, other] of names.entries()) {
      const row = room.follow / 4 + from * wide;
      room.memory.fill(-Infinity, row, row + wide);
      for (const [to, name] of names.entries()) {
        const fits = this.#continues[to] ? this.#opens[from] && other.slice(2) === name.slice(2) : !this.#opens[from];
        if (fits) room.memory[row + to] = follow[from * names.length + to] as number;
      }
    }
  }

  /** The best path over the rows of scores at an address, each of `stride`, written to `out`; the scores are written over. */
  best(scores: number, stride: number, out: Uint8Array): void {
    const { kernel, memory, integers, follow, back } = this.#room;
    const classes = this.#opens.length;
    const wide = filledUp(classes);
    for (let at = 0; at < classes; at++) if (this.#continues[at]) memory[scores / 4 + at] = -Infinity;
    kernel.paths(scores, out.length, 4 * stride, follow, classes, 4 * wide, back);
    const last = scores / 4 + (out.length - 1) * stride;
    let at = 0;
    for (let other = 1; other < classes; other++)
      if (!this.#opens[other] && (memory[last + other] as number) > (memory[last + at] as number)) at = other;
    for (let word = out.length - 1; word >= 0; word--) {
      out[word] = at;
      at = integers[back / 4 + word * wide + at] as number;
    }
  }
}
