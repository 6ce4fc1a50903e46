import { scoreReports } from "../documents.ts";
import { filesUnder, readJson, someOf, type Report } from "../reports.ts";
import type { Asked, Figures } from "../set.ts";

interface Article {
  readonly title?: string | null;
  readonly text?: string | null;
  readonly date_publish?: string | null;
  readonly newsCluster?: { readonly EventId?: number };
}

/** The collection whose articles have event ids that can be compared with one another. */
const CLUSTERED = "news_cluster";

/** Articles of the news clusters (or the collection named by `split`); an event is `newsCluster.EventId`. */
export function load({ folder, split }: Asked): readonly Report[] {
  const paths = filesUnder(folder, ".json");
  const part = split ?? CLUSTERED;
  const own = paths.filter((path) => path.startsWith(`${part}/`));
  const wanted = own.length > 0 || split !== undefined ? own : paths;
  const found: Report[] = [];
  for (const path of wanted) {
    const article = readJson(folder, path) as Article;
    const event = article.newsCluster?.EventId;
    if (event === undefined) continue;
    const date = article.date_publish?.slice(0, 10);
    const report = { id: `giveme5w1h/${path}`, title: article.title ?? "", text: article.text ?? "", event: String(event) };
    found.push(date === undefined ? report : { ...report, date });
  }
  return someOf(found, folder);
}

export const measures = "groups of dated articles of many outlets about one event";
export const peers = "TF-IDF .942 on this part";

/** `documents_b3_f1` over the clustered articles. */
export async function run(asked: Asked): Promise<Figures> {
  return scoreReports(load(asked));
}
