/**
 * Rebuilds `models/grammar/` from the training parts of UD English EWT and GUM and from `models/words/`.
 *
 *   npm run train -- grammar [--data ../shared/data]
 *
 * The same input gives the same bytes: all randomness is seeded, all arithmetic is that of the language.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { packChoices } from "../../src/language/choices.ts";
import { packWeights } from "../../src/language/weights.ts";
import { clusterRecords } from "./clusters.ts";
import { fitted, inventoryOf, jackknifed, lessonsOf, trainingText, trainParser, trainTagger } from "./learn.ts";
import { lemmaTable } from "./lemmas.ts";
import { randomFrom } from "./random.ts";

const ROOT = new URL("../../../", import.meta.url);
const SEED = 20_241_113;
/** Most bytes of each file of weights: eight million in all. */
const MOST = { tags: 2_000_000, moves: 3_200_000, labels: 2_600_000 } as const;

function save(name: string, bytes: Uint8Array | string): void {
  writeFileSync(new URL(`models/grammar/${name}`, ROOT), bytes);
  console.log(`${createHash("sha256").update(bytes).digest("hex")}  ${name}`);
}

/** Train everything and write it to `models/grammar/`. Options: `--data FOLDER`, the folder with the treebanks' folders. */
export function train(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: "string", default: fileURLToPath(new URL("../shared/data", ROOT)) } },
  });
  const random = randomFrom(SEED);
  const vectors = readFileSync(new URL("models/words/vectors.bin", ROOT));
  save("clusters.bin", clusterRecords(new Int8Array(vectors), random));
  const sentences = trainingText(values.data);
  const inventory = inventoryOf(sentences);
  save("classes.json", `${JSON.stringify(inventory)}\n`);
  save("lemmas.tsv", lemmaTable(sentences));
  const lessons = lessonsOf(sentences, inventory);
  const tags = jackknifed(lessons, inventory, random);
  save("tags.bin", fitted(trainTagger(lessons, inventory, { random }), packWeights, MOST.tags));
  const { moves, labels } = trainParser(lessons, { tags, inventory, random });
  save("moves.bin", fitted(moves, packChoices, MOST.moves));
  save("labels.bin", fitted(labels, packWeights, MOST.labels));
}
