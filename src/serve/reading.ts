import type { Block, Dated, Document } from "../model/document.ts";
import { daysInWords } from "../record/calendar.ts";
import { METHODS } from "../record/labels.ts";
import { html, type Markup, nothing } from "../record/markup.ts";

/** Nothing is loaded or run: the page carries its own style. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const STYLE: Markup = {
  markup: `:root{color-scheme:light dark}
body{margin:0 auto;max-width:72rem;padding:1rem clamp(.8rem,3vw,2rem) 3rem;font:1rem/1.5 Georgia,serif;overflow-wrap:break-word}
.facts,aside,.at{font-family:system-ui,sans-serif;font-size:.85rem}dt{float:left;clear:left;width:7rem;opacity:.7}dd{margin:0 0 .15rem 7.5rem}
.row{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:.2rem 2rem}.row>p{margin:.35rem 0}
aside{color:GrayText;border-left:2px solid;padding-left:.7rem;margin:.1rem 0;grid-column:2}.body{grid-column:1}
.headline{font-size:1.5rem;font-weight:700;line-height:1.2}.heading{font-weight:700}.quote{font-style:italic}.item{padding-left:1rem}
.at{opacity:.6}.problem{font-weight:700}
@media(max-width:40rem){.row{display:block}aside{font-size:.8rem}}`,
};

function days({ days: shown, method, evidence: [first] }: Dated): Markup {
  return html`${daysInWords(shown)} <span class="at">${METHODS[method]}, characters ${first.start}–${first.end}</span>`;
}

function fact(term: string, said: Markup): Markup {
  return html`<dt>${term}</dt>
    <dd>${said}</dd>`;
}

function facts({ id, kind, language, charset, seen, published, updated = [], credits, problems, text }: Document): Markup {
  return html`<dl class="facts">
    ${[
      fact("document", html`${id} · ${kind} · ${language} · ${charset}`),
      ...seen.map(({ at, line }) => fact("seen at", html`${line === undefined ? at : `${at}:${line}`}`)),
      ...seen.flatMap(({ fetched }) =>
        fetched === undefined ? [] : [fact("fetched", html`${daysInWords({ from: fetched, to: fetched })}`)],
      ),
      ...published.map((one) => fact("published", days(one))),
      ...updated.map((one) => fact("updated", days(one))),
      ...credits.map(({ role, span }) => fact(role, html`${text.slice(span.start, span.end)}`)),
      ...problems.map(({ code, message }) => fact("problem", html`<span class="problem">${code}</span>: ${message}`)),
    ]}
  </dl>`;
}

function drawn({ kind, span, why }: Block, { text }: Document): Markup {
  const words = text.slice(span.start, span.end);
  if (kind === "furniture") return html`<aside title="${why ?? "furniture"}, characters ${span.start}–${span.end}">${words}</aside>`;
  return html`<p class="body ${kind}" title="${kind}, characters ${span.start}–${span.end}">${words}</p>`;
}

function section(document: Document): Markup {
  return html`<article lang="${document.language}">
    ${facts(document)}
    <div class="row">${document.blocks.map((block) => drawn(block, document))}</div>
  </article>`;
}

/**
 * What was read of documents, as one page of HTML that needs nothing else: the report at the left, what was set apart grey beside it, both
 * in the order of the source; every piece names its characters. All text of sources is escaped, and nothing in it can run or load.
 */
export function readingPage(documents: readonly Document[]): string {
  const [first] = documents;
  const title = first?.title ? first.text.slice(first.title[0].start, first.title[0].end) : "What was read";
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        ${documents.length === 0 ? nothing : documents.map(section)}
      </body>
    </html> `.markup;
}
