import { newest, newsOf, type News } from "./news.ts";
import { xml } from "./xml.ts";
import type { Writer } from "./format.ts";

function entry({ id, title, summary, address, day, category, outlets }: News): string {
  const authors = outlets.map((name) => `<author><name>${xml(name)}</name></author>`).join("");
  return `<entry><id>${id}</id><title>${xml(title)}</title><updated>${day}T00:00:00Z</updated><link href="${xml(address)}"/><category term="${category}"/>${authors}<summary>${xml(summary)}</summary></entry>\n`;
}

/** New and changed events as an Atom feed (RFC 4287). An entry's day is the last on which an account was published. */
export const atom: Writer = async function* atom(material) {
  const news = await newsOf(material);
  const self = material.base === undefined ? "" : `<link rel="self" href="${xml(material.base)}/api/export/atom"/>`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:synoptic:changes</id><title>New and changed events</title><updated>${newest(news)}T00:00:00Z</updated><author><name>Synoptic</name></author>${self}\n`;
  for (const one of news) yield entry(one);
  yield "</feed>\n";
};
