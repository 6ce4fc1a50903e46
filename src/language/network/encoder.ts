import { Layout, type Kernel, type Matrix, matrix } from "./memory.ts";
import type { Header, Parameters } from "./parameters.ts";
import type { Words } from "./words.ts";

/** Longest run of words that is read at once; longer sentences are cut. */
export const LONGEST = 128;
/** No number of sixteen bits is less. */
export const LOWEST = -32_768;
/** Forms whose first layer is kept, at most three kilobytes each; when so many have been met, all are forgotten. 150 articles have some 14,000. */
const KEPT = 16_384;

/** Rows of a product are made two at a time. */
export const even = (count: number): number => count + (count % 2);

type Room = "u" | "x" | "y" | "short" | "a" | "b" | "c" | "d" | "state" | "ones" | "zeros";

/** Addresses of what a sentence's reading goes through. */
function workspace(layout: Layout, { width, arc, label, hidden }: Header): Readonly<Record<Room, number>> {
  const rows = LONGEST + 4;
  const bytes = 4 * rows * Math.max(8 * width, 3 * label, LONGEST + 4, 2 * arc, hidden);
  const [u, x, y, short, a, b, c, d] = Array.from({ length: 8 }, () => layout.room(bytes)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { u, x, y, short, a, b, c, d, state: layout.room(4 * width), ones: layout.room(4 * rows), zeros: layout.room(4 * rows) };
}

/** Reads the words of a sentence, both ways: each becomes a row of numbers that tell it in its place. Holds a memory of its own. */
export class Encoder {
  readonly header: Header;
  readonly kernel: Kernel;
  readonly memory: Float32Array;
  readonly work: Readonly<Record<Room, number>>;
  readonly #shorts: Int16Array;
  readonly #form: Matrix;
  readonly #input: Matrix;
  readonly #mixes: readonly Matrix[];
  readonly #heads: ReadonlyMap<string, Matrix>;
  readonly #own: readonly number[];
  readonly #bits: number;
  readonly #cache: number;
  readonly #words: Words;
  readonly #slots = new Map<string, number>();

  /** `heads` are the names of the matrices that read what is encoded. */
  constructor(parameters: Parameters, words: Words, heads: readonly string[]) {
    const { header } = parameters;
    this.header = header;
    const layout = new Layout();
    const laid = (name: string): Matrix => matrix(layout, parameters, name);
    this.#form = laid("form");
    this.#input = laid("input");
    this.#heads = new Map(heads.map((name) => [name, laid(name)]));
    this.#mixes = Array.from({ length: header.layers - 1 }, (_, at) => laid(`mix${at + 1}`));
    this.#own = Array.from({ length: header.layers }, (_, at) => layout.hold(parameters.bytes(`own${at}`, "float32")));
    this.#bits = layout.hold(parameters.bytes("bits", "float32"));
    this.#cache = layout.room(4 * 8 * header.width * (KEPT + LONGEST + 1));
    this.work = workspace(layout, header);
    const { memory, kernel } = layout.open();
    this.kernel = kernel;
    this.memory = new Float32Array(memory.buffer);
    this.#shorts = new Int16Array(memory.buffer);
    this.#words = words;
  }

  /** One of the matrices that the encoder was made with. */
  matrix(name: string): Matrix {
    const found = this.#heads.get(name);
    if (!found) throw new Error(`no matrix ${name}`);
    return found;
  }

  /** Multiply `rows` rows at an address with a matrix, to another address. */
  dense(
    { weights, scale, bias, inputs, outputs }: Matrix,
    at: { readonly from: number; readonly to: number; readonly rows: number },
  ): void {
    this.kernel.dense(at.from, even(at.rows), inputs, weights, outputs, scale, bias, at.to);
  }

  /** Places in the cache of the words' forms; what is new is worked out first. */
  #formsOf(words: readonly string[]): Int32Array {
    if (this.#slots.size > KEPT) this.#slots.clear();
    const first = this.#slots.size;
    const { short, a } = this.work;
    const slots = new Int32Array(words.length);
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as string;
      let slot = this.#slots.get(word);
      if (slot === undefined) {
        slot = this.#slots.size;
        this.#slots.set(word, slot);
        const from = short / 2 + (slot - first) * this.#form.inputs;
        this.#words.write(word, this.#shorts.subarray(from, from + this.#form.inputs));
      }
      slots[at] = slot;
    }
    const rows = this.#slots.size - first;
    if (rows > 0) {
      this.dense(this.#form, { from: short, to: a, rows });
      this.kernel.narrow(a, short, even(rows) * this.#form.outputs, this.header.scales.hidden, 0);
      this.dense(this.#input, { from: short, to: this.#cache + first * 32 * this.header.width, rows });
    }
    return slots;
  }

  /** The first layer's input: what the form gives, and a row for each bit. */
  #inputs(words: readonly string[], bits: Int32Array): void {
    const slots = this.#formsOf(words);
    const wide = 8 * this.header.width;
    const to = this.work.u;
    for (let at = 0; at < words.length; at++) {
      const from = this.#cache / 4 + (slots[at] as number) * wide;
      this.memory.copyWithin(to / 4 + at * wide, from, from + wide);
      for (let left = bits[at] as number; left !== 0; left &= left - 1)
        this.kernel.add(this.#bits + (31 - Math.clz32(left & -left)) * wide * 4, to + at * wide * 4, wide);
    }
  }

  /** Both directions of one layer over `u`, written to `out`. */
  #layer(
    words: number,
    at: { readonly layer: number; readonly step: number; readonly skip: number; readonly skipStep: number; readonly out: number },
  ): void {
    const { width } = this.header;
    const { u, state } = this.work;
    const both = 8 * width;
    const half = 4 * width;
    const own = this.#own[at.layer] as number;
    const last = words - 1;
    this.memory.fill(0, state / 4, state / 4 + width);
    this.kernel.recur(u, at.step, at.skip, at.skipStep, at.out, both, words, both, own, state);
    this.memory.fill(0, state / 4, state / 4 + width);
    this.kernel.recur(
      u + last * at.step + half,
      -at.step,
      at.skip + last * at.skipStep + half,
      -at.skipStep,
      at.out + last * both + half,
      -both,
      words,
      both,
      own + half,
      state,
    );
  }

  /** Leaves the words' rows at `work.short`, as numbers of sixteen bits; at most `LONGEST` words, each with the bits of its place. */
  encode(words: readonly string[], bits: Int32Array): void {
    const { width } = this.header;
    const { u, x, y, short } = this.work;
    const n = words.length;
    const both = 8 * width;
    this.#inputs(words, bits);
    let [from, to] = [y, x];
    this.#layer(n, { layer: 0, step: 4 * both, skip: u + 3 * both, skipStep: 4 * both, out: to });
    for (const [at, mix] of this.#mixes.entries()) {
      this.kernel.narrow(to, short, even(n) * 2 * width, this.header.scales.state, LOWEST);
      this.dense(mix, { from: short, to: u, rows: n });
      [from, to] = [to, from];
      this.#layer(n, { layer: at + 1, step: 3 * both, skip: from, skipStep: both, out: to });
    }
    this.kernel.narrow(to, short, even(n) * 2 * width, this.header.scales.state, LOWEST);
  }
}
