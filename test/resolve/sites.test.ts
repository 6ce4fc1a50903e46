import { describe, expect, it } from "vitest";
import type { Where } from "../../src/model/claim.ts";
import { differ, placed } from "../../src/resolve/sites.ts";
import { sitesNamed } from "../../src/language/geography.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { report } from "./reports.ts";

/** The place of a name, in a country and of a sort. */
function place(name: string, kind: string, country: string): Where {
  const site = sitesNamed(name).find((one) => one.kind === kind && one.country === country);
  if (!site) throw new Error(`no ${kind} ${name} in ${country}`);
  const evidence = [{ doc: "d", start: 0, end: 1 }] as const;
  return { entity: `e:${site.id}`, label: name, evidence, ...placed(site.id, undefined, undefined) };
}

const TEXAS = place("Texas", "region", "US");
const OHIO = place("Ohio", "region", "US");
const DALLAS = place("Dallas", "town", "US");
const AMERICA = place("United States", "country", "US");
const PARIS = place("Paris", "town", "FR");

describe("a city in a region in a country", () => {
  it.each<[string, Where, Where, boolean]>([
    ["a city and its region", DALLAS, TEXAS, false],
    ["a city and its country", DALLAS, AMERICA, false],
    ["a region and its country", TEXAS, AMERICA, false],
    ["a city and another region", DALLAS, OHIO, true],
    ["two regions", TEXAS, OHIO, true],
    ["two far cities", DALLAS, place("Houston", "town", "US"), true],
    ["a city and its neighbour", DALLAS, place("Fort Worth", "town", "US"), false],
    ["a city over the border of its region", place("Kansas City", "town", "US"), place("Kansas", "region", "US"), false],
    ["two countries", DALLAS, PARIS, true],
  ])("%s", (_, a, b, apart) => expect([differ(a, b), differ(b, a)]).toEqual([apart, apart]));
});

describe("the country of a place", () => {
  const whereOf = (text: string) =>
    [...resolve([report(text)]).claims.values()].flatMap((one) => (one.kind === "did" && one.where ? [one.where] : []))[0];
  it("is that of the place that is meant, not of its name", () =>
    expect(whereOf("Two people were killed in a fire in Paris, Texas, on Monday, police said.")).toMatchObject({
      country: "US",
      region: "US.TX",
    }));
  it("is that of the name where nothing says otherwise", () =>
    expect(whereOf("Two people were killed in a fire in Paris on Monday, police said.")).toMatchObject({ country: "FR" }));
});
