import { html, type Markup } from "./markup.ts";
import { scaleOf, type Scale } from "./scale.ts";
import { dateOf, inOrder, type Moment } from "./timeline.ts";

/** Measures of the picture in its own units, which are pixels at full size. */
const WIDTH = 960;
const ROW = 46;
const TOP = 118;
const BOTTOM = 64;
const LEFT = 204;
const RIGHT = 548;
const TEXT = 572;
/** Most marks on the line of time. */
const MARKS = 8;
/** Mean width of a letter of the two sizes of text, and the room for it. */
const LETTER = { title: 7.9, small: 6.1 };
const ROOM = WIDTH - TEXT;
const DATE_ROOM = LEFT - 24;
/** Radius of the mark of a day, and least length of a bar. */
const DOT = 5;

const STYLE = `
.paper{fill:#fffdf9}.ink{fill:#1c1a17}.grey{fill:#655f56}.accent{fill:#8f1d21}.rule{stroke:#d8d1c5}.strong{stroke:#1c1a17}.dash{stroke:#8a4b00}.odd{fill:#8a4b00}
@media(prefers-color-scheme:dark){.paper{fill:#161513}.ink{fill:#ece7de}.grey{fill:#a79f92}.accent{fill:#f0908f}.rule{stroke:#3b3731}.strong{stroke:#ece7de}.dash{stroke:#f0bd74}.odd{fill:#f0bd74}}
text{font-family:"Source Sans 3","Helvetica Neue",Arial,"Liberation Sans",system-ui,sans-serif;font-size:13px}
.head{font-family:Charter,"Bitstream Charter","Source Serif 4","Noto Serif",Cambria,Georgia,serif;font-size:27px;font-weight:700}
.title{font-size:15px;font-weight:600}.date{font-size:13.5px;font-variant-numeric:tabular-nums}.tick{font-size:12px}.tick.major{font-weight:700}
`;

/** A text cut so that it fits its room, by the mean width of letters; marked by an ellipsis. */
function fitted(text: string, room: number, letter: number): string {
  const most = Math.floor(room / letter);
  const letters = Array.from(text);
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

const across = (share: number): number => Math.round((LEFT + share * (RIGHT - LEFT)) * 10) / 10;

function grid({ ticks }: Scale, bottom: number): Markup[] {
  return ticks.map(
    ({ at, label, major }) =>
      html`<line class="rule" x1="${across(at)}" x2="${across(at)}" y1="${TOP - 8}" y2="${bottom}" stroke-width="${major ? 1.5 : 1}" /><text
          class="tick grey ${major ? "major" : ""}"
          x="${across(at)}"
          y="${TOP - 16}"
          text-anchor="middle"
          >${label}</text
        >`,
  );
}

/** A day is a dot, more days a bar, with an arrow where they go on; dashes over the whole line where the year is not known. */
function mark({ days }: Moment, scale: Scale | undefined, y: number): Markup {
  if (!days) return html``;
  const placed = scale?.place(days);
  if (!placed)
    return html`<line
        class="dash"
        x1="${LEFT}"
        x2="${RIGHT - 18}"
        y1="${y}"
        y2="${y}"
        stroke-width="2"
        stroke-dasharray="2 6"
        stroke-linecap="round"
      /><text class="odd" x="${RIGHT - 10}" y="${y + 5}" font-weight="700">?</text>`;
  const from = across(placed.from);
  if (days.from === days.to) return html`<circle class="accent" cx="${from}" cy="${y}" r="${DOT}" />`;
  const length = Math.max(2 * DOT, Math.round((across(placed.to) - from) * 10) / 10);
  const bar = html`<rect class="accent" x="${from}" y="${y - 4}" width="${length}" height="8" rx="${placed.open ? 0 : 4}" />`;
  if (placed.open === "after") return html`${bar}<path class="accent" d="M${from + length} ${y - 9}l12 9l-12 9z" />`;
  return placed.open === "before" ? html`${bar}<path class="accent" d="M${from} ${y - 9}l-12 9l12 9z" />` : bar;
}

function row(moment: Moment, { scale, index }: { readonly scale: Scale | undefined; readonly index: number }): Markup {
  const y = TOP + index * ROW + ROW / 2;
  const people = moment.people.join(", ");
  const told = moment.accounts > 1 ? `${moment.accounts} accounts` : "";
  const title = [moment.title, moment.place].filter((part) => part !== "").join(" · ");
  const under = [people, told].filter((part) => part !== "").join(" · ");
  return html`<g
    ><title>${dateOf(moment)}: ${[title, under].filter((part) => part !== "").join(" · ")} (${moment.id})</title
    ><line class="rule" x1="0" x2="${WIDTH}" y1="${y + ROW / 2}" y2="${y + ROW / 2}" /><text
      class="date ${moment.days ? "ink" : "grey"}"
      x="0"
      y="${y + 5}"
      >${fitted(dateOf(moment), DATE_ROOM, LETTER.small + 0.6)}</text
    >${mark(moment, scale, y)}<text class="title ink" x="${TEXT}" y="${under === "" ? y + 5 : y - 3}"
      >${fitted(title, ROOM, LETTER.title)}</text
    ><text class="grey" x="${TEXT}" y="${y + 15}">${fitted(under, ROOM, LETTER.small)}</text></g
  >`;
}

function key(y: number): Markup {
  return html`<g
    ><circle class="accent" cx="6" cy="${y - 4}" r="${DOT}" /><text class="grey" x="18" y="${y}">a day</text
    ><rect class="accent" x="78" y="${y - 8}" width="26" height="8" rx="4" /><text class="grey" x="112" y="${y}">within these days</text
    ><rect class="accent" x="236" y="${y - 8}" width="16" height="8" /><path class="accent" d="M252 ${y - 13}l12 9l-12 9z" /><text
      class="grey"
      x="272"
      y="${y}"
      >then or later</text
    ><line class="dash" x1="368" x2="398" y1="${y - 4}" y2="${y - 4}" stroke-width="2" stroke-dasharray="2 6" stroke-linecap="round" /><text
      class="odd"
      x="402"
      y="${y + 1}"
      font-weight="700"
      >?</text
    ><text class="grey" x="416" y="${y}">no source states the year</text></g
  >`;
}

/**
 * A timeline as one SVG picture: a row for each moment, its date, its place on a line of time drawn with its precision, and what happened. It loads
 * nothing, follows the reader's light or dark colours, and names every row for screen readers and on hovering. Pure.
 */
export function timelineSvg(moments: readonly Moment[], heading: string): string {
  const sorted = inOrder(moments);
  const scale = scaleOf(
    sorted.flatMap(({ days }) => (days ? [days] : [])),
    MARKS,
  );
  const bottom = TOP + sorted.length * ROW;
  const height = bottom + BOTTOM;
  const count = sorted.length === 1 ? "1 event" : `${sorted.length} events`;
  const rows = sorted.map((moment, index) => row(moment, { scale, index }));
  const picture = html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="-24 0 ${WIDTH + 48} ${height}"
    width="${WIDTH + 48}"
    height="${height}"
    role="img"
    aria-labelledby="timeline-title"
  >
    <title id="timeline-title">${heading}: timeline of ${count}</title>
    <style>
      ${{ markup: STYLE }}
    </style>
    <rect class="paper" x="-24" width="${WIDTH + 48}" height="${height}" />
    <line class="strong" x1="0" x2="${WIDTH}" y1="14" y2="14" stroke-width="3" />
    <text class="head ink" x="0" y="50">${fitted(heading, WIDTH, 14)}</text>
    <text class="grey" x="0" y="73">${count}, each where its sources put it in time</text>
    ${scale ? grid(scale, bottom) : []}
    <line class="strong" x1="0" x2="${WIDTH}" y1="${TOP}" y2="${TOP}" />
    ${rows}${key(bottom + 38)}
  </svg>`;
  return `${picture.markup}\n`;
}
