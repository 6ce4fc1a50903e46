import { ANSWERS, isArticle } from "./records.ts";
import { stringsOf } from "./strings.ts";

const [QUOTE, BACKSLASH, COLON, COMMA] = [34, 92, 58, 44];
const [LIST, LIST_END, RECORD, RECORD_END] = [91, 93, 123, 125];
/** Longest name of a field that is looked at, in bytes. */
const NAME = 40;
/** How deep the list of articles can lie in an answer. */
const DEEPEST = 4;
/** Longest record that is held, in bytes: no reader takes a larger one. */
const LONGEST = 100_000_000;

const NAMES: ReadonlySet<string> = new Set(ANSWERS);

/** A list or a record around what is read; `telling`: articles can be in it, as it is all of the text or has a name that services use. */
interface Frame {
  readonly list: boolean;
  readonly telling: boolean;
}

/** Follows a JSON text that comes in pieces, and keeps no more of it than the record that it is in. */
class Cutter {
  readonly #open: Frame[] = [];
  /** How many lists and records are open within the record that is read, itself counted; 0 outside of one. */
  #inner = 0;
  #parts: Uint8Array[] = [];
  #held = 0;
  #quoted = false;
  #escaped = false;
  #string = "";
  #name = "";
  #found = 0;

  /** Whether all that was opened is closed. */
  get whole(): boolean {
    return this.#inner === 0 && this.#open.length === 0;
  }

  /** Whether a byte belongs to a string. */
  #inString(byte: number): boolean {
    if (!this.#quoted) {
      this.#quoted = byte === QUOTE;
      if (this.#quoted) this.#string = "";
      return this.#quoted;
    }
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) this.#quoted = false;
    if (this.#quoted && this.#inner === 0 && this.#string.length <= NAME) this.#string += String.fromCharCode(byte);
    return true;
  }

  /** A sign around the records. */
  #around(byte: number): void {
    if (byte === COLON) this.#name = this.#string;
    else if (byte === COMMA) this.#name = "";
    else if (byte === LIST_END || byte === RECORD_END) this.#open.pop();
    else if (byte === LIST || byte === RECORD) {
      const above = this.#open.at(-1);
      const named = above === undefined || (above.telling && !above.list && NAMES.has(this.#name) && this.#open.length < DEEPEST);
      this.#open.push({ list: byte === LIST, telling: named && this.#found === 0 });
      this.#name = "";
    }
  }

  /** A record of the list ended: it is one of the articles, unless the first of them shows that the list holds something else. */
  #taken(bytes: Uint8Array): boolean {
    const json = this.#found === 0 && this.#open.length > 1 ? new TextDecoder().decode(bytes) : null;
    const value = json === null ? null : stringsOf(json);
    const other = json !== null && !(value?.is === "record" && isArticle(json, value));
    if (other) this.#open.splice(-1, 1, { list: true, telling: false });
    else this.#found++;
    return !other;
  }

  #hold(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#held += bytes.length;
    if (this.#held > LONGEST)
      throw new Error(`record ${this.#found + 1} of it has more than ${LONGEST} bytes; from there on it is not read`);
  }

  /** The records that end in the next piece. */
  *push(bytes: Uint8Array): Generator<Uint8Array> {
    let start = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (this.#inString(byte)) continue;
      const top = this.#open.at(-1);
      if (this.#inner === 0 && !(byte === RECORD && top?.list && top.telling)) this.#around(byte);
      else if (byte === LIST || byte === RECORD) {
        if (this.#inner++ === 0) start = at;
      } else if ((byte === LIST_END || byte === RECORD_END) && --this.#inner === 0) {
        this.#hold(bytes.subarray(start, at + 1));
        const record = Buffer.concat(this.#parts);
        [this.#parts, this.#held] = [[], 0];
        if (this.#taken(record)) yield record;
      }
    }
    if (this.#inner > 0) this.#hold(bytes.subarray(start));
  }
}

/**
 * The records of a JSON list of any length, alone or in the answer of a service, as UTF-8, in memory that does not grow with it. Of an answer with several
 * lists, the first in which the first record has a title or a text. Nothing if there is none.
 * @throws Error if the text ends within the list, or a record is longer than any reader takes.
 */
export function* listed(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  const cutter = new Cutter();
  for (const chunk of chunks) yield* cutter.push(chunk);
  if (!cutter.whole) throw new Error("it ends within its list");
}
