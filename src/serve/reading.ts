import type { Block, Dated, Document } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import { grouped } from "./grouped.ts";
import { daysInWords } from "../record/calendar.ts";
import { METHODS } from "../record/labels.ts";
import { html, type Markup } from "../record/markup.ts";

/** Lines set apart beside each other that are shown at once; more of them open when asked for. */
const FEW = 3;
/** Nothing is loaded or run: the page carries its own style. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const STYLE: Markup = {
  markup: `:root{color-scheme:light dark}
body{margin:0 auto;max-width:72rem;padding:1rem clamp(.8rem,3vw,2rem) 3rem;font:1rem/1.5 Georgia,serif;overflow-wrap:break-word}
.facts,aside,.at{font-family:system-ui,sans-serif;font-size:.85rem}dt{float:left;clear:left;width:7rem;opacity:.7}dd{margin:0 0 .15rem 7.5rem}
.row{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);column-gap:2rem}.row>*{grid-row:1}.beside{grid-column:2}.row p{margin:.35rem 0}
aside{color:color-mix(in srgb,CanvasText 65%,Canvas);border-left:2px solid;padding-left:.7rem;margin:.35rem 0 .7rem}
.row aside p{margin:.1rem 0}summary{cursor:pointer}article+article{margin-top:2rem;padding-top:1rem;border-top:1px solid}
.headline{font-size:1.5rem;font-weight:700;line-height:1.2}.heading{font-weight:700}.quote{font-style:italic}.item{padding-left:1rem}
.at{opacity:.7}.problem{font-weight:700}
@media(max-width:40rem){.row{display:block}aside{font-size:.8rem}}`,
};

/** A document as it is shown: lines that its outlet prints elsewhere too are furniture; by where they begin, where else they stand. */
export interface Shown {
  readonly document: Document;
  readonly also: ReadonlyMap<number, readonly Span[]>;
}

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

function apart(group: readonly Block[], { document: { text }, also }: Shown): Markup {
  const why = group[0]?.why ?? "furniture";
  const lines = group.map(({ span: { start, end } }) => {
    const others = (also.get(start) ?? []).map((other) => `; also in ${other.doc}, characters ${other.start}–${other.end}`).join("");
    return html`<p title="${why}, characters ${start}–${end}${others}">${text.slice(start, end)}</p>`;
  });
  if (group.length <= FEW) return html`<aside><b>${why}</b> ${lines}</aside>`;
  return html`<aside>
    <details>
      <summary><b>${why}</b>, ${`${group.length}`} lines</summary>
      ${lines}
    </details>
  </aside>`;
}

function told({ kind, span }: Block, { document: { text } }: Shown): Markup {
  return html`<p class="${kind}" title="${kind}, characters ${span.start}–${span.end}">${text.slice(span.start, span.end)}</p>`;
}

/** What stands between two places where something is set apart, beside what is set apart before it. */
interface Row {
  readonly beside: Markup[];
  readonly report: Markup[];
}

function rowsOf(shown: Shown): Row[] {
  const rows: Row[] = [];
  for (const group of grouped(shown.document.blocks)) {
    const aside = group[0]?.kind === "furniture";
    let row = rows.at(-1);
    if (!row || (aside && row.report.length > 0)) rows.push((row = { beside: [], report: [] }));
    if (aside) row.beside.push(apart(group, shown));
    else row.report.push(...group.map((block) => told(block, shown)));
  }
  return rows;
}

function section(shown: Shown): Markup {
  const { document } = shown;
  const rows = rowsOf(shown).map(
    ({ beside, report }) =>
      html`<div class="row">
        <div class="beside">${beside}</div>
        <div>${report}</div>
      </div>`,
  );
  return html`<article lang="${document.language}">${facts(document)} ${rows}</article>`;
}

function head(first: Document | undefined): string {
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
     `.markup;
}

/**
 * What was read of documents, as one page of HTML that needs nothing else, in pieces as the documents come: the report at the left, what was
 * set apart grey beside it, both in the order of the source; every piece names its characters. All text of sources is escaped, and nothing in it can run or load.
 */
export async function* readingPage(all: AsyncIterable<Shown>): AsyncGenerator<string> {
  let begun = false;
  for await (const shown of all) {
    if (!begun) yield head(shown.document);
    begun = true;
    yield section(shown).markup;
  }
  if (!begun) yield head(undefined);
  yield "</body>\n</html>\n";
}
