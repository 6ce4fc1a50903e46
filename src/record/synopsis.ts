import { passage, segmentsOf } from "./changes.ts";
import { outletOf } from "./facts.ts";
import { ACCOUNTS, DIFFERENCES, FIDELITIES, VERDICTS, counted } from "./labels.ts";
import { html, nothing, type Markup } from "./markup.ts";
import { nearestOf, normalOf, readingsOf, standing } from "./points.ts";
import { places, type Desk } from "./sources.ts";
import type { Segment } from "./changes.ts";
import type { DossierDocument, Reading, Row } from "../model/dossier.ts";

/** A chip: a finding of the collation in a word, told apart by its words first and by its colour second. */
export function chip(text: string): Markup {
  return html`<span class="chip ${text.replaceAll(" ", "-")}">${text}</span>`;
}

/** A passage with words left out struck through and words added underlined. */
export function marked(segments: readonly Segment[]): Markup {
  return html`${segments.map(({ op, text }) => (op === "same" ? html`${text}` : op === "dropped" ? html`<del>${text}</del>` : html`<ins>${text}</ins>`))}`;
}

function readingCell(row: Row, reading: Reading, desk: Desk): Markup {
  const form = normalOf(reading, desk.texts);
  const normal = form === undefined ? nothing : html` <span class="note">${form}</span>`;
  const named = row.kind === "said" || reading.primary ? [standing(reading), ...(reading.treatment ?? [])].map(chip) : nothing;
  const near = nearestOf(reading);
  const nearest =
    near.length === 0
      ? nothing
      : html`<p class="side"><span class="label">Nearest</span> <q dir="auto">${passage(near, desk.texts)}</q>${places(near, desk)}</p>`;
  const sides = row.differences.flatMap((difference) => {
    const side = difference.sides.find((one) => one.doc === reading.doc);
    return side
      ? [
          html`<p class="side">
            <span class="chip differ">${DIFFERENCES[difference.on]}</span> <b>${side.value}</b>${places(side.evidence, desk)}
          </p>`,
        ]
      : [];
  });
  return html`<div class="reading">
    ${named}
    <q dir="auto" class="words">${marked(segmentsOf(reading, desk.texts))}</q>${normal}${places(reading.evidence, desk)}${nearest}${sides}
  </div>`;
}

function cell(row: Row, account: DossierDocument, desk: Desk): Markup {
  const name = outletOf(desk.dossier, account.doc, desk.texts);
  const readings = readingsOf(row).filter((reading) => reading.doc === account.doc);
  if (readings.length > 0)
    return html`<td role="cell" data-account="${name} ${desk.short(account.doc)}">
      ${readings.map((one) => readingCell(row, one, desk))}
    </td>`;
  if (row.silent.includes(account.doc))
    return html`<td role="cell" data-account="${name} ${desk.short(account.doc)}" class="silent">
      <span class="chip silent">silent</span>
    </td>`;
  return html`<td role="cell" data-account="${name} ${desk.short(account.doc)}" class="apart"><span class="quiet">not compared</span></td>`;
}

function rowHead(row: Row): Markup {
  const who = row.who ? html`<b>${row.who.label}</b>` : nothing;
  return html`<th role="rowheader" scope="row">${who}${chip(VERDICTS[row.verdict])}<small>${counted(row.origins, "origin")}</small></th>`;
}

function columnHead(account: DossierDocument, desk: Desk): Markup {
  const name = outletOf(desk.dossier, account.doc, desk.texts);
  const copy =
    account.origin === account.doc ? nothing : html`<small>same text as ${outletOf(desk.dossier, account.origin, desk.texts)}</small>`;
  return html`<th role="columnheader" scope="col">
    <span>${name}</span><small>${ACCOUNTS[account.role]} · <a href="#d-${desk.short(account.doc)}">${desk.short(account.doc)}</a></small
    >${copy}
  </th>`;
}

/** Accounts that say something on these rows, the primary ones first. */
function columns(rows: readonly Row[], desk: Desk): DossierDocument[] {
  const docs = new Set(rows.flatMap((row) => row.readings.map((one) => one.doc)));
  const primary = new Set(rows.flatMap((row) => row.readings.filter((one) => one.primary).map((one) => one.doc)));
  const accounts = desk.dossier.accounts.filter((one) => docs.has(one.doc));
  return accounts.toSorted((a, b) => Number(primary.has(b.doc)) - Number(primary.has(a.doc)));
}

/** Accounts that are silent on every row take one line instead of a column each. */
function silentOnAll(rows: readonly Row[], shown: readonly DossierDocument[], desk: Desk): Markup {
  const accounts = desk.dossier.accounts.filter((one) => !shown.includes(one) && rows.every((row) => row.silent.includes(one.doc)));
  if (accounts.length === 0) return nothing;
  const names = accounts.map(
    ({ doc }, index) => html`${index > 0 ? ", " : ""}<b>${outletOf(desk.dossier, doc, desk.texts)}</b> <small>${desk.short(doc)}</small>`,
  );
  return html`<p class="mute">${chip("silent")} on all of these: ${names}</p>`;
}

/** Points as rows and accounts as columns, with silent cells shown. `caption` is read out before the table. */
export function synopsis(rows: readonly Row[], caption: string, desk: Desk): Markup {
  const shown = columns(rows, desk);
  const lines = rows.map(
    (row) =>
      html`<tr role="row">
        ${rowHead(row)}${shown.map((account) => cell(row, account, desk))}
      </tr> `,
  );
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
      <table role="table" class="synopsis">
        <caption>
          ${caption}: points as rows, accounts as columns
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">Point</th>
            ${shown.map((account) => columnHead(account, desk))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${lines}
        </tbody>
      </table>
    </div>
    ${silentOnAll(rows, shown, desk)} `;
}

/** What the chips and marks mean. */
export function legend(): Markup {
  const chips = FIDELITIES.map(
    ({ name, meaning }) =>
      html`<div>
        <dt>${chip(name)}</dt>
        <dd>${meaning}</dd>
      </div>`,
  );
  return html`<dl class="legend" aria-label="Legend">
    ${chips}
    <div>
      <dt><del>words</del></dt>
      <dd>in the primary account only</dd>
    </div>
    <div>
      <dt><ins>words</ins></dt>
      <dd>in this account only</dd>
    </div>
    <div>
      <dt>${chip("silent")}</dt>
      <dd>says nothing on the point</dd>
    </div>
  </dl> `;
}
