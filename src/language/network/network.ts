import { Layout, type Kernel, type Matrix, matrix } from "./memory.ts";
import { type Header, networkFile, Parameters } from "./parameters.ts";
import { Paths } from "./path.ts";
import { treeHeads } from "./tree.ts";
import { Words } from "./words.ts";

/** Longest run of words that is read at once; longer sentences are cut. */
export const LONGEST = 128;
/** Forms whose first layer is kept, three kilobytes each; when so many have been met, all are forgotten. 150 articles have some 14,000. */
const KEPT = 16_384;
/** No number of sixteen bits is less. */
const LOWEST = -32_768;
/** Steps to the unit of the heads that are multiplied with the dependents. */
const ARC_STEPS = 256;

/** What the network says of words: numbers of classes in its header; heads are places of words from 0, -1 for the main word. */
export interface Reading {
  readonly tags: Uint8Array;
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
  readonly names: Uint8Array;
}

/** Room for what is read of so many words. */
export function emptyReading(words: number): Reading {
  return {
    tags: new Uint8Array(words),
    heads: new Int32Array(words).fill(-1),
    relations: new Uint8Array(words),
    names: new Uint8Array(words),
  };
}

const MATRICES = ["form", "input", "tag", "dependent", "head", "arc", "left", "right", "relation", "name"] as const;
const even = (count: number): number => count + (count % 2);
const four = (count: number): number => Math.ceil(count / 4) * 4;

/** Addresses of what a sentence's reading goes through. */
function workspace(
  layout: Layout,
  { width, arc, label, layers }: Header,
): Record<"u" | "x" | "y" | "short" | "a" | "b" | "c" | "d" | "state" | "ones" | "zeros", number> {
  const rows = LONGEST + 4;
  const wide = Math.max(8 * width, 3 * label, LONGEST + 4, 2 * arc);
  const buffer = (): number => layout.room(4 * rows * wide);
  const [u, x, y, short] = [buffer(), buffer(), buffer(), buffer()];
  const [a, b, c, d] = [buffer(), buffer(), buffer(), buffer()];
  return { u, x, y, short, a, b, c, d, state: layout.room(4 * width * layers), ones: layout.room(4 * rows), zeros: layout.room(4 * rows) };
}

/** The network: reads words of a sentence and says their tags, heads, relations and names. Holds its memory; reads one sentence at a time. */
export class Network {
  readonly header: Header;
  readonly #kernel: Kernel;
  readonly #memory: Float32Array;
  readonly #shorts: Int16Array;
  readonly #matrices: Readonly<Record<(typeof MATRICES)[number], Matrix>>;
  readonly #mixes: readonly Matrix[];
  readonly #own: readonly number[];
  readonly #bits: number;
  readonly #cache: number;
  readonly #work: ReturnType<typeof workspace>;
  readonly #words: Words;
  readonly #slots = new Map<string, number>();
  readonly #root: Float32Array;
  readonly #rootLabel: Float32Array;
  readonly #shift: Float32Array;
  readonly #paths: Paths;

  constructor(parameters: Parameters) {
    const { header } = parameters;
    this.header = header;
    const layout = new Layout();
    const made = MATRICES.map((name) => [name, matrix(layout, parameters, name)] as const);
    this.#matrices = Object.fromEntries(made) as Record<(typeof MATRICES)[number], Matrix>;
    this.#mixes = Array.from({ length: header.layers - 1 }, (_, at) => matrix(layout, parameters, `mix${at + 1}`));
    this.#own = Array.from({ length: header.layers }, (_, at) => layout.hold(parameters.bytes(`own${at}`, "float32")));
    this.#bits = layout.hold(parameters.bytes("bits", "float32"));
    this.#cache = layout.room(4 * 8 * header.width * (KEPT + LONGEST + 1));
    this.#work = workspace(layout, header);
    const { memory, kernel } = layout.open();
    this.#kernel = kernel;
    this.#memory = new Float32Array(memory.buffer);
    this.#shorts = new Int16Array(memory.buffer);
    this.#words = new Words(parameters);
    this.#root = parameters.floats("root");
    this.#rootLabel = parameters.floats("root_label");
    this.#shift = parameters.floats("dependentShift");
    this.#paths = new Paths(header.names, parameters.floats("follow"));
  }

  #dense(
    { weights, scale, bias, inputs, outputs }: Matrix,
    { from, to, rows }: { readonly from: number; readonly to: number; readonly rows: number },
  ): void {
    this.#kernel.dense(from, even(rows), inputs, weights, outputs, scale, bias, to);
  }

  /** Places in the cache of the words' forms; what is new is worked out first. */
  #formsOf(words: readonly string[]): Int32Array {
    if (this.#slots.size + words.length > KEPT + LONGEST) this.#slots.clear();
    if (this.#slots.size > KEPT) this.#slots.clear();
    const first = this.#slots.size;
    const { short, a } = this.#work;
    const { form, input } = this.#matrices;
    const slots = new Int32Array(words.length);
    for (const [at, word] of words.entries()) {
      let slot = this.#slots.get(word);
      if (slot === undefined) {
        slot = this.#slots.size;
        this.#slots.set(word, slot);
        const from = short / 2 + (slot - first) * form.inputs;
        this.#words.write(word, this.#shorts.subarray(from, from + form.inputs));
      }
      slots[at] = slot;
    }
    const rows = this.#slots.size - first;
    if (rows > 0) {
      this.#dense(form, { from: short, to: a, rows });
      this.#kernel.narrow(a, short, even(rows) * form.outputs, this.header.scales.hidden, 0);
      this.#dense(input, { from: short, to: this.#cache + first * 32 * this.header.width, rows });
    }
    return slots;
  }

  /** The first layer's input: what the form gives, and a row for each bit. */
  #inputs(words: readonly string[], bits: Int32Array): void {
    const slots = this.#formsOf(words);
    const wide = 8 * this.header.width;
    const to = this.#work.u;
    for (let at = 0; at < words.length; at++) {
      const from = this.#cache / 4 + (slots[at] as number) * wide;
      this.#memory.copyWithin(to / 4 + at * wide, from, from + wide);
      for (let left = bits[at] as number; left !== 0; left &= left - 1)
        this.#kernel.add(this.#bits + (31 - Math.clz32(left & -left)) * wide * 4, to + at * wide * 4, wide);
    }
  }

  /** Both directions of one layer over `u`, written to `out`. */
  #layer(
    words: number,
    at: { readonly layer: number; readonly step: number; readonly skip: number; readonly skipStep: number; readonly out: number },
  ): void {
    const { width } = this.header;
    const { u, state } = this.#work;
    const both = 8 * width;
    const half = 4 * width;
    const own = this.#own[at.layer] as number;
    const zero = (): unknown => this.#memory.fill(0, state / 4, state / 4 + width);
    zero();
    this.#kernel.recur(u, at.step, at.skip, at.skipStep, at.out, both, words, both, own, state);
    zero();
    const last = words - 1;
    this.#kernel.recur(
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

  /** Leaves the words' states in `short`, as numbers of sixteen bits. */
  #encode(words: readonly string[], bits: Int32Array): void {
    const { width } = this.header;
    const { u, x, y, short } = this.#work;
    const n = words.length;
    const both = 8 * width;
    this.#inputs(words, bits);
    let [from, to] = [y, x];
    this.#layer(n, { layer: 0, step: 4 * both, skip: u + 3 * both, skipStep: 4 * both, out: to });
    for (const [at, mix] of this.#mixes.entries()) {
      this.#kernel.narrow(to, short, even(n) * 2 * width, this.header.scales.state, LOWEST);
      this.#dense(mix, { from: short, to: u, rows: n });
      [from, to] = [to, from];
      this.#layer(n, { layer: at + 1, step: 3 * both, skip: from, skipStep: both, out: to });
    }
    this.#kernel.narrow(to, short, even(n) * 2 * width, this.header.scales.state, LOWEST);
  }

  #heads(n: number, heads: Int32Array): void {
    const { arc, scales } = this.header;
    const { short, a, b, c, d, ones, zeros } = this.#work;
    const { dependent, head, arc: turn } = this.#matrices;
    this.#memory.set(this.#root, b / 4);
    this.#dense(head, { from: short, to: b + 4 * arc, rows: n });
    this.#kernel.narrow(b, c, arc, scales.head, LOWEST);
    this.#kernel.narrow(b + 4 * arc, c + 2 * arc, even(n) * arc, scales.head, 0);
    this.#dense(turn, { from: c, to: b, rows: n + 1 });
    const columns = four(n + 1);
    this.#kernel.narrow(b, c, columns * arc, ARC_STEPS, LOWEST);
    this.#dense(dependent, { from: short, to: a, rows: n });
    this.#kernel.narrow(a, d, n * arc, scales.head, 0);
    this.#memory.set(this.#shift, a / 4);
    this.#kernel.narrow(a, d + 2 * n * arc, arc, scales.head, LOWEST);
    this.#memory.fill(1 / (scales.head * ARC_STEPS), ones / 4, ones / 4 + columns);
    this.#kernel.dense(d, even(n + 1), arc, c, columns, ones, zeros, b);
    treeHeads({ scores: this.#memory.subarray(b / 4), words: n, stride: columns }, heads);
  }

  #relations(n: number, heads: Int32Array, out: Uint8Array): void {
    const { label, scales, relations } = this.header;
    const { short, a, b, c, d } = this.#work;
    const { left, right, relation } = this.#matrices;
    this.#dense(left, { from: short, to: a, rows: n });
    this.#dense(right, { from: short, to: b, rows: n });
    const row = 4 * label;
    this.#kernel.floor(a, n * row);
    this.#kernel.floor(b, n * row);
    this.#memory.set(this.#rootLabel, b / 4 + n * label);
    for (let word = 0; word < n; word++) {
      const head = heads[word] as number;
      this.#kernel.pair(a + word * row, b + (head < 0 ? n : head) * row, d + word * 3 * row, row);
    }
    this.#kernel.narrow(d, c, even(n) * 3 * label, scales.pair, LOWEST);
    this.#dense(relation, { from: c, to: a, rows: n });
    this.#largest(a, { rows: n, stride: relation.outputs, classes: relations.length }, out);
  }

  /** The first of the largest scores of each row. */
  #largest(
    at: number,
    { rows, stride, classes }: { readonly rows: number; readonly stride: number; readonly classes: number },
    out: Uint8Array,
  ): void {
    const memory = this.#memory;
    for (let row = 0; row < rows; row++) {
      const from = at / 4 + row * stride;
      let best = 0;
      for (let klass = 1; klass < classes; klass++) if ((memory[from + klass] as number) > (memory[from + best] as number)) best = klass;
      out[row] = best;
    }
  }

  /** Read at most `LONGEST` words, with the bits of each, into a reading of that length. */
  read(words: readonly string[], bits: Int32Array, into: Reading): void {
    const n = words.length;
    if (n === 0) return;
    this.#encode(words, bits);
    const { short, a } = this.#work;
    const { tag, name } = this.#matrices;
    this.#dense(tag, { from: short, to: a, rows: n });
    this.#largest(a, { rows: n, stride: tag.outputs, classes: this.header.tags.length }, into.tags);
    this.#dense(name, { from: short, to: a, rows: n });
    this.#paths.best(this.#memory.subarray(a / 4), { words: n, stride: name.outputs }, into.names);
    this.#heads(n, into.heads);
    this.#relations(n, into.heads, into.relations);
  }
}

let shipped: Network | undefined;

/** The network of the package; loaded when first asked for. */
export function network(): Network {
  shipped ??= new Network(new Parameters(networkFile("network.bin")));
  return shipped;
}
