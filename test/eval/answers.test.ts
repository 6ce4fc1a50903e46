import { describe, expect, it } from "vitest";
import type { EventMention, Mention } from "../../src/model/annotation.ts";
import { answered } from "../../eval/answers.ts";
import { relevance } from "../../eval/scorers/phrases.ts";
import { coded, rolesRight, typeOf } from "../../eval/sets/plover.ts";

describe("relevance of an answer", () => {
  it.each([
    ["Mara Lind", "minister Mara Lind", 1],
    ["sinks off Varna", "sinks near Varna", 1],
    ["the burning northern port of Varna", "Varna", 0.5],
    ["a ferry", "the mayor", 0],
    ["", "the mayor", 0],
  ])("“%s” beside “%s” is %s", (answer, phrase, value) => {
    expect(relevance(answer, phrase)).toBe(value);
  });

  it("takes the best of several phrases, a day for when, and nothing where nothing was marked", () => {
    expect(answered("who", { who: "Lind" }, [{ text: "the crew" }, { text: "Mara Lind" }])).toBe(1);
    expect(answered("when", { when: "today", day: "2024-05-03" }, [{ text: "Friday", parsed: "2024-05-03" }])).toBe(1);
    expect(answered("who", { day: "2024-05-03" }, [{ text: "Mara Lind", parsed: "2024-05-03" }])).toBe(0);
    expect(answered("where", { where: "Varna" }, [{}])).toBeUndefined();
  });
});

describe("a gold record", () => {
  const text = "Borduria said it would free two envoys from Syldavia.";
  const span = (words: string) => ({ doc: "d", start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const mention: EventMention = {
    kind: "event",
    span: span(text),
    by: "x@1",
    trigger: span("free"),
    type: "RETREAT",
    roles: [
      { role: "actor", span: span("it") },
      { role: "recipient", span: span("two envoys") },
    ],
    mood: "promised",
    standing: "main",
  };
  const pronoun: Mention = {
    kind: "mention",
    span: span("it"),
    by: "x@1",
    class: "place",
    form: "pronoun",
    antecedent: { to: span("Borduria"), reason: "pronoun" },
  };
  const record = { id: "1", event: "AGREE", text, source: [{ actorText: "Borduria" }], target: [{ actorText: "two envoys" }] };

  it("has its type by PLOVER's own table, ours by mood", () => {
    expect(typeOf({ id: "1", event: "DEMAND" })).toBe("REQUEST");
    expect(coded(mention)).toBe("AGREE");
    expect(coded({ ...mention, mood: "asserted" })).toBe("RETREAT");
  });

  it("is right where every actor is found, through pronouns too", () => {
    expect(rolesRight(record, { mention, mentions: [pronoun] })).toBe(true);
    expect(rolesRight(record, { mention, mentions: [] })).toBe(false);
    expect(rolesRight({ ...record, target: [{ actorText: "Syldavia" }] }, { mention, mentions: [pronoun] })).toBe(false);
  });
});
