import { expect, it } from "vitest";
import { annotate, read, resolve } from "../../src/pipeline.ts";
import { promisesOf } from "../../src/record/promises.ts";

const TEXTS = [
  "Talks in Kelmora\n\n4 March 2031\n\nNorway promised to rebuild the stone pier of Kelmora by the end of June 2031. The talks went on.\n",
  "Pier plan\n\n9 March 2031\n\nNorway pledged to rebuild the stone pier of Kelmora with $3 million. Sweden promised to lend two ships.\n",
];

function resolution() {
  const outcomes = TEXTS.map((text, at) => read({ bytes: new TextEncoder().encode(text), at: `${at}.txt`, type: "txt" }));
  return resolve(outcomes.flatMap((outcome) => (outcome.ok ? [annotate(outcome.document)] : [])));
}

it("puts later tellings of one promise under the first, with amount and time", () => {
  const found = promisesOf(resolution(), "norway");
  expect(found.map(({ label, tellings }) => [label, tellings.length])).toEqual([["Norway", 2]]);
  const [first, second] = found[0]?.tellings ?? [];
  expect([first?.day, second?.day]).toEqual(["2031-03-04", "2031-03-09"]);
  expect(first?.time).toBeDefined();
  expect(second?.amounts).toHaveLength(1);
});

it("lists every promisor without a name, and none for one that nobody has", () => {
  expect(promisesOf(resolution()).map(({ label }) => label)).toEqual(["Norway", "Sweden"]);
  expect(promisesOf(resolution(), "Utopia")).toEqual([]);
});
