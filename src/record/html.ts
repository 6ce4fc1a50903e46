import type { Dossier } from "../model/dossier.ts";
import { kindOf } from "./kinds.ts";
import { outletOf, titleOf } from "./facts.ts";
import { counted } from "./labels.ts";
import { html, nothing, type Markup } from "./markup.ts";
import { outlineOf, spansOf, type Item, type Named, type Piece, type Section } from "./outline.ts";
import { comparedRows } from "./points.ts";
import { deskOf, places, sourcesSection, type Desk } from "./sources.ts";
import { STYLE } from "./style.ts";
import { chip, legend, marked, synopsis } from "./synopsis.ts";
import type { Texts } from "./texts.ts";

/** Nothing may be loaded, run or sent from the page; its own style is all it needs. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Sections drawn as a synopsis, and the kind of row each shows. */
const TABLES: Readonly<Record<string, Dossier["rows"][number]["kind"]>> = {
  said: "said",
  figures: "counted",
  promises: "promised",
  happened: "did",
  topics: "topic",
};
const LEDGER: ReadonlySet<string> = new Set(["agree", "differ", "silent"]);

function named(one: Named, desk: Desk): Markup {
  const where = one.at.length > 0 ? places(one.at, desk) : html` <small class="at">${desk.short(one.doc)}</small>`;
  return html`<b class="doc">${one.text}</b>${where}`;
}

function pieceOf(piece: Piece, desk: Desk): Markup {
  switch (piece.as) {
    case "label":
      return html`<span class="label">${piece.text}</span> `;
    case "note":
      return html`<span class="note">${piece.text}</span> `;
    case "link":
      return html`<span class="quiet">${piece.text}</span> `;
    case "mark":
      return html`${chip(piece.text)} `;
    case "docs":
      return html`${piece.docs.map((one, index) => html`${index > 0 ? ", " : ""}${named(one, desk)}`)} `;
    case "value":
      return html`<span class="value" dir="auto">${piece.text}</span>${places(piece.at, desk)} `;
    case "words":
      return html`<q class="words" dir="auto">${marked(piece.segments)}</q>${places(piece.at, desk)} `;
  }
}

function entry({ pieces, under, fold }: Item, desk: Desk): Markup {
  const head = pieces.map((piece) => pieceOf(piece, desk));
  if (!fold || under.length === 0) return html`${head}${list(under, desk)}`;
  return html`<details>
    <summary>${head}</summary>
    ${list(under, desk)}
  </details>`;
}

function list(items: readonly Item[], desk: Desk): Markup {
  if (items.length === 0) return nothing;
  return html`<ul>
    ${items.map((item) => html`<li>${entry(item, desk)}</li> `)}
  </ul>`;
}

function participants(desk: Desk): Markup {
  const rows = desk.dossier.participants.map(
    (one) =>
      html`<tr>
        <th scope="row">${one.label}${places(one.evidence, desk)}</th>
        <td>${one.offices.join(" · ")}</td>
        <td>${one.role}</td>
      </tr> `,
  );
  return html`<div class="scroll" role="region" aria-label="Participants" tabindex="0">
    <table class="plain">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Office</th>
          <th scope="col">Role</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div> `;
}

function content(section: Section, desk: Desk): Markup {
  const kind = TABLES[section.id];
  if (section.id === "participants") return participants(desk);
  if (kind === undefined) return html`<div class="list">${list(section.items, desk)}</div>`;
  const rows = comparedRows(desk.dossier, kind);
  return html`${section.id === "said" ? legend() : nothing}${synopsis(rows, section.heading, desk)}`;
}

function drawn(section: Section, desk: Desk): Markup {
  const name = `h-${section.id}`;
  return html`<section id="${section.id}" aria-labelledby="${name}">
    <h2 id="${name}">${section.heading}</h2>
    ${content(section, desk)}
  </section> `;
}

function ledger(sections: readonly Section[], desk: Desk): Markup {
  const parts = sections.filter((section) => LEDGER.has(section.id));
  return parts.length === 0 ? nothing : html`<div class="ledger">${parts.map((section) => drawn(section, desk))}</div> `;
}

function contents(sections: readonly Section[]): Markup {
  const links = [...sections, { id: "sources", heading: "Sources" }].map(
    ({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`,
  );
  return html`<nav aria-label="Contents">
    <ul>
      ${links}
    </ul>
  </nav> `;
}

function masthead(desk: Desk): Markup {
  const { dossier, texts } = desk;
  const title = titleOf(dossier, texts);
  const strip = html`${counted(dossier.accounts.length, "account")} · ${counted(dossier.origins, "origin")}`;
  const outlet = title.at[0]
    ? html`<p class="by">Headline: ${outletOf(dossier, title.at[0].doc, texts)}${places(title.at, desk)}</p>`
    : nothing;
  return html`<header>
    <p class="kicker"><span>${kindOf(dossier)}</span> <span>${strip}</span> <span>record ${dossier.id}</span></p>
    <h1 dir="auto">${title.headline ?? title.label}</h1>
    ${title.headline === undefined ? nothing : html`<p class="standfirst">${title.label}</p>`} ${outlet}
  </header> `;
}

/**
 * A record as one page of HTML that needs nothing else: no script, no font, no network. Accounts stand side by side as columns and points as
 * rows, the primary account first; every value links to its passage at the foot of the page. Works from 360 pixels, in dark and on paper.
 */
export function renderHtml(dossier: Dossier, texts: Texts): string {
  const sections = outlineOf(dossier, texts);
  const spans = [...titleOf(dossier, texts).at, ...spansOf(sections)];
  const desk = deskOf(dossier, texts, spans);
  const first = sections.findIndex((section) => LEDGER.has(section.id));
  const body = sections.map((section, index) =>
    index === first ? ledger(sections, desk) : LEDGER.has(section.id) ? nothing : drawn(section, desk),
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${dossier.title.label}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the record</a> ${masthead(desk)}${contents(sections)}
        <main id="main">${body}${sourcesSection(spans, desk)}</main>
        <footer>
          <p>
            Every value links to the characters of a source that show it. Offsets count UTF-16 code units of the document’s text, end
            exclusive.
          </p>
        </footer>
      </body>
    </html> `.markup;
}
