/** A value of a PDF file: null, boolean, number, string of bytes, name, list, dictionary, or a reference to an object by number. */
export type Value = null | boolean | number | Text | Name | Reference | readonly Value[] | Dictionary | Operator;

/** A string, one character a byte. */
export interface Text {
  readonly bytes: string;
}
/** A name without its slash. */
export interface Name {
  readonly name: string;
}
/** A reference to an object. */
export interface Reference {
  readonly object: number;
}
/** A word of a content stream that is no value. */
export interface Operator {
  readonly operator: string;
}
/** A dictionary by name. */
export type Dictionary = ReadonlyMap<string, Value>;

/** Lists and dictionaries deeper than this are cut: no font or page is a tenth as deep. */
const DEEPEST = 50;

const SPACE = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const REFERENCE = /(\d{1,8})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![A-Za-z])/y;
const WORD = /[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Reads values one after the other from a text with one character a byte (ISO 32000, 7.2 and 7.3). */
export class Reader {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  #literal(): Text {
    let bytes = "";
    let depth = 1;
    for (this.at++; this.at < this.text.length; this.at++) {
      const char = this.text[this.at] ?? "";
      if (char === "\\") bytes += this.#escape();
      else {
        if (char === "(") depth++;
        if (char === ")" && --depth === 0) break;
        bytes += char;
      }
    }
    this.at++;
    return { bytes };
  }

  #escape(): string {
    const next = this.text[++this.at] ?? "";
    if (next >= "0" && next <= "7") {
      const octal = /^[0-7]{1,3}/u.exec(this.text.slice(this.at, this.at + 3))?.[0] ?? "0";
      this.at += octal.length - 1;
      return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    }
    if (next === "\r" && this.text[this.at + 1] === "\n") this.at++;
    return next === "\r" || next === "\n" ? "" : (ESCAPES[next] ?? next);
  }

  #hexadecimal(): Text {
    const end = this.text.indexOf(">", this.at);
    const digits = this.text.slice(this.at + 1, end < 0 ? this.text.length : end).replace(/[^0-9a-f]/giu, "");
    this.at = end < 0 ? this.text.length : end + 1;
    return { bytes: Buffer.from(digits.length % 2 ? `${digits}0` : digits, "hex").toString("latin1") };
  }

  #name(): Name {
    this.at++;
    return {
      name: (this.#match(WORD)?.[0] ?? "").replace(/#([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    };
  }

  #list(depth: number): Value[] {
    const items: Value[] = [];
    for (this.at++; ;) {
      this.#match(SPACE);
      if (this.at >= this.text.length) return items;
      if (this.text[this.at] === "]") break;
      const value = this.value(depth + 1);
      if (value !== undefined) items.push(value);
    }
    this.at++;
    return items;
  }

  #dictionary(depth: number): Dictionary {
    const found = new Map<string, Value>();
    for (this.at += 2; ;) {
      this.#match(SPACE);
      if (this.at >= this.text.length || this.text.startsWith(">>", this.at)) break;
      const key = this.value(depth + 1);
      if (!isName(key)) continue;
      const value = this.value(depth + 1);
      if (value !== undefined) found.set(key.name, value);
    }
    this.at += 2;
    return found;
  }

  /** The next value; undefined at the end. */
  value(depth = 0): Value | undefined {
    this.#match(SPACE);
    const char = this.text[this.at];
    if (char === undefined) return undefined;
    const open = depth < DEEPEST;
    if (char === "(") return this.#literal();
    if (char === "/") return this.#name();
    if (char === "<" && this.text[this.at + 1] === "<" && open) return this.#dictionary(depth);
    if (char === "<") return this.#hexadecimal();
    if (char === "[" && open) return this.#list(depth);
    const reference = char >= "0" && char <= "9" ? this.#match(REFERENCE) : null;
    if (reference) return { object: Number(reference[1]) };
    const number = this.#match(NUMBER);
    if (number) return Number(number[0]);
    const word = this.#match(WORD)?.[0] ?? "";
    if (word === "") this.at++;
    return word === "true" ? true : word === "false" ? false : word === "null" ? null : { operator: word };
  }
}

/** Whether a value is a name. */
export function isName(value: Value | undefined): value is Name {
  return typeof value === "object" && value !== null && "name" in value;
}

/** Whether a value is a string. */
export function isText(value: Value | undefined): value is Text {
  return typeof value === "object" && value !== null && "bytes" in value;
}

/** Whether a value is an operator. */
export function isOperator(value: Value | undefined): value is Operator {
  return typeof value === "object" && value !== null && "operator" in value;
}
