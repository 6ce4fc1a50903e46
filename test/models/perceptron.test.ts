import { expect, it } from "vitest";
import { Chooser } from "../../models/train/chooser.ts";
import { Perceptron } from "../../models/train/perceptron.ts";
import { randomFrom } from "../../models/train/random.ts";
import { packChoices, unpackChoices } from "../../src/language/choices.ts";
import { packWeights, unpackWeights } from "../../src/language/weights.ts";

/** Features of a made-up decision whose class is the last digit of the first feature, in threes. */
function lesson(random: () => number): { readonly features: Int32Array; readonly right: number } {
  const first = Math.floor(random() * 300);
  return {
    features: Int32Array.of(Math.imul(first + 1, 0x9e3779b1), Math.imul(Math.floor(random() * 50) + 1, 0x85ebca6b)),
    right: first % 3,
  };
}

function taught<T extends Chooser | Perceptron>(model: T): T {
  const random = randomFrom(7);
  const scores = new Int32Array(3);
  for (let round = 0; round < 3000; round++) {
    const { features, right } = lesson(random);
    model.score(features, features.length, scores);
    const best = scores.indexOf(Math.max(...scores));
    if (best !== right) model.update(features, features.length, { right, wrong: best });
    model.tick();
  }
  return model;
}

it.each([
  ["any number of classes", () => unpackWeights(packWeights(taught(new Perceptron()).averaged(1, 0)))],
  ["three classes", () => unpackChoices(packChoices(taught(new Chooser()).averaged(1, 0)))],
])("learns, and keeps what it learned when packed: %s", (_, trained) => {
  const model = trained();
  const random = randomFrom(99);
  const scores = new Int32Array(3);
  let right = 0;
  for (let one = 0; one < 500; one++) {
    const wanted = lesson(random);
    model.score(wanted.features, wanted.features.length, scores);
    if (scores.indexOf(Math.max(...scores)) === wanted.right) right++;
  }
  expect(right).toBeGreaterThan(450);
});

it("leaves out small weights and features seldom wrong", () => {
  const model = taught(new Perceptron());
  expect(model.averaged(2, 0).length).toBeLessThan(model.averaged(1, 0).length);
  expect(model.averaged(1, 1000)).toEqual([]);
});
