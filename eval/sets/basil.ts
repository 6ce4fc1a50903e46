import { scoreReports } from "../documents.ts";
import { filesUnder, readJson, someOf, type Report } from "../reports.ts";
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

export const measures = "one event told by Fox, the New York Times and HuffPost";
export const peers = "TF-IDF .951 on this part";

/** `documents_b3_f1` over all articles. */
export async function run(asked: Asked): Promise<Figures> {
  return scoreReports(load(asked));
}
