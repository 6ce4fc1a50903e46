import type { Copy } from "../text/runs.ts";

/** A JSON value that can hold text, with the places of its strings: offsets of the characters between the quotation marks; of a record: with its braces. */
export type JsonValue =
  | { readonly is: "string"; readonly start: number; readonly end: number }
  | { readonly is: "list"; readonly items: readonly JsonValue[] }
  | { readonly is: "record"; readonly fields: ReadonlyMap<string, JsonValue>; readonly start: number; readonly end: number }
  | { readonly is: "other" };

/** Values nested deeper than this hold nothing that is read (an author in a list of authors in a list of records is four deep), and are stepped over. */
const DEEPEST = 8;

const OTHER: JsonValue = { is: "other" };
const SPACE = /[\s\ufeff]*/uy;
const STRING = /[^"\\]*(?:\\[^][^"\\]*)*/uy;
const SCALAR = /[^\s,\]}]*/uy;

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  #match(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    pattern.exec(this.#text);
    this.#at = Math.max(this.#at, pattern.lastIndex);
  }

  /** The character after white space. */
  #next(): string {
    this.#match(SPACE);
    return this.#text[this.#at] ?? "";
  }

  #string(): JsonValue & { is: "string" } {
    const start = ++this.#at;
    this.#match(STRING);
    return { is: "string", start, end: this.#at++ };
  }

  #skip(): JsonValue {
    for (let depth = 0; this.#at < this.#text.length;) {
      const char = this.#next();
      if (char === '"') this.#string();
      else this.#at++;
      if (char === "{" || char === "[") depth++;
      if ((char === "}" || char === "]") && --depth === 0) break;
    }
    return OTHER;
  }

  #list(depth: number): JsonValue {
    const items: JsonValue[] = [];
    this.#at++;
    while (this.#next() !== "]" && this.#at < this.#text.length) {
      if (this.#text[this.#at] === ",") this.#at++;
      else items.push(this.value(depth + 1));
    }
    this.#at++;
    return { is: "list", items };
  }

  #record(depth: number): JsonValue {
    const fields = new Map<string, JsonValue>();
    const start = this.#at++;
    while (this.#next() === '"' || this.#text[this.#at] === ",") {
      if (this.#text[this.#at] === ",") {
        this.#at++;
        continue;
      }
      const key = this.#string();
      this.#next();
      this.#at++;
      fields.set(this.#text.slice(key.start, key.end), this.value(depth + 1));
    }
    this.#at++;
    return { is: "record", fields, start, end: this.#at };
  }

  value(depth: number): JsonValue {
    const char = this.#next();
    if (char === '"') return this.#string();
    if (char !== "{" && char !== "[") {
      this.#match(SCALAR);
      return OTHER;
    }
    if (depth >= DEEPEST) return this.#skip();
    return char === "{" ? this.#record(depth) : this.#list(depth);
  }
}

/**
 * The strings of a JSON text with their places. The text must be valid JSON (`JSON.parse` accepts it); of a key that occurs twice the last
 * value counts, as there. Linear, and safe on deep nesting.
 */
export function stringsOf(json: string): JsonValue {
  return new Scanner(json).value(0);
}

const ESCAPE = /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^])/gu;

/** Append the string that stands between `start` and `end` of a JSON text, escapes decoded. A pair of surrogate escapes is one character. */
export function copyString(copy: Copy, json: string, { start, end }: { readonly start: number; readonly end: number }): void {
  let from = start;
  ESCAPE.lastIndex = start;
  for (let match = ESCAPE.exec(json); match && match.index < end; match = ESCAPE.exec(json)) {
    if (match.index > from) copy.take(from, match.index);
    from = match.index + match[0].length;
    copy.escape(String(JSON.parse(`"${match[0]}"`)), match.index, from);
  }
  if (end > from) copy.take(from, end);
}
