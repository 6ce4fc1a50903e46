import type { Block, Dated, Document } from "../src/model/document.ts";
import type { Span } from "../src/model/span.ts";
import { groupByWording, wordingOf } from "../src/resolve/wording.ts";
import type { Report } from "./reports.ts";

/** A report as the product would read it: headline, then one paragraph a line. The id is the report's own, to find it again. */
export function documentOf(report: Report): Document {
  const text = report.title === "" ? report.text : `${report.title}\n\n${report.text}`;
  const blocks: Block[] = [];
  for (const line of text.matchAll(/\S[^\n]*/g)) {
    const span: Span = { doc: report.id, start: line.index, end: line.index + line[0].trimEnd().length };
    blocks.push({ kind: line.index === 0 && report.title !== "" ? "headline" : "paragraph", span });
  }
  const title = blocks[0]?.kind === "headline" ? { title: [blocks[0].span] as const } : {};
  const none = { runs: [], credits: [], problems: [], seen: [{ at: report.id }] };
  return {
    ...none,
    ...title,
    published: publishedOf(report),
    id: report.id,
    kind: "report",
    language: "en",
    charset: "utf-8",
    text,
    blocks,
  };
}

/** The day of publication that comes with the set; its evidence is a stand-in, since the day is not in the text. */
function publishedOf({ id, date }: Report): Dated[] {
  if (date === undefined) return [];
  return [{ days: { from: date, to: date }, method: "meta", evidence: [{ doc: id, start: 0, end: 1 }] }];
}

/** Groups of report ids as the product makes them. The one place where the evaluation calls it for whole documents. */
export function group(reports: readonly Report[]): string[][] {
  const wordings = reports.map((report) => wordingOf(documentOf(report)));
  return groupByWording(wordings).map((members) => members.map((member) => member.id));
}
