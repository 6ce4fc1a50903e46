import { describe, expect, it } from "vitest";
import { Cast } from "../../src/resolve/cast.ts";
import { localsOf } from "../../src/resolve/locals.ts";
import type { Roll } from "../../src/resolve/roll.ts";
import { named } from "../annotate/page.ts";

const TEXTS = [
  "Norwegian Foreign Minister Signe Lund met Tom Reed in Oslo. She thanked NATO. The Alliance replied. Reed left.",
  "Oslo said Signe Lund would go. Signe Marie Lund and Ada Holm met again at the United Nations. Archbishop Lund spoke.",
  "It rained.",
];
const ALL = TEXTS.map((text, at) => named(text, `d${at}`));

function words(roll: Roll, numbers: Iterable<number>): string[] {
  return Array.from(numbers, (one) => roll.texts.of(one)).toSorted();
}

function told(roll: Roll) {
  return Array.from({ length: roll.size }, (_, at) => ({
    class: roll.classOf(at),
    gazetteer: roll.texts.of(roll.gazetteer(at)),
    key: roll.texts.of(roll.key(at)),
    last: roll.texts.of(roll.last(at)),
    full: roll.full(at).map((one) => roll.texts.of(one)),
    mentions: roll.mentions(at),
  }));
}

describe("a cast", () => {
  it("gives back what documents name, by document and place, in whatever order they came and however often", () => {
    const cast = new Cast();
    cast.add(named("Rosa Quilla left Nairobi.", "d1"));
    for (const one of ALL.toReversed()) cast.add(one);
    cast.add(ALL[0] as (typeof ALL)[number]);
    const expected = ALL.flatMap((one) => localsOf(one).toSorted((a, b) => a.start - b.start || (a.class < b.class ? -1 : 1)));
    const roll = cast.roll();
    expect(told(roll)).toEqual(
      expected.map(({ class: kind, gazetteer, key, last, full, mentions }) => ({ class: kind, gazetteer, key, last, full, mentions })),
    );
    expect(roll.size).toBeGreaterThan(6);
    expect(roll.chains.docs).toEqual(["d0", "d1", "d2"]);
    expect(cast.roll().size).toBe(0);
  });

  it("knows offices, and who is named beside somebody", () => {
    const cast = new Cast();
    cast.add(ALL[0] as (typeof ALL)[number]);
    const roll = cast.roll();
    const at = (key: string): number => told(roll).findIndex((one) => one.key === key);
    expect(roll.officesOf(at("signe lund"))).toEqual([{ office: "foreign-minister", country: "NO" }]);
    expect(roll.officesOf(at("tom reed"))).toEqual([]);
    expect(words(roll, roll.circle(at("signe lund")))).toEqual(["reed"]);
    expect(words(roll, roll.circle(at("oslo")))).toEqual([]);
    roll.recast(at("tom reed"), at("oslo"));
    expect([roll.classOf(at("tom reed")), roll.mentions(at("tom reed"))[0]?.class]).toEqual(["place", "place"]);
    expect(words(roll, roll.circle(at("signe lund")))).toEqual(["reed"]);
  });
});
