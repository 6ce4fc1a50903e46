import pc from "picocolors";
import type { Dossier } from "../model/dossier.ts";
import type { DocId, Span } from "../model/span.ts";
import type { Segment } from "./changes.ts";
import { titleOf } from "./facts.ts";
import { outlineOf, spansOf, type Item, type Named, type Piece } from "./outline.ts";
import { printable } from "./printable.ts";
import { placeOf, shortIds } from "./short.ts";
import type { Texts } from "./texts.ts";
import { wrap, type Word } from "./wrap.ts";

/** How a record is drawn on a terminal: cells in a line, and whether colours are used. Without colours changed words are marked `[-…-]` and `{+…+}`. */
export interface Terminal {
  readonly width: number;
  readonly colour: boolean;
}

type Paint = Word["paint"];

interface Pen {
  readonly short: (doc: DocId) => string;
  readonly colours: ReturnType<typeof pc.createColors>;
  readonly marks: boolean;
}

const plain: Paint = (text) => text;
/** Columns each level of a record is set in by. */
const INDENT = 2;
/** Narrower than this nothing can be read; wider lines than asked for are then drawn. */
const NARROWEST = 20;

function split(text: string, paint: Paint): Word[] {
  return printable(text)
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => ({ text: word, paint }));
}

function places(spans: readonly Span[], pen: Pen): Word[] {
  const list = spans.map((span) => placeOf(span, pen.short)).join(", ");
  return list === "" ? [] : split(`[${list}]`, pen.colours.dim);
}

/** Words of a passage; each change keeps its own marks when it runs over a line. */
function marked(segments: readonly Segment[], pen: Pen): Word[] {
  const found: Word[] = [];
  let glued = false;
  for (const { op, text } of segments) {
    const paint = op === "same" ? plain : op === "dropped" ? pen.colours.red : pen.colours.green;
    const [open, close] = !pen.marks || op === "same" ? ["", ""] : op === "dropped" ? ["[-", "-]"] : ["{+", "+}"];
    const shown = printable(text);
    const own = split(open + shown.trim() + close, op === "dropped" && !pen.marks ? (one) => pen.colours.strikethrough(paint(one)) : paint);
    if (glued && own[0] && !shown.startsWith(" ")) own[0] = { ...own[0], glued: true };
    found.push(...own);
    glued = !shown.endsWith(" ");
  }
  return found;
}

const TONES: Readonly<Record<string, "green" | "yellow" | "magenta" | "cyan">> = {
  agree: "green",
  verbatim: "green",
  differ: "yellow",
  reworded: "yellow",
  inserted: "yellow",
  apart: "yellow",
  silent: "magenta",
  "not found": "magenta",
};

function named(one: Named, more: boolean, pen: Pen): Word[] {
  const where = one.at.length > 0 ? places(one.at, pen) : split(pen.short(one.doc) + (more ? "," : ""), pen.colours.dim);
  return [...split(one.text, pen.colours.bold), ...where];
}

function wordsOf(piece: Piece, pen: Pen): Word[] {
  const { colours } = pen;
  switch (piece.as) {
    case "label":
      return split(`${piece.text}:`, colours.bold);
    case "note":
      return split(`(${piece.text})`, colours.dim);
    case "mark":
      return split(`${piece.text}:`, colours[TONES[piece.text] ?? "cyan"]);
    case "link":
      return split(piece.text, colours.dim);
    case "docs":
      return piece.docs.flatMap((one, index) => named(one, index < piece.docs.length - 1, pen));
    case "value":
      return [...split(piece.text, plain), ...places(piece.at, pen)];
    case "words":
      return [...marked(piece.segments, pen), ...places(piece.at, pen)];
  }
}

function draw(item: Item, depth: number, draft: { readonly pen: Pen; readonly width: number; readonly lines: string[] }): void {
  const lead = `${" ".repeat(depth * INDENT)}${depth === 1 ? "- " : ""}`;
  draft.lines.push(
    ...wrap(
      item.pieces.flatMap((piece) => wordsOf(piece, draft.pen)),
      lead,
      draft.width,
    ),
  );
  for (const under of item.under) draw(under, depth + 1, draft);
}

/**
 * A record as lines for a terminal, ended by a line break. Every value is followed by where it stands ("[d571fcb:120–140]", UTF-16 offsets).
 * Nothing in a source can move the cursor or reorder text.
 */
export function renderText(dossier: Dossier, texts: Texts, { width, colour }: Terminal): string {
  const sections = outlineOf(dossier, texts);
  const title = titleOf(dossier, texts);
  const spans = [...title.at, ...spansOf(sections)];
  const colours = pc.createColors(colour);
  const pen = { short: shortIds([...dossier.accounts.map((one) => one.doc), ...spans.map((span) => span.doc)]), colours, marks: !colour };
  const draft = { pen, width: Math.max(NARROWEST, width), lines: [] as string[] };
  draft.lines.push(...wrap(split(title.label, colours.bold), "", draft.width));
  if (title.headline !== undefined)
    draft.lines.push(...wrap([...split(title.headline, colours.italic), ...places(title.at, pen)], "", draft.width));
  for (const section of sections) {
    draft.lines.push("", colours.bold(section.heading.toUpperCase()));
    for (const [index, item] of section.items.entries()) {
      if (index > 0 && item.under.length > 0) draft.lines.push("");
      draw(item, 1, draft);
    }
  }
  return `${draft.lines.join("\n")}\n`;
}
