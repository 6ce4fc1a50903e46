import { describe, expect, it } from "vitest";
import { annotate, read, resolve } from "../../src/pipeline.ts";
import { recurringIn } from "../../src/resolve/recurring.ts";

const STORIES = [
  ["Pier agreed", "The harbour board agreed on a pier on Monday, its chair said.", "Fishermen had asked for a deeper basin as well."],
  ["School closes", "The school on the hill closes in June, the council of Sandvik decided.", "Its pupils will go to Vardal from then on."],
  ["Ferry late", "The ferry to Vardal came three hours late on Tuesday, its owner said.", "A broken pump had kept it in the harbour."],
  [
    "Bridge painted",
    "Workers began to paint the old bridge on Wednesday, the town said.",
    "They will need nine weeks if the weather holds.",
  ],
  ["Market moves", "The fish market moves to the new quay in autumn, the traders said.", "The old hall will be pulled down next year."],
] as const;
const OWN = "The Fjord Gazette has told the coast its own stories since 1911";

function story(outlet: string, [title, ...text]: readonly string[], lines: readonly string[]) {
  const json = JSON.stringify({ title, publisher: outlet, text: [...text, ...lines].join("\n\n") });
  const outcome = read({ bytes: new TextEncoder().encode(json), at: `${outlet} ${title}.json`, type: "json" });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return annotate(outcome.document);
}

describe("lines that recur", () => {
  const own = STORIES.map((one, i) =>
    story("Fjord Gazette", one, [`${OWN}.`, ...(i % 2 === 0 ? ["Edited in Sandvik, printed in Vardal, read on every boat between."] : [])]),
  );

  it("at the end of reports of one outlet are its own, with where else they stand", () => {
    const found = recurringIn(own.map((one) => one.document));
    // Three reports have another line of their own under it, which is too few to be the outlet's.
    expect(found.size).toBe(2);
    const plain = recurringIn(STORIES.map((one) => story("Fjord Gazette", one, [`${OWN}.`]).document));
    expect([...plain.values()].map((lines) => lines.map(({ also }) => also.length))).toEqual(STORIES.map(() => [4]));
  });

  it("become furniture when the documents are read together, in any order; what was found in them goes", () => {
    const all = STORIES.map((one) => story("Fjord Gazette", one, [`${OWN}.`]));
    const { documents, recurring } = resolve(all);
    for (const { document: one, annotations } of documents.values()) {
      const last = one.blocks.at(-1);
      expect([last?.kind, last?.why]).toEqual(["furniture", "recurring"]);
      expect(annotations.filter(({ span }) => span.start >= (last?.span.start ?? 0))).toEqual([]);
    }
    expect([...resolve(all.toReversed()).recurring]).toEqual([...recurring]);
  });

  it("are none where few reports have them, outlets differ, the reports are copies, or the line stands inside", () => {
    const with4 = STORIES.slice(0, 3).map((one) => story("Fjord Gazette", one, [`${OWN}.`]));
    const outlets = STORIES.map((one, i) => story(`Gazette ${i}`, one, [`${OWN}.`]));
    const copies = STORIES.map(([title]) => story("Fjord Gazette", [title, STORIES[0][1], STORIES[0][2]], [`${OWN}.`]));
    const inside = STORIES.map(([title, first, last]) => story("Fjord Gazette", [title, first, `${OWN}.`, last], []));
    for (const all of [with4, outlets, copies, inside]) expect(recurringIn(all.map((one) => one.document)).size).toBe(0);
  });
});
