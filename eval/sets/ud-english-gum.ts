import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readConllu } from "../conllu.ts";
import { filesUnder, someOf } from "../reports.ts";
import { sentences } from "../../src/language/sentences.ts";
import type { Asked, Figures } from "../set.ts";
import { sentenceScore, treebankFigures } from "../treebank.ts";

export const measures =
  "parts of speech, dependency trees (gold tokens, our tags, subtypes stripped) and sentence ends of news, talks and other genres";
export const peers = "–";

function listed(folder: string, split: string): Set<string> {
  const path = join(folder, "file-lists", `files.${split}`);
  return new Set(existsSync(path) ? readFileSync(path, "utf8").trim().split(/\s+/) : []);
}

/**
 * Figures on the documents of one part, or of all that are not for training; `news_sentence_f1` on all news documents, which no sentence
 * rule was trained on.
 */
export async function run({ folder, split }: Asked): Promise<Figures> {
  const all = filesUnder(folder, ".conllu");
  const [training, part] = [listed(folder, "train"), split === undefined ? undefined : listed(folder, split)];
  const wanted = all.filter((path) => (part ? part.has(basename(path, ".conllu")) : !training.has(basename(path, ".conllu"))));
  const read = (path: string) => readConllu(readFileSync(join(folder, path), "utf8"));
  const figures = treebankFigures(someOf(wanted, folder).flatMap(read));
  const news = all.filter((path) => basename(path).includes("_news_")).flatMap(read);
  return news.length === 0 ? figures : { ...figures, news_sentence_f1: sentenceScore(news, sentences) };
}
