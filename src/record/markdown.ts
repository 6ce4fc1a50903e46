import type { Dossier } from "../model/dossier.ts";
import type { DocId, Span } from "../model/span.ts";
import type { Segment } from "./changes.ts";
import { titleOf } from "./facts.ts";
import { outlineOf, spansOf, type Item, type Piece } from "./outline.ts";
import { printable } from "./printable.ts";
import { placeOf, shortIds } from "./short.ts";
import type { Texts } from "./texts.ts";

const SPECIAL = /[\\*_{}[\]<>&|~#$^!]/g;
// GitHub Flavored Markdown makes links of bare addresses after escapes are resolved, so words that could be one are shown as code.
const ADDRESS = /:\/\/|www\.|@|mailto:|xmpp:/i;
const LINE_START = /^(?:[-+=:]|\d+(?=[.)](?:\s|$)))/;

function code(word: string): string {
  let fence = "`";
  while (word.includes(fence)) fence += "`";
  const pad = word.startsWith("`") || word.endsWith("`") ? " " : "";
  return fence + pad + word + pad + fence;
}

/** A source's characters as Markdown text: every character that could be markup is escaped (CommonMark 2.4 and 2.5), addresses become code. */
export function escapeMarkdown(text: string): string {
  const words = printable(text).split(" ");
  const safe = words.map((word) => (ADDRESS.test(word) ? code(word) : word.replace(SPECIAL, "\\$&").replaceAll("`", "&#96;")));
  return safe.join(" ").replace(LINE_START, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}

class Notes {
  readonly #numbers = new Map<string, { readonly number: number; readonly span: Span }>();

  /** References to spans, numbered in the order of first use. */
  refer(spans: readonly Span[]): string {
    return spans.map((span) => `[^${this.#number(span)}]`).join("");
  }

  #number(span: Span): number {
    const key = `${span.doc} ${span.start} ${span.end}`;
    const known = this.#numbers.get(key);
    if (known) return known.number;
    const number = this.#numbers.size + 1;
    this.#numbers.set(key, { number, span });
    return number;
  }

  all(): readonly { readonly number: number; readonly span: Span }[] {
    return [...this.#numbers.values()];
  }
}

interface Pen {
  readonly short: (doc: DocId) => string;
  readonly notes: Notes;
}

/** Escaped text between marks, which Markdown wants against the words and not against blanks. */
function set(mark: string, text: string): string {
  const safe = escapeMarkdown(text).trim();
  return safe === "" ? "" : `${mark}${safe}${mark}`;
}

function segment({ op, text }: Segment): string {
  if (op === "same") return escapeMarkdown(text);
  const blank = [/^\s/u.test(text) ? " " : "", /\s$/u.test(text) ? " " : ""];
  return `${blank[0]}${op === "dropped" ? set("~~", text) : set("**", text)}${blank[1]}`;
}

function inline(piece: Piece, { short, notes }: Pen): string {
  switch (piece.as) {
    case "label":
      return `**${escapeMarkdown(piece.text)}:**`;
    case "note":
      return `(${escapeMarkdown(piece.text)})`;
    case "mark":
      return `*${escapeMarkdown(piece.text)}*`;
    case "link":
      return escapeMarkdown(piece.text);
    case "docs":
      return piece.docs.map((one) => `${set("**", one.text)} (${short(one.doc)})${notes.refer(one.at)}`).join(", ");
    case "value":
      return escapeMarkdown(piece.text) + notes.refer(piece.at);
    case "words":
      return `“${piece.segments.map(segment).join("").trim()}”${notes.refer(piece.at)}`;
  }
}

function list(items: readonly Item[], depth: number, pen: Pen): string[] {
  return items.flatMap((item) => {
    const text = item.pieces.map((piece) => inline(piece, pen)).filter((one) => one !== "");
    return [`${"  ".repeat(depth)}- ${text.join(" ")}`, ...list(item.under, depth + 1, pen)];
  });
}

/**
 * A record as Markdown with footnotes (GitHub Flavored Markdown), one for each source passage, that give document, offsets and words.
 * Words the base has and a reading lacks are struck through, words only the reading has are strong. No source can become markup.
 */
export function renderMarkdown(dossier: Dossier, texts: Texts): string {
  const sections = outlineOf(dossier, texts);
  const title = titleOf(dossier, texts);
  const spans = [...title.at, ...spansOf(sections)];
  const pen = { short: shortIds([...dossier.accounts.map((one) => one.doc), ...spans.map((span) => span.doc)]), notes: new Notes() };
  const lines = [`# ${escapeMarkdown(title.label)}`, ""];
  if (title.headline !== undefined) lines.push(`*${escapeMarkdown(title.headline).trim()}*${pen.notes.refer(title.at)}`, "");
  for (const section of sections) lines.push(`## ${section.heading}`, "", ...list(section.items, 0, pen), "");
  lines.push("## Sources", "");
  for (const { number, span } of pen.notes.all()) {
    lines.push(`[^${number}]: ${placeOf(span, pen.short)}: ${escapeMarkdown(texts.read(span)).trim()}`);
  }
  return `${lines.join("\n")}\n`;
}
