import { fromWindows1252 } from "../../text/latin.ts";
import type { File } from "./file.ts";
import { character, glyphText } from "./glyphs.ts";
import { standardWidths } from "./widths.ts";
import { type Dictionary, isName, isOperator, isText, Reader } from "./objects.ts";

/** A glyph shown: its text and its width in thousandths of the font's size. */
export interface Glyph {
  readonly text: string;
  readonly width: number;
  readonly blank: boolean;
}

/** A font as far as text needs it. */
export interface Font {
  glyphs(bytes: string): Glyph[];
}

/** Most entries of one character map. */
const MOST_CODES = 70_000;
/** How much of an embedded font is looked at, in bytes: its encoding stands in its first part, before what is scrambled. */
const READABLE = 65_536;

function number(bytes: string): number {
  return Buffer.from(bytes, "latin1").reduce((sum, byte) => sum * 256 + byte, 0);
}

function utf16(bytes: string): string {
  return Buffer.from(bytes.length % 2 ? bytes.slice(1) : bytes, "latin1")
    .swap16()
    .toString("utf16le")
    .replace(/\p{Surrogate}/gu, "");
}

/** The texts of codes by a ToUnicode map (ISO 32000, 9.10.3). */
function toUnicode(bytes: Uint8Array): Map<number, string> {
  const found = new Map<number, string>();
  const reader = new Reader(Buffer.from(bytes).toString("latin1"));
  let held: ReturnType<Reader["value"]>[] = [];
  for (let value = reader.value(); value !== undefined && found.size < MOST_CODES; value = reader.value()) {
    if (!isOperator(value)) {
      held.push(value);
      continue;
    }
    const step = value.operator === "endbfchar" ? 2 : value.operator === "endbfrange" ? 3 : 0;
    for (let at = 0; at + step <= held.length; at += step) {
      if (step === 0) break;
      const [from, to, text] = [held[at], step === 3 ? held[at + 1] : held[at], held[at + step - 1]];
      if (isText(from) && isText(to)) range(found, [number(from.bytes), number(to.bytes)], text);
    }
    held = [];
  }
  return found;
}

function range(found: Map<number, string>, [from, to]: readonly [number, number], text: ReturnType<Reader["value"]>): void {
  for (let code = from; code <= Math.min(to, from + 65_535) && found.size < MOST_CODES; code++) {
    const one: unknown = Array.isArray(text) ? text[code - from] : text;
    if (!isText(one as never)) continue;
    const base = utf16((one as { bytes: string }).bytes);
    const last = base.codePointAt(base.length - 1) ?? 0;
    found.set(code, Array.isArray(text) || code === from ? base : base.slice(0, -1) + character(last + code - from));
  }
}

/** The texts of codes by the encoding inside an embedded Type 1 font, which its readable part sets one by one: `dup 12 /fi put`. */
function builtIn(file: File, font: Dictionary): (readonly [number, string])[] {
  const program = file.stream(file.dictionary(font.get("FontDescriptor"))?.get("FontFile"));
  if (!program) return [];
  const text = Buffer.from(program.buffer, program.byteOffset, Math.min(program.length, READABLE)).toString("latin1");
  const found = text.slice(0, text.indexOf("eexec")).matchAll(/\bdup\s{1,8}(\d{1,3})\s{0,8}\/([\w.]{1,40})\s{1,8}put\b/g);
  return Array.from(found, ([, code, name = ""]) => [Number(code) & 255, glyphText(name)] as const);
}

/** The texts of the 256 codes of a simple font: its own or base encoding, then the differences it states (ISO 32000, 9.6.5). */
function simpleTexts(file: File, font: Dictionary): string[] {
  const encoding = file.value(font.get("Encoding"));
  const stated = isName(encoding) ? encoding.name : file.name(file.dictionary(encoding)?.get("BaseEncoding"));
  const all = Uint8Array.from({ length: 256 }, (_, code) => code);
  const texts = (stated === "MacRomanEncoding" ? new TextDecoder("macintosh").decode(all) : fromWindows1252(all)).split("");
  if (stated === "") for (const [code, text] of builtIn(file, font)) texts[code] = text;
  let code = 0;
  for (const one of encoding instanceof Map ? file.list((encoding as Dictionary).get("Differences")) : []) {
    if (typeof one === "number") code = one;
    else if (isName(one)) texts[code++] = glyphText(one.name);
  }
  return texts;
}

/** The widths of a composite font's glyphs by code (ISO 32000, 9.7.4.3). */
function compositeWidths(file: File, descendant: Dictionary | undefined): Map<number, number> {
  const widths = new Map<number, number>();
  const list = file.list(descendant?.get("W"));
  for (let at = 0; at < list.length && widths.size < MOST_CODES;) {
    const [from, next] = [file.number(list[at]), file.value(list[at + 1])];
    if (Array.isArray(next)) {
      for (const [index, width] of next.entries()) widths.set(from + index, file.number(width as number));
      at += 2;
    } else {
      const to = Math.min(file.number(next), from + 65_535);
      for (let code = from; code <= to; code++) widths.set(code, file.number(list[at + 2]));
      at += 3;
    }
  }
  return widths;
}

/** What is needed of a font to tell its text: composite fonts have codes of two bytes. */
export function fontOf(file: File, font: Dictionary): Font {
  const map = file.stream(font.get("ToUnicode"));
  const unicode = map ? toUnicode(map) : new Map<number, string>();
  if (file.name(font.get("Subtype")) === "Type0") {
    const descendant = file.dictionary(file.list(font.get("DescendantFonts"))[0]);
    const widths = compositeWidths(file, descendant);
    const usual = file.number(descendant?.get("DW")) || 1_000;
    return {
      glyphs: (bytes) =>
        Array.from({ length: Math.floor(bytes.length / 2) }, (_, index) => {
          const code = number(bytes.slice(index * 2, index * 2 + 2));
          return { text: clean(unicode.get(code) ?? ""), width: widths.get(code) ?? usual, blank: false };
        }),
    };
  }
  const texts = simpleTexts(file, font);
  const [first, widths] = [file.number(font.get("FirstChar")), file.list(font.get("Widths")).map((one) => file.number(one))];
  const standard = standardWidths(file.name(font.get("BaseFont")));
  const scale = file.name(font.get("Subtype")) === "Type3" ? Math.abs(file.number(file.list(font.get("FontMatrix"))[0])) * 1_000 || 1 : 1;
  return {
    glyphs: (bytes) =>
      Array.from(Buffer.from(bytes, "latin1"), (code) => {
        const text = unicode.get(code) ?? texts[code] ?? "";
        const width = (widths[code - first] ?? (widths.length > 0 ? 0 : standard(text))) * scale;
        return { text: clean(text), width, blank: code === 32 };
      }),
  };
}

/** Ligatures as their letters; control characters, which show nothing, as nothing. */
function clean(text: string): string {
  return text.replace(/[\ufb00-\ufb06]/gu, (one) => one.normalize("NFKC")).replace(/[\p{Cc}\ufffd]/gu, "");
}
