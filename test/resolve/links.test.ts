import { expect, test } from "vitest";
import { wikidataId } from "../../src/language/wikidata.ts";
import { linksOf } from "../../src/resolve/links.ts";
import { named } from "../annotate/page.ts";

function links(text: string): string[] {
  const analysed = named(text, "d1");
  return linksOf(analysed).map(({ span, wikidata }) => `${analysed.document.text.slice(span.start, span.end)} ${wikidata}`);
}

test.each<[string, string, readonly string[]]>([
  ["countries, cities and bodies", "Mira Solane flew from Oslo to Kenya. NATO agreed.", ["Oslo Q585", "Kenya Q114", "NATO Q7184"]],
  [
    "an office-holder, and her surname after it",
    "President Zuzana Čaputová spoke in Oslo. Čaputová left.",
    ["Zuzana Čaputová Q26273268", "Oslo Q585", "Čaputová Q26273268"],
  ],
  ["a capital as government is the town", "Moscow said it agreed.", ["Moscow Q649"]],
  ["no adjectives and peoples", "The Kenyan minister met the Norwegians.", []],
  ["no part of a longer name", "The Oslo Gazette wrote about the Harbour of Oslo.", []],
  ["no acronym of the text's own", "Doctors praise the artificial pancreas (AP) in Oslo. The AP works.", ["Oslo Q585"]],
])("links %s", (_, text, expected) => expect(links(text)).toEqual(expected));

test("in reports of matches a country in brackets is that of the player before it", () => {
  const report =
    "Results of the second round of the tennis championship on Friday. Norway won the team race. Mira Solane (Kenya) beat Irma Feld (Norway) 6-4 6-2. " +
    "The match was the third win of the season for the player and her coach.";
  expect(links(report)).toEqual(["Kenya Q114", "Norway Q20"]);
});

test("in reports of matches a country is a team, unless the text says where", () => {
  const report =
    "Norway beat Kenya 3-1 in the second round of the cup on Friday. The striker scored two goals before half time, and the goalkeeper and captain " +
    "saved a penalty. The match in Kenya was the third win of the season for the coach and his team.";
  expect(links(report)).toEqual(["Kenya Q114"]);
});

test("keys without an id in Wikidata have none", () => {
  expect(wikidataId("wd:Q42")).toBe("Q42");
  expect(wikidataId("iso:DK")).toBe("Q35");
  expect(wikidataId("place:nowhere")).toBeUndefined();
});
