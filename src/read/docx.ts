import type { Problem } from "../model/document.ts";
import type { Copy, Placed } from "../text/runs.ts";
import { decode } from "./charset.ts";
import { framed, type Piece, type Stated } from "./framed.ts";
import type { Reading } from "./page.ts";
import { attribute, children, copyEscaped, copyText, descend, type Element, isElement, textIn, walk, xmlOf } from "./xml.ts";
import { entriesOf, type Entry, type ReadAt, unzip } from "./zip.ts";

/** Contents that stand twice in a file (for older programs), were deleted in revisions, or are codes of fields. */
const PASSED = new Set(["fallback", "del", "movefrom", "instrtext", "deltext", "rpr", "ppr", "sectpr"]);
/** First bytes of a compound file: an encrypted document, or one of the binary format before it. */
const COMPOUND = "\xd0\xcf\x11\xe0";

const MAIN = /^word\/document\d*\.xml$/u;
const ASIDE = /^word\/(?:header|footer)\d*\.xml$/u;
const NOTES = /^word\/(?:footnotes|endnotes)\.xml$/u;
const CORE = "docProps/core.xml";
const STYLES = "word/styles.xml";

/** Write a paragraph's runs: text, tabs and breaks; what was deleted is left out. */
function writeRuns(copy: Copy, text: string, element: Element): void {
  for (const part of element.inside) {
    if (!isElement(part)) continue;
    if (PASSED.has(part.name)) continue;
    if (part.name === "t") {
      for (const one of part.inside) if (!isElement(one)) copyEscaped(copy, text, one);
    } else if (part.name === "tab" || part.name === "br" || part.name === "cr") copy.insert(" ");
    else if (part.name === "nobreakhyphen") copy.insert("-");
    else if (part.name !== "p") writeRuns(copy, text, part);
  }
}

/** Paragraphs under an element, also those in tables and text boxes, in source order. */
function* paragraphs(element: Element): Generator<Element> {
  for (const part of element.inside) {
    if (!isElement(part) || PASSED.has(part.name)) continue;
    if (part.name === "p") yield part;
    yield* paragraphs(part);
  }
}

/** The names of paragraph styles by id, in small letters: ids are translated, names are not. */
function stylesOf(text: string, styles: Element | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const style of styles ? walk(styles) : []) {
    if (style.name !== "style") continue;
    const [id, name] = [attribute(text, style, "styleid"), descend(style, "name")];
    const value = name && attribute(text, name, "val");
    if (id && value) found.set(text.slice(id.start, id.end), text.slice(value.start, value.end).toLowerCase());
  }
  return found;
}

function kindOf(text: string, paragraph: Element, styles: ReadonlyMap<string, string>): Piece["kind"] {
  const properties = descend(paragraph, "ppr");
  const style = properties && descend(properties, "pstyle");
  const place = style && attribute(text, style, "val");
  const id = place ? text.slice(place.start, place.end) : "";
  const name = styles.get(id) ?? id.toLowerCase();
  if (name === "title") return "headline";
  if (/^heading ?\d/u.test(name)) return "heading";
  if (/quote/u.test(name)) return "quote";
  return properties && descend(properties, "numpr") ? "item" : undefined;
}

interface Part {
  readonly name: string;
  readonly text: string;
}

/** The parts that are read, in one order: properties, styles, headers and footers, the text, notes. */
function partsOf(read: ReadAt, entries: readonly Entry[]): Part[] | Problem {
  const order = [(name: string) => name === CORE, (name: string) => name === STYLES, ASIDE, MAIN, NOTES].map((one) =>
    typeof one === "function" ? one : (name: string) => one.test(name),
  );
  const parts: Part[] = [];
  for (const belongs of order) {
    for (const entry of entries.filter(({ name }) => belongs(name)).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const bytes = unzip(read, entry);
      if ("code" in bytes) return bytes;
      const decoded = decode(bytes);
      if (decoded.ok) parts.push({ name: entry.name, text: decoded.text.replace(/\p{Surrogate}/gu, "\ufffd") });
    }
  }
  return parts;
}

function statedIn(text: string, core: Element): Stated[] {
  const state = (field: Stated["field"], name: string): Stated[] => {
    const element = [...walk(core)].find((one) => one.name === name);
    const value = element && textIn(text, element);
    if (!element || !value) return [];
    return [{ field, write: (copy) => copyText(copy, text, element) }];
  };
  return [...state("title", "title"), ...state("published", "created"), ...state("author", "creator")];
}

/**
 * Read a DOCX file (Office Open XML, ECMA-376): headings, items and quotations by style, headers and footers set apart, notes at the end.
 * What was deleted in revisions is left out. Its places lead into the XML of its parts, one after the other.
 * Problems: `encrypted`, `archive-broken`, `archive-bomb`, `no-text`.
 */
export function readDocx(bytes: Uint8Array): Reading | Problem {
  if (Buffer.from(bytes.subarray(0, 4)).toString("latin1") === COMPOUND)
    return { code: "encrypted", message: "the file is encrypted, or in Word's format before 2007" };
  const read: ReadAt = (from, length) => bytes.subarray(from, from + length);
  const entries = entriesOf(read, bytes.length);
  if ("code" in entries) return entries;
  const parts = partsOf(read, entries);
  if ("code" in parts) return parts;
  const stream = parts.map(({ text }) => text).join("\n");
  const source: Placed = { text: stream, runs: stream === "" ? [] : [0, 0, stream.length], charset: "utf-8" };
  const reading = framed(source, frameOf(stream, parts));
  return "code" in reading ? reading : { ...reading, stream };
}

function frameOf(stream: string, parts: readonly Part[]): Parameters<typeof framed>[1] {
  const tree = xmlOf(stream);
  const roots = children(tree);
  const named = (name: string): Element[] => roots.filter((one) => one.name === name);
  const styles = stylesOf(stream, named("styles")[0]);
  const line =
    (why?: Piece["why"]) =>
    (paragraph: Element): Piece => {
      const kind = why ? "furniture" : kindOf(stream, paragraph, styles);
      return { write: (copy) => writeRuns(copy, stream, paragraph), ...(kind ? { kind } : {}), ...(why ? { why } : {}) };
    };
  const lines = [
    ...named("hdr").flatMap((one) => [...paragraphs(one)].map(line("metadata"))),
    ...named("document").flatMap((one) => [...paragraphs(one)].map(line())),
    ...[...named("footnotes"), ...named("endnotes")].flatMap((one) => [...paragraphs(one)].map(line())),
    ...named("ftr").flatMap((one) => [...paragraphs(one)].map(line("metadata"))),
  ];
  const core = parts.some(({ name }) => name === CORE) ? roots[0] : undefined;
  return { stated: core ? titled(stream, core, lines) : [], body: { as: "lines", lines } };
}

/** A title in the properties gives way to one in the text, which is what a reader sees. */
function titled(stream: string, core: Element, lines: readonly Piece[]): Stated[] {
  const shown = lines.some(({ kind }) => kind === "headline");
  return statedIn(stream, core).filter(({ field }) => field !== "title" || !shown);
}
