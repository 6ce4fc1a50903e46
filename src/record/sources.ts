import { shortIds } from "./short.ts";
import { html, nothing, type Markup } from "./markup.ts";
import { outletOf } from "./facts.ts";
import type { Texts } from "./texts.ts";
import type { Dossier } from "../model/dossier.ts";
import { compareSpans, type DocId, type Span } from "../model/span.ts";

/** UTF-16 units of context on either side of a passage: about two lines of print. */
const CONTEXT = 180;

/** Everything a page needs to draw and to link: the record, how to read it, short document ids. */
export interface Desk {
  readonly dossier: Dossier;
  readonly texts: Texts;
  readonly short: (doc: DocId) => string;
}

/** A desk for a record whose page will point at `spans`. */
export function deskOf(dossier: Dossier, texts: Texts, spans: readonly Span[]): Desk {
  return { dossier, texts, short: shortIds([...dossier.accounts.map((one) => one.doc), ...spans.map((span) => span.doc)]) };
}

function anchor(span: Span, { short }: Desk): string {
  return `s-${short(span.doc)}-${span.start}-${span.end}`;
}

/** Links from a value to the passages that show it. */
export function places(spans: readonly Span[], desk: Desk): Markup {
  if (spans.length === 0) return nothing;
  const links = spans.map((span, index) => {
    const name = `${desk.short(span.doc)}:${span.start}–${span.end}`;
    return html`${index > 0 ? " " : ""}<a href="#${anchor(span, desk)}" title="Source passage ${name}">${name}</a>`;
  });
  return html` <small class="at">${links}</small>`;
}

/** Leaves out a word that the cut went through. */
function cut(text: string, side: "before" | "after"): string {
  if (text.length < CONTEXT) return text;
  const kept = side === "before" ? text.replace(/^\S+/u, "") : text.replace(/\S+$/u, "");
  return side === "before" ? `…${kept}` : `${kept}…`;
}

function passageItem(span: Span, desk: Desk): Markup {
  const { before, after } = desk.texts.around(span, CONTEXT);
  const why = desk.texts.furniture(span);
  const furniture = why === undefined ? nothing : html` <small class="chip quiet">page furniture: ${why}</small>`;
  return html`<li id="${anchor(span, desk)}" ${why === undefined ? nothing : html` class="furniture"`} tabindex="-1">
    <p dir="auto">
      <span class="context">${cut(before, "before")}</span><mark>${desk.texts.read(span)}</mark
      ><span class="context">${cut(after, "after")}</span>
    </p>
    <small>${desk.short(span.doc)}:${span.start}–${span.end}</small>${furniture}
  </li> `;
}

function distinct(spans: readonly Span[]): Span[] {
  return spans.toSorted(compareSpans).filter((span, index, all) => {
    const last = all[index - 1];
    return !last || compareSpans(last, span) !== 0;
  });
}

/** The order of documents on the page: the accounts in theirs, then others by id. */
function documents(spans: readonly Span[], { dossier }: Desk): DocId[] {
  const known = dossier.accounts.map((one) => one.doc);
  return [...new Set([...known, ...spans.map((span) => span.doc)])];
}

/** Every passage the page points at, in its context, by document and in text order. */
export function sourcesSection(spans: readonly Span[], desk: Desk): Markup {
  const all = distinct(spans);
  const groups = documents(all, desk).map((doc) => {
    const own = all.filter((span) => span.doc === doc);
    if (own.length === 0) return nothing;
    const at = desk.dossier.accounts.find((one) => one.doc === doc)?.at ?? [];
    return html`<section class="source">
      <h3 id="d-${desk.short(doc)}">${outletOf(desk.dossier, doc, desk.texts)} <small>${desk.short(doc)}</small></h3>
      <p class="address">${at.join(" · ")} <small>${doc}</small></p>
      <ol>
        ${own.map((span) => passageItem(span, desk))}
      </ol>
    </section> `;
  });
  return html`<section id="sources" aria-labelledby="h-sources">
    <h2 id="h-sources">Sources</h2>
    ${groups}
  </section>`;
}
