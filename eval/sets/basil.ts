import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Said } from "../../src/model/claim.ts";
import { annotate, resolve } from "../../src/pipeline.ts";
import { scoreReports } from "../documents.ts";
import { documentOf } from "../group.ts";
import { filesUnder, readJson, someOf, type Report } from "../reports.ts";
import { share } from "../scorers/ratio.ts";
import type { Asked, Figures } from "../set.ts";

interface Article {
  readonly title?: string;
  readonly date?: string;
  readonly "triplet-uuid"?: string;
  readonly "body-paragraphs"?: readonly (readonly string[])[];
}

/** Articles of BASIL; an event is a triple told by three outlets. `split` is a year, the name of a folder of articles. */
export function load({ folder, split }: Asked): readonly Report[] {
  const found: Report[] = [];
  for (const path of filesUnder(folder, ".json")) {
    if (!path.includes("articles/") || (split !== undefined && !path.includes(`articles/${split}/`))) continue;
    const article = readJson(folder, path) as Article;
    const event = article["triplet-uuid"];
    if (event === undefined) continue;
    const text = (article["body-paragraphs"] ?? []).map((sentences) => sentences.join(" ")).join("\n");
    const report = { id: `basil/${path}`, title: article.title ?? "", text, event };
    found.push(article.date === undefined ? report : { ...report, date: article.date });
  }
  return someOf(found, folder);
}

interface Phrase {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly quote?: string;
  readonly speaker?: string;
}

/** A stretch of quoted speech in the text that `documentOf` makes of a report, and the words of its speaker's name. */
interface Spoken {
  readonly start: number;
  readonly end: number;
  readonly speaker: readonly string[];
}

/** Speakers that the set names, not "other_anti" and the like. Phrases are placed by the number of their sentence and characters in it. */
function spokenIn(folder: string, path: string): readonly Spoken[] {
  const article = readJson(folder, path) as Article;
  const notes = path.replace("articles/", "annotations/").replace(/\.json$/, "_ann.json");
  if (!existsSync(join(folder, notes))) return [];
  const { "phrase-level-annotations": phrases = [] } = readJson(folder, notes) as { "phrase-level-annotations"?: readonly Phrase[] };
  let at = article.title ? article.title.length + 2 : 0;
  const starts: number[] = [];
  for (const sentences of article["body-paragraphs"] ?? []) {
    for (const sentence of sentences) {
      starts.push(at);
      at += sentence.length + 1;
    }
    if (sentences.length === 0) at++;
  }
  return phrases.flatMap(({ id, start, end, quote, speaker = "" }) => {
    const from = starts[Number(id.slice(1))];
    if (quote !== "yes" || from === undefined || !/^[A-Za-z]/.test(speaker) || speaker.startsWith("other_")) return [];
    return [{ start: from + start, end: from + end, speaker: speaker.toLowerCase().split("_") }];
  });
}

/** Two names have a word in common: the same beginning ("Democratic lawmakers", "Democrats"). */
const COMMON_LETTERS = 6;

function isSame(name: readonly string[], surface: string): boolean {
  const own = surface.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return name.some((word) => own.some((other) => other !== "" && word.slice(0, COMMON_LETTERS) === other.slice(0, COMMON_LETTERS)));
}

/** Whether the claim that holds most of a stretch is given to its speaker: by one of the names of the entity, or the words of the source. */
function isRight(spoken: Spoken, claims: readonly Said[], surfaces: (claim: Said) => readonly string[]): boolean {
  const held = (claim: Said): number =>
    claim.evidence.reduce((sum, span) => sum + Math.max(0, Math.min(span.end, spoken.end) - Math.max(span.start, spoken.start)), 0);
  const [best] = claims.filter((claim) => held(claim) > 0).toSorted((a, b) => held(b) - held(a) || (a.id < b.id ? -1 : 1));
  return best !== undefined && surfaces(best).some((surface) => isSame(spoken.speaker, surface));
}

/** Share of quoted phrases with a named speaker whose speaker is found, each article resolved by itself. */
function speakerAccuracy({ folder, split }: Asked): number {
  const results: boolean[] = [];
  for (const report of load(split === undefined ? { folder } : { folder, split })) {
    const spoken = spokenIn(folder, report.id.slice("basil/".length));
    if (spoken.length === 0) continue;
    const { claims, entities } = resolve([annotate(documentOf(report))]);
    const said = [...claims.values()].filter((claim): claim is Said => claim.kind === "said");
    const surfaces = (claim: Said): readonly string[] => [claim.label, ...(entities.get(claim.speaker ?? "")?.surfaces ?? [])];
    results.push(...spoken.map((one) => isRight(one, said, surfaces)));
  }
  return share(results.filter(Boolean).length, results.length);
}

export const measures =
  "one event told by Fox, the New York Times and HuffPost; quoted phrases whose named speaker is found (by a name in common)";
export const peers = "TF-IDF .951 on this part";

/** `documents_b3_f1` over all articles, `speaker_accuracy` over their quoted phrases with a named speaker. */
export async function run(asked: Asked): Promise<Figures> {
  return { ...scoreReports(load(asked)), speaker_accuracy: speakerAccuracy(asked) };
}
