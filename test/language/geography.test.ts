import { describe, expect, test } from "vitest";
import { kilometres, regionShort, siteOf, sitesNamed } from "../../src/language/geography.ts";
import { nameKey } from "../../src/text/names.ts";

describe("geography", () => {
  test.each([
    ["Kyiv", "geo:703448"],
    ["Bombay", "geo:1275339"],
    ["Norwegian", "iso:NO"],
    ["Texas", "adm:US.TX"],
    ["Tex.", "adm:US.TX"],
    ["Travis County", "adm2:US.TX.453"],
    ["Black Sea", "place:black-sea"],
    ["Otter Tail", "adm2:US.MN.111"],
  ])("%s can mean %s", (name, id) => {
    expect(sitesNamed(name).map((site) => site.id)).toContain(id);
    expect(siteOf(id)).toMatchObject({ id });
  });

  test("one name, many places", () => {
    const sites = sitesNamed("Springfield");
    expect(sites.length).toBeGreaterThan(10);
    expect(sites.map(({ region }) => region)).toEqual(expect.arrayContaining(["US.IL", "US.MO", "US.MA"]));
  });

  test("England is a part of the United Kingdom, Georgia is a country and a state", () => {
    expect(sitesNamed("England").map(({ id }) => id)).not.toContain("iso:GB");
    expect(sitesNamed("Georgia").map(({ id }) => id)).toEqual(expect.arrayContaining(["iso:GE", "adm:US.GA"]));
  });

  test("coordinates are right to a kilometre", () => {
    const kyiv = siteOf("geo:703448");
    expect(kyiv && kilometres(kyiv, { lat: 50.4547, lon: 30.5238 })).toBeLessThan(1);
    expect(kilometres({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(Math.PI * 6371, 3);
    expect(kilometres({ lat: 52, lon: 21 }, { lat: 52, lon: 21 })).toBe(0);
  });

  test("nothing for what is in no table", () => {
    expect(sitesNamed("Orelburgia")).toEqual([]);
    expect(sitesNamed("")).toEqual([]);
    for (const id of ["geo:999999999", "adm:XX.99", "adm2:XX", "iso:XX", "place:none", "body:nato", ""]) expect(siteOf(id)).toBeUndefined();
  });

  test("short forms count as written only", () => {
    expect(regionShort("Miss.")?.id).toBe("adm:US.MS");
    expect(regionShort("miss")).toBeUndefined();
  });

  test("names are kept as they are looked up", () => {
    for (const name of ["new york", "st petersburg", "kyiv"]) expect(sitesNamed(name).length, name).toBeGreaterThan(0);
    expect(nameKey("Łódź")).toBe("lodz");
    expect(sitesNamed("Łódź").some(({ country }) => country === "PL")).toBe(true);
  });
});
