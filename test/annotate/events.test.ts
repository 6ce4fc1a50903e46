import { existsSync, readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { events } from "../../src/annotate/events.ts";
import { annotate, readAll } from "../../src/pipeline.ts";
import { fixture, found, inWords, type Words } from "./fixture.ts";

function only(marked: string): Words {
  const all = found(events, marked).filter((one) => one.type !== "OTHER");
  expect(all).toHaveLength(1);
  return all[0] as Words;
}

describe("one statement, one event", () => {
  test.each<[string, string, Partial<Words>]>([
    [
      "light verb with a gap",
      "{o:Foreign Minister} {p:Ana Berg} held crucial talks with {p:Ivo Lund} in {l:Varna} on {t:Tuesday}.",
      {
        trigger: "held crucial talks",
        type: "CONSULT",
        mode: "meeting",
        roles: ["participant=Ana Berg", "participant=Ivo Lund"],
        time: "Tuesday",
        place: "Varna",
      },
    ],
    [
      "insertion before the verb",
      "{p:Ana Berg}, the trade minister, met {p:Ivo Lund}.",
      { roles: ["participant=Ana Berg", "participant=Ivo Lund"] },
    ],
    [
      "coordinated subject",
      "{p:Ana Berg} and {p:Ivo Lund} met in {l:Varna}.",
      { roles: ["participant=Ana Berg", "participant=Ivo Lund"], place: "Varna" },
    ],
    [
      "members of a body",
      "Top envoys from {l:Borduria} and the rest of the {b:Coastal League} closed a three-day meeting in {l:Varna} on {t:Friday}.",
      {
        trigger: "closed a three-day meeting",
        mode: "meeting",
        roles: ["participant=Borduria", "participant=Coastal League"],
        time: "Friday",
        place: "Varna",
      },
    ],
    [
      "possessor and target of an attack",
      "The envoy spoke of {l:Borduria}'s massive night missile attack on {l:Varna} and other cities.",
      { trigger: "missile attack", type: "ASSAULT", roles: ["actor=Borduria", "recipient=Varna", "instrument=missile"], place: "Varna" },
    ],
    [
      "passive",
      "{p:Karl Otto} was arrested by {g:Bordurian} police in {l:Varna} {t:on Sunday}.",
      { type: "COERCE", mode: "arrest", place: "Varna", time: "on Sunday" },
    ],
    ["passive cut short", "Twelve people killed in {l:Varna} {t:on Monday}.", { type: "ASSAULT", roles: ["victim=Twelve people"] }],
    [
      "occasion of speech",
      "{p:Berg} said this in an interview with {b:Radio Varna}.",
      { type: "CONSULT", mode: "interview", roles: ["participant=Berg", "participant=Radio Varna"] },
    ],
    [
      "speaking to the press",
      "{p:Berg} told reporters that the water is clean.",
      { trigger: "told reporters", mode: "press-conference", roles: ["participant=Berg"] },
    ],
    ["earthquake", "An earthquake shook {l:Borduria} {t:on Monday}.", { trigger: "earthquake", type: "DISASTER", mode: "earthquake" }],
    ["takeover", "{b:Acme} acquired {b:Bolt Ltd} for $3 billion.", { type: "BUSINESS", roles: ["actor=Acme", "recipient=Bolt Ltd"] }],
    [
      "match",
      "{b:Varna FC} beat {b:Lund United} on {t:Sunday}.",
      { type: "SPORT", roles: ["participant=Varna FC", "participant=Lund United"] },
    ],
    ["visit", "{p:Berg} visited {l:Borduria} {t:on Monday}.", { mode: "visit", roles: ["participant=Berg"], place: "Borduria" }],
  ])("%s", (_, marked, expected) => {
    expect(only(marked)).toMatchObject(expected);
  });
});

describe("mood", () => {
  test.each([
    ["{p:Berg} met {p:Lund}.", "asserted"],
    ["{p:Berg} will visit {l:Borduria}.", "promised"],
    ["{p:Berg} plans to visit {l:Borduria}.", "promised"],
    ["# {p:Berg} to visit {l:Borduria}", "promised"],
    ["{p:Berg} did not meet {p:Lund}.", "denied"],
    ["{p:Berg} could meet {p:Lund}.", "hypothetical"],
    ["If {p:Berg} visits {l:Borduria} the port will close.", "hypothetical"],
    ["{p:Berg} wants to meet {p:Lund}.", "hypothetical"],
  ])("%s is %s", (marked, mood) => {
    const event = found(events, marked).find((one) => one.type === "CONSULT");
    expect(event?.mood).toBe(mood);
  });
});

describe("what is no particular happening", () => {
  test.each([
    "Peace talks are a fine idea.",
    "The war is long.",
    "{s:Every day} {l:Borduria} bombs {l:Varna}.",
    "The newly elected mayor of {l:Varna} is tall.",
    "Talks officials like coffee.",
  ])("%s", (marked) => {
    expect(found(events, marked).filter((one) => one.type !== "OTHER")).toEqual([]);
  });
});

test("a commitment is no agreement", () => {
  expect(found(events, "We are committed to building a bridge for {l:Varna}.").map((one) => one.type)).not.toContain("AGREE");
});

test("what is told of every single thing is no plural verb", () => {
  expect(found(events, "{p:Berg} promised to lift every customs rule in {l:Varna}.").map((one) => one.type)).not.toContain("COURT");
});

test("a calamity that the sentence names is what 'it' did", () => {
  const [, sank] = found(events, "{t:Tuesday} there was a storm in {l:Varna}, and it sank two boats.");
  expect(sank?.roles).toEqual(["actor=it", "victim=two boats", "actor=storm"]);
});

describe("agenda", () => {
  test.each<[string, string[]]>([
    ["{p:Berg} and {p:Lund} discussed trade, energy, and the release of prisoners.", ["trade", "energy", "the release of prisoners"]],
    ["{p:Berg} discussed with {p:Lund} nothing.", []],
    ["{p:Berg} and {p:Lund} talked about a fair, just and lasting peace.", ["a fair, just and lasting peace"]],
    ["{p:Berg} and {p:Lund} discussed the truce and the price of salt.", ["the truce", "the price of salt"]],
    ["{p:Berg} and {p:Lund} discussed ways to dry the marsh before winter, the ministry said.", ["ways to dry the marsh before winter"]],
    ["{p:Berg} and {p:Lund} discussed these issues.", []],
    ["{p:Berg} held talks with {p:Lund} on grain, salt and fish.", ["grain", "salt", "fish"]],
  ])("%s", (marked, topics) => {
    const got = found(events, marked).flatMap((one) => one.roles.filter((role) => role.startsWith("topic=")));
    expect(got.map((role) => role.slice("topic=".length))).toEqual(topics);
  });

  test("a list of items after a colon, by people named before", () => {
    const all = found(
      events,
      "{p:Berg} met {p:Lund}.\nThe two ministers focused on several topics:\n- Sharing water,\n- The border.\n- A bridge;",
    );
    expect(all.find((one) => one.trigger === "focused on")?.roles).toEqual([
      "participant=Berg",
      "participant=Lund",
      "topic=Sharing water",
      "topic=The border",
      "topic=A bridge",
    ]);
  });

  test("a focus of other things is no meeting", () => {
    expect(found(events, "The bakery focused on bread.").filter((one) => one.type !== "OTHER")).toEqual([]);
  });
});

describe("standing", () => {
  const main = (marked: string) => found(events, marked).filter((one) => one.standing === "main");

  test("the lead that says more than the headline is main", () => {
    const [event, ...others] = main("# {p:Berg}, {p:Lund} Meet for Talks\n{p:Ana Berg} met {p:Ivo Lund} in {l:Varna} on {t:Tuesday}.");
    expect(others).toEqual([]);
    expect(event).toMatchObject({ trigger: "met", place: "Varna", time: "Tuesday" });
  });

  test("a report of what was said is about the occasion", () => {
    const text =
      '# "We must decide" – {p:Berg}\n{p:Berg} believes that {l:Borduria} must negotiate.\n{p:Berg} said this in an interview with {b:Radio Varna}.';
    expect(main(text)).toMatchObject([{ mode: "interview" }]);
  });

  test("what stands under a heading of background is background", () => {
    const text = "{b:Acme} acquired {b:Bolt}.\n## For reference:\nOn {t:Monday}, {p:Berg} met {p:Lund}.";
    expect(found(events, text).find((one) => one.trigger === "met")?.standing).toBe("background");
  });

  test("what is recalled is background", () => {
    const text =
      "{b:Acme} acquired {b:Bolt}.\nShares rose.\nEarlier, {p:Berg} met {p:Lund}.\n{past:Last year}, {p:Berg} visited {l:Varna}.";
    const standing = new Map(found(events, text).map((one) => [one.trigger, one.standing]));
    expect(standing.get("met")).toBe("background");
    expect(standing.get("visited")).toBe("background");
  });

  test("direct speech is told", () => {
    const text = '# News\n{q:"{p:Berg} met {p:Lund} in {l:Varna}"}, said the porter.';
    expect(found(events, text).find((one) => one.trigger === "met")?.standing).toBe("told");
  });

  test("a report of nothing we have a word for has its headline", () => {
    expect(main("# The colour of {l:Varna}\nGrey is the colour of {l:Varna}.")).toMatchObject([
      { type: "OTHER", trigger: "The colour of Varna", roles: ["participant=Varna"] },
    ]);
  });
});

test("where somebody spoke is the news only of reports about what was said", () => {
  const text = "The dockers have joined the strike. Their leader, {p:Ana Berg}, told reporters in {l:Varna} that it would last.";
  const main = (headline: string) => found(events, `# ${headline}\n${text}`).find((one) => one.standing === "main")?.type;
  expect(main("No ships leave Varna")).toBe("PROTEST");
  expect(main("No offer yet: ships wait")).toBe("PROTEST");
});

describe("transcript", () => {
  const text =
    "# {p:Berg}, {p:Lund} Meet\n{p:MINISTER BERG}: It is an honour to meet here in {l:Varna} {t:today}.\n{p:MINISTER LUND}: Thank you. {t:Today} we will discuss trade and the price of salt.";

  test("the speakers meet, where they say they are, about what they announce", () => {
    const all = found(events, text, "transcript");
    expect(all.filter((one) => one.standing === "main")).toHaveLength(1);
    expect(all.find((one) => one.trigger === "Meet")).toMatchObject({
      roles: ["participant=Berg", "participant=Lund", "participant=MINISTER BERG", "participant=MINISTER LUND"],
    });
    expect(all.find((one) => one.trigger === "meet")).toMatchObject({
      place: "Varna",
      time: "today",
      mood: "asserted",
      roles: ["participant=MINISTER BERG", "participant=MINISTER LUND"],
    });
    expect(all.find((one) => one.trigger === "discuss")).toMatchObject({
      mood: "asserted",
      roles: expect.arrayContaining(["topic=trade", "topic=the price of salt"]) as string[],
    });
  });
});

const PIECES = [
  "{p:Berg}",
  "{l:Varna}",
  "{t:Tuesday}",
  "met",
  "attack",
  "on",
  ",",
  "and",
  "held",
  "talks",
  "with",
  "will",
  "not",
  ":",
  "\n",
  "\n- ",
  "“",
  "’s",
  "discussed",
  "İ",
  "\u{1f600}",
  "\u0301",
  "(",
  "to",
  "visit",
  "of",
  ".",
  "# ",
];

test("any text gives spans inside it, one main, in whatever mixture of words and marks", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 60 }), (pieces) => {
      const { document, earlier } = fixture(pieces.join(" "));
      const all = [...events.annotate(document, earlier)].filter((one) => one.kind === "event");
      for (const event of all) {
        for (const span of [event.span, event.trigger, event.time, event.place, ...event.roles.map((one) => one.span)]) {
          if (!span) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(document.text.length);
          expect(document.text.slice(span.start, span.end).trim()).toBe(document.text.slice(span.start, span.end));
        }
      }
      const tells = document.blocks.some(({ span }) => /\S/u.test(document.text.slice(span.start, span.end)));
      expect(all.filter((one) => one.standing === "main")).toHaveLength(tells ? 1 : 0);
    }),
    { numRuns: 300 },
  );
});

const SEEDS = new URL("../../../shared/seeds/", import.meta.url);

describe.skipIf(!existsSync(SEEDS) && !process.env["CI"])("the five seeds", () => {
  const documents = new Map<string, Words[]>();
  for (const name of existsSync(SEEDS) ? readdirSync(SEEDS) : []) {
    if (!name.endsWith(".txt")) continue;
    for (const one of readAll({ bytes: readFileSync(new URL(name, SEEDS)), at: name, type: "txt" })) {
      if (!one.ok) throw new Error(one.problem.message);
      const events = annotate(one.document).annotations.filter((annotation) => annotation.kind === "event");
      documents.set(
        name.slice(0, 3),
        events.map((event) => inWords(event, one.document.text)),
      );
    }
  }

  test.each([
    ["000", "CONSULT", "meeting", ["Sybiha", "Blinken"], "Brussels"],
    ["001", "CONSULT", "meeting", ["BLINKEN", "SYBIHA"], undefined],
    ["002", "CONSULT", "interview", ["Blinken", "MSNBC"], undefined],
    ["003", "CONSULT", "meeting", ["Kuleba", "Blinken"], "Brussels"],
    ["004", "CONSULT", "meeting", ["NATO"], "Brussels"],
  ] as const)("%s is about a %s/%s", (name, type, mode, people, place) => {
    const main = documents.get(name)?.filter((one) => one.standing === "main") ?? [];
    expect(main).toHaveLength(1);
    expect(main[0]).toMatchObject({ type, mode, mood: "asserted", ...(place ? { place } : {}) });
    const participants = main[0]?.roles.filter((role) => role.startsWith("participant=")).join(" ") ?? "";
    expect(people.filter((person) => !participants.includes(person))).toEqual([]);
  });

  test.each(["000", "001", "002"])("%s tells of the attack on the capital", (name) => {
    const attack = documents.get(name)?.find((one) => one.type === "ASSAULT" && one.place === "Kyiv");
    expect(attack?.standing).toBe(name === "002" ? "background" : "told");
  });

  test("the meeting is background where it is recalled", () => {
    const talks = documents.get("002")?.find((one) => one.type === "CONSULT" && one.place === "Brussels");
    expect(talks).toMatchObject({ standing: "background", mode: "meeting" });
  });

  test.each([
    ["000", "disburse all previously approved military aid funds"],
    ["001", "every dollar we have available is moved to Ukraine"],
  ])("%s states a commitment", (name, what) => {
    const promise = documents.get(name)?.find((one) => one.status === "promised" && one.roles.includes(`topic=${what}`));
    expect(promise?.time).toMatch(/weeks|months/);
  });
});
