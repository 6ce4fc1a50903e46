import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type GoldSentence, readConllu } from "../../eval/conllu.ts";
import type { Inventory } from "../../src/language/inventory.ts";
import { Tagger } from "../../src/language/tags.ts";
import { Parser } from "../../src/language/trees.ts";
import { packWeights, type Row, unpackWeights } from "../../src/language/weights.ts";
import { costs, type GoldTree, goldTree } from "./oracle.ts";
import { Chooser } from "./chooser.ts";
import { Perceptron } from "./perceptron.ts";
import { shuffled } from "./random.ts";
import { Thinned } from "./thinned.ts";

/** Parts of the training text; each is tagged by a tagger that has not seen it, so that the parser learns from tags with true errors. */
const FOLDS = 5;
/** Share of the tagger's features left out of each decision in training. */
const DROPOUT = 0.1;
/** The same of the parser's features. */
const PARSER_DROPOUT = 0.1;
const TAGGER_ROUNDS = 6;
/** Rounds over the other parts; fewer than for the tagger that is shipped cost nothing measurable. */
const FOLD_ROUNDS = 4;
const PARSER_ROUNDS = 8;
/** From the second round on, how often the parser goes on from its own choice even where it is wrong. */
const EXPLORATION = 0.9;
/** Tags and labels seen less often are folded into their nearest common kin. */
const RARE = 5;
/** Fewest updates of a feature that is kept. */
const LEAST = 3;
/** Smallest averaged weight kept of a model that is not shipped; for those that are, cuts rise from here until the file is small enough. */
const CUT = 0.5;
const CUT_STEP = 0.1;

/** A sentence with the numbers of its classes. */
export interface Lesson {
  readonly words: readonly string[];
  readonly tags: Uint8Array;
  readonly heads: readonly number[];
  readonly labels: Uint8Array;
}

function frequent(items: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  const found = [...counts].filter(([, count]) => count >= RARE);
  return found.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([item]) => item);
}

/** Classes of the training text, by frequency. */
export function inventoryOf(sentences: readonly GoldSentence[]): Inventory {
  return {
    tags: frequent(sentences.flatMap(({ upos, xpos }) => upos.map((part, at) => `${part}|${xpos[at] ?? ""}`))),
    labels: frequent(sentences.flatMap(({ labels }) => [...labels])),
  };
}

/** The sentences as numbers. A rare class becomes the most frequent of the same part of speech, or relation. */
export function lessonsOf(sentences: readonly GoldSentence[], { tags, labels }: Inventory): Lesson[] {
  const place = (list: readonly string[], wanted: string, kin: string): number => {
    const own = list.indexOf(wanted);
    return own >= 0
      ? own
      : Math.max(
          0,
          list.findIndex((one) => one.startsWith(kin)),
        );
  };
  return sentences.map((one) => ({
    words: one.words,
    tags: Uint8Array.from(one.upos, (part, at) => place(tags, `${part}|${one.xpos[at] ?? ""}`, `${part}|`)),
    heads: one.heads,
    labels: Uint8Array.from(one.labels, (label) => place(labels, label, label.split(":")[0] ?? label)),
  }));
}

/** Train a tagger. */
export function trainTagger(
  lessons: readonly Lesson[],
  { tags }: Inventory,
  { random, rounds = TAGGER_ROUNDS }: { readonly random: () => number; readonly rounds?: number },
): Perceptron {
  const model = new Perceptron();
  const thinned = new Thinned(model, random, DROPOUT);
  const tagger = new Tagger(thinned, tags.length);
  for (let round = 0; round < rounds; round++) {
    for (const { words, tags: gold } of shuffled(lessons, random)) {
      tagger.run(words, (at, best) => {
        const right = gold[at] as number;
        if (best !== right) thinned.update({ right, wrong: best });
        model.tick();
        return best;
      });
    }
  }
  return model;
}

/** Tags of every sentence by taggers trained on the other parts. */
export function jackknifed(lessons: readonly Lesson[], inventory: Inventory, random: () => number): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = trainTagger(
      lessons.filter((_, at) => at % FOLDS !== fold),
      inventory,
      { random, rounds: FOLD_ROUNDS },
    );
    const tagger = taggerOf(model, inventory);
    for (const [at, { words }] of lessons.entries()) if (at % FOLDS === fold) found[at] = tagger.run(words);
    console.error(`tags of part ${fold + 1} of ${FOLDS}`);
  }
  return found;
}

function taggerOf(model: Perceptron, { tags }: Inventory): Tagger {
  return new Tagger(unpackWeights(packWeights(model.averaged(LEAST, CUT))), tags.length);
}

/** The file of a model with no more bytes than `most`: as many of the larger weights as go in. */
export function fitted(model: Perceptron | Chooser, pack: (rows: readonly Row[]) => Uint8Array, most: number): Uint8Array {
  for (let step = 0; ; step++) {
    const bytes = pack(model.averaged(LEAST, CUT + step * CUT_STEP));
    if (bytes.length <= most) return bytes;
  }
}

/** Train the parser with a dynamic oracle. `tags` are those the parser will see. */
export function trainParser(
  lessons: readonly Lesson[],
  {
    tags,
    inventory,
    random,
  }: {
    readonly tags: readonly Uint8Array[];
    readonly inventory: Inventory;
    readonly random: () => number;
  },
): { readonly moves: Chooser; readonly labels: Perceptron } {
  const moves = new Chooser();
  const labels = new Perceptron();
  const thinMoves = new Thinned(moves, random, PARSER_DROPOUT);
  const thinLabels = new Thinned(labels, random, PARSER_DROPOUT);
  const parser = new Parser({ moves: thinMoves, labels: thinLabels }, inventory);
  const golds = lessons.map(({ heads }) => goldTree(heads));
  for (let round = 0; round < PARSER_ROUNDS; round++) {
    const order = shuffled([...lessons.keys()], random);
    for (const at of order) {
      const lesson = lessons[at] as Lesson;
      const gold = golds[at] as GoldTree;
      parser.run(lesson.words, tags[at] as Uint8Array, {
        move(state, { best, scores }) {
          const cost = costs(state, gold);
          const least = Math.min(...cost);
          moves.tick();
          if (cost[best] === least) return best;
          let right = -1;
          for (const [one, own] of cost.entries())
            if (own === least && (right < 0 || (scores[one] ?? 0) > (scores[right] ?? 0))) right = one;
          thinMoves.update({ right, wrong: best });
          return round > 0 && random() < EXPLORATION ? best : right;
        },
        label({ word, head }, { best }) {
          const right = lesson.labels[word] as number;
          if (gold.heads[word] !== head) return best;
          labels.tick();
          if (best !== right) thinLabels.update({ right, wrong: best });
          return right;
        },
      });
    }
    console.error(`parser, round ${round + 1} of ${PARSER_ROUNDS}: ${moves.size} and ${labels.size} features`);
  }
  return { moves, labels };
}

/** Training sentences: EWT's training part and the GUM documents of its training list that are here. */
export function trainingText(data: string): GoldSentence[] {
  const read = (...path: string[]): string => readFileSync(join(data, ...path), "utf8");
  const wanted = new Set(read("ud-english-gum", "file-lists", "files.train").trim().split(/\s+/));
  const gum = readdirSync(join(data, "ud-english-gum"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".conllu") && wanted.has(basename(path, ".conllu")))
    .toSorted();
  return [read("ud-english-ewt", "en_ewt-ud-train.rebuilt.conllu"), ...gum.map((path) => read("ud-english-gum", path))].flatMap(readConllu);
}
