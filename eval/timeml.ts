import { readFileSync } from "node:fs";
import { join } from "node:path";
import { times } from "../src/annotate/times.ts";
import type { Block, Document } from "../src/model/document.ts";
import { filesUnder, someOf } from "./reports.ts";
import { chronoTimes } from "./chrono.ts";
import { timexScore, type Marked } from "./scorers/timexes.ts";
import type { Asked, Figures } from "./set.ts";

/** A TimeML document: its running text without tags, the expressions marked in it, and the day it was written. */
export interface Marking {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly Marked[];
  readonly written?: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function plain(source: string): string {
  return source.replace(/&(lt|gt|amp|quot|apos);/g, (all, name: string) => ENTITIES[name] ?? all);
}

/** Read one TimeML file: what stands in TEXT, and the value of the creation time outside it. An empty expression (no characters) is left out. */
export function timeml(id: string, source: string): Marking {
  const body = /<TEXT>([\s\S]*)<\/TEXT>/.exec(source)?.[1] ?? "";
  const gold: Marked[] = [];
  const open: { start: number; value: string; type: string }[] = [];
  let text = "";
  for (const [piece] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    if (piece.startsWith("<TIMEX3")) {
      const [value = "", type = ""] = [/\bvalue="([^"]*)"/.exec(piece)?.[1], /\btype="([^"]*)"/.exec(piece)?.[1]];
      open.push({ start: text.length, value, type });
    } else if (piece === "</TIMEX3>") {
      const mark = open.pop();
      if (mark && mark.start < text.length) gold.push({ ...mark, end: text.length });
    } else if (!piece.startsWith("<")) text += plain(piece);
  }
  const written = /<DCT>[\s\S]*?\bvalue="(\d{4}-\d{2}-\d{2})/.exec(source)?.[1];
  return { id, text, gold: gold.toSorted((a, b) => a.start - b.start), ...(written === undefined ? {} : { written }) };
}

/** All TimeML documents under a folder; `split` is a part of the path ("TimeBank"). */
export function load({ folder, split }: Asked): readonly Marking[] {
  const found = filesUnder(folder, ".tml").filter((path) => split === undefined || path.includes(split));
  return someOf(found, folder).map((path) => timeml(path, readFileSync(join(folder, path), "utf8")));
}

/** The text as a document whose paragraphs are parted by empty lines, published on the day the set gives. */
export function documentOf({ id, text, written }: Marking): Document {
  const blocks: Block[] = [];
  let from = 0;
  for (const paragraph of text.split(/(\n[ \t]*\n)/)) {
    const start = from + paragraph.length - paragraph.trimStart().length;
    const end = from + paragraph.trimEnd().length;
    if (end > start) blocks.push({ kind: "paragraph", span: { doc: id, start, end } });
    from += paragraph.length;
  }
  const day =
    written === undefined
      ? []
      : [{ days: { from: written, to: written }, method: "meta" as const, evidence: [{ doc: id, start: 0, end: 0 }] as const }];
  return {
    id,
    seen: [],
    published: day,
    kind: "report",
    language: "en",
    text,
    runs: [],
    charset: "utf-8",
    blocks,
    credits: [],
    problems: [],
  };
}

function ours(document: Document): Marked[] {
  const found: Marked[] = [];
  for (const one of times.annotate(document, []))
    if (one.kind === "timex") found.push({ start: one.span.start, end: one.span.end, value: one.value, type: one.type });
  return found;
}

function figures(markings: readonly Marking[], found: readonly (readonly Marked[])[], prefix: string): Record<string, number> {
  const score = timexScore(markings.map(({ gold }, at) => [gold, found[at] ?? []] as const));
  return { [`${prefix}strict_f1`]: score.strict.f1, [`${prefix}relaxed_f1`]: score.relaxed.f1, [`${prefix}value_f1`]: score.value };
}

/** Figures of one system over all documents and over each part of the set: `parts` gives the key that a document's path belongs to. */
function allFigures(
  markings: readonly Marking[],
  found: readonly (readonly Marked[])[],
  parts: (id: string) => string,
): Record<string, number> {
  const named = [...new Set(markings.map(({ id }) => parts(id)))].toSorted();
  const all = figures(markings, found, "");
  if (named.length < 2 && named[0] === "") return all;
  for (const part of named) {
    const mine = markings.flatMap((one, at) => (parts(one.id) === part ? [at] : []));
    Object.assign(all, figures(mine.flatMap((at) => markings[at] ?? []), mine.map((at) => found[at] ?? []), `${part}_`)); // prettier-ignore
  }
  return all;
}

/** Score the annotator of times and chrono-node on the same documents. Time is the processor's, of the annotator with tokens and sentences. */
export async function scoreTimes(markings: readonly Marking[], parts: (id: string) => string): Promise<Figures> {
  const documents = markings.map(documentOf);
  const before = process.cpuUsage();
  const found = documents.map(ours);
  const { user, system } = process.cpuUsage(before);
  const theirs = await chronoTimes(markings);
  return {
    ...allFigures(markings, found, parts),
    n: markings.reduce((sum, { gold }) => sum + gold.length, 0),
    ms_per_item: (user + system) / 1000 / Math.max(1, markings.length),
    baseline: allFigures(markings, theirs, parts),
  };
}
