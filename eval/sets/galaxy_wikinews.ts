import { scoreReports } from "../documents.ts";
import { filesUnder, readJson, someOf, type Report } from "../reports.ts";
import type { Asked, Figures } from "../set.ts";

interface Article {
  readonly title?: string;
  readonly text?: string;
}

/** The development samples of the set's authors: no events with enough articles to score. */
const SAMPLES = /(?:^|\/)dev(?:_test)?\.json$/;

/** Articles of one file; one that two pages cite is one document, of the first page's event. */
function collection(folder: string, path: string): Report[] {
  const events = readJson(folder, path) as readonly { readonly articles?: readonly Article[] }[];
  const found = new Map<string, Report>();
  for (const [at, event] of events.entries()) {
    for (const [number, { title = "", text = "" }] of (event.articles ?? []).entries()) {
      const same = `${title}\n${text}`;
      if (!found.has(same)) found.set(same, { id: `galaxy_wikinews/${path}#${at}.${number}`, title, text, event: `${path}#${at}` });
    }
  }
  return [...found.values()];
}

/**
 * One collection of articles cited by Wikinews pages; an event is a page. `split` is the file's name without its ending; otherwise the
 * collection with the most articles, since the smaller ones are partly contained in the larger. `created_at` is the crawl date: not used.
 */
export function load({ folder, split }: Asked): readonly Report[] {
  const paths = filesUnder(folder, ".json").filter((path) => !SAMPLES.test(path));
  const wanted = split === undefined ? paths : paths.filter((path) => path === `${split}.json` || path.endsWith(`/${split}.json`));
  const collections = wanted.map((path) => collection(folder, path));
  const largest = collections.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return someOf(largest, folder);
}

export const measures = "articles cited as sources by one Wikinews page (noisy: background sources count)";
export const peers = "TF-IDF .794 on wikinews_big";

/** `documents_b3_f1` over the largest collection. */
export async function run(asked: Asked): Promise<Figures> {
  return scoreReports(load(asked));
}
