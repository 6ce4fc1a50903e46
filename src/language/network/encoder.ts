import { Layout, type Kernel, type Matrix, matrix } from "./memory.ts";
import type { Header, Parameters } from "./parameters.ts";
import { FORM_COLUMNS } from "./forms.ts";
import { followRoom } from "./path.ts";
import type { Tables } from "./words.ts";

/** Longest run of words that is read as one; longer sentences are cut. */
export const LONGEST = 128;
/** Most words that go through a matrix at once, of as many sentences as they make: a row of weights is fetched once for all of them. */
export const ROWS = 128;
/** No number of sixteen bits is less. */
export const LOWEST = -32_768;
/** Steps to the unit of what is kept of forms and of sets of bits, in sixteen bits: none met is more than 30, and half as many bytes are read. */
const KEPT_STEPS = 512;
/** Rows of a product are made two at a time. */
export const even = (count: number): number => count + (count % 2);

type Work = ReturnType<typeof workspace>;

/** Addresses of what the reading of sentences goes through. */
function workspace(layout: Layout, { width, arc, label, hidden, names }: Header) {
  const rows = ROWS + 4;
  const wide = 4 * rows * Math.max(8 * width, 3 * label, LONGEST + 4, 2 * arc, hidden);
  const list = 4 * rows;
  return {
    u: layout.room(wide),
    x: layout.room(wide),
    y: layout.room(wide),
    short: layout.room(wide),
    a: layout.room(wide),
    b: layout.room(wide),
    c: layout.room(wide),
    d: layout.room(wide),
    state: layout.room(4 * width),
    ones: layout.room(list),
    zeros: layout.room(list),
    forms: layout.room(list),
    bits: layout.room(list),
    heads: layout.room(list),
    arcs: layout.room(2 * arc * rows),
    shift: layout.room(4 * arc),
    follow: layout.room(followRoom(names.length)),
  };
}

/** Words by the places of their forms and of their bits in what is kept. */
export interface Met {
  readonly forms: Int32Array;
  readonly bits: Int32Array;
}

/** What makes a layer's input of the layer below: all of it at once, or what is taken in alone, and the gates through fewer numbers. */
interface Mix {
  readonly mix: Matrix;
  readonly narrow?: Matrix;
  readonly gates?: Matrix;
}

/** Reads the words of a sentence, both ways: each becomes a row of numbers that tell it in its place. Holds a memory of its own. */
export class Encoder {
  readonly header: Header;
  readonly kernel: Kernel;
  readonly memory: Float32Array;
  /** The same memory as whole numbers. */
  readonly integers: Int32Array;
  readonly work: Readonly<Work>;
  readonly #shorts: Int16Array;
  readonly #form: Matrix;
  readonly #input: Matrix;
  readonly #mixes: readonly Mix[];
  readonly #heads: ReadonlyMap<string, Matrix>;
  readonly #own: readonly number[];
  readonly #bits: number;
  readonly #forms: number;
  readonly #sums: number;
  readonly #tables: Tables;

  /** `heads` are the names of the matrices that read what is encoded, `room` how many forms and sets of bits are kept. */
  constructor(
    parameters: Parameters,
    tables: Tables,
    { heads, room }: { readonly heads: readonly string[]; readonly room: { readonly forms: number; readonly bits: number } },
  ) {
    const { header } = parameters;
    this.header = header;
    const layout = new Layout();
    const laid = (name: string): Matrix => matrix(layout, parameters, name);
    this.#form = laid("form");
    this.#input = laid("input");
    this.#heads = new Map(heads.map((name) => [name, laid(name)]));
    this.#mixes = Array.from({ length: header.layers - 1 }, (_, at) => {
      const mix = laid(`mix${at + 1}`);
      return header.narrow ? { mix, narrow: laid(`narrow${at + 1}`), gates: laid(`gates${at + 1}`) } : { mix };
    });
    this.#own = Array.from({ length: header.layers }, (_, at) => layout.hold(parameters.bytes(`own${at}`, "float32")));
    this.#bits = layout.hold(parameters.bytes("bits", "float32"));
    this.#forms = layout.room(16 * header.width * room.forms);
    this.#sums = layout.room(16 * header.width * room.bits);
    this.work = workspace(layout, header);
    const { memory, kernel } = layout.open();
    this.kernel = kernel;
    this.memory = new Float32Array(memory.buffer);
    this.#shorts = new Int16Array(memory.buffer);
    this.integers = new Int32Array(memory.buffer);
    this.#tables = tables;
  }

  /** One of the matrices that the encoder was made with. */
  matrix(name: string): Matrix {
    const found = this.#heads.get(name);
    if (!found) throw new Error(`no matrix ${name}`);
    return found;
  }

  /** Multiply `rows` rows at an address with a matrix, to another address, where `step` bytes make a row: as many as the product has, if not said. */
  dense(
    { weights, scale, bias, inputs, outputs }: Matrix,
    at: { readonly from: number; readonly to: number; readonly rows: number; readonly step?: number },
  ): void {
    this.kernel.dense(at.from, even(at.rows), inputs, weights, outputs, scale, bias, at.to, at.step ?? 4 * outputs);
  }

  /** Work out what is kept of forms, given by the rows of tables that each is made of, from a place on. */
  learnForms(forms: Int32Array, first: number): void {
    const { short, a } = this.work;
    const { inputs, outputs } = this.#form;
    const count = forms.length / FORM_COLUMNS;
    for (let from = 0; from < count; from += ROWS) {
      const rows = Math.min(ROWS, count - from);
      for (let at = 0; at < rows; at++) {
        const to = short / 2 + at * inputs;
        this.#tables.write(forms, (from + at) * FORM_COLUMNS, this.#shorts.subarray(to, to + inputs));
      }
      this.dense(this.#form, { from: short, to: a, rows });
      this.kernel.narrow(a, short, even(rows) * outputs, this.header.scales.hidden, 0);
      this.dense(this.#input, { from: short, to: a, rows });
      this.kernel.narrow(a, this.#forms + (first + from) * 16 * this.header.width, rows * this.#input.outputs, KEPT_STEPS, LOWEST);
    }
  }

  /** Work out what is kept of sets of bits, from a place on. */
  learnBits(sets: readonly number[], first: number): void {
    const numbers = 8 * this.header.width;
    for (const [at, bits] of sets.entries()) {
      this.kernel.sum(this.#bits, bits, this.work.a, 4 * numbers);
      this.kernel.narrow(this.work.a, this.#sums + (first + at) * 2 * numbers, numbers, KEPT_STEPS, LOWEST);
    }
  }

  /** The first layer's input: what the form gives, and what the bits give. */
  #inputs(forms: Int32Array, bits: Int32Array): void {
    const { u, forms: one, bits: other } = this.work;
    this.integers.set(forms, one / 4);
    this.integers.set(bits, other / 4);
    this.kernel.gather(one, other, forms.length, this.#forms, this.#sums, 16 * this.header.width, 1 / KEPT_STEPS, u);
  }

  /** The input of a layer from the rows at `short`: what is taken in, then the gates of keeping and of letting out. */
  #mixed({ mix, narrow, gates }: Mix, rows: number): void {
    const { width, scales } = this.header;
    const { u, a, b, short } = this.work;
    const step = 24 * width;
    this.dense(mix, { from: short, to: u, rows, step });
    if (!narrow || !gates) return;
    this.dense(narrow, { from: short, to: a, rows });
    this.kernel.narrow(a, b, even(rows) * narrow.outputs, scales.state, LOWEST);
    this.dense(gates, { from: b, to: u + 8 * width, rows, step });
  }

  /** Both directions of one layer over `u`, for each run of words by itself; written to `out`, and as numbers of sixteen bits to `short`. */
  #layer(
    ends: readonly number[],
    at: { readonly layer: number; readonly step: number; readonly skip: number; readonly skipStep: number; readonly out: number },
  ): void {
    const { width, scales } = this.header;
    const { u, short, state } = this.work;
    const both = 8 * width;
    const half = 4 * width;
    const own = this.#own[at.layer] as number;
    let first = 0;
    for (const end of ends) {
      for (const [start, sign, shift] of [
        [first, 1, 0],
        [end - 1, -1, half],
      ] as const) {
        const from = u + start * at.step + shift;
        const skip = at.skip + start * at.skipStep + shift;
        const out = start * both + shift;
        const steps = [sign * at.step, sign * at.skipStep, sign * both] as const;
        this.kernel.recur(
          from, steps[0], skip, steps[1], at.out + out, steps[2], short + out / 2, scales.state, end - first, both, own + shift, state,
        ); // prettier-ignore
      }
      first = end;
    }
  }

  /** Leaves the rows of words at `work.short`, as numbers of sixteen bits: at most `ROWS` words, given by the places of their forms and bits, in runs of at most `LONGEST` with these ends. */
  encode({ forms, bits }: Met, ends: readonly number[]): void {
    const { width } = this.header;
    const { u, x, y } = this.work;
    const both = 8 * width;
    this.#inputs(forms, bits);
    let [from, to] = [y, x];
    this.#layer(ends, { layer: 0, step: 4 * both, skip: u + 3 * both, skipStep: 4 * both, out: to });
    for (const [at, mix] of this.#mixes.entries()) {
      this.#mixed(mix, forms.length);
      [from, to] = [to, from];
      this.#layer(ends, { layer: at + 1, step: 3 * both, skip: from, skipStep: both, out: to });
    }
  }
}
