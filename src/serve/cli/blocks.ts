import type { Block, Document } from "../../model/document.ts";
import type { Span } from "../../model/span.ts";
import { daysInWords } from "../../record/calendar.ts";
import { METHODS } from "../../record/labels.ts";
import { printable } from "../../record/printable.ts";
import { wrap } from "../../record/wrap.ts";
import { grouped } from "../grouped.ts";
import type { Output } from "./output.ts";

/** Cells a line of text may have; longer ones are hard to read. */
const READABLE = 110;
/** Lines of furniture in a row that are shown; of more the rest is counted. */
const FEW = 3;
/** Other places of a recurring line that are shown. */
const MOST_PLACES = 3;
/** Columns for the offset before each line. */
export const OFFSET_WIDTH = 6;

/** The characters of a span as people read them: first to last, the end excluded. */
export function placed({ start, end }: Span): string {
  return `${start}–${end}`;
}

/** What is known of a document before its text: sort, language, where it was seen, its dates with how they were found, its problems, title and authors. */
export function* facts(document: Document, { colours }: Output): Generator<string> {
  const { id, kind, language, seen, published, updated = [], problems, title, credits } = document;
  const named = (what: string, span: Span): string =>
    `${what.padEnd(10)} ${printable(document.text.slice(span.start, span.end))} ${colours.dim(`(${placed(span)})`)}`;
  yield `${colours.bold(id)}  ${kind}, ${language}`;
  for (const { at, line, fetched } of seen) {
    const when = fetched === undefined ? "" : colours.dim(` (fetched ${daysInWords({ from: fetched, to: fetched })})`);
    yield `seen at    ${printable(at)}${line === undefined ? "" : `:${line}`}${when}`;
  }
  for (const { days, method, evidence } of published) {
    yield `published  ${daysInWords(days)} ${colours.dim(`(${METHODS[method]}, ${placed(evidence[0])})`)}`;
  }
  for (const { days, method, evidence } of updated) {
    yield `updated    ${daysInWords(days)} ${colours.dim(`(${METHODS[method]}, ${placed(evidence[0])})`)}`;
  }
  for (const { code, message, span } of problems)
    yield colours.yellow(`problem    ${code}: ${printable(message)}${span ? ` (${placed(span)})` : ""}`);
  if (title) yield named("title", title[0]);
  for (const { role, span } of credits) yield named(role, span);
}

/**
 * The blocks of a document as lines, each with its offset: the report's words, and furniture behind a bar and dim, of many lines in a row
 * the first ones. `also`: by where a line begins, where else its outlet prints it.
 */
export function* textLines(document: Document, also: ReadonlyMap<number, readonly Span[]>, out: Output): Generator<string> {
  const aside = (text: string): string => out.colours.dim(`${" ".repeat(OFFSET_WIDTH)} | ${text}`);
  for (const group of grouped(document.blocks)) {
    const shown = group.length > FEW + 1 ? group.slice(0, FEW) : group;
    for (const block of shown) {
      yield* blockLines(block, document, out);
      const others = also.get(block.span.start) ?? [];
      const places = others.slice(0, MOST_PLACES).map((span) => `${span.doc} ${placed(span)}`);
      const more = others.length > MOST_PLACES ? [`${others.length - MOST_PLACES} more`] : [];
      if (places.length > 0) yield aside(`  also in ${[...places, ...more].join(", ")}`);
    }
    const [next, last] = [group[shown.length], group.at(-1)];
    if (next && last) yield aside(`… ${group.length - shown.length} more lines, ${next.span.start}–${last.span.end}`);
  }
}

/** A block of a document as lines: its offset, what it is, its words. */
function* blockLines({ kind, span, label, why }: Block, document: Document, out: Output): Generator<string> {
  const { colours } = out;
  const aside = kind === "furniture";
  const note = aside ? `[furniture: ${why ?? "not the report"}] ` : kind === "paragraph" || label ? "" : `[${kind}] `;
  const paint = aside ? colours.dim : kind === "headline" ? colours.bold : (text: string) => text;
  const text = printable(document.text.slice(span.start, span.end)).trim();
  const words = (note + text).split(" ").map((word) => ({ text: word, paint }));
  const lead = `${String(span.start).padStart(OFFSET_WIDTH)} ${aside ? "|" : " "} `;
  for (const [number, line] of wrap(words, lead, Math.min(out.width, READABLE)).entries()) {
    yield aside && number > 0 ? line.replace(" ".repeat(lead.length), `${" ".repeat(OFFSET_WIDTH)} | `) : line;
  }
}
