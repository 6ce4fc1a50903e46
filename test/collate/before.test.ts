import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { saidBefore } from "../../src/collate/before.ts";
import { read, said } from "./said.ts";

const TEXTS = {
  d1: "We came to help. This coast can stand firmly on its own feet, in trade, in schools and in harbours.",
  d2: "“… so that the coast can stand firmly on its own feet – in trade, in schools and in harbours,” Lind said.",
  d3: "Thank you very much for being here with us today.",
  d4: "Thank you very much for being here with us today.",
};
const textOf = (doc: string): string => TEXTS[doc as "d1"];
const one = said(TEXTS, "d1", TEXTS.d1);
const other = said(TEXTS, "d2", "so that the coast can stand firmly on its own feet – in trade, in schools and in harbours");
const OCCASIONS = [
  { event: "v1", claims: [one, said(TEXTS, "d3", TEXTS.d3)] },
  { event: "v2", claims: [other, said(TEXTS, "d4", TEXTS.d4)] },
];

describe("lines said before", () => {
  it("finds the whole line, with its words on both sides", () => {
    const found = saidBefore(OCCASIONS, textOf);
    expect(found.get("v1")?.map((line) => [line.event, read(TEXTS, line.here), read(TEXTS, line.there)])).toEqual([
      [
        "v2",
        "coast can stand firmly on its own feet, in trade, in schools and in harbours",
        "coast can stand firmly on its own feet – in trade, in schools and in harbours",
      ],
    ]);
    expect(found.get("v2")?.map((line) => line.event)).toEqual(["v1"]);
  });

  it("is silent about courtesies", () => {
    const found = saidBefore(
      [
        { event: "v1", claims: [said(TEXTS, "d3", TEXTS.d3)] },
        { event: "v2", claims: [said(TEXTS, "d4", TEXTS.d4)] },
      ],
      textOf,
    );
    expect(found.size).toBe(0);
  });

  it("keeps speakers apart", () => {
    const found = saidBefore(
      [
        { event: "v1", claims: [one] },
        { event: "v2", claims: [{ ...other, speaker: "e:vash" }] },
      ],
      textOf,
    );
    expect(found.size).toBe(0);
  });

  it("does not take one utterance, told by a report of both events, for two", () => {
    const found = saidBefore(
      [
        { event: "v1", claims: [one, other] },
        { event: "v2", claims: [other] },
      ],
      textOf,
    );
    expect(found.size).toBe(0);
  });

  it("finds two lines of two speeches, also where a third speech repeats the later one", () => {
    const [first, last] = [
      "The harbour wall will stand before the winter storms arrive",
      "every fisherman keeps his berth and pays no new duty",
    ];
    const texts = { d1: `${first}, we hope and trust, ${last}.`, d2: `${first}, they said once more, ${last}.`, d3: `${last}.` };
    const speeches = (["d3", "d1", "d2"] as const).map((doc, at) => ({ event: `v${at}`, claims: [said(texts, doc, texts[doc])] }));
    const found = (order: typeof speeches) =>
      saidBefore(order, (doc) => texts[doc as "d1"])
        .get("v1")
        ?.map((line) => [line.event, read(texts, line.here)]);
    expect(found(speeches)).toEqual([
      ["v2", first],
      ["v2", last],
      ["v0", last],
    ]);
    expect(found(speeches.toReversed())).toEqual(found(speeches));
  });

  it("is the same for any order of events", () => {
    const wanted = [...saidBefore(OCCASIONS, textOf)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    fc.assert(
      fc.property(fc.shuffledSubarray(OCCASIONS, { minLength: 2 }), (occasions) => {
        const turned = occasions.map((occasion) => ({ ...occasion, claims: occasion.claims.toReversed() }));
        expect([...saidBefore(turned, textOf)].toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(wanted);
      }),
      { seed: 5, numRuns: 20 },
    );
  });
});
