import { expect, it } from "vitest";
import { annotate, dossiersOf, read, resolve } from "../../src/pipeline.ts";
import { Promises } from "../../src/record/promises.ts";

const TEXTS = [
  "Talks in Kelmora\n\n4 March 2031\n\nNorway promised to rebuild the stone pier of Kelmora by the end of June 2031. The talks went on.\n",
  "Boats for Kelmora\n\n2 May 2031\n\nDenmark promised to give five rescue boats to Kelmora by August.\n",
  "Boats reach Kelmora\n\n3 August 2031\n\nDenmark delivered five rescue boats to Kelmora on Friday.\n",
  "Pier plan\n\n9 March 2031\n\nNorway pledged to rebuild the stone pier of Kelmora with $3 million. Sweden promised to lend two ships.\n",
];

function resolution() {
  const outcomes = TEXTS.map((text, at) => read({ bytes: new TextEncoder().encode(text), at: `${at}.txt`, type: "txt" }));
  return resolve(outcomes.flatMap((outcome) => (outcome.ok ? [annotate(outcome.document)] : [])));
}

/** The promises of the records, taken in as often as asked and in either order. */
function promises(times = 1, turned = false) {
  const resolved = resolution();
  const dossiers = dossiersOf(resolved);
  const found = new Promises();
  for (let at = 0; at < times; at++) for (const one of turned ? dossiers.toReversed() : dossiers) found.add(one);
  const text = (doc: string): string => resolved.documents.get(doc)?.document.text ?? "";
  return found.promisors().flatMap((who) => found.of(who, ({ doc, start, end }) => text(doc).slice(start, end)));
}

it("puts later tellings of one promise under the first, with amount and time", () => {
  const found = promises().filter(({ label }) => label === "Norway");
  expect(found.map(({ label, tellings }) => [label, tellings.length])).toEqual([["Norway", 2]]);
  const [first, second] = found[0]?.tellings ?? [];
  expect([first?.day, second?.day]).toEqual(["2031-03-04", "2031-03-09"]);
  expect(first?.time).toBeDefined();
  expect(second?.amounts).toHaveLength(1);
});

it("lists every promisor, in the order of labels, each promise once in whatever order records come", () => {
  expect(promises().map(({ label }) => label)).toEqual(["Denmark", "Norway", "Sweden"]);
  expect(promises(2, true)).toEqual(promises());
});

it("follows a promise over its events to what became of it", () => {
  const [found, ...others] = promises().filter(({ label }) => label === "Denmark");
  expect(others).toEqual([]);
  expect(found?.tellings.map(({ day, status }) => [day, status])).toEqual([
    ["2031-05-02", "promised"],
    ["2031-08-03", "delivered"],
  ]);
});
