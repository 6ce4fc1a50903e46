import { describe, expect, test } from "vitest";
import { annotate } from "../../src/pipeline.ts";
import { contrast, contrasting, framesOf } from "../../src/resolve/frames.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { documentOf } from "../../eval/group.ts";

const day = "2024-03-04";
const verdict = (id: string, [town, person, years]: readonly [string, string, number]) =>
  annotate(
    documentOf({
      id,
      event: id,
      date: day,
      title: `Court in ${town} jails ${person} for ${years} years`,
      text: `A court in ${town} on Monday sentenced ${person} to ${years} years in prison for smuggling.\nThe trial lasted 7 months and heard 44 witnesses.\nJudges in ${town} found that ${person} had paid 40 drivers.`,
    }),
  );
const [one, other, again] = [
  verdict("a", ["Helsinki", "Anna Korberg", 12]),
  verdict("b", ["Tampere", "David Holmont", 5]),
  verdict("c", ["Helsinki", "Anna Korberg", 14]),
] as const;

describe("reports of one pattern", () => {
  test("of different events say the same sentences of others, and which", () => {
    const found = contrasting(one, other);
    expect(contrast(framesOf(one), framesOf(other)).length).toBeGreaterThan(1);
    expect(found?.map(({ doc, start, end }) => (doc === "a" ? one : other).document.text.slice(start, end))).toEqual([
      "Court in Helsinki jails Anna Korberg for 12 years",
      "Court in Tampere jails David Holmont for 5 years",
    ]);
  });

  test("of one event say them of the same, whatever the figures", () => {
    expect(contrast(framesOf(one), framesOf(again))).toEqual([]);
    expect(contrasting(one, again)).toBeNull();
  });

  test("are not known by what stands under every report", () => {
    const signed = (id: string, name: string) => annotate(documentOf({ id, event: id, title: "Rain", text: `Reporting by ${name}.` }));
    expect(contrast(framesOf(signed("d", "Mia Holt")), framesOf(signed("e", "Jon Reyes")))).toEqual([]);
  });

  test("stay apart, though day, kind of event and a figure agree", () => {
    const { happenings, eventOf } = resolve([one, other, again]);
    const main = (doc: string) => (happenings.get(doc) ?? []).flatMap((h) => (h.standing === "main" ? [eventOf.get(h.id)] : []));
    expect(main("a")).toHaveLength(1);
    expect(main("a")).not.toEqual(main("b"));
    expect(main("a")).toEqual(main("c"));
  });
});
