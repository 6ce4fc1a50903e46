import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compared, ecbTellings, type Told } from "../../eval/tellings.ts";
import { FEATURES, pairs } from "../../src/resolve/coreference.ts";

/** Topics that are here for training and development; the others are for test. */
const LAST_TOPIC = 35;
const ROUNDS = 300;
const RATE = 0.05;
/** Weight of the penalty on large weights, in pairs. */
const PENALTY = 1;

const FILE = fileURLToPath(new URL("../../../models/coreference/weights.tsv", import.meta.url));

interface Example {
  readonly measured: readonly number[];
  readonly same: 0 | 1;
  readonly topic: number;
}

/** Logistic regression by Adam over all examples at once, from zero: the same examples give the same weights. */
function fitted(examples: readonly Example[]): Float64Array {
  const size = FEATURES.length;
  const [weights, first, second] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = new Float64Array(size);
    for (const { measured, same } of examples) {
      let sum = 0;
      for (let at = 0; at < size; at++) sum += (weights[at] as number) * (measured[at] as number);
      const error = 1 / (1 + Math.exp(-sum)) - same;
      for (let at = 0; at < size; at++) slope[at] = (slope[at] as number) + error * (measured[at] as number);
    }
    for (let at = 0; at < size; at++) {
      const own = ((slope[at] as number) + PENALTY * (weights[at] as number)) / examples.length;
      first[at] = 0.9 * (first[at] as number) + 0.1 * own;
      second[at] = 0.99 * (second[at] as number) + 0.01 * own * own;
      const step = (first[at] as number) / (1 - 0.9 ** round) / (Math.sqrt((second[at] as number) / (1 - 0.99 ** round)) + 1e-8);
      weights[at] = (weights[at] as number) - RATE * step;
    }
  }
  return weights;
}

function examplesOf(folder: string): Example[] {
  const gold = ecbTellings(folder, (topic) => topic <= LAST_TOPIC);
  const { tellings, text } = compared(gold);
  const chain = new Map(gold.told.map((one: Told) => [one.id, one]));
  const topic = (one: Told | undefined) => Number(/(\d+)_/.exec(one?.doc ?? "")?.[1]);
  return [...pairs(tellings, text)].map(([a, b, measured]) => {
    const [one, other] = [chain.get(a), chain.get(b)];
    return { measured, same: one?.chain === other?.chain ? 1 : 0, topic: topic(one) };
  });
}

function table(weights: Float64Array): string {
  return `feature\tweight\n${FEATURES.map((name, at) => `${name}\t${(weights[at] as number).toFixed(4)}`).join("\n")}\n`;
}

/** `npm run train -- coreference ECB+ [FOLD FOLDS]`: fits the model of same events; with a fold its topics are left out. Writes the weights. */
export function train([folder = "", fold, folds]: readonly string[]): void {
  const examples = examplesOf(folder);
  const left = fold === undefined ? undefined : Number(fold);
  const own = examples.filter(({ topic }) => left === undefined || topic % Number(folds) !== left);
  writeFileSync(FILE, table(fitted(own)));
  console.log(`${own.length} pairs, ${own.filter((one) => one.same === 1).length} of one event`);
}
