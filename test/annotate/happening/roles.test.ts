import { describe, expect, test } from "vitest";
import type { EventMention } from "../../../src/model/annotation.ts";
import { annotate, readAll } from "../../../src/pipeline.ts";

/** The events of a report of one paragraph, in its words: type, mood, and roles as "role=words". */
function told(text: string): { type: string; mood: string; standing: string; roles: string[] }[] {
  const [outcome] = [...readAll({ bytes: Buffer.from(text), at: "report.txt", type: "txt" })];
  if (!outcome?.ok) throw new Error("not read");
  const { document, annotations } = annotate(outcome.document);
  const events = annotations.filter((one): one is EventMention => one.kind === "event");
  return events.map(({ type, mood, standing, roles }) => ({
    type,
    mood,
    standing,
    roles: roles.map(({ role, span }) => `${role}=${document.text.slice(span.start, span.end)}`),
  }));
}

describe("roles by grammar", () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      "a name and the body before it",
      "The rights group Amnesty International condemned Peru.",
      "ACCUSE",
      ["actor=Amnesty International", "recipient=Peru"],
    ],
    [
      "whom a number is a part of",
      "The troops have tortured scores of Libyan refugees in Chad.",
      "ASSAULT",
      ["victim=scores of Libyan refugees"],
    ],
    ["whose something is", "Inspectors investigated the welfare of 2,000 Libyans.", "ACCUSE", ["actor=Inspectors", "recipient=Libyans"]],
    [
      "the subject of two verbs",
      "Doctors from two aid groups donated and delivered goods to Lisbon Hospital.",
      "AID",
      ["actor=Doctors", "recipient=Lisbon Hospital"],
    ],
    ["an opponent is no victim of his opposing", "Portugal is opposed to French mediation.", "REJECT", ["actor=Portugal"]],
    ["those who meet", "Anna Keller met Tom Weber in Vienna.", "CONSULT", ["participant=Anna Keller", "participant=Tom Weber"]],
    ["passive with its doer", "Tom Weber was arrested by Austrian police.", "COERCE", ["recipient=Tom Weber", "actor=Austrian police"]],
    ["passive cut short", "Six farmers were killed in Chad.", "ASSAULT", ["victim=Six farmers"]],
    [
      "the means of an attack",
      "Libya's missile attack on Tunis went on.",
      "ASSAULT",
      ["actor=Libya", "recipient=Tunis", "instrument=missile"],
    ],
    ["who is told to do what", "The minister said Libya must leave Chad.", "REQUEST", ["actor=The minister", "recipient=Libya"]],
    ["what is asked of whom", "Chile demanded that Peru open the crossing.", "REQUEST", ["actor=Chile", "recipient=Peru"]],
    ["the insertion behind a name", "Clara Mendes, a leading activist, staged a hunger strike.", "PROTEST", ["actor=Clara Mendes"]],
  ])("%s", (_, text, type, roles) => {
    const own = told(text).find((one) => one.type === type);
    expect(own?.roles).toEqual(expect.arrayContaining([...roles]));
  });

  test("a verb that position alone put behind another fills no role", () => {
    const roles = told("Thousands of farmers demonstrated in Lisbon calling for lower taxes.").flatMap((one) => one.roles);
    expect(roles.filter((one) => one.endsWith("=calling"))).toEqual([]);
  });
});

describe("mood", () => {
  test.each<[string, string, string, string]>([
    ["said to have happened", "Libya withdrew its troops from Chad.", "RETREAT", "asserted"],
    ["announced", "Libya will withdraw its troops from Chad.", "RETREAT", "promised"],
    ["announced, in reported speech", "Libya said it would withdraw its troops from Chad.", "RETREAT", "promised"],
    ["refused, in reported speech", "Libya said it would not withdraw its troops from Chad.", "RETREAT", "denied"],
    ["denied", "Libya did not withdraw its troops from Chad.", "RETREAT", "denied"],
    ["only possible", "Libya could withdraw its troops from Chad.", "RETREAT", "hypothetical"],
    ["on a condition", "If Libya withdraws its troops, talks can begin.", "RETREAT", "hypothetical"],
    ["would, as nobody's word", "A deal in which Libya would withdraw its troops is far off.", "RETREAT", "hypothetical"],
  ])("%s", (_, text, type, mood) => expect(told(text).find((one) => one.type === type)?.mood).toBe(mood));
});

describe("what a report is about, and what it only recalls", () => {
  test("the news is main, what happened long before is background", () => {
    const events = told(
      "Libya withdraws troops from Chad\n\nLibya withdrew its troops from Chad on Monday.\n\nThe two signed a treaty in Paris.\n\nTwo years ago Libya invaded Chad.",
    );
    expect(events.filter((one) => one.standing === "main").map((one) => one.type)).toEqual(["RETREAT"]);
    expect(events.find((one) => one.type === "SUPPORT")?.standing).toBe("told");
    expect(events.find((one) => one.type === "ASSAULT")?.standing).toBe("background");
  });

  test("a word that describes a noun as coming back does not make the news a habit", () => {
    expect(
      told("The annual summit opened in Vienna on Monday. Chile accused Peru of theft, a weekly reports.").map((one) => one.type),
    ).toEqual(expect.arrayContaining(["ACCUSE"]));
  });

  test("what happens every week is no event", () => {
    expect(told("Farmers march in Lisbon every Friday.").filter((one) => one.type === "PROTEST")).toEqual([]);
  });

  test("a calamity as the subject is what happened, whatever it does", () => {
    expect(told("Storm sinks boats off Lisbon\n\nMore follows.").map((one) => one.type)).toContain("WEATHER");
    expect(told("Floods killed 20 people in Peru.").map((one) => one.type)).not.toContain("ASSAULT");
  });
});
