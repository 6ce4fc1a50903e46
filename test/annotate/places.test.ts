import { describe, expect, test } from "vitest";
import { places } from "../../src/annotate/places.ts";
import { siteOf } from "../../src/language/geography.ts";
import type { Mention } from "../../src/model/annotation.ts";
import { page } from "./page.ts";

/** The keys of the given names in a text, each name taken as a place wherever it stands. */
function keysOf(text: string, ...names: readonly string[]): Record<string, string> {
  const mentions = names.flatMap((name) =>
    [...text.matchAll(new RegExp(name.replaceAll(".", "\\."), "g"))].map(({ index }): Mention => ({
      kind: "mention",
      span: { doc: "d1", start: index, end: index + name.length },
      by: "test",
      class: "place",
      form: "name",
    })),
  );
  const made = [...places.annotate(page(text), mentions)] as Mention[];
  return Object.fromEntries(made.map(({ span, site = "" }) => [text.slice(span.start, span.end), site]));
}

function regionOf(text: string, name: string, ...others: readonly string[]): string | undefined {
  return siteOf(keysOf(text, name, ...others)[name] ?? "")?.region;
}

describe("places", () => {
  test.each([
    ["A storm hit Paris on Monday.", "Paris", [], "FR.11"],
    ["A storm hit Paris, Texas, on Monday.", "Paris", ["Texas"], "US.TX"],
    ["A storm hit Paris, Tex., on Monday.", "Paris", [], "US.TX"],
    ["A storm hit Paris (Texas) on Monday.", "Paris", [], "US.TX"],
    ["The mayor of Springfield in central Illinois resigned.", "Springfield", ["Illinois"], "US.IL"],
    ["The Massachusetts city of Springfield sued.", "Springfield", ["Massachusetts"], "US.MA"],
    ["Ontario's London grew.", "London", ["Ontario"], "CA.08"],
    ["Firms in Dayton, Akron and Cleveland moved to Athens.", "Athens", ["Dayton", "Akron", "Cleveland"], "US.OH"],
    ["Police in Henry County said. Later, Paris and McKenzie were searched.", "Paris", ["Henry County", "McKenzie"], "US.TN"],
  ])("%s", (text, name, others, region) => {
    expect(regionOf(text, name, ...others)).toBe(region);
  });

  test("a state's name among its towns is the state, alone the country", () => {
    expect(keysOf("Georgia voted.", "Georgia")).toEqual({ Georgia: "iso:GE" });
    expect(
      keysOf("Georgia voted. Counts in Savannah, Macon and Valdosta go on.", "Georgia", "Savannah", "Macon", "Valdosta"),
    ).toMatchObject({ Georgia: "adm:US.GA" });
  });

  test("names before counties are counties'", () => {
    expect(keysOf("In Barrow, Hall and Jackson counties of Georgia", "Barrow", "Hall", "Georgia")).toMatchObject({
      Barrow: "adm2:US.GA.013",
      Hall: "adm2:US.GA.139",
    });
  });

  test("one name means one place throughout, whatever its case", () => {
    const keys = keysOf("ROSWELL, Ga. — Police in Roswell arrested a man.", "ROSWELL", "Roswell");
    expect(keys["ROSWELL"]).toBe(keys["Roswell"]);
    expect(siteOf(keys["Roswell"] ?? "")?.region).toBe("US.GA");
  });

  test("the key that the name has by itself stays", () => {
    const text = "Kyiv said no.";
    const span = { doc: "d1", start: 0, end: 4 };
    const mention: Mention = {
      kind: "mention",
      span,
      by: "t",
      class: "place",
      form: "name",
      use: "metonymic",
      id: "iso:UA",
      country: "UA",
    };
    expect([...places.annotate(page(text), [mention])]).toEqual([{ ...mention, by: "places@1", site: "geo:703448" }]);
  });

  test("unknown names stay as they are", () => {
    expect(keysOf("They met in Orelburgia.", "Orelburgia")).toEqual({ Orelburgia: "" });
  });
});

describe("use of a place's name", () => {
  /** The use of the name between brackets; `adjective` as the name finder gives adjectives of countries. */
  function useIn(marked: string, form: "name" | "adjective" = "name"): string | undefined {
    const start = marked.indexOf("[");
    const end = marked.indexOf("]") - 1;
    const text = marked.replace(/[[\]]/g, "");
    const group = form === "adjective";
    const mention: Mention = {
      kind: "mention",
      span: { doc: "d1", start, end },
      name: { doc: "d1", start, end },
      by: "t",
      class: group ? "group" : "place",
      form,
    };
    return ([...places.annotate(page(text), [mention])] as Mention[])[0]?.use;
  }

  test.each([
    ["Two people were hurt in [Lagos] on Friday.", "literal"],
    ["The minister flew to [Chad].", "literal"],
    ["Talks with [Chad] will go on.", "metonymic"],
    ["The border with [Chad] is closed.", "literal"],
    ["[Norway] has rejected the plan.", "metonymic"],
    ["[Norway] quickly denied it.", "metonymic"],
    ["[Norway] on Tuesday denied it.", "metonymic"],
    ["Officials in [Norway] denied it.", "literal"],
    ["He praised [Oslo]'s request.", "metonymic"],
    ["He praised [Oslo]'s airport.", "literal"],
    ["A [Dayton] police officer came.", "modifier"],
    ["The [Dayton] area was flooded.", "literal"],
    ["The [Chad] Football Union met.", "modifier"],
    ["The Central Bank of [Chad] met.", "modifier"],
    ["The people of [Chad] voted.", "modifier"],
    ["The [Chad]-based firm grew.", "literal"],
    ["The [Chad]-led force grew.", "modifier"],
    ["She left [Dayton] last year.", "literal"],
  ])("%s: %s", (text, use) => expect(useIn(text)).toBe(use));

  test.each([
    ["The [Norwegian] border is long.", "literal"],
    ["Two [Norwegian] diplomats left.", "modifier"],
  ])("%s: %s", (text, use) => expect(useIn(text, "adjective")).toBe(use));

  test("members of a list act together, places in a list do not", () => {
    const uses = (text: string): (string | undefined)[] => {
      const mentions = ["Chad", "Mali"].map((name): Mention => {
        const start = text.indexOf(name);
        return { kind: "mention", span: { doc: "d1", start, end: start + name.length }, by: "t", class: "place", form: "name" };
      });
      return ([...places.annotate(page(text), mentions)] as Mention[]).map(({ use }) => use);
    };
    expect(uses("Chad and Mali agreed.")).toEqual(["metonymic", "metonymic"]);
    expect(uses("Troops in Chad and Mali rested.")).toEqual(["literal", "literal"]);
  });
});
