import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scoreReports } from "../documents.ts";
import { filesUnder, someOf, type Report } from "../reports.ts";
import type { Partition } from "../scorers/coreference.ts";
import { accuracy } from "../scorers/ratio.ts";
import { ecbTellings, scoreTellings } from "../tellings.ts";
import { AskedWrong, type Asked, type Figures } from "../set.ts";

/** Topics of the development and test parts (Cybulska and Vossen 2015); the rest is for training. */
const DEVELOPMENT = new Set([2, 5, 12, 18, 21, 23, 34, 35]);
const FIRST_TEST_TOPIC = 36;
const TOKEN = /<token t_id="\d+" sentence="(\d+)" number="\d+">([^<]*)<\/token>/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function splitOf(topic: number): string {
  if (topic >= FIRST_TEST_TOPIC) return "test";
  return DEVELOPMENT.has(topic) ? "dev" : "train";
}

function sentencesOf(xml: string): string[] {
  const sentences: string[] = [];
  for (const [, sentence, token] of xml.matchAll(TOKEN)) {
    const at = Number(sentence);
    const word = (token ?? "").replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
    sentences[at] = sentences[at] === undefined ? word : `${sentences[at]} ${word}`;
  }
  return Array.from(sentences, (sentence) => sentence ?? "");
}

/** Documents of ECB+; an event is a topic's seminal event (`ecb`) or its look-alike (`ecbplus`). Pages have no title of their own. */
export function load({ folder, split }: Asked): readonly Report[] {
  if (split !== undefined && !["train", "dev", "test"].includes(split))
    throw new AskedWrong(`ecbplus has the splits train, dev, test, not ${split}`);
  const found: Report[] = [];
  for (const path of filesUnder(folder, ".xml")) {
    const [, topic, twin] = /(\d+)_\d+(ecb|ecbplus)\.xml$/.exec(path) ?? [];
    if (topic === undefined || twin === undefined) continue;
    if (split !== undefined && splitOf(Number(topic)) !== split) continue;
    const text = sentencesOf(readFileSync(join(folder, path), "utf8")).join("\n");
    found.push({ id: `ecbplus/${path}`, title: "", text, event: `${topic}${twin}` });
  }
  return someOf(found, folder);
}

export const measures = "document groups of 43 topics, each with a look-alike twin";
export const peers = "TF-IDF .899 on topics 1–35";

/** Share of the pairs of documents of one topic that are rightly put together (same event) or apart (its twin). */
export function twinsAccuracy(reports: readonly Report[], groups: Partition): number {
  const groupOf = new Map(groups.flatMap((members, at) => members.map((id) => [id, at] as const)));
  const pairs: (readonly [boolean, boolean])[] = [];
  for (const [at, one] of reports.entries()) {
    for (const other of reports.slice(at + 1)) {
      if (topicOf(one) === topicOf(other)) pairs.push([one.event === other.event, groupOf.get(one.id) === groupOf.get(other.id)]);
    }
  }
  return accuracy(pairs);
}

function topicOf(report: Report): number {
  return Number.parseInt(report.event, 10);
}

/**
 * `documents_b3_f1` over all documents in one pot, `twins_accuracy` over the pairs inside each topic, `mentions_conll_f1` over the given mentions of
 * the validated sentences, grouped by our own groups of documents. The model of mentions was fitted on topics 1–35; its card has the figures of
 * cross-validation.
 */
export async function run(asked: Asked): Promise<Figures> {
  const reports = load(asked);
  const figures = scoreReports(reports, (groups) => ({ twins_accuracy: twinsAccuracy(reports, groups) }));
  const topics = new Set(reports.map(topicOf));
  const { ours, lemma } = scoreTellings(ecbTellings(asked.folder, (topic) => topics.has(topic)));
  return { ...figures, mentions_conll_f1: ours, baseline: { ...figures.baseline, mentions_conll_f1: lemma } };
}
