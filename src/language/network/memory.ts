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
export type Kernel = Readonly<Record<"dense" | "narrow" | "add" | "pair" | "floor" | "recur", (...numbers: number[]) => void>>;

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
  /** A multiple of four: what is more than the classes is never looked at. */
  readonly outputs: number;
}

/** Lay a matrix of the network's file into the memory. */
export function matrix(layout: Layout, parameters: Parameters, name: string): Matrix {
  const weights = parameters.bytes(name, "int16");
  const scale = parameters.bytes(`${name}Scale`, "float32");
  const outputs = scale.length / 4;
  return {
    weights: layout.hold(weights),
    scale: layout.hold(scale),
    bias: layout.hold(parameters.bytes(`${name}Bias`, "float32")),
    inputs: weights.length / 2 / outputs,
    outputs,
  };
}
