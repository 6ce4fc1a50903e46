import { describe, expect, test } from "vitest";
import { foreignFigures, foreignNames } from "../../src/annotate/foreign.ts";
import { annotate } from "../../src/pipeline.ts";
import { fixture } from "./fixture.ts";

function inLanguage(text: string, language: string) {
  return { ...fixture(text).document, language };
}

function namesIn(text: string, language: string): string[] {
  return [...foreignNames.annotate(inLanguage(text, language), [])].map(
    (one) => `${text.slice(one.span.start, one.span.end)} ${"class" in one ? one.class : ""}`,
  );
}

describe("names in other languages", () => {
  test.each([
    ["Le ministre s'est rendu en Ukraine et à New Delhi avec la NATO.", "fr", ["Ukraine place", "New Delhi place", "NATO body"]],
    ["El presidente llegó ayer a Madrid desde Portugal.", "es", ["Madrid place", "Portugal place"]],
    ["Das Essen in Essen war gut, sagte er in Portugal.", "de", ["Portugal place"]],
    ["Selon Antony Blinken, rien ne change.", "fr", ["Antony Blinken person"]],
    ["L'Ukraine et l'Iran ont signé ; le texte d’Iran suit.", "fr", ["Ukraine place", "Iran place", "Iran place"]],
    ["Il sindaco de L'Aquila, dell'Ucraina e O'Donnell.", "it", []],
    ["Nancy est venue mars dernier, us et coutumes.", "fr", []],
    ["", "fr", []],
  ])("%s", (text, language, wanted) => {
    expect(namesIn(text, language)).toEqual(wanted);
  });

  test("they carry what the gazetteer knows", () => {
    const [ukraine] = [...foreignNames.annotate(inLanguage("Il part en Ukraine.", "fr"), [])];
    expect(ukraine).toMatchObject({ id: "iso:UA", country: "UA", form: "name" });
  });
});

describe("figures in other languages", () => {
  const figures = (text: string): string[] =>
    [...foreignFigures.annotate(inLanguage(text, "de"), [])].map((one) =>
      "value" in one && "unit" in one ? `${one.value} ${one.unit}` : "",
    );

  test.each([
    ["Es waren 450 Menschen da, 12,5 % mehr als 1998 geplant.", ["450 count", "12.5 percent"]],
    ["Am 12 Mai 2024 kamen 1.200 Leute um 18:30 Uhr.", []],
    ["Der Vertrag hat 3/45 Seiten, also 45.", []],
  ])("%s", (text, wanted) => {
    expect(figures(text)).toEqual(wanted);
  });
});

test("a document in another language is never analysed as if it were English", () => {
  const document = inLanguage("Minister Hansen said in Norway: 12 % of 450 ships are back. He said so.", "nb");
  const kinds = annotate(document).annotations.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind !== "mention" && kind !== "quantity")).toEqual([]);
  expect(annotate({ ...document, language: "en" }).annotations.some(({ kind }) => kind === "quotation")).toBe(true);
});
