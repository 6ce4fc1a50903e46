import { unescape } from "./escapes.ts";
import { fromWindows1252 } from "./latin.ts";
import { firstOf } from "./search.ts";

/** Encodings whose characters have a place and a width in bytes; the same names as a document's charset. */
type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** A text with the places of its characters in the bytes it was read from. `runs` are flat triples `at, from, length`, see `Runs` in the model. */
export interface Placed {
  readonly text: string;
  readonly runs: readonly number[];
  readonly charset: Encoding;
}

/** How much of a text stands in its source, in UTF-16 units. `wrong` units claim a place where other characters stand. */
export interface Coverage {
  readonly copied: number;
  readonly escaped: number;
  readonly inserted: number;
  readonly wrong: number;
}

/** The number of bytes that `text` takes in the encoding. Lone surrogates have no defined width and must not occur in copied text. */
export function byteWidth(text: string, charset: Encoding): number {
  if (charset === "utf-8") return Buffer.byteLength(text, "utf8");
  return charset === "windows-1252" ? text.length : text.length * 2;
}

/** Index of the last triple in `runs` that starts at or before `offset`, as an index into the flat list; -3 if none does. */
function runBefore(runs: readonly number[], offset: number): number {
  return (firstOf(runs.length / 3, (at) => (runs[at * 3] ?? 0) > offset) - 1) * 3;
}

function pointStart(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  if (unit < 0xdc00 || unit > 0xdfff || offset === 0) return offset;
  const before = text.charCodeAt(offset - 1);
  return before >= 0xd800 && before <= 0xdbff ? offset - 1 : offset;
}

/** How many UTF-16 units the triple at `index` covers: its length, or the code point that an escape stands for. */
function unitsOf(runs: readonly number[], index: number, text: string): number {
  const length = runs[index + 2] ?? 0;
  if (length > 0) return length;
  return (text.codePointAt(runs[index] ?? 0) ?? 0) > 0xffff ? 2 : 1;
}

/**
 * The source byte at which the character at a text offset begins, or null if the reader inserted it. An escaped character gives the
 * first byte of its escape; the second half of a surrogate pair gives the place of the pair. Costs time in the length of one run.
 */
export function byteAt({ runs, text, charset }: Placed, offset: number): number | null {
  if (offset < 0 || offset >= text.length) return null;
  const index = runBefore(runs, offset);
  if (index < 0) return null;
  const at = runs[index] ?? 0;
  if (offset - at >= unitsOf(runs, index, text)) return null;
  const from = runs[index + 1] ?? 0;
  return (runs[index + 2] ?? 0) < 0 ? from : from + byteWidth(text.slice(at, pointStart(text, offset)), charset);
}

/**
 * Builds a text out of stretches of another one, and keeps for each character its place in the bytes that the other one was read from.
 * Stretches taken in the source's order cost linear time in all; each step back re-counts from the start of one run.
 */
export class Copy {
  readonly #source: Placed;
  readonly #parts: string[] = [];
  readonly #runs: number[] = [];
  #length = 0;
  #open = -1;
  #seen = { run: -1, offset: 0, byte: 0 };

  /** @param source the decoded text that stretches are taken from */
  constructor(source: Placed) {
    this.#source = source;
  }

  /** Length of what was built so far, in UTF-16 units: the offset of what comes next. */
  get length(): number {
    return this.#length;
  }

  #byteAt(run: number, offset: number): number {
    const { text, runs, charset } = this.#source;
    const seen = this.#seen;
    const known = seen.run === run && seen.offset <= offset && seen.offset >= (runs[run] ?? 0);
    const start = known ? seen.offset : (runs[run] ?? 0);
    const base = known ? seen.byte : (runs[run + 1] ?? 0);
    const byte = base + byteWidth(text.slice(start, offset), charset);
    this.#seen = { run, offset, byte };
    return byte;
  }

  #add(text: string): void {
    if (text === "") return;
    this.#parts.push(text);
    this.#length += text.length;
  }

  #copied(at: number, from: number, stretch: string): void {
    const runs = this.#runs;
    const last = runs.length - 3;
    const joined = this.#open === from && last >= 0 && (runs[last] ?? 0) + (runs[last + 2] ?? 0) === at;
    if (joined) runs[last + 2] = (runs[last + 2] ?? 0) + stretch.length;
    else runs.push(at, from, stretch.length);
    this.#open = from + byteWidth(stretch, this.#source.charset);
  }

  /** Append the source's characters from `start` to `end`, as they stand there. Characters without a place stay without one. */
  take(start: number, end: number): void {
    const { text, runs } = this.#source;
    for (let run = Math.max(0, runBefore(runs, start)); run < runs.length && (runs[run] ?? 0) < end; run += 3) {
      const at = runs[run] ?? 0;
      const from = Math.max(start, at);
      const to = Math.min(end, at + unitsOf(runs, run, text));
      if ((runs[run + 2] ?? 0) < 0) this.#again(run, { start, end });
      else if (from < to) this.#copied(this.#length + from - start, this.#byteAt(run, from), text.slice(from, to));
    }
    this.#add(text.slice(start, end));
  }

  /** Give an escaped character the place it has, if all of it is taken. */
  #again(run: number, { start, end }: { readonly start: number; readonly end: number }): void {
    const { text, runs } = this.#source;
    const at = runs[run] ?? 0;
    if (at < start || at + unitsOf(runs, run, text) > end) return;
    this.#runs.push(this.#length + at - start, runs[run + 1] ?? 0, runs[run + 2] ?? 0);
    this.#open = -1;
  }

  /** Append `decoded`, which the source writes as its characters from `start` to `end`; only the first code point gets a place. */
  escape(decoded: string, start: number, end: number): void {
    const { text, runs, charset } = this.#source;
    const run = runBefore(runs, start);
    // What is itself written as an escape has no characters in the source that could be an escape once more.
    const inside = run >= 0 && (runs[run + 2] ?? 0) > 0 && end <= (runs[run] ?? 0) + unitsOf(runs, run, text);
    if (inside && decoded !== "") {
      this.#runs.push(this.#length, this.#byteAt(run, start), -byteWidth(text.slice(start, end), charset));
      this.#open = -1;
    }
    this.#add(decoded);
  }

  /** Append text that stands nowhere in the source (a line break between blocks). */
  insert(text: string): void {
    this.#open = -1;
    this.#add(text);
  }

  /** Append a text that was built from the same bytes, with its places. */
  append({ text, runs }: Placed): void {
    for (let run = 0; run < runs.length; run += 3) this.#runs.push(this.#length + (runs[run] ?? 0), runs[run + 1] ?? 0, runs[run + 2] ?? 0);
    this.#open = -1;
    this.#add(text);
  }

  /** What was built. */
  finish(): Placed {
    return { text: this.#parts.join(""), runs: this.#runs, charset: this.#source.charset };
  }
}

function decoded(bytes: Uint8Array, charset: Encoding): string {
  return charset === "windows-1252" ? fromWindows1252(bytes) : new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
}

/** Whether the source's characters say the text's: an escape or entity for it, or any white space for one blank. */
function says(written: string, here: string): boolean {
  const meant = unescape(written);
  return (meant !== "" && meant.startsWith(here)) || (here === " " && /^\s+$/u.test(meant || written));
}

/**
 * Prove that every character with a place stands at that place in `bytes`; escapes are decoded as `unescape` does, and a stretch of white
 * space can stand for one blank.
 * A triple that is out of order, overlaps another or leaves the bytes is counted as wrong.
 */
export function checkRuns({ runs, text, charset }: Placed, bytes: Uint8Array): Coverage {
  const count = { copied: 0, escaped: 0, wrong: 0 };
  let done = 0;
  for (let index = 0; index < runs.length; index += 3) {
    const [at, from, length] = [runs[index] ?? 0, runs[index + 1] ?? 0, runs[index + 2] ?? 0];
    const units = unitsOf(runs, index, text);
    const here = text.slice(at, at + units);
    const width = length < 0 ? -length : byteWidth(here, charset);
    const written = decoded(bytes.subarray(from, from + width), charset);
    const inside = at >= done && from >= 0 && from + width <= bytes.length && here.length === units;
    const right = inside && (length < 0 ? says(written, here) : written === here);
    count[right ? (length < 0 ? "escaped" : "copied") : "wrong"] += units;
    done = Math.max(done, at + units);
  }
  return { ...count, inserted: text.length - count.copied - count.escaped - count.wrong };
}
