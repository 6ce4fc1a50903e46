import { counted } from "../labels.ts";
import { branchesOf, type Branch, type Lineage } from "../lineage.ts";
import { html, type Markup } from "../markup.ts";
import { shortIds } from "../short.ts";
import { editsInWords, relationOf } from "./words.ts";

/** Pixels of a box, between generations, and between accounts one above the other. */
const BOX = { width: 230, height: 46 };
const STEP = { across: 330, down: 66 };
const EDGE = 26;
/** Characters of an outlet's name that fit into a box. */
const NAME = 26;

interface Placed {
  readonly branch: Branch;
  readonly column: number;
  readonly row: number;
  readonly from?: Placed;
}

/** Places trees: a source left of what was made from it, its first descendant beside it, the others under that. */
function placed(branches: readonly Branch[]): Placed[] {
  const found: Placed[] = [];
  let row = 0;
  const place = (branch: Branch, column: number, from?: Placed): void => {
    const own: Placed = { branch, column, row, ...(from ? { from } : {}) };
    found.push(own);
    for (const [at, child] of branch.under.entries()) {
      if (at > 0) row++;
      place(child, column + 1, own);
    }
  };
  for (const branch of branches) {
    place(branch, 0);
    row++;
  }
  return found;
}

const left = ({ column }: Placed): number => EDGE + column * STEP.across;
const top = ({ row }: Placed): number => EDGE + row * STEP.down;

function box(one: Placed, short: (doc: string) => string): Markup {
  const { outlet, doc, day } = one.branch.account;
  const name = outlet.length > NAME ? `${outlet.slice(0, NAME - 1)}…` : outlet;
  return html`<rect x="${left(one)}" y="${top(one)}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="#fff" stroke="#345" />
    <text x="${left(one) + 12}" y="${top(one) + 19}" font-weight="600">${name}</text>
    <text x="${left(one) + 12}" y="${top(one) + 36}" font-size="11" fill="#667"
      >${short(doc)}${day === undefined ? "" : ` · ${day}`}</text
    > `;
}

function edge(one: Placed): Markup {
  const { from, branch } = one;
  if (from === undefined || branch.descent === undefined) return html``;
  const [x, y] = [left(from) + BOX.width, top(from) + BOX.height / 2];
  const [toX, toY] = [left(one), top(one) + BOX.height / 2];
  const middle = x + 28;
  const dash = branch.descent.directed ? html`` : html` stroke-dasharray="5 4"`;
  const arrow = branch.descent.directed ? html` marker-end="url(#arrow)"` : html``;
  const label = `${Math.round(branch.descent.containment * 100)} %`;
  return html`<path d="M${x} ${y} H${middle} V${toY} H${toX - 2}" fill="none" stroke="#345" stroke-width="1.5" ${dash}${arrow}>
      <title>${relationOf(branch.descent)}; ${editsInWords(branch.descent.edits)}</title>
    </path>
    <text x="${middle + 8}" y="${toY - 6}" font-size="11" fill="#667">${label}</text> `;
}

/** An account that has quotations from another: a dotted line from box to box on the left, with their number. */
function passed(lineage: Lineage, all: readonly Placed[]): Markup[] {
  const at = new Map(all.map((one) => [one.branch.account.doc, one]));
  const counts = new Map<string, number>();
  for (const { from, to } of lineage.passed) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
  return [...counts].flatMap(([pair, count]) => {
    const [from, to] = pair.split(" ").map((doc) => at.get(doc));
    if (!from || !to || from === to) return [];
    const [fromY, toY] = [top(from) + BOX.height / 2, top(to) + BOX.height / 2];
    const bend = Math.min(left(from), left(to)) - EDGE + 6;
    return [
      html`<path
        d="M${left(from)} ${fromY} H${bend} V${toY} H${left(to) - 2}"
        fill="none"
        stroke="#a43"
        stroke-width="1.5"
        stroke-dasharray="1.5 3"
        marker-end="url(#passed)"
      >
        <title>${counted(count, "quotation")} passed on</title>
      </path> `,
    ];
  });
}

/**
 * A lineage drawn as a graph (SVG): sources on the left, arrows to what was made from them; dashed where nothing tells which came first. Dotted arrows
 * lead to accounts that name another one as where they have a quotation from.
 */
export function drawLineage(lineage: Lineage): string {
  const all = placed(branchesOf(lineage));
  const short = shortIds(lineage.accounts.map(({ doc }) => doc));
  const width = Math.max(...all.map(left), 0) + BOX.width + EDGE;
  const height = Math.max(...all.map(top), 0) + BOX.height + EDGE;
  const { markup } = html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    font-family="system-ui, sans-serif"
    font-size="13"
    role="img"
  >
    <title>Lineage of ${lineage.event}</title>
    <defs>
      <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
        <path d="M0 0 L8 4 L0 8 z" fill="#345" />
      </marker>
      <marker id="passed" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
        <path d="M0 0 L8 4 L0 8 z" fill="#a43" />
      </marker>
    </defs>
    <rect width="${width}" height="${height}" fill="#f7f7f4" />
    ${all.map(edge)}${passed(lineage, all)}${all.map((one) => box(one, short))}
  </svg> `;
  return markup;
}
