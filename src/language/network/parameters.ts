import { readFileSync } from "node:fs";

interface Place {
  readonly at: number;
  readonly length: number;
  readonly type: "int8" | "int16" | "float32";
}

/** What stands before the arrays of a network's file. */
export interface Header {
  /** Words with a learned row; they are the first of the words. */
  readonly learned: number;
  /** Components of a word's vector. */
  readonly dimensions: number;
  /** "NOUN|NNS": part of speech and Penn tag. */
  readonly tags: readonly string[];
  /** Relations of Universal Dependencies, with subtypes. */
  readonly relations: readonly string[];
  /** "O", then "B-PER" and so on: beginning, inside, end, or single word of a name of each kind. */
  readonly names: readonly string[];
  /** Room that a vector takes among the features of a form. */
  readonly vector: number;
  /** Width of one direction of a layer. */
  readonly width: number;
  readonly layers: number;
  /** Width through which a layer's gates see the layer below; if not said, they see it as it is. */
  readonly narrow?: number;
  readonly hidden: number;
  readonly arc: number;
  readonly label: number;
  /** Steps to the unit of the numbers of sixteen bits that each kind of product takes. */
  readonly scales: Readonly<Record<"form" | "hidden" | "state" | "head" | "pair", number>>;
  readonly arrays: Readonly<Record<string, Place>>;
}

/** The parameters of the network: its header and its arrays by name. */
export class Parameters {
  readonly header: Header;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #start: number;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#start = bytes.indexOf(10) + 1;
    this.header = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, this.#start).toString("utf8")) as Header;
    this.#bytes = bytes;
  }

  #place(name: string, type: Place["type"]): Place {
    const place = this.header.arrays[name];
    if (place?.type !== type) throw new Error(`the network's file has no ${name} of ${type}`);
    return place;
  }

  /** The bytes of an array of any type, copied so that they stand at an address that any type may have. */
  bytes(name: string, type: Place["type"]): Uint8Array<ArrayBuffer> {
    const { at, length } = this.#place(name, type);
    const size = length * (type === "int8" ? 1 : type === "int16" ? 2 : 4);
    return this.#bytes.slice(this.#start + at, this.#start + at + size);
  }

  /** A table of components in eight bits; not copied. */
  table(name: string): Int8Array {
    const { at, length } = this.#place(name, "int8");
    return new Int8Array(this.#bytes.buffer, this.#bytes.byteOffset + this.#start + at, length);
  }

  floats(name: string): Float32Array {
    return new Float32Array(this.bytes(name, "float32").buffer);
  }
}

/** A file of `models/network/`. */
export function networkFile(name: string): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = readFileSync(new URL(`../../../models/network/${name}`, import.meta.url));
  return new Uint8Array(buffer, byteOffset, byteLength);
}
