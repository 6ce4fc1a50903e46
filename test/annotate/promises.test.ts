import { describe, expect, test } from "vitest";
import { promises } from "../../src/annotate/promises.ts";
import { found, type Words } from "./fixture.ts";

describe("commitments", () => {
  test.each<[string, Partial<Words> & { who: string; what: string }]>([
    [
      "The {l:Borduria} plans to disburse all approved harbour funds in {t:the coming weeks}, she said.",
      { who: "Borduria", what: "disburse all approved harbour funds", time: "the coming weeks", status: "promised", type: "AID" },
    ],
    [
      "But we're determined to make sure that every crate we have left is moved to {l:Varna} in {t:the months ahead}.",
      { who: "we", what: "every crate we have left is moved to Varna", time: "the months ahead", trigger: "determined" },
    ],
    ["{p:Berg} pledged to repair the bridge by {t:Friday}.", { who: "Berg", what: "repair the bridge", time: "Friday" }],
    ["{b:Acme} promised $5 million for schools.", { who: "Acme", what: "$5 million for schools", status: "promised" }],
    [
      "{l:Borduria} will send 20 boats, ropes and nets to {l:Varna} by {t:May}, {p:Berg} said.",
      { who: "Borduria", what: "send 20 boats, ropes and nets to Varna", time: "May", trigger: "will" },
    ],
    ["The council said it would fund the school.", { who: "it", what: "fund the school" }],
    ["We must and we will continue to support {l:Varna}.", { who: "we", what: "continue to support Varna", type: "SUPPORT" }],
    ["{p:Berg} offered to build a dam.", { who: "Berg", what: "build a dam", status: "proposed" }],
    [
      "{b:Parliament} approved $3 billion in aid for {l:Varna}.",
      { who: "Parliament", what: "$3 billion in aid for Varna", status: "approved" },
    ],
    [
      "{l:Borduria} delivered 40 tonnes of relief supplies to {l:Varna} on {t:Monday}.",
      { who: "Borduria", what: "40 tonnes of relief supplies to Varna", status: "delivered" },
    ],
    [
      "{l:Borduria} refused to release the prisoners.",
      { who: "Borduria", what: "release the prisoners", status: "refused", type: "RETREAT" },
    ],
    [
      "Envoys from {l:Borduria} left with a pledge to continue supporting {l:Varna} despite doubts.",
      { who: "Borduria", what: "continue supporting Varna" },
    ],
    ["The envoy praised {l:Borduria}'s plans to build ten schools.", { who: "Borduria", what: "build ten schools" }],
    ["{p:Berg} agreed to provide shelter and said more.", { who: "Berg", what: "provide shelter" }],
  ])("%s", (marked, { who, what, ...rest }) => {
    const all = found(promises, marked);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ ...rest, mood: "promised", standing: "told", roles: [`actor=${who}`, `topic=${what}`] });
  });
});

describe("what commits nobody", () => {
  test.each([
    "Today we will discuss trade.",
    "{p:Berg} heard of a plan to build a dam.",
    "It will rain {t:tomorrow}.",
    "If elected, {p:Berg} will cut taxes.",
    "{p:Berg} did not promise to pay.",
    "{p:Berg} declined to comment.",
    "{p:Berg} must guarantee the peace.",
    "{p:Berg} assured that the {l:Borduria} continued to stand firm.",
    "These are the steps that we will take.",
    "{p:Berg} plans to meet {p:Lund}.",
    "Prices will rise.",
  ])("%s", (marked) => {
    expect(found(promises, marked)).toEqual([]);
  });
});
