import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { annotate } from "../../src/pipeline.ts";
import { read as readText } from "../../src/read/read.ts";
import { goldDocument, goldGroups, systemGroups, type Scored } from "../chains.ts";
import { readConllu, type GoldSentence } from "../conllu.ts";
import { mischained } from "../mischained.ts";
import { filesUnder, someOf } from "../reports.ts";
import { sentences } from "../../src/language/sentences.ts";
import { coreference, type Partition } from "../scorers/coreference.ts";
import type { Asked, Figures } from "../set.ts";
import { sentenceScore, treebankFigures } from "../treebank.ts";

export const measures =
  "parts of speech, dependency trees (gold tokens, our tags, subtypes stripped) and sentence ends of news, talks and other genres; coreference of names and personal pronouns from running text (mentions are ours; groups of two and more)";
export const peers = "–";

/** CoNLL F1 of the mentions we find ourselves over all documents, a mention being its head word; and the same with pronouns of the third person alone. */
function coreferenceFigures(
  files: readonly (readonly [path: string, gold: readonly GoldSentence[]])[],
  tell: Asked["tell"],
): Record<string, number> {
  const read = files.map(([path, gold]) => {
    const document = goldDocument(gold);
    const outcome = readText({ bytes: new TextEncoder().encode(document.text), at: path, type: "txt" });
    if (!outcome.ok) throw new Error(`${path}: ${outcome.problem.message}`);
    return { path, document, analysed: annotate(outcome.document) };
  });
  if (tell)
    for (const { document, analysed } of read)
      tell(mischained(document, goldGroups(document, "all"), systemGroups(document, analysed, "all")));
  const score = (which: Scored): number => {
    const [gold, ours]: [string[][], string[][]] = [[], []];
    for (const { path, document, analysed } of read) {
      const own = (groups: Partition) => groups.map((group) => group.map((place) => `${path} ${place}`));
      gold.push(...own(goldGroups(document, which)));
      ours.push(...own(systemGroups(document, analysed, which)));
    }
    return coreference(gold, ours).conll;
  };
  return { coref_conll_f1: score("all"), coref_third_conll_f1: score("third") };
}

function listed(folder: string, split: string): Set<string> {
  const path = join(folder, "file-lists", `files.${split}`);
  return new Set(existsSync(path) ? readFileSync(path, "utf8").trim().split(/\s+/) : []);
}

/**
 * Figures on the documents of one part, or of all that are not for training; `news_sentence_f1` on all news documents, which no sentence
 * rule was trained on.
 */
export async function run({ folder, split, tell }: Asked): Promise<Figures> {
  const all = filesUnder(folder, ".conllu");
  const [training, part] = [listed(folder, "train"), split === undefined ? undefined : listed(folder, split)];
  const wanted = all.filter((path) => (part ? part.has(basename(path, ".conllu")) : !training.has(basename(path, ".conllu"))));
  const goldOf = (path: string) => readConllu(readFileSync(join(folder, path), "utf8"));
  const files = someOf(wanted, folder).map((path) => [path, goldOf(path)] as const);
  const figures = {
    ...treebankFigures(
      files.flatMap(([, gold]) => gold),
      tell,
    ),
    ...coreferenceFigures(files, tell),
  };
  const news = all.filter((path) => basename(path).includes("_news_")).flatMap(goldOf);
  return news.length === 0 ? figures : { ...figures, news_sentence_f1: sentenceScore(news, sentences) };
}
