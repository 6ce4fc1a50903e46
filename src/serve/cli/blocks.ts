import type { Block, Document } from "../../model/document.ts";
import type { Span } from "../../model/span.ts";
import { daysInWords } from "../../record/calendar.ts";
import { METHODS } from "../../record/labels.ts";
import { printable } from "../../record/printable.ts";
import { wrap } from "../../record/wrap.ts";
import type { Output } from "./output.ts";

/** Cells a line of text may have; longer ones are hard to read. */
const READABLE = 110;
/** Columns for the offset before each line. */
export const OFFSET_WIDTH = 6;

/** The characters of a span as people read them: first to last, the end excluded. */
export function placed({ start, end }: Span): string {
  return `${start}–${end}`;
}

/** What is known of a document before its text: sort, language, where it was seen, its dates with how they were found, its problems. */
export function* facts(document: Document, { colours }: Output): Generator<string> {
  const { id, kind, language, seen, published, updated = [], problems } = document;
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
}

/** A block of a document as lines: its offset, what it is, its words; furniture behind a bar and dim. */
export function* blockLines({ kind, span, label, why }: Block, document: Document, out: Output): Generator<string> {
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
