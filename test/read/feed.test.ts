import { describe, expect, it } from "vitest";
import type { Source } from "../../src/model/document.ts";
import { feedOf } from "../../src/read/feed.ts";
import { read, unpack } from "../../src/read/read.ts";
import { split } from "../../src/read/split.ts";
import { checkRuns } from "../../src/text/runs.ts";
import { credits, dates, outline } from "./outline.ts";

const AT = "https://gazette.example/feed";
const source = (text: string | Uint8Array, type = "xml", at = AT): Source => ({
  bytes: typeof text === "string" ? new TextEncoder().encode(text) : text,
  at,
  type,
});

function documentsOf(given: Source) {
  return [...split(given)].map((one) => {
    const outcome = read(one);
    if (!outcome.ok) throw new Error(outcome.problem.code);
    expect(checkRuns(outcome.document, unpack(one)).wrong).toBe(0);
    return outcome.document;
  });
}

const LONG = "The harbour board met on Monday to talk about the new pier, and members agreed on most points. ".repeat(10);

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Fjord Gazette</title><link>https://gazette.example/</link><language>en-GB</language>
<lastBuildDate>Wed, 12 May 2021 10:00:00 +0000</lastBuildDate>
<image><url>https://gazette.example/logo.png</url><title>Logo</title></image>
<item><title>Sandvik &amp;amp; Vardø plan a pier</title><link>https://gazette.example/2021/pier</link>
<pubDate>Wed, 12 May 2021 08:00:00 +0200</pubDate><dc:creator><![CDATA[Tora Lie]]></dc:creator>
<description>A teaser.</description>
<content:encoded><![CDATA[<p>${LONG}</p><p>Its chair, J&oacute;n &Ouml;rn, told members that work would start before the summer.</p>]]></content:encoded></item>
<item><title>Ferry back</title><link>/2021/ferry</link><source url="https://courier.example/rss">Vardø Courier</source>
<description>&lt;p&gt;The ferry sails again, its owner said &lt;b&gt;on Tuesday&lt;/b&gt; &amp;amp; smiled.&lt;/p&gt;</description></item>
<item><title>No text</title><link>https://gazette.example/3</link></item>
</channel></rss>`;

describe("an RSS feed", () => {
  it("gives its items with addresses and says which are the article", () => {
    const feed = feedOf(source(RSS));
    expect(feed?.kind).toBe("rss");
    expect(feed?.items.map(({ address, full, source: own }) => [address, full, own !== undefined])).toEqual([
      ["https://gazette.example/2021/pier", true, true],
      ["https://gazette.example/2021/ferry", false, true],
      ["https://gazette.example/3", false, false],
    ]);
  });

  it("is read item by item, markup through the reader of pages, with places in the excerpt", () => {
    const [first, second] = documentsOf(source(RSS));
    expect(first && outline(first).slice(0, 6)).toEqual([
      "headline | Sandvik & Vardø plan a pier",
      "(metadata) | Wed, 12 May 2021 08:00:00 +0200",
      "(metadata) | Fjord Gazette",
      "(metadata) | Tora Lie",
      "(metadata) | https://gazette.example/2021/pier",
      `paragraph | ${LONG.trim()}`,
    ]);
    expect(first?.text).toContain("Jón Örn");
    expect(first && dates(first)).toEqual(["meta 2021-05-12"]);
    expect(first?.seen[0]?.at).toBe("https://gazette.example/2021/pier");
    expect(first?.language).toBe("en");
    expect(second && credits(second)).toEqual(["publisher Vardø Courier"]);
    expect(second && outline(second).at(-1)).toBe("paragraph | The ferry sails again, its owner said on Tuesday & smiled.");
  });

  it("gives the same document for the same item when the rest of the feed has changed", () => {
    const later = RSS.replace("12 May 2021 10:00:00", "13 May 2021 11:00:00").replace("<item><title>No text", "<item><title>Newer");
    expect(documentsOf(source(later)).map(({ id }) => id)).toEqual(documentsOf(source(RSS)).map(({ id }) => id));
  });

  it("is read in the charset it declares", () => {
    const latin = Buffer.from(RSS.replace("UTF-8", "ISO-8859-1"), "latin1");
    expect(documentsOf(source(latin))[0]?.text).toContain("Vardø plan");
  });

  it("survives broken markup", () => {
    const broken = RSS.replace("</description></item>", "</description>").replace("</channel>", "");
    expect(documentsOf(source(broken)).length).toBeGreaterThanOrEqual(2);
  });
});

describe("other feeds", () => {
  it("Atom: alternate links, authors, the publisher of the source, text and XHTML contents", () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord Gazette</title><updated>2021-05-12T09:00:00Z</updated>
      <entry><id>tag:1</id><title type="html">Pier &amp;lt;b&amp;gt; plan</title><link rel="self" href="/self"/><link rel="alternate" href="/a?x=1&amp;y=2"/>
      <published>2021-05-11T09:00:00Z</published><author><name>Tora Lie</name></author><source><title>Vardø Courier</title></source>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The pier is planned, the board said on Monday.</p></div></content></entry>
      <entry><title>Second</title><link href="https://other.example/b"/><summary>The ferry sails again, its owner said.</summary><updated>2021-05-12</updated></entry></feed>`;
    const [first, second] = documentsOf(source(atom, "atom"));
    expect(first?.seen[0]?.at).toBe("https://gazette.example/a?x=1&y=2");
    expect(first && credits(first).toSorted()).toEqual(["author Tora Lie", "publisher Vardø Courier"]);
    expect(first && dates(first)).toEqual(["meta 2021-05-11"]);
    expect(first && outline(first).at(-1)).toBe("paragraph | The pier is planned, the board said on Monday.");
    expect(second && credits(second)).toEqual(["publisher Fjord Gazette"]);
  });

  it("RDF: items beside the channel", () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="x"><title>Fjord Gazette</title></channel><item rdf:about="y"><title>Ferry</title><link>https://gazette.example/f</link>
      <dc:date>2021-05-12T08:00:00Z</dc:date><description>The ferry sails again, its owner said.</description></item></rdf:RDF>`;
    const [only] = documentsOf(source(rdf, "rdf"));
    expect(only && [credits(only), dates(only), outline(only).at(-1)]).toEqual([
      ["publisher Fjord Gazette"],
      ["meta 2021-05-12"],
      "paragraph | The ferry sails again, its owner said.",
    ]);
  });

  it("JSON Feed: markup or text, the feed's title as publisher", () => {
    const json = JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Fjord \u201cGazette\u201d",
      items: [
        {
          id: "1",
          url: "https://gazette.example/1",
          title: "Pier",
          content_html: `<p>${LONG}</p>`,
          date_published: "2021-05-12T08:00:00Z",
        },
        { id: "2", url: "https://gazette.example/2", content_text: "The ferry sails again, its owner said." },
      ],
    });
    expect(feedOf(source(json, "json"))?.items.map(({ address, full }) => [address, full])).toEqual([
      ["https://gazette.example/1", true],
      ["https://gazette.example/2", false],
    ]);
    const [first, second] = documentsOf(source(json, "json"));
    expect(first && [credits(first), dates(first)]).toEqual([["publisher Fjord “Gazette”"], ["meta 2021-05-12"]]);
    expect(second && outline(second).at(-1)).toBe("paragraph | The ferry sails again, its owner said.");
  });

  it("sitemaps: addresses alone, and sitemaps of sitemaps", () => {
    const map = `<urlset xmlns:news="n"><url><loc>https://gazette.example/1?a=1&amp;b=2</loc><news:news><news:title>Pier</news:title></news:news></url></urlset>`;
    expect(feedOf(source(map))).toEqual({ kind: "sitemap", items: [{ full: false, address: "https://gazette.example/1?a=1&b=2" }] });
    const index = `<sitemapindex><sitemap><loc>https://gazette.example/news.xml</loc></sitemap></sitemapindex>`;
    expect(feedOf(source(index))?.kind).toBe("index");
  });

  it("that hold no text, and other XML, are refused with a reason", () => {
    const empty = read(source("<rss><channel><title>x</title></channel></rss>"));
    expect(!empty.ok && empty.problem.code).toBe("feed-empty");
    const other = read(source("<svg><path d='x'/></svg>"));
    expect(!other.ok && other.problem.code).toBe("xml-unknown");
  });
});

describe("collections of records", () => {
  it("a JSON list gives its records", () => {
    const list = JSON.stringify([
      { title: "A", text: "The ferry sails again." },
      { title: "B", text: "The pier is planned." },
    ]);
    expect([...split(source(list, "json", "list.json"))].map(({ type, line }) => [type, line])).toEqual([
      ["json", 1],
      ["json", 2],
    ]);
    expect(documentsOf(source(list, "json", "list.json"))).toHaveLength(2);
  });

  it("a NewsML-G2 message gives its items", () => {
    const item = (n: number) =>
      `<newsItem guid="${n}"><contentMeta><headline>Pier ${n}</headline></contentMeta><contentSet><inlineData contenttype="text/plain">The pier ${n} is planned.</inlineData></contentSet></newsItem>`;
    expect(documentsOf(source(`<newsMessage><itemSet>${item(1)}${item(2)}</itemSet></newsMessage>`)).map(({ text }) => text)).toHaveLength(
      2,
    );
  });
});
