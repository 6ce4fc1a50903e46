import { unfiltered, unpredicted } from "./filters.ts";
import { type Dictionary, isName, Reader, type Value } from "./objects.ts";

/** Most bytes that all streams of a file are unpacked to together. */
const TOTAL_LIMIT = 200_000_000;
/** Most pages that are read. */
const MOST_PAGES = 3_000;

/** Levels of the tree of pages that are followed. */
const DEEPEST = 60;

const OBJECT = /(?:^|[^\d])(\d{1,8})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj\b/g;

/** An indirect object: its value, and where its stream begins if it has one. */
interface Held {
  readonly value: Value;
  readonly stream: number;
}

/** A PDF file: its objects by number, wherever they stand. The cross-reference tables, which are often wrong, are not asked. */
export class File {
  readonly #bytes: Uint8Array;
  readonly #text: string;
  readonly #offsets = new Map<number, number>();
  readonly #held = new Map<number, Held>();
  #left = TOTAL_LIMIT;
  readonly trailers: Dictionary[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    for (const match of this.#text.matchAll(OBJECT)) this.#offsets.set(Number(match[1]), match.index + match[0].length);
    for (const match of this.#text.matchAll(/\btrailer\b/g)) {
      const value = new Reader(this.#text, match.index + 7).value();
      if (value instanceof Map) this.trailers.push(value);
    }
    this.#openStreams();
  }

  /** Take in objects that stand in streams, and trailers that are streams. */
  #openStreams(): void {
    for (const [number, offset] of this.#offsets) {
      const head = this.#text.slice(offset, offset + 2_000);
      if (!/\/(?:ObjStm|XRef)\b/.test(head)) continue;
      const dictionary = this.dictionary({ object: number });
      const type = dictionary?.get("Type");
      if (dictionary && isName(type) && type.name === "XRef") this.trailers.push(dictionary);
      else if (dictionary && isName(type) && type.name === "ObjStm") this.#openObjects(number, dictionary);
    }
  }

  #openObjects(number: number, dictionary: Dictionary): void {
    const bytes = this.stream({ object: number });
    const [count, first] = [this.number(dictionary.get("N")), this.number(dictionary.get("First"))];
    if (!bytes) return;
    const text = Buffer.from(bytes).toString("latin1");
    const index = new Reader(text.slice(0, first));
    for (let turn = 0; turn < Math.min(count, 100_000); turn++) {
      const [own, offset] = [index.value(), index.value()];
      if (typeof own !== "number" || typeof offset !== "number") return;
      // An object that also stands in the file by itself was written later.
      if (!this.#offsets.has(own)) this.#held.set(own, { value: new Reader(text, first + offset).value() ?? null, stream: -1 });
    }
  }

  #object(number: number): Held | undefined {
    const known = this.#held.get(number);
    const offset = this.#offsets.get(number);
    if (known || offset === undefined) return known;
    const reader = new Reader(this.#text, offset);
    const value = reader.value() ?? null;
    const match = /^[\0\t\n\f\r ]*stream(?:\r\n|\n|\r)/.exec(this.#text.slice(reader.at, reader.at + 40));
    const held = { value, stream: match ? reader.at + match[0].length : -1 };
    this.#held.set(number, held);
    return held;
  }

  /** A value with references followed. */
  value(value: Value | undefined): Value {
    let found = value ?? null;
    for (let hop = 0; hop < 10; hop++) {
      if (typeof found !== "object" || found === null || !("object" in found)) return found;
      found = this.#object(found.object)?.value ?? null;
    }
    return null;
  }

  /** A number, or 0. */
  number(value: Value | undefined): number {
    const found = this.value(value);
    return typeof found === "number" ? found : 0;
  }

  /** A dictionary, or undefined. */
  dictionary(value: Value | undefined): Dictionary | undefined {
    const found = this.value(value);
    return found instanceof Map ? (found as Dictionary) : undefined;
  }

  /** A list; a single value as a list of one. */
  list(value: Value | undefined): readonly Value[] {
    const found = this.value(value);
    return found === null ? [] : Array.isArray(found) ? (found as readonly Value[]) : [value ?? null];
  }

  /** A name's text, or "". */
  name(value: Value | undefined): string {
    const found = this.value(value);
    return isName(found) ? found.name : "";
  }

  /** The unpacked bytes of the stream that a reference leads to; null if there is none, or it is a picture. */
  stream(value: Value | undefined): Uint8Array | null {
    if (typeof value !== "object" || value === null || !("object" in value)) return null;
    const held = this.#object(value.object);
    const dictionary = held?.value instanceof Map ? (held.value as Dictionary) : undefined;
    if (!held || !dictionary || held.stream < 0 || this.#left <= 0) return null;
    const stated = held.stream + this.number(dictionary.get("Length"));
    const right = this.#text
      .slice(stated, stated + 20)
      .trimStart()
      .startsWith("endstream");
    const found = right ? stated : this.#text.indexOf("endstream", held.stream);
    const packed = this.#bytes.subarray(held.stream, found < 0 ? this.#bytes.length : found);
    const filters = this.list(dictionary.get("Filter") ?? dictionary.get("F")).map((one) => this.name(one));
    const bytes = unfiltered(packed, filters);
    this.#left -= bytes?.length ?? 0;
    const parameters = this.dictionary(this.list(dictionary.get("DecodeParms"))[0]);
    if (!bytes || !parameters || this.number(parameters.get("Predictor")) < 10) return bytes;
    return unpredicted(bytes, Math.max(1, this.number(parameters.get("Columns"))));
  }

  /** The pages in order, each with what it inherits. */
  pages(): Dictionary[] {
    const root = this.trailers.map((one) => this.dictionary(one.get("Root"))).findLast((one) => one !== undefined);
    const found: Dictionary[] = [];
    const seen = new Set<Dictionary>();
    const visit = (node: Dictionary | undefined, inherited: Dictionary, depth: number): void => {
      if (!node || depth > DEEPEST || seen.has(node) || found.length >= MOST_PAGES) return;
      seen.add(node);
      const own = new Map<string, Value>([...inherited, ...node]);
      const kids = this.list(node.get("Kids"));
      if (kids.length === 0 || this.name(node.get("Type")) === "Page") found.push(own);
      else for (const kid of kids) visit(this.dictionary(kid), new Map([...own].filter(([key]) => INHERITED.has(key))), depth + 1);
    };
    visit(this.dictionary(root?.get("Pages")), new Map(), 0);
    return found;
  }
}

const INHERITED = new Set(["Resources", "MediaBox", "CropBox", "Rotate"]);
