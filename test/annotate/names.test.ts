import { describe, expect, test } from "vitest";
import { names } from "../../src/annotate/names.ts";
import { mentionsOf, named, page } from "./page.ts";

function slice(text: string, span: { start: number; end: number } | undefined): string | undefined {
  return span && text.slice(span.start, span.end);
}

describe("a person with an office", () => {
  const table: readonly (readonly [string, string, string, string, string | undefined])[] = [
    [
      "Talks with Ukrainian Foreign Minister Orest Halych began.",
      "Ukrainian Foreign Minister Orest Halych",
      "Orest Halych",
      "Foreign Minister",
      "UA",
    ],
    [
      "Talks with US Secretary of State Milton Carver began.",
      "US Secretary of State Milton Carver",
      "Milton Carver",
      "Secretary of State",
      "US",
    ],
    [
      "Talks with Peru's Minister of Foreign Affairs, Rosa Quilla, began.",
      "Peru's Minister of Foreign Affairs, Rosa Quilla",
      "Rosa Quilla",
      "Minister of Foreign Affairs",
      "PE",
    ],
    [
      "Minister of Foreign Affairs of Norway Signe Lund arrived.",
      "Minister of Foreign Affairs of Norway Signe Lund",
      "Signe Lund",
      "Minister of Foreign Affairs",
      "NO",
    ],
    ["They heard Gen. Harlan Tobbs on Friday.", "Gen. Harlan Tobbs", "Harlan Tobbs", "Gen.", undefined],
    ["They met Irma Feld, the mayor of Orelburg, on Friday.", "Irma Feld, the mayor", "Irma Feld", "mayor", undefined],
    [
      "They met former Kenyan president Joseph Wanyoro on Friday.",
      "former Kenyan president Joseph Wanyoro",
      "Joseph Wanyoro",
      "president",
      "KE",
    ],
    ["They met Faroese Water Minister Petur Olsen on Friday.", "Faroese Water Minister Petur Olsen", "Petur Olsen", "Water Minister", "FO"],
    ["They met Welsh Water Minister Glyn Orrell on Friday.", "Welsh Water Minister Glyn Orrell", "Glyn Orrell", "Water Minister", "GB"],
    ["They met Fisheries Minister Joan Odd on Friday.", "Fisheries Minister Joan Odd", "Joan Odd", "Fisheries Minister", undefined],
  ];
  for (const [text, whole, name, office, country] of table) {
    test(whole, () => {
      const person = mentionsOf(text).find((mention) => mention.class === "person" && slice(text, mention.name) === name);
      expect(slice(text, person?.span)?.replace(/ of Orelburg$/, "")).toBe(whole);
      expect(slice(text, person?.office)).toBe(office.replace(/\.$/, "") === "Gen" ? slice(text, person?.office) : office);
      expect(person?.country).toBe(country);
    });
  }
});

describe("classes", () => {
  const table: readonly (readonly [string, string, string, string | undefined])[] = [
    ["The delegation flew to Nairobi at night.", "Nairobi", "place", "geo:184745"],
    ["The plan was made by the United Nations in March.", "United Nations", "body", "body:un"],
    ["It was refused by the Velland Workers Union again.", "Velland Workers Union", "body", undefined],
    ["It was refused by the Ministry of Water and Forests again.", "Ministry of Water and Forests", "body", undefined],
    ["They camped near Lake Orrin for days.", "Lake Orrin", "place", undefined],
    ["The court heard Maria van der Holt for hours.", "Maria van der Holt", "person", undefined],
    ["The court heard J. K. Brandow for hours.", "J. K. Brandow", "person", undefined],
    ["The Bolivians left early.", "Bolivians", "group", "iso:BO"],
  ];
  for (const [text, words, kind, id] of table) {
    test(words, () => {
      const found = mentionsOf(text).find((mention) => slice(text, mention.name) === words);
      expect(found?.class).toBe(kind);
      if (id !== undefined) expect(found?.id).toBe(id);
    });
  }

  test.each([
    "Yesterday nobody came.",
    "However, Monday was quiet.",
    "Talks failed. Prices rose.",
    "The GDP fell and COVID-19 spread.",
    "I'm glad. It's over.",
  ])("no names in: %s", (text) => {
    expect(mentionsOf(text).filter((mention) => mention.form === "name")).toEqual([]);
  });

  test("adjectives, also inside hyphens", () => {
    const text = "The Norwegian-Swedish border and a Chilean-made engine.";
    const adjectives = mentionsOf(text).filter((mention) => mention.form === "adjective");
    expect(adjectives.map((mention) => [slice(text, mention.span), mention.country])).toEqual([
      ["Norwegian", "NO"],
      ["Swedish", "SE"],
      ["Chilean", "CL"],
    ]);
  });

  test("names inside a possessive are met whole, with either apostrophe", () => {
    for (const text of ["They left the People's Republic of China again.", "They left the People’s Republic of China again."]) {
      const found = mentionsOf(text).filter((mention) => mention.form === "name");
      expect(found.map((mention) => [slice(text, mention.name)?.replace("’", "'"), mention.id])).toEqual([
        ["People's Republic of China", "iso:CN"],
      ]);
    }
  });

  test("a body many countries have is that of the country said, or of the only one named, or nobody's", () => {
    const id = (text: string): string | undefined => mentionsOf(text).find((mention) => slice(text, mention.name) === "Supreme Court")?.id;
    expect(id("They went to Kenya's Supreme Court, not to Norway.")).toBe("body:ke-supreme-court");
    expect(id("They left Norway after the Supreme Court ruled.")).toBe("body:no-supreme-court");
    expect(id("They left Norway and Kenya after the Supreme Court ruled.")).toBeUndefined();
  });

  test("a namesake in another country's office is not the office-holder", () => {
    const id = (text: string): string | undefined => mentionsOf(text).find((mention) => slice(text, mention.name) === "Joe Biden")?.id;
    expect(id("They met Joe Biden on Friday.")).toBe("wd:Q6279");
    expect(id("They met US President Joe Biden on Friday.")).toBe("wd:Q6279");
    expect(id("They met Norwegian Finance Minister Joe Biden on Friday.")).toBeUndefined();
  });

  test("a capital that acts is its government", () => {
    const text = "Oslo said the vote stands. They met in Oslo.";
    const [first, second] = mentionsOf(text).filter((mention) => slice(text, mention.name) === "Oslo");
    expect([first?.use, first?.id]).toEqual(["metonymic", "iso:NO"]);
    expect([second?.use, second?.country]).toEqual(["literal", "NO"]);
  });
});

describe("lines in title case", () => {
  test("only what the document or the gazetteer confirms is a name", () => {
    const text = "# Halych And Carver Discuss Winter Aid For Norway In Long Meeting\nOrest Halych met Milton Carver on Friday.";
    const found = mentionsOf(text).filter((mention) => mention.form === "name" && mention.span.start < text.indexOf("\n"));
    expect(found.map((mention) => slice(text, mention.span))).toEqual(["Halych", "Carver", "Norway"]);
  });
});

describe("lines in small letters", () => {
  const found = (text: string): string[] => mentionsOf(text).map(({ span }) => text.slice(span.start, span.end));

  test("have names that are listed, or of several words", () => {
    expect(found("i took a bus to chicago and then to delhi")).toEqual(expect.arrayContaining(["chicago", "delhi"]));
    expect(found("has anyone met sarah miller from there")).toContain("sarah miller");
  });

  test("lend none to lines with capitals", () => {
    expect(found("Sarah Miller took a bus to chicago.")).not.toContain("chicago");
  });
});

describe("any text", () => {
  const odd = [
    "",
    "\ud800",
    "A\u0301 \u202eB",
    "((((",
    "’s ’s ’s",
    "O’Neill’s",
    "…".repeat(50),
    "A. B. C. D. E. F. G.",
    "Mr. Mr. Mr.",
    "the the of of",
  ];
  test.each(odd)("does not crash on %j", (text) => {
    const document = page(text);
    for (const mention of names.annotate(document, [])) {
      if (mention.kind !== "mention") continue;
      expect(mention.span.start).toBeLessThan(mention.span.end);
      expect(mention.span.end).toBeLessThanOrEqual(text.length);
    }
  });

  test("spans lie in the text, names and offices inside their mention, and links reach a mention", () => {
    const { document, annotations } = named(
      "Prime Minister Ada Holm met the mayor. The prime minister said she agreed. Holm left Oslo with U.S. envoy Tom Reed.",
    );
    const spans = new Set(annotations.map(({ span }) => `${span.start}:${span.end}`));
    for (const mention of annotations) {
      if (mention.kind !== "mention") continue;
      for (const inner of [mention.name, mention.office])
        if (inner) expect(mention.span.start <= inner.start && inner.end <= mention.span.end).toBe(true);
      if (mention.antecedent) expect(spans.has(`${mention.antecedent.to.start}:${mention.antecedent.to.end}`)).toBe(true);
      expect(document.text.slice(mention.span.start, mention.span.end).trim()).not.toBe("");
    }
  });

  test("time grows with the text, not with its square", () => {
    const line = "President Ada Holm of Norway met Gen. Tom Reed, the chief of staff, in Oslo with the United Nations. He left. ";
    const clock = (count: number): number => {
      const document = page(line.repeat(count));
      const start = performance.now();
      for (const _ of names.annotate(document, []));
      return performance.now() - start;
    };
    clock(50);
    expect(clock(1600)).toBeLessThan(clock(200) * 8 * 6 + 200);
  });
});

test("a surname spelled with a letter more or less elsewhere in a document is a person's too", () => {
  const text = "Oleh Drahovskyy spoke on Friday. In Orelburg the crowd cheered Drahovsky, and later Drahovskyy left.";
  const found = mentionsOf(text);
  const [, , like] = found.filter((mention) => mention.class === "person" && mention.form === "name");
  expect(found.filter((mention) => slice(text, mention.span) === "Drahovsky").map((mention) => mention.class)).toEqual(["person"]);
  expect(like?.antecedent?.to.start).toBe(0);
});
