import { newsOf } from "./news.ts";
import type { Writer } from "./format.ts";

/** New and changed events as a JSON Feed (version 1.1). */
export const jsonfeed: Writer = async function* jsonfeed(material) {
  const items = (await newsOf(material)).map(({ id, title, summary, address, day, category, outlets }) => ({
    id,
    url: address,
    title,
    content_text: summary,
    date_modified: `${day}T00:00:00Z`,
    tags: [category],
    authors: outlets.map((name) => ({ name })),
  }));
  const { base } = material;
  const where = base === undefined ? {} : { home_page_url: base, feed_url: `${base}/api/export/jsonfeed` };
  yield `${JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "New and changed events", ...where, items }, null, 1)}\n`;
};
