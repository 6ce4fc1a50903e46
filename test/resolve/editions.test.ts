import { describe, expect, it } from "vitest";
import { annotate, dossiersOf, read, resolve } from "../../src/pipeline.ts";
import { addressOf } from "../../src/resolve/editions.ts";

const TEXT = [
  "SANDVIK, May 12, 2021 - The mayor of Sandvik, Tora Lie, met the owner of the ferries, Jan Ek, in Sandvik on Wednesday to sign an agreement about a new pier.",
  "The pier will cost 34 million kroner, and work on it will start before the summer, the mayor told reporters after the meeting with Mr Ek.",
  '"We have waited long enough for this pier," said Lie. Fishermen from three villages had asked for a deeper basin and better lights.',
];
const page = (head: string, paragraphs: readonly string[], title = "Sandvik signs for a new pier"): string =>
  `<html lang="en"><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${paragraphs.map((one) => `<p>${one}</p>`).join("")}</article></body></html>`;
const canonical = (address: string, published: string): string =>
  `<link rel="canonical" href="${address}"><meta property="article:published_time" content="2021-05-12T08:00:00+02:00"><meta property="article:modified_time" content="${published}">`;

function analysed(at: string, html: string) {
  const outcome = read({ bytes: new TextEncoder().encode(html), at, type: "html" });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return annotate(outcome.document);
}

describe("an address", () => {
  it.each([
    ["https://www.gazette.example/news/pier/?utm_source=feed", "gazette.example/news/pier"],
    ["http://m.gazette.example/news/pier/amp", "gazette.example/news/pier"],
    ["https://gazette.example/amp/news/pier", "gazette.example/news/pier"],
    ["https://gazette.example/news/pier.amp.html", "gazette.example/news/pier.html"],
    ["https://gazette.example/show?id=7&print=1&a=b", "gazette.example/show?a=b&id=7"],
  ])("%s is %s for all devices and readers", (written, page) => expect(addressOf(written)?.page).toBe(page));

  it("of a front page names no report, and a path of a file none of the web", () => {
    expect(addressOf("https://gazette.example/?utm_medium=x")).toEqual({ site: "gazette.example", page: null });
    expect(addressOf("reports/pier.html")).toBeNull();
  });
});

describe("editions", () => {
  const web = analysed("web.html", page(canonical("https://www.gazette.example/pier", "2021-05-12T09:00:00+02:00"), TEXT));
  const amp = analysed("amp.html", page(canonical("https://gazette.example/pier/amp", "2021-05-12T09:00:00+02:00"), TEXT));
  const later = analysed(
    "later.html",
    page(
      canonical("https://gazette.example/pier", "2021-05-14T09:00:00+02:00"),
      [...TEXT.slice(0, 1), TEXT[1]?.replace("34", "36") ?? "", ...TEXT.slice(2)],
      "Sandvik signs for a dearer pier",
    ),
  );
  const wrong = analysed(
    "wrong.html",
    page(
      canonical("https://gazette.example/pier", "2021-05-12T09:00:00+02:00"),
      ["Snow fell on the hills of Norhaven on Friday, and the schools there stayed closed all day long."],
      "Snow closes schools",
    ),
  );
  const all = [web, amp, later, wrong];

  it("are the same article at several addresses and its later version; a wrong canonical link joins nothing", () => {
    const { editions } = resolve(all);
    expect(editions).toHaveLength(1);
    expect(new Set(editions[0]?.docs.map(({ doc }) => doc))).toEqual(new Set([web, amp, later].map(({ document }) => document.id)));
    const [first, second, third] = editions[0]?.docs ?? [];
    expect([first?.day, second?.day, third?.day]).toEqual(["2021-05-12", "2021-05-12", "2021-05-14"]);
    expect([second?.same, third?.same]).toEqual([first?.doc, later.document.id]);
    expect(new Set(editions[0]?.because.map(({ code }) => code))).toEqual(new Set(["same-address"]));
    expect(resolve(all.toReversed()).editions).toEqual(editions);
  });

  it("stand with the accounts of a record, with what they differ on", () => {
    const records = dossiersOf(resolve(all));
    const accounts = records.flatMap((one) => one.accounts).filter(({ doc }) => doc === web.document.id);
    expect(accounts.length).toBeGreaterThan(0);
    expect(accounts[0]?.editions?.map(({ doc, is }) => [doc, is])).toEqual([
      [amp.document.id, "same"],
      [later.document.id, "later"],
    ]);
  });
});
