import type { Document } from "../../src/model/document.ts";
import { bodyText, pagesIn, readPages } from "../pages.ts";
import { readJson, someOf } from "../reports.ts";
import { accuracy } from "../scorers/ratio.ts";
import { plain, type Segments, segmentScore } from "../scorers/segments.ts";
import type { Asked, Figures } from "../set.ts";

interface Item extends Segments {
  readonly file: string;
  readonly title?: string;
  readonly author?: string | readonly string[];
  readonly date?: string;
}

export const measures = "segments of body text, title, author and day of pages in many languages";
export const peers = "trafilatura .924 (all 990 pages); title .67, author .48 defuddle on a third of them";

/** Signs and words between the names of several authors. */
const BETWEEN = /\s*(?:[,;&/|]|\s(?:and|und|et|y|e|i)\s)\s*/u;

/** The names of authors, however they are strung together. */
export function namesOf(authors: string | readonly string[]): string {
  const list = typeof authors === "string" ? [authors] : authors;
  return list.flatMap((one) => plain(one).split(BETWEEN)).filter((name) => name !== "").join("; "); // prettier-ignore
}

function titleOf(document: Document | null): string {
  const span = document?.title?.[0];
  return span ? plain(document.text.slice(span.start, span.end)) : "";
}

function authorsOf(document: Document | null): string {
  const credits = document?.credits.filter(({ role }) => role === "author") ?? [];
  return namesOf(credits.map(({ span }) => document?.text.slice(span.start, span.end) ?? ""));
}

/** The day a page was published, where reading shows one full day. */
export function dayOf(document: Document | null): string {
  const days = document?.published.find(({ days: one }) => one.open === undefined && one.from === one.to)?.days;
  return days?.from ?? "";
}

/**
 * `segment_f1`, and the shares of pages whose title, author and day are exactly the gold one among those that have one. Names of several
 * authors are compared one by one. Also `mapped`, the share of body characters with a place in the bytes.
 */
export async function run({ folder }: Asked): Promise<Figures> {
  const pages = pagesIn(folder, ["cache", "eval"]);
  const items = someOf(
    Object.values(readJson(folder, "evaldata.json") as Record<string, Item>).filter(({ file }) => pages.has(file)),
    folder,
  );
  const { documents, spent, mapped } = await readPages(items.map(({ file }) => pages.get(file) ?? ""));
  const { f1, precision, recall } = segmentScore(items.map((item, at) => [item, bodyText(documents[at] ?? null)] as const));
  const exact = (gold: (item: Item) => string, ours: (document: Document | null) => string): number =>
    accuracy(items.flatMap((item, at) => (gold(item) === "" ? [] : [[gold(item), ours(documents[at] ?? null)] as const])));
  return {
    segment_f1: f1,
    segment_precision: precision,
    segment_recall: recall,
    title_exact: exact(({ title }) => plain(title ?? ""), titleOf),
    author_exact: exact(({ author }) => namesOf(author ?? ""), authorsOf),
    date_exact: exact(({ date }) => date ?? "", dayOf),
    mapped,
    n: items.length,
    ms_per_item: spent / items.length,
    baseline: {},
  };
}
