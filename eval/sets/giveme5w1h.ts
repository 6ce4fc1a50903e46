import { annotate, resolve } from "../../src/pipeline.ts";
import { gather } from "../../src/text/gather.ts";
import { answered, answersOf, QUESTIONS, type Marked } from "../answers.ts";
import { scoreReports } from "../documents.ts";
import { documentOf } from "../group.ts";
import { filesUnder, readJson, someOf, type Report } from "../reports.ts";
import { share } from "../scorers/ratio.ts";
import type { Asked, Figures, Mistake } from "../set.ts";

interface Article {
  readonly fiveWoneH?: Readonly<Record<string, { readonly annotated?: readonly Marked[] }>>;
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

/** The collection whose articles have phrases marked by three coders. */
const MARKED = "gold_standard";

function mean(values: readonly number[]): number {
  return share(
    values.reduce((sum, each) => sum + each, 0),
    values.length,
  );
}

/** For each question how relevant the record's answers to marked articles are on the mean, and the same for the headline taken as every answer. */
function answers({ folder, tell }: Asked): { ours: Record<string, number>; headline: Record<string, number> } {
  const right = new Map<string, number[]>();
  const headline = new Map<string, number[]>();
  const mistakes: Mistake[] = [];
  for (const path of filesUnder(folder, ".json").filter((each) => each.startsWith(`${MARKED}/data/`))) {
    const { title, text, date_publish, fiveWoneH } = readJson(folder, path) as Article;
    if (!fiveWoneH) continue;
    const date = date_publish?.slice(0, 10);
    const report = { id: path, title: title ?? "", text: text ?? "", event: "", ...(date === undefined ? {} : { date }) };
    const analysed = annotate(documentOf(report));
    const own = answersOf(analysed, resolve([analysed]));
    const whole = {
      who: report.title,
      what: report.title,
      where: report.title,
      when: report.title,
      ...(date === undefined ? {} : { day: date }),
    };
    for (const question of QUESTIONS) {
      const marked = fiveWoneH[question]?.annotated ?? [];
      const found = answered(question, own, marked);
      if (found === undefined) continue;
      gather(right, question, found);
      if (found < 1)
        mistakes.push({
          kind: `${question} ${found}`,
          what: own[question] ?? "",
          where: `${marked.map((one) => one.text).join(" / ")} (${path})`,
        });
      gather(headline, question, answered(question, whole, marked) ?? 0);
    }
  }
  tell?.(mistakes);
  const shares = (of: typeof right) => Object.fromEntries([...of].map(([question, each]) => [question, mean(each)]));
  return { ours: shares(right), headline: shares(headline) };
}

export const measures = "groups of dated articles of many outlets about one event; who, what, when, where of marked articles";
export const peers = "groups: TF-IDF .942 on this part";

/** `documents_b3_f1` over the clustered articles; `who what when where` over the marked ones, with the headline as baseline. */
export async function run(asked: Asked): Promise<Figures> {
  const figures = scoreReports(load(asked));
  if (asked.split !== undefined) return figures;
  const { ours, headline } = answers(asked);
  return { ...figures, ...ours, baseline: { ...figures.baseline, ...headline } };
}
