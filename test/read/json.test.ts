import { describe, expect, it } from "vitest";
import { read } from "../../src/read/read.ts";
import { split } from "../../src/read/split.ts";
import { credits, dates, outline, readText } from "./outline.ts";

const TEXT = "The harbour board of Sandvik wants a new pier. Its chair said so on Monday after two hours of talks.";
const readJson = (record: unknown) => readText(JSON.stringify(record), "json");

/** What is known of each record of a JSON text, beside its body. */
function known(value: unknown): object[] {
  const source = { bytes: new TextEncoder().encode(JSON.stringify(value)), at: "answer.json", type: "json" };
  return [...split(source)].map((one) => {
    const outcome = read(one);
    if (!outcome.ok) return { problem: outcome.problem.code };
    const { document } = outcome;
    return {
      title: document.title?.map(({ start, end }) => document.text.slice(start, end))[0],
      credits: credits(document),
      published: document.published[0]?.days.from,
      updated: document.updated?.map(({ days }) => days.from),
      at: document.seen[0]?.at,
      language: document.language,
      problems: document.problems.map(({ code }) => code),
    };
  });
}

const PLAIN = {
  title: "Sandvik plans a pier",
  credits: ["publisher Fjord Gazette", "author Tora Lie"],
  published: "2021-05-12",
  updated: ["2021-05-13"],
  at: "https://gazette.example/pier",
  language: "en",
  problems: [],
};
const [title, url] = [PLAIN.title, PLAIN.at];

describe("records as services and tools write them", () => {
  it.each<[string, object, object]>([
    [
      "schema.org",
      {
        headline: title,
        articleBody: TEXT,
        datePublished: "2021-05-12",
        dateModified: "2021-05-13T09:00:00Z",
        publisher: { name: "Fjord Gazette" },
        author: [{ "@type": "Person", name: "Tora Lie" }],
        url,
        inLanguage: "en-GB",
      },
      PLAIN,
    ],
    [
      "ninjs",
      {
        uri: "urn:newsml:gazette.example:1",
        headline: title,
        body_html: `<p>${TEXT}</p>`,
        firstcreated: "2021-05-12T08:00:00Z",
        versioncreated: "2021-05-13T08:00:00Z",
        byline: "By Tora Lie",
        infosources: [{ name: "Fjord Gazette" }],
        language: "en",
      },
      { ...PLAIN, at: "answer.json" },
    ],
    [
      "WordPress",
      {
        id: 7,
        date: "2021-05-12T10:00:00",
        modified: "2021-05-13T10:00:00",
        link: url,
        type: "post",
        author: 3,
        title: { rendered: "Sandvik plans &#8220;a pier&#8221;" },
        content: { rendered: `<p>${TEXT}</p>\n`, protected: false },
      },
      { ...PLAIN, title: "Sandvik plans “a pier”", credits: [] },
    ],
    [
      "news-please",
      {
        title,
        maintext: TEXT,
        date_publish: "2021-05-12 08:00:00",
        date_modify: "2021-05-13 08:00:00",
        date_download: "2024-01-01 08:00:00",
        source_domain: "gazette.example",
        authors: ["Tora Lie"],
        url,
        language: "en",
      },
      { ...PLAIN, credits: ["publisher gazette.example", "author Tora Lie"] },
    ],
    [
      "trafilatura",
      { title, text: TEXT, date: "2021-05-12", source: url, sitename: "Fjord Gazette", hostname: "gazette.example", author: "Tora Lie" },
      { ...PLAIN, updated: undefined },
    ],
  ])("%s", (_, record, expected) => {
    expect(known(record)).toEqual([expected]);
  });

  it.each<[string, object, readonly object[]]>([
    [
      "NewsAPI",
      {
        status: "ok",
        totalResults: 2,
        articles: [1, 2].map((n) => ({
          source: { id: null, name: "Fjord Gazette" },
          author: "Tora Lie",
          title,
          description: "A pier.",
          url: `${url}/${n}`,
          publishedAt: "2021-05-12T08:00:00Z",
          content: `${TEXT}… [+2817 chars]`,
        })),
      },
      [1, 2].map((n) => ({ ...PLAIN, updated: undefined, at: `${url}/${n}`, problems: ["cut-short"] })),
    ],
    [
      "Event Registry",
      {
        articles: {
          page: 1,
          results: [
            {
              lang: "eng",
              url,
              title,
              body: TEXT,
              dateTimePub: "2021-05-12T08:00:00Z",
              source: { uri: "g.example", title: "Fjord Gazette" },
            },
          ],
        },
      },
      [{ ...PLAIN, updated: undefined, credits: ["publisher Fjord Gazette"] }],
    ],
    [
      "the Guardian",
      {
        response: {
          status: "ok",
          results: [
            {
              webTitle: title,
              webUrl: url,
              webPublicationDate: "2021-05-12T08:00:00Z",
              fields: { body: `<p>${TEXT}</p>`, byline: "Tora Lie", publication: "Fjord Gazette" },
            },
          ],
        },
      },
      [{ ...PLAIN, updated: undefined }],
    ],
    [
      "a search engine",
      { took: 3, hits: { total: 1, hits: [{ _id: "1", _source: { title, text: TEXT, published: "2021-05-12", url } }] } },
      [{ ...PLAIN, updated: undefined, credits: [] }],
    ],
    [
      "a list of what has only a summary",
      { data: [{ title, description: TEXT, url, source: "Fjord Gazette", published_at: "2021-05-12T08:00:00Z" }] },
      [{ ...PLAIN, updated: undefined, credits: ["publisher Fjord Gazette"], problems: ["cut-short"] }],
    ],
  ])("the answer of %s gives its articles", (_, answer, expected) => {
    expect(known(answer)).toEqual(expected);
  });

  it("an article with a list of others in it stays one, and a file that is none is told once", () => {
    expect(known({ title, text: TEXT, published: "2021-05-12", data: [{ title: "Another", text: TEXT }] })).toHaveLength(1);
    expect(known({ name: "pier", description: "Sets piers.", version: "1.0.0", items: [{ id: 1 }, { id: 2 }] })).toEqual([
      { problem: "json-no-text" },
    ]);
  });

  it("a text with tags is read as a page, one with only the signs of tags is not", () => {
    expect(outline(readJson({ content: `<p>${TEXT}</p><p>Nobody was hurt when the old one fell, the board said.</p>` }))).toHaveLength(2);
    expect(readJson({ content: `${TEXT} It said a < b and b > c.` }).text).toBe(`${TEXT} It said a < b and b > c.`);
  });

  it("keeps the place of characters that are escaped twice", () => {
    const document = readText(`{"title":{"rendered":"Sandvik&#8217;s \\u00abpier\\u00bb"},"text":${JSON.stringify(TEXT)}}`, "json");
    expect(outline(document)[0]).toBe("headline | Sandvik’s «pier»");
  });

  it("keeps the place of escaped characters in markup", () => {
    const inside = String.raw`<p>\u00abThe pier\u00bb is the \"best\" in\nSandvik, said Tora Lie\u2019s father \ud83d\ude00 on Monday.</p>\n\n<p>R&amp;D \u0026amp; more of it, he said to everybody who was there.</p>`;
    const document = readText(`{"content_html":"${inside}"}`, "json");
    expect(outline(document)).toEqual([
      'paragraph | «The pier» is the "best" in Sandvik, said Tora Lie’s father 😀 on Monday.',
      "paragraph | R&D & more of it, he said to everybody who was there.",
    ]);
  });

  it("reads changes of a feed's entries beside their publication", () => {
    const entry = `<entry><title>${title}</title><published>2021-05-12T08:00:00Z</published><updated>2021-05-13T08:00:00Z</updated><content>${TEXT}</content></entry>`;
    const document = readText(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord Gazette</title>${entry}</feed>`, "item");
    expect([dates(document), document.updated?.map(({ days }) => days.from)]).toEqual([["meta 2021-05-12"], ["2021-05-13"]]);
  });
});
