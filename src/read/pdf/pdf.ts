import type { Position, Problem } from "../../model/document.ts";
import type { Copy, Placed } from "../../text/runs.ts";
import { framed, type Piece } from "../framed.ts";
import type { Reading } from "../page.ts";
import { Content, upright } from "./content.ts";
import { File } from "./file.ts";
import { bodySize, margins, type Paragraph, paragraphs } from "./layout.ts";
import { linesOf } from "./rows.ts";
import type { PageLine } from "./stretches.ts";

/** Text this much larger than the body's is a headline or heading. */
const HEADLINE = 1.15;
const HEADING = 1.1;
/** Longest heading, in characters. */
const HEADING_LENGTH = 150;
const HYPHENED = /\p{L}+-\p{L}+/gu;
/** How far into a file its mark may stand (ISO 32000, annex H). */
const MARK_WITHIN = 1_024;

interface Extracted {
  readonly lines: PageLine[];
  readonly pictures: number;
}

function extract(file: File): Extracted {
  const fonts = new Map<never, never>() as ConstructorParameters<typeof Content>[1];
  const lines: PageLine[] = [];
  let pictures = 0;
  for (const [index, page] of file.pages().entries()) {
    const box = file.list(page.get("CropBox") ?? page.get("MediaBox")).map((one) => file.number(one));
    const turn = file.number(page.get("Rotate"));
    const content = new Content(file, fonts, upright(box, turn));
    const parts = file
      .list(page.get("Contents"))
      .map((one) => file.stream(one))
      .filter((one) => one !== null);
    const whole = Buffer.concat(parts.flatMap((one) => [one, Buffer.from("\n")]));
    content.run(whole, file.dictionary(page.get("Resources")));
    const [left = 0, bottom = 0, right = 612, top = 792] = box;
    lines.push(...linesOf(content.shown, index + 1, turn % 180 === 0 ? top - bottom : right - left));
    pictures += content.pictures;
  }
  return { lines, pictures };
}

/** A line's place in the text layer. */
type Places = ReadonlyMap<PageLine, number>;

/** Words that are written with a hyphen inside a line: the hyphen of such a word stays where a line ends in it. */
function hyphened(lines: readonly PageLine[]): ReadonlySet<string> {
  return new Set(lines.flatMap(({ text }) => text.toLowerCase().match(HYPHENED) ?? []));
}

/** What the end of a line is to the line after it: the end of a word, the middle of one that keeps its hyphen, or of one that was divided. */
function seam(line: string, next: string | undefined, kept: ReadonlySet<string>): "between" | "kept" | "divided" {
  const first = /[\p{L}\p{N}]+[-\u2010\u00ad]$/u.exec(line)?.[0];
  const second = /^[\p{L}\p{N}]+/u.exec(next ?? "")?.[0];
  if (first === undefined || second === undefined) return "between";
  const word = `${first}${second}`.toLowerCase();
  return /\p{L}.$/u.test(first) && /^\p{Ll}/u.test(second) && !kept.has(word) ? "divided" : "kept";
}

interface Written {
  readonly places: Places;
  readonly positions: Position[];
  readonly kept: ReadonlySet<string>;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Write a paragraph: its lines with a blank between, a word that was divided at the end of a line put together again, cells set apart. */
function write(copy: Copy, lines: Paragraph, { places, positions, kept }: Written): void {
  for (const [index, line] of lines.entries()) {
    const end = seam(line.text, lines[index + 1]?.text, kept);
    const start = copy.length;
    let from = places.get(line) ?? 0;
    for (const [at, cell] of line.text.split("\t").entries()) {
      if (at > 0) copy.insert(" | ");
      copy.take(from, from + cell.length - (end === "divided" ? 1 : 0));
      from += cell.length + 1;
    }
    const box = [line.x, line.y - line.size, line.right - line.x, line.size].map(tenth);
    positions.push({ at: "page", start, end: copy.length, page: line.page, box });
    if (end === "between" && index + 1 < lines.length) copy.insert(" ");
  }
}

function pieces(lines: readonly PageLine[], written: Written): Piece[] {
  const aside = margins(lines);
  const body = lines.filter((line) => !aside.has(line));
  const size = bodySize(body);
  const all = paragraphs(body);
  const large = all.filter(([line]) => line?.page === 1 && line.y < line.height * 0.6 && line.size >= size * HEADLINE);
  const most = Math.max(...large.map(([line]) => line?.size ?? 0));
  const headline = large.find(([line]) => line?.size === most);
  const kindOf = (paragraph: Paragraph): Piece["kind"] => {
    if (paragraph === headline) return "headline";
    if (paragraph[0]?.text.includes("\t") === true) return "item";
    const length = paragraph.reduce((sum, { text }) => sum + text.length, 0);
    return (paragraph[0]?.size ?? 0) >= size * HEADING && length <= HEADING_LENGTH ? "heading" : undefined;
  };
  const own = all.map((paragraph): Piece => {
    const kind = kindOf(paragraph);
    return { write: (copy) => write(copy, paragraph, written), ...(kind ? { kind } : {}) };
  });
  const edges = [...aside].map((line): Piece => ({
    write: (copy) => write(copy, [line], written),
    kind: "furniture",
    why: "metadata",
  }));
  return [...own, ...edges];
}

/**
 * Read a PDF file: its text layer line by line, joined to paragraphs over columns and pages, words divided at line ends put together, headers and footers
 * set apart behind the text, every line with its page and box. Its places lead into the text layer in the order of the file.
 * Problems: `pdf-broken`, `encrypted`, `scanned` (pictures of pages without text), `no-text`.
 */
export function readPdf(bytes: Uint8Array): Reading | Problem {
  if (Buffer.from(bytes.subarray(0, MARK_WITHIN)).indexOf("%PDF-") < 0) return { code: "pdf-broken", message: "the file is no PDF" };
  const file = new File(bytes);
  if (file.trailers.some((one) => one.has("Encrypt"))) return { code: "encrypted", message: "the file is encrypted" };
  if (file.pages().length === 0) return { code: "pdf-broken", message: "the PDF is damaged: it has no pages that can be read" };
  const { lines, pictures } = extract(file);
  if (lines.length === 0 && pictures > 0) return { code: "scanned", message: "the pages are pictures without text" };
  const places = new Map<PageLine, number>();
  let stream = "";
  for (const [index, line] of lines.entries()) {
    if (index > 0) stream += lines[index - 1]?.page === line.page ? "\n" : "\f";
    places.set(line, stream.length);
    stream += line.text;
  }
  const source: Placed = { text: stream, runs: stream === "" ? [] : [0, 0, stream.length], charset: "utf-8" };
  const positions: Position[] = [];
  const reading = framed(source, { stated: [], body: { as: "lines", lines: pieces(lines, { places, positions, kept: hyphened(lines) }) } });
  return "code" in reading ? reading : { ...reading, positions, stream };
}
