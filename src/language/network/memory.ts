import { networkFile, type Parameters } from "./parameters.ts";

/** What is used of the WebAssembly of the language; its types come with those of browsers alone. */
interface Memory {
  readonly buffer: ArrayBuffer;
}

declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** The functions of `kernel.wat`, which names their parameters and says what they do. */
export type Kernel = Readonly<
  Record<
    "dense" | "cross" | "narrow" | "sum" | "gather" | "pairs" | "floor" | "largest" | "paths" | "recur",
    (...numbers: number[]) => void
  >
>;

const PAGE = 65_536;
const ALIGNED = 16;

/** Places in one memory given out one after the other; made before the memory, so that it has the right size. */
export class Layout {
  #end = ALIGNED;
  readonly #contents: { readonly at: number; readonly bytes: Uint8Array }[] = [];

  /** Room for so many bytes; its address. */
  room(bytes: number): number {
    const at = this.#end;
    this.#end = Math.ceil((at + bytes) / ALIGNED) * ALIGNED;
    return at;
  }

  /** Room that starts with these bytes. */
  hold(bytes: Uint8Array): number {
    const at = this.room(bytes.length);
    this.#contents.push({ at, bytes });
    return at;
  }

  /** The memory, with what it holds, and the kernel that works on it. */
  open(): { readonly memory: Memory; readonly kernel: Kernel } {
    const memory = new WebAssembly.Memory({ initial: Math.ceil((this.#end + PAGE) / PAGE) });
    const all = new Uint8Array(memory.buffer);
    for (const { at, bytes } of this.#contents) all.set(bytes, at);
    const module = new WebAssembly.Module(networkFile("kernel.wasm"));
    const instance = new WebAssembly.Instance(module, { network: { memory } });
    return { memory, kernel: instance.exports as Kernel };
  }
}

/** Addresses of a matrix with its scales and biases, and its size. */
export interface Matrix {
  readonly weights: number;
  readonly scale: number;
  readonly bias: number;
  readonly inputs: number;
  /** A multiple of sixteen: what is more than the classes is never looked at. */
  readonly outputs: number;
}

/** Columns that the kernel's product makes at once. */
const TOGETHER = 16;

/** Rows of weights, one for each output, in the order in which the kernel takes them: see `dense` there. Outputs that fill up the last sixteen are zeros. */
function woven(rows: Int16Array, { inputs, outputs }: { readonly inputs: number; readonly outputs: number }): Int16Array {
  const found = new Int16Array(Math.ceil(outputs / TOGETHER) * TOGETHER * inputs);
  for (let output = 0; output < outputs; output++) {
    const from = output * inputs;
    let to = (output - (output % TOGETHER)) * inputs + 2 * (output % TOGETHER);
    for (let at = from; at < from + inputs; at += 2) {
      found[to] = rows[at] as number;
      found[to + 1] = rows[at + 1] as number;
      to += 2 * TOGETHER;
    }
  }
  return found;
}

function filled(floats: Float32Array): Uint8Array {
  const found = new Float32Array(Math.ceil(floats.length / TOGETHER) * TOGETHER);
  found.set(floats);
  return new Uint8Array(found.buffer);
}

/** Lay a matrix of the network's file into the memory. */
export function matrix(layout: Layout, parameters: Parameters, name: string): Matrix {
  const rows = new Int16Array(parameters.bytes(name, "int16").buffer);
  const scale = parameters.floats(`${name}Scale`);
  const inputs = rows.length / scale.length;
  const weights = woven(rows, { inputs, outputs: scale.length });
  return {
    weights: layout.hold(new Uint8Array(weights.buffer)),
    scale: layout.hold(filled(scale)),
    bias: layout.hold(filled(parameters.floats(`${name}Bias`))),
    inputs,
    outputs: weights.length / inputs,
  };
}
