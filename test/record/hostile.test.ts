import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { Document } from "../../src/model/document.ts";
import type { Dossier } from "../../src/model/dossier.ts";
import { renderHtml } from "../../src/record/html.ts";
import { renderMarkdown } from "../../src/record/markdown.ts";
import { renderText } from "../../src/record/text.ts";
import { textsOf } from "../../src/record/texts.ts";
import { documents, dossier, texts } from "./fixture.ts";

// Each attack is written over the beginning of every text and put into every value that a record takes over.
const ATTACKS = [
  "<script>alert(1)</script>",
  '"><svg onload=alert(1)>',
  "</style></title><img src=x onerror=alert(1)>",
  "' onmouseover='alert(1)",
  "javascript:alert(1)",
  "]]><!-- --><h1>",
  "safe\u202egnp.exe\u202c\u2066\u2069\u200f",
  "\u001b[2J\u001b]0;title\u0007\u009b31m\r\b\u0000",
  "[x](javascript:alert(1)) ![y](http://evil.example/y.png) `code` **b** | c |",
  "# heading\n- item\n1. one\n> quote\n---\n<b>",
  "[^1]: forged note",
  "\ud800 lone \udfff",
  "&lt;script&gt;&#x3c;",
];

function replaced(attack: string): { readonly poisoned: Dossier; readonly poison: ReturnType<typeof textsOf> } {
  const overwritten: Document[] = documents.map((one) => ({
    ...one,
    text: attack.repeat(Math.ceil(one.text.length / attack.length)).slice(0, one.text.length),
  }));
  const json = JSON.stringify(dossier, (key, value: unknown) =>
    ["label", "value", "country"].includes(key) && typeof value === "string" ? attack : value,
  );
  const poisoned = JSON.parse(json) as Dossier;
  const accounts = poisoned.accounts.map((one) => ({ ...one, at: [attack] }));
  const lookalikes = poisoned.lookalikes.map((one) => ({
    ...one,
    because: [{ code: attack, values: [attack], evidence: [], weight: -1 }],
  }));
  return {
    poisoned: { ...poisoned, mode: attack, accounts, lookalikes },
    poison: textsOf(overwritten, { entities: new Map(), events: new Map([["v00000000000b", attack]]) }),
  };
}

function skeleton(html: string): string[] {
  const { document } = parseHTML(html);
  return [...document.querySelectorAll("*")].map(
    (one) =>
      `${one.tagName} ${[...one.attributes]
        .map((attribute): string => attribute.name)
        .toSorted()
        .join(" ")}`,
  );
}

const HARMLESS = new Set(skeleton(renderHtml(dossier, texts)));

describe.each(ATTACKS)("a source that says %j", (attack) => {
  const { poisoned, poison } = replaced(attack);

  it("adds no element and no attribute to the page", () => {
    const found = new Set(skeleton(renderHtml(poisoned, poison)));
    expect([...found].filter((one) => !HARMLESS.has(one))).toEqual([]);
    expect(found.size).toBeGreaterThan(20);
  });

  it("leaves no control or bidirectional character in any format", () => {
    const formats = [
      renderHtml(poisoned, poison),
      renderMarkdown(poisoned, poison),
      renderText(poisoned, poison, { width: 80, colour: false }),
    ];
    // oxlint-disable-next-line no-control-regex -- controls are what is looked for
    for (const text of formats)
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
  });

  it("starts no heading, quotation, table, rule or footnote in Markdown", () => {
    const shape = (page: string) => page.split("\n").map((line) => /^(?:#+ |\[\^\d+\]: | *- |\*|$)/.exec(line)?.[0]);
    const found = shape(renderMarkdown(poisoned, poison));
    expect(found.filter((one) => one === undefined)).toEqual([]);
    expect(found.filter((one) => one?.startsWith("#")).length).toBe(
      shape(renderMarkdown(dossier, texts)).filter((one) => one?.startsWith("#")).length,
    );
  });

  it("links nowhere in Markdown", () => {
    const page = renderMarkdown(poisoned, poison).replace(/(`+)(?!`).*?[^`]\1(?!`)/g, "");
    expect(page).not.toMatch(/(?<!\\)\](?:\(|\[)|(?<!\\)!\[|:\/\/|www\.|(?<!\\)<(?:[a-z!/])/i);
  });
});
