import { newest, newsOf, type News } from "./news.ts";
import { xml } from "./xml.ts";
import type { Writer } from "./format.ts";

/** A day as RFC 822 writes it, which RSS asks for. */
function date(day: string): string {
  return new Date(`${day}T00:00:00Z`).toUTCString();
}

function item({ id, title, summary, address, day, category }: News): string {
  return `<item><title>${xml(title)}</title><link>${xml(address)}</link><guid isPermaLink="false">${id}</guid><pubDate>${date(day)}</pubDate><category>${category}</category><description>${xml(summary)}</description></item>\n`;
}

/** New and changed events as an RSS 2.0 feed. */
export const rss: Writer = async function* rss(material) {
  const news = await newsOf(material);
  const link = material.base ?? "urn:synoptic:changes";
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>New and changed events</title><link>${xml(link)}</link><description>Events that are new or have changed</description><lastBuildDate>${date(newest(news))}</lastBuildDate>\n`;
  for (const one of news) yield item(one);
  yield "</channel></rss>\n";
};
