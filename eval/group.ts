import type { Block, Dated, Document } from "../src/model/document.ts";
import type { Findings } from "../src/model/resolution.ts";
import type { Span } from "../src/model/span.ts";
import { annotate, resolve } from "../src/pipeline.ts";
import { gather } from "../src/text/gather.ts";
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

/** Groups of report ids as the product makes them: reports are together when they are about one event. The one place where evaluation calls it. */
export function group(reports: readonly Report[]): string[][] {
  const resolution = resolve(reports.map((report) => annotate(documentOf(report))));
  return groupsOf(
    resolution,
    reports.map((report) => report.id),
  );
}

/** Documents of a resolution by the event they are about, with each of `ids` in some group. */
export function groupsOf({ happenings, eventOf }: Findings, ids: readonly string[]): string[][] {
  const groups = new Map<string, string[]>();
  // One document after the other: of a million they do not lie in memory together.
  for (const told of happenings.values())
    for (const { id, doc, standing } of told) if (standing === "main") gather(groups, eventOf.get(id) ?? id, doc);
  return withAll([...groups.values()], ids);
}

/** A report in which no event is found is a group of its own. */
function withAll(groups: string[][], ids: readonly string[]): string[][] {
  const found = new Set(groups.flat());
  return [...groups, ...[...new Set(ids)].filter((id) => !found.has(id)).map((id) => [id])];
}
