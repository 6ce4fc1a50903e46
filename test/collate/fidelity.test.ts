import { existsSync, readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fidelity } from "../../src/collate/fidelity.ts";
import type { Manner } from "../../src/model/annotation.ts";
import type { Fidelity } from "../../src/model/dossier.ts";
import { place, read } from "./said.ts";

function compare(base: string, reading: string, manner: Manner = "direct") {
  const texts = { base, reading };
  const found = fidelity(
    { base: [{ doc: "base", start: 0, end: base.length }], reading: [{ doc: "reading", start: 0, end: reading.length }], manner },
    (doc) => texts[doc as "base"] ?? "",
  );
  return { ...found, texts };
}

const PAIRS: readonly (readonly [Fidelity, string, string, Manner?])[] = [
  ["verbatim", "We will rebuild the pier.", "We will rebuild the pier"],
  ["verbatim", "We will rebuild the pier.", "“we will rebuild the pier,”"],
  ["verbatim", "Today, I can say, we will rebuild the pier.", "we will rebuild the pier"],
  ["verbatim", "It’s open.", "It's open"],
  ["verbatim", "The future of the coast is being decided here", "the future of the coast is being decided here", "indirect"],
  ["verbatim", "We will (inaudible) rebuild the pier.", "We will rebuild the pier."],
  ["verbatim", "They will rebuild it.", "They [the builders – ed.] will rebuild it."],
  ["verbatim", "We do not know.", "We don't know."],
  ["verbatim", "There were five ships.", "There were 5 ships"],
  ["trimmed", "We will, as I told you yesterday, rebuild the pier.", "We will ... rebuild the pier."],
  ["trimmed", "We will soon and gladly rebuild the old pier.", "We will rebuild the pier."],
  ["trimmed", "The pier, the crane and the lighthouse are safe.", "The pier and the lighthouse are safe."],
  ["trimmed", "We want, and this was not easy to agree, a new pier.", "We want a new pier."],
  ["trimmed", "All 12 cranes of the port are new.", "All cranes of the port are new."],
  ["trimmed", "I want to thank, first of all, the brave crews.", "I want to thank the brave crews."],
  ["trimmed", "Our great and beautiful port will open in May.", "Our port will open in May."],
  ["trimmed", "We must act together and act now to save the coast.", "We must act now to save the coast."],
  [
    "inserted",
    "They use old cranes and foreign crews to load ships.",
    "They use old cranes, foreign welding robots and crews to load ships.",
  ],
  ["inserted", "We will rebuild the pier.", "We will rebuild the pier with steel."],
  ["inserted", "They attacked the pier, as you said, and the ships.", "They attacked the pier, lighthouse and the ships."],
  ["inserted", "The ships carried grain.", "The 12 ships carried grain."],
  ["inserted", "Our crews need food.", "Our brave crews need food."],
  ["inserted", "The storm destroyed our harbour.", "The storm completely destroyed our harbour."],
  ["inserted", "We must protect the coast.", "We must protect the eastern coast."],
  ["reworded", "They attacked innocent people while they slept.", "They targeted innocent people while they were sleeping."],
  ["reworded", "This is all linked together.", "It's all connected"],
  [
    "reworded",
    "We must stop their storms of lies with the strength of facts, law and patience.",
    "We must stop the liars with facts, law and patience.",
  ],
  ["reworded", "Patience will not work. Strength will work.", "Patience will not work. Only force will work"],
  ["reworded", "The dam was rebuilt by the crews last year.", "Last year the crews rebuilt the dam."],
  ["reworded", "We need a huge effort to save the coast.", "We need a massive effort to save the coast."],
  ["reworded", "It provides help to those towns in return.", "In response, the company is providing help to these towns."],
  ["reworded", "Our soldiers protect the harbour every day.", "Our troops protect the harbour every day."],
  ["indirect", "Our defence cannot be put on hold and wait.", "the defence of the coast cannot be suspended", "indirect"],
  [
    "indirect",
    "We need to speed up all critical decisions.",
    "the partners should speed up the adoption of all important decisions",
    "indirect",
  ],
  ["indirect", "I am confident that we can count on your support.", "he was confident of their support", "indirect"],
  ["indirect", "We will rebuild the pier this year.", "the town would rebuild the pier this year", "indirect"],
  ["not found", "We will rebuild the pier.", "We will not rebuild the pier."],
  ["not found", "We will not sell the port.", "We will sell the port."],
  ["not found", "We never promised money for the port.", "We promised money for the port."],
  ["not found", "They don't support the plan.", "they support the plan", "indirect"],
  ["not found", "There were 96 ships in the harbour.", "There were 69 ships in the harbour."],
  ["not found", "We have spent 8 billion crowns on the dam.", "We have spent 8 million crowns on the dam."],
  ["not found", "Ninety crews will come, and 12 ships.", "Ninety crews will come, and 20 ships."],
  ["not found", "We will rebuild the pier.", "The election was stolen by foreign banks."],
  ["not found", "Good morning everyone.", "The fishermen demand lower taxes on diesel.", "indirect"],
  ["not found", "Nobody was hurt in the storm.", "Many people were hurt in the storm."],
];

describe("what an outlet did to the words", () => {
  it.each(PAIRS.map(([wanted, base, reading, manner = "direct"]) => ({ wanted, base, reading, manner })))(
    "$wanted: $base → $reading",
    (pair) => {
      expect(compare(pair.base, pair.reading, pair.manner).fidelity).toBe(pair.wanted);
    },
  );

  it("shows exactly what was inserted", () => {
    const found = compare(
      "They use old cranes, as you said, and foreign crews to load ships.",
      "They use old cranes, foreign welding robots and crews to load ships.",
    );
    expect(found.fidelity).toBe("inserted");
    const inserted = found.changes.filter((change) => change.op === "inserted").map((change) => read(found.texts, change.reading));
    expect(inserted).toEqual(["welding robots and"]);
  });

  it("trims the passage to the stretch that corresponds", () => {
    const found = compare("Good morning, friends. We will rebuild the pier. Thank you all.", "We will rebuild the pier");
    expect(read(found.texts, found.base)).toBe("We will rebuild the pier");
  });

  it("names both places of a moved word", () => {
    const found = compare("Harbour safety is what we want.", "We want safety.");
    const moved = found.changes.find((change) => change.op === "changed" && read(found.texts, change.reading) === "safety");
    expect(moved && read(found.texts, moved.base)).toBe("safety");
  });

  it("takes less likeness where the neighbours match", () => {
    const texts = { base: "The whole thing hangs as one piece.", reading: "A thing for Borvath Nimsek." };
    const pair = { base: place(texts, "base", texts.base), reading: place(texts, "reading", texts.reading), manner: "direct" as const };
    const [alone, placed] = [false, true].map(
      (isPlaced) => fidelity({ ...pair, placed: isPlaced }, (doc) => texts[doc as "base"] ?? "").fidelity,
    );
    expect(alone).toBe("not found");
    expect(placed).not.toBe("not found");
  });
});

describe("spans of changes", () => {
  it("re-read to words that stand there, each word of the reading once", () => {
    const word = fc.constantFrom(
      "we",
      "will",
      "not",
      "the",
      "pier",
      "harbour",
      "12",
      "13",
      "rebuild",
      "rebuilt",
      "(inaudible)",
      "[ed.]",
      "don't",
      "cannot",
      "...",
      "—",
      "🙂",
      "and",
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 25 }), fc.array(word, { minLength: 1, maxLength: 25 }), (one, other) => {
        const found = compare(one.join(" "), other.join(" "));
        const used: number[] = [];
        for (const change of found.changes) {
          for (const span of [...change.base, ...change.reading])
            expect(found.texts[span.doc as "base"].slice(span.start, span.end).trim()).not.toBe("");
          for (const span of change.reading) for (let at = span.start; at < span.end; at++) used.push(at);
          expect(change.op === "dropped" ? change.reading : []).toEqual([]);
          expect(change.op === "inserted" ? change.base : []).toEqual([]);
        }
        const words = new Set(used.map((at) => other.join(" ")[at]));
        expect(words.size > 0 || !other.some((text) => /^[a-z]/.test(text))).toBe(true);
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

const SEEDS = new URL("../../../shared/seeds/", import.meta.url);

describe.skipIf(!existsSync(SEEDS))("five real reports", () => {
  const files = existsSync(SEEDS) ? readdirSync(SEEDS).filter((name) => name.endsWith(".txt")) : [];
  const texts = Object.fromEntries(files.map((name) => [name.slice(0, 3), readFileSync(new URL(name, SEEDS), "utf8")]));
  const pairs = existsSync(SEEDS)
    ? (JSON.parse(readFileSync(new URL("expected.json", SEEDS), "utf8")) as { collation: Record<string, string>[] }).collation
    : [];

  it.each(pairs.map((pair, at) => [at, pair] as const))("pair %i has the fidelity that reading shows", (_, pair) => {
    const wanted = pair["fidelity"] ?? "";
    const unmarked = wanted.startsWith("indirect") || wanted.includes("without quotation marks");
    const sides = { base: place(texts, "001", pair["001"] ?? ""), reading: place(texts, "000", pair["000"] ?? "") };
    const found = fidelity({ ...sides, manner: unmarked ? "indirect" : "direct" }, (doc) => texts[doc] ?? "");
    expect(found.fidelity).toBe(wanted.split(",")[0]);
    const inserted = found.changes.filter((change) => change.op === "inserted").map((change) => read(texts, change.reading));
    const wantedWords = pair["inserted"] ?? "";
    expect(inserted.join(" ").includes(wantedWords)).toBe(true);
  });
});

it("has the five reports at hand, at least in CI", () => expect(existsSync(SEEDS) || process.env["CI"] === undefined).toBe(true));
