import { counted, reasonLabel } from "../labels.ts";
import { branchesOf, type Branch, type Descent, type Lineage } from "../lineage.ts";
import { printable } from "../printable.ts";
import { shortIds } from "../short.ts";
import type { Texts } from "../texts.ts";
import type { Span } from "../../model/span.ts";

/** Sentences shown of each kind of edit. */
const SHOWN = 3;
/** Characters shown of a sentence. */
const LONGEST = 90;

const GRADES: Readonly<Record<Descent["edits"]["grade"], string>> = {
  copied: "a copy",
  edited: "an edited copy",
  rewritten: "rewritten from it",
  own: "passages alone",
};

/** What one text is to the other, in words. */
export function relationOf({ directed, version, containment, edits }: Descent): string {
  const what = version ? "another version" : GRADES[edits.grade];
  return `${directed ? what : `shares text, ${what}`}, ${Math.round(containment * 100)} % of the shorter text`;
}

/** What was done to the text, counted. */
export function editsInWords({ kept, changed, cut, added }: Descent["edits"]): string {
  return `${counted(kept, "sentence")} kept, ${changed.length} changed, ${cut.length} cut, ${added.length} added`;
}

/** A lineage as lines of text, every sentence shown with its place. */
export function renderLineage(lineage: Lineage, texts: Texts): string {
  const short = shortIds(lineage.accounts.map(({ doc }) => doc));
  const quoted = (span: Span): string => {
    const words = printable(texts.read(span));
    return `“${words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words}” [${short(span.doc)}:${span.start}–${span.end}]`;
  };
  const lines = [`${counted(lineage.accounts.length, "account")} from ${counted(lineage.origins, "origin")}`];
  const told = (descent: Descent, lead: string): void => {
    lines.push(`${lead}${relationOf(descent)}; ${editsInWords(descent.edits)}`);
    for (const { code, values, evidence, weight } of descent.because) {
      const reason = reasonLabel({ code, values, evidence, weight });
      lines.push(
        `${lead}${weight < 0 ? "against: " : "because: "}${reason}${values.length > 0 ? ` (${values.map(printable).join(" · ")})` : ""}`,
      );
    }
    for (const { from, to } of descent.edits.changed.slice(0, SHOWN))
      lines.push(`${lead}changed ${quoted(from)}`, `${lead}     to ${quoted(to)}`);
    for (const span of descent.edits.cut.slice(0, SHOWN)) lines.push(`${lead}cut     ${quoted(span)}`);
    for (const span of descent.edits.added.slice(0, SHOWN)) lines.push(`${lead}added   ${quoted(span)}`);
  };
  const draw = ({ account, descent, under }: Branch, depth: number): void => {
    const lead = "    ".repeat(depth);
    const day = account.day === undefined ? "" : `, ${account.day}`;
    lines.push(`${lead}${descent ? (descent.directed ? "└─> " : "└── ") : ""}${printable(account.outlet)} ${short(account.doc)}${day}`);
    if (descent) told(descent, `${lead}      `);
    for (const one of under) draw(one, depth + 1);
  };
  for (const branch of branchesOf(lineage)) draw(branch, 0);
  const outlets = new Map(lineage.accounts.map(({ doc, outlet }) => [doc, `${printable(outlet)} ${short(doc)}`]));
  for (const { from, to, quoted: words, named, there } of lineage.passed)
    lines.push(
      `${outlets.get(to) ?? to} has from ${outlets.get(from) ?? from}, which it names: ${quoted(named)}`,
      `      ${quoted(words)}`,
      `      there: ${quoted(there)}`,
    );
  return `${lines.join("\n")}\n`;
}
