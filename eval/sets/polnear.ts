import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { codePoints, readBrat, type BratSpan } from "../brat.ts";
import { documentOf } from "../group.ts";
import { filesUnder, someOf } from "../reports.ts";
import { directScore, exactPart, overlapPart, type Attributed } from "../scorers/attribution.ts";
import type { Asked, Figures } from "../set.ts";
import type { Quotation } from "../../src/model/annotation.ts";
import { tokenize } from "../../src/language/tokens.ts";
import { annotate } from "../../src/pipeline.ts";

export const measures =
  'who said what: words of source, cue and content of attributions (first annotator; a leading "that" and marks left out; a source is given with what describes it), and direct quotations found and with the right speaker';
export const peers = "Citron on PARC3: content exact .593, overlap .833; source exact .820; cue exact .823";

/** The part scored when none is asked for. */
const PART = "dev";
const MARKS = `"“”„«»'‘’`;

interface Article {
  readonly id: string;
  readonly text: string;
  readonly annotations: string;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Articles of one part with the annotations of their first annotator, in the order of names. */
function articles({ folder, split }: Asked): readonly Article[] {
  const part = [split ?? PART, "."].map((one) => join(folder, one)).find((one) => existsSync(join(one, "text"))) ?? folder;
  const byText = new Map<string, string>();
  for (const path of filesUnder(part, ".ann")) {
    const text = basename(path).replace(/_[^_]*\.ann$/, "");
    if (!byText.has(text)) byText.set(text, path);
  }
  const found = [...byText].map(([id, path]) => ({
    id,
    text: readFileSync(join(part, "text", `${id}.txt`), "utf8"),
    annotations: readFileSync(join(part, path), "utf8"),
  }));
  return someOf(found, part);
}

/** The words of ranges, without a leading "that". */
function wordsIn(words: readonly { readonly start: number; readonly lower: string }[], ranges: readonly Range[]): number[] {
  const own = words.filter(({ start }) => ranges.some((range) => range.start <= start && start < range.end));
  return (own[0]?.lower === "that" ? own.slice(1) : own).map(({ start }) => start);
}

/** Whether a content stands between marks: the first piece opens them, the last closes them, and no other closes without opening. */
function isDirect(text: string, ranges: readonly Range[]): boolean {
  return ranges.every(({ start, end }) => {
    const own = text.slice(start, end).replace(/[\s.,;:!?…–—-]+$/u, "");
    return MARKS.includes(own[0] ?? " ") && (MARKS.includes(own.at(-1) ?? " ") || ranges.length > 1);
  });
}

function goldOf({ id, text, annotations }: Article): Attributed[] {
  const offsets = codePoints(text);
  const words = tokenize(text).filter((token) => token.kind !== "mark");
  const ranges = (spans: readonly BratSpan[] | undefined): Range[] =>
    (spans ?? []).flatMap((span) => span.fragments.map(({ start, end }) => ({ start: offsets[start] ?? 0, end: offsets[end] ?? 0 })));
  return readBrat(annotations).map((event) => {
    const content = ranges(event.get("Content"));
    return {
      text: id,
      content: wordsIn(words, content),
      source: wordsIn(words, ranges(event.get("Source"))),
      cue: wordsIn(words, ranges(event.get("Cue"))),
      direct: content.length > 0 && isDirect(text, content),
    };
  });
}

function oursOf({ id, text }: Article): Attributed[] {
  const document = documentOf({ id, title: "", text, event: "" });
  const words = tokenize(text).filter((token) => token.kind !== "mark");
  const found = annotate(document).annotations.filter((one): one is Quotation => one.kind === "quotation" && one.manner !== "scare");
  return found.map((one) => ({
    text: id,
    content: wordsIn(words, one.parts),
    source: wordsIn(words, one.phrase ? [one.phrase] : one.source ? [one.source] : []),
    cue: wordsIn(words, one.cue ? [one.cue] : []),
    direct: one.manner === "direct",
  }));
}

/** What quotation marks alone give: everything between them is content. */
function marked({ id, text }: Article): Attributed[] {
  const words = tokenize(text).filter((token) => token.kind !== "mark");
  return [...text.matchAll(/"[^"\n]+"|“[^”\n]+”/g)].map((match) => ({
    text: id,
    content: wordsIn(words, [{ start: match.index, end: match.index + match[0].length }]),
    source: [],
    cue: [],
    direct: true,
  }));
}

function figures(gold: readonly Attributed[], ours: readonly Attributed[]): Record<string, number> {
  const direct = directScore(gold, ours);
  return {
    content_overlap_f1: overlapPart(gold, ours, "content").f1,
    content_exact_f1: exactPart(gold, ours, "content").f1,
    source_overlap_f1: overlapPart(gold, ours, "source").f1,
    source_exact_f1: exactPart(gold, ours, "source").f1,
    cue_exact_f1: exactPart(gold, ours, "cue").f1,
    direct_found: direct.found,
    direct_source: direct.source,
  };
}

/** Figures over the articles of one part (`dev`, or the one named by `split`); `n` counts gold attributions. */
export async function run(asked: Asked): Promise<Figures> {
  const all = articles(asked);
  const gold = all.flatMap(goldOf);
  const start = process.cpuUsage();
  const ours = all.flatMap(oursOf);
  const { user, system } = process.cpuUsage(start);
  return {
    ...figures(gold, ours),
    n: gold.length,
    ms_per_item: (user + system) / 1000 / all.length,
    baseline: figures(gold, all.flatMap(marked)),
  };
}
