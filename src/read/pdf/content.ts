import type { File } from "./file.ts";
import { type Font, fontOf } from "./fonts.ts";
import { type Dictionary, isName, isOperator, isText, Reader, type Value } from "./objects.ts";

/** A stretch of text as a page shows it: left end of its base line, from the page's upper left corner, its width and the font's size, in points. */
export interface Shown {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

type Matrix = readonly [number, number, number, number, number, number];

/** Forms in forms deeper than this, and operators beyond this number, are not followed. */
const DEEPEST = 8;
const MOST_OPERATORS = 3_000_000;
/** A shift inside a text of more than this many thousandths of the size, to the right, is a blank. */
const BLANK = 120;
/** A shift of more than this many parts two texts. */
const CELL = 1_000;

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

interface State {
  matrix: Matrix;
  font: Font | undefined;
  size: number;
  between: number;
  blank: number;
  scale: number;
  leading: number;
  rise: number;
}

/** Follows the operators of a page's content (ISO 32000, 9.4) and gathers the text it shows. `pictures` counts the pictures drawn. */
export class Content {
  readonly shown: Shown[] = [];
  pictures = 0;
  readonly #file: File;
  readonly #fonts: Map<Dictionary, Font>;
  #operators = 0;
  #state: State;
  #line: Matrix = UNIT;
  #text: Matrix = UNIT;

  constructor(file: File, fonts: Map<Dictionary, Font>, start: Matrix) {
    this.#file = file;
    this.#fonts = fonts;
    this.#state = { matrix: start, font: undefined, size: 0, between: 0, blank: 0, scale: 1, leading: 0, rise: 0 };
  }

  /** Run the operators of one stream with the resources it names. */
  run(bytes: Uint8Array, resources: Dictionary | undefined, depth = 0): void {
    const reader = new Reader(Buffer.from(bytes).toString("latin1"));
    const stack: State[] = [];
    let held: Value[] = [];
    for (let value = reader.value(); value !== undefined; value = reader.value()) {
      if (!isOperator(value)) {
        if (held.length < 1_000) held.push(value);
        continue;
      }
      if (++this.#operators > MOST_OPERATORS) return;
      const { operator } = value;
      if (operator === "q" && stack.length < 1_000) stack.push({ ...this.#state });
      else if (operator === "Q") this.#state = stack.pop() ?? this.#state;
      else if (operator === "Do") this.#draw(held[0], resources, depth);
      else if (operator === "Tf") this.#choose(held, resources);
      else if (operator === "BI") {
        const end = /[\s]EI(?=\s|$)/.exec(reader.text.slice(reader.at, reader.at + 2_000_000));
        reader.at = end ? reader.at + end.index + 3 : reader.text.length;
      } else this.#step(operator, held);
      held = [];
    }
  }

  #numbers(held: readonly Value[]): number[] {
    return held.map((one) => (typeof one === "number" && Number.isFinite(one) ? one : 0));
  }

  #step(operator: string, held: readonly Value[]): void {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = this.#numbers(held);
    const state = this.#state;
    if (operator === "cm") state.matrix = times([a, b, c, d, e, f], state.matrix);
    else if (operator === "BT") this.#text = this.#line = UNIT;
    else if (operator === "Tm") this.#text = this.#line = [a, b, c, d, e, f];
    else if (operator === "Td" || operator === "TD") {
      if (operator === "TD") state.leading = -b;
      this.#move(a, b);
    } else if (operator === "T*") this.#move(0, -state.leading);
    else if (operator === "Tc") state.between = a;
    else if (operator === "Tw") state.blank = a;
    else if (operator === "Tz") state.scale = a / 100;
    else if (operator === "TL") state.leading = a;
    else if (operator === "Ts") state.rise = a;
    else if (operator === "Tj") this.#show(held);
    else if (operator === "TJ") this.#show(Array.isArray(held[0]) ? (held[0] as readonly Value[]) : []);
    else if (operator === "'" || operator === '"') {
      if (operator === '"') [state.blank, state.between] = [a, b];
      this.#move(0, -state.leading);
      this.#show(held.slice(-1));
    }
  }

  #move(x: number, y: number): void {
    this.#text = this.#line = times([1, 0, 0, 1, x, y], this.#line);
  }

  #choose([name, size]: readonly Value[], resources: Dictionary | undefined): void {
    const font = isName(name) ? this.#file.dictionary(this.#file.dictionary(resources?.get("Font"))?.get(name.name)) : undefined;
    this.#state.size = typeof size === "number" ? size : 0;
    this.#state.font = font && (this.#fonts.get(font) ?? fontOf(this.#file, font));
    if (font && this.#state.font) this.#fonts.set(font, this.#state.font);
  }

  #show(parts: readonly Value[]): void {
    const { font, size, between, blank, scale } = this.#state;
    if (!font) return;
    let text = "";
    let moved = 0;
    for (const part of parts) {
      if (typeof part === "number") {
        // A shift as wide as a letter and more leads to another cell or column; one before any text moves where it begins.
        if (-part > CELL || text === "") {
          this.#stretch(text, moved);
          [text, moved] = ["", 0];
          this.#stretch("", -(part / 1_000) * size * scale);
          continue;
        }
        if (-part > BLANK && !text.endsWith(" ")) text += " ";
        moved -= (part / 1_000) * size * scale;
      }
      if (!isText(part)) continue;
      for (const glyph of font.glyphs(part.bytes)) {
        text += glyph.text;
        moved += ((glyph.width / 1_000) * size + between + (glyph.blank ? blank : 0)) * scale;
      }
    }
    this.#stretch(text, moved);
  }

  /** Take in a stretch of text, or nothing, that begins where the text stands, and move on by its width. */
  #stretch(text: string, moved: number): void {
    const { size, scale, rise, matrix } = this.#state;
    const start = times(times([size * scale, 0, 0, size, 0, rise], this.#text), matrix);
    this.#text = times([1, 0, 0, 1, moved, 0], this.#text);
    const end = times(times([size * scale, 0, 0, size, 0, rise], this.#text), matrix);
    // Text that does not run from left to right on the page (marks in the margin, labels of axes) is left out.
    if (text.trim() === "" || Math.abs(start[1]) > Math.abs(start[0]) || !Number.isFinite(end[4])) return;
    this.shown.push({ text, x: start[4], y: start[5], width: end[4] - start[4], size: Math.hypot(start[2], start[3]) });
  }

  #draw(name: Value | undefined, resources: Dictionary | undefined, depth: number): void {
    const reference = isName(name) ? this.#file.dictionary(resources?.get("XObject"))?.get(name.name) : undefined;
    const form = this.#file.dictionary(reference);
    if (!form) return;
    if (this.#file.name(form.get("Subtype")) !== "Form") {
      this.pictures++;
      return;
    }
    const bytes = depth < DEEPEST ? this.#file.stream(reference) : null;
    if (!bytes) return;
    const before = { ...this.#state };
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = this.#file.list(form.get("Matrix")).map((one) => this.#file.number(one));
    this.#state.matrix = times([a, b, c, d, e, f], this.#state.matrix);
    this.run(bytes, this.#file.dictionary(form.get("Resources")) ?? resources, depth + 1);
    this.#state = before;
  }
}

/** The matrix that leads from a page's own space to points from its upper left corner, as it is turned for reading. */
export function upright(box: readonly number[], turn: number): Matrix {
  const [left = 0, bottom = 0, right = 612, top = 792] = box;
  const turns: Readonly<Record<number, Matrix>> = {
    90: [0, 1, 1, 0, -bottom, -left],
    180: [-1, 0, 0, 1, right, -bottom],
    270: [0, -1, -1, 0, top, right],
  };
  return turns[((turn % 360) + 360) % 360] ?? [1, 0, 0, -1, -left, top];
}
