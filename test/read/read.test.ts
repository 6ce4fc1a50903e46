import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReadOutcome } from "../../src/model/document.ts";
import { idOf, read, TYPES, unpack } from "../../src/read/read.ts";
import { checkRuns } from "../../src/text/runs.ts";
import { credits, dates, outline, readText } from "./outline.ts";

const code = (outcome: ReadOutcome): string => (outcome.ok ? "" : outcome.problem.code);
const readJson = (record: unknown) => readText(JSON.stringify(record), "json");
const TEXT = 'The harbour board met on Monday to talk about the new pier.\nIts chair said "yes" to the plan, and the vote is in June.';

describe("read", () => {
  it.each([
    ["xyz", "text", "type-unknown"],
    ["json", '{"title":', "json-broken"],
    ["json", '{"title":"Only a title"}', "json-no-text"],
    ["json", "[1, 2]", "json-no-text"],
    ["json", '{"text":"  "}', "json-no-text"],
    ["html", "<html><body><script>1</script></body></html>", "no-body"],
    ["txt", "   ", "empty"],
  ])("gives a reason for a %s source %j", (type, text, expected) => {
    const outcome = read({ bytes: new TextEncoder().encode(text), at: "x", type, line: 7 });
    expect(code(outcome)).toBe(expected);
    expect(outcome).toMatchObject({ ok: false, at: "x", line: 7 });
  });

  it("names a document by its bytes alone", () => {
    const bytes = new TextEncoder().encode("abc");
    expect(idOf(bytes)).toBe("dba7816bf8f01cfea");
    const one = read({ bytes: new TextEncoder().encode(TEXT), at: "a", type: "txt" });
    const two = read({ bytes: new TextEncoder().encode(TEXT), at: "b", type: "txt" });
    expect(one.ok && two.ok && one.document.id === two.document.id).toBe(true);
  });

  it("says which languages are not analysed", () => {
    const german = readText("Der Hafenrat von Sandvik hat am Montag über den neuen Kai gesprochen und die Abstimmung auf Juni verschoben.");
    expect([german.language, german.problems.map((problem) => problem.code)]).toEqual(["de", ["language-not-analysed"]]);
    expect(readText("Hm.").language).toBe("und");
  });
});

describe("a JSON record", () => {
  const record = {
    title: "Sandvik plans a pier",
    text: TEXT,
    url: "https://gazette.example/2021/05/12/pier",
    published: "2021-05-12T08:00:00Z",
    source: { name: "Fjord Gazette" },
    authors: ["Tora Lie", "Jón Örn"],
  };

  it("copies metadata, title and text, and points at them", () => {
    const document = readJson(record);
    expect(outline(document)).toEqual([
      "headline | Sandvik plans a pier",
      "(metadata) | 2021-05-12T08:00:00Z",
      "(metadata) | Fjord Gazette",
      "(metadata) | Tora Lie",
      "(metadata) | Jón Örn",
      "(metadata) | https://gazette.example/2021/05/12/pier",
      ...TEXT.split("\n").map((line) => `paragraph | ${line}`),
    ]);
    expect(credits(document)).toEqual(["publisher Fjord Gazette", "author Tora Lie", "author Jón Örn"]);
    expect(dates(document)).toEqual(["meta 2021-05-12", "url 2021-05-12"]);
    expect(document.seen).toEqual([{ at: record.url }, { at: "invented.json" }]);
  });

  it("keeps the place of escaped characters", () => {
    const source = String.raw`{"text":"One \"word\" \u2013 caf\u00e9 \ud83d\ude00, and enough said for one line.\nTwo."}`;
    const document = readText(source, "json");
    expect(document.text).toBe('One "word" – café 😀, and enough said for one line.\nTwo.');
    expect(checkRuns(document, new TextEncoder().encode(source))).toMatchObject({ escaped: 7, inserted: 0, wrong: 0 });
  });

  it("takes kind and language from the record, and the last of two equal keys", () => {
    const document = readText(`{"text":"no", "kind":"release", "language":"en-GB", "text":${JSON.stringify(TEXT)}}`, "json");
    expect([document.kind, document.language, document.text.startsWith("The harbour")]).toEqual(["release", "en", true]);
  });

  it("reads a record whose nesting would be too deep", () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    expect(readText(`{"extra":${deep},"text":${JSON.stringify(TEXT)}}`, "json").text).toBe(TEXT);
  });

  it("does not guess a date", () => {
    const document = readJson({ ...record, url: undefined, published: "3/4/2021" });
    expect([dates(document), document.problems.map((problem) => problem.code)]).toEqual([[], ["date-unreadable"]]);
  });
});

describe("any bytes", () => {
  const words = fc.constantFrom(
    "Politics",
    "-",
    "By Tora Lie",
    "Q: why?",
    "MR. MOE: yes.",
    "Read also:",
    "12 May 2021",
    "The board met on Monday, it said.",
    "\n",
    "\r\n",
    "<p>",
    "</p>",
    '<div class="share">',
    "<br>",
    "&amp;",
    "&#x1F600;",
    "\ufeff",
    "\u2028",
    "```",
    "> ",
    "# ",
    "---\n",
    "é",
    "😀",
    "\ud800",
    "{",
    '"',
    "\\u00e9",
    " ",
  );
  const soup = fc.array(words, { maxLength: 40 }).map((parts) => new TextEncoder().encode(parts.join(" ")));
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    soup,
    fc.string({ unit: "binary" }).map((text) => new TextEncoder().encode(JSON.stringify({ text }))),
  );

  it.each(TYPES)("are read or refused as %s: blocks in order cover the text, places are right, twice the same", (type) => {
    fc.assert(
      fc.property(anything, (bytes) => {
        const outcome = read({ bytes, at: "x", type });
        expect(read({ bytes, at: "x", type })).toEqual(outcome);
        if (!outcome.ok) return;
        const { text, blocks } = outcome.document;
        expect(checkRuns(outcome.document, unpack({ bytes, at: "x", type })).wrong).toBe(0);
        let at = 0;
        for (const { span } of blocks) {
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect(span.end).toBeGreaterThan(span.start);
          expect(text.slice(at, span.start).trim()).toBe("");
          at = span.end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
      { numRuns: 150 },
    );
  });
});
