import { describe, expect, test } from "vitest";
import { entriesOf, meet, nicknamesOf } from "../../src/language/gazetteer.ts";
import { nameKey } from "../../src/text/names.ts";
import { table } from "../../src/text/tables.ts";

describe("gazetteer", () => {
  test.each([
    ["Kenya", "iso:KE"],
    ["U.S.", "iso:US"],
    ["Kyiv", "geo:703448"],
    ["Kiev", "geo:703448"],
    ["Norwegian", "iso:NO"],
    ["United Nations", "body:un"],
    ["Black Sea", "place:black-sea"],
    ["Texas", "adm:US.TX"],
  ])("%s is %s", (name, id) => {
    expect(entriesOf(name).map((entry) => entry.id)).toContain(id);
  });

  test("nothing for words it does not have", () => {
    expect(entriesOf("Orelburgia")).toEqual([]);
    expect(entriesOf("")).toEqual([]);
  });

  test("the longest name is met", () => {
    const words = ["new", "york", "times", "reporter"];
    expect(meet((at) => words[at])).toMatchObject({ length: 3, key: "new york times" });
    expect(meet(() => undefined)).toBeUndefined();
  });

  test("nicknames hold for a body", () => {
    expect(nicknamesOf("body:nato")).toContain("alliance");
    expect(nicknamesOf("body:none")).toEqual([]);
  });

  test("city names are stored as they are looked up", () => {
    const rows = table("knowledge/places/cities.tsv");
    expect(rows.length).toBeGreaterThan(20_000);
    expect(rows.filter(([key = ""]) => nameKey(key) !== key)).toEqual([]);
  });
});
