import { betweenOf, LABEL_NAMES, labelValues, MOVE_NAMES, moveValues, seenOf, type Sight } from "./arcs.ts";
import { unpackChoices } from "./choices.ts";
import { inventory } from "./inventory.ts";
import { LABEL_TEMPLATES, MOVE_TEMPLATES } from "./patterns.ts";
import { SHIFT, State, TRANSITIONS } from "./states.ts";
import { largest, type Tagged } from "./tags.ts";
import { compile, hashFeatures } from "./templates.ts";
import { modelBytes, type Scorer, unpackWeights } from "./weights.ts";

/** A dependency tree of one sentence: for each word the place of its head, -1 for the root's one child, and the relation to it. */
export interface Tree {
  readonly heads: Int32Array;
  readonly labels: readonly string[];
}

/** The head of the sentence's main word. */
const ROOT = -1;
const MOVES = compile(MOVE_TEMPLATES, MOVE_NAMES);
const LABELS = compile(LABEL_TEMPLATES, LABEL_NAMES);

/** Numbers of the parts of speech, by number of the tag. */
function coarseOf(tags: readonly string[]): Uint8Array {
  const parts = [...new Set(tags.map((tag) => tag.split("|")[0] ?? ""))];
  return Uint8Array.from(tags, (tag) => parts.indexOf(tag.split("|")[0] ?? ""));
}

/** Of each tag: 1 a mark, 2 a verb, 4 a conjunction. */
function kindsOf(tags: readonly string[]): Uint8Array {
  return Uint8Array.from(tags, (tag) => {
    const [upos] = tag.split("|");
    if (upos === "PUNCT") return 1;
    if (upos === "VERB" || upos === "AUX") return 2;
    return upos === "CCONJ" || upos === "SCONJ" ? 4 : 0;
  });
}

/** A decision of the parser as training sees it: what scored best of what is allowed, and all scores. */
export interface Choice {
  readonly best: number;
  readonly scores: Int32Array;
}

/** What training may change of a parse: the transition made, and the label given, instead of the best. */
export interface Guide {
  move(state: State, choice: Choice): number;
  label(arc: { readonly state: State; readonly word: number; readonly head: number }, choice: Choice): number;
}

/** Greedy transition parser: one linear model chooses the transition, another the label of each arc. */
export class Parser {
  readonly #moves: Scorer;
  readonly #labels: Scorer;
  readonly #coarse: Uint8Array;
  readonly #kinds: Uint8Array;
  readonly #values = new Int32Array(Math.max(MOVE_NAMES.length, LABEL_NAMES.length));
  readonly #features = new Int32Array(Math.max(MOVES.lengths.length, LABELS.lengths.length));
  readonly #moveScores = new Int32Array(TRANSITIONS);
  readonly #labelScores: Int32Array;

  constructor(
    { moves, labels }: { readonly moves: Scorer; readonly labels: Scorer },
    classes: { readonly tags: readonly string[]; readonly labels: readonly string[] },
  ) {
    this.#moves = moves;
    this.#labels = labels;
    this.#coarse = coarseOf(classes.tags);
    this.#kinds = kindsOf(classes.tags);
    this.#labelScores = new Int32Array(classes.labels.length);
  }

  #move(state: State, sight: Sight, guide: Guide | undefined): number {
    moveValues(this.#values, state, sight);
    const count = hashFeatures(MOVES, this.#values, this.#features);
    this.#moves.score(this.#features, count, this.#moveScores);
    let best = -1;
    for (let one = 0; one < TRANSITIONS; one++) {
      if (state.allows(one) && (best < 0 || (this.#moveScores[one] as number) > (this.#moveScores[best] as number))) best = one;
    }
    return guide ? guide.move(state, { best, scores: this.#moveScores }) : best;
  }

  #label(state: State, sight: Sight, arc: { readonly head: number; readonly word: number; readonly guide: Guide | undefined }): number {
    labelValues(this.#values, state, { sight, head: arc.head, word: arc.word });
    const count = hashFeatures(LABELS, this.#values, this.#features);
    this.#labels.score(this.#features, count, this.#labelScores);
    const best = largest(this.#labelScores);
    return arc.guide ? arc.guide.label({ state, word: arc.word, head: arc.head }, { best, scores: this.#labelScores }) : best;
  }

  /** Parse a sentence given with the numbers of its tags. */
  run(words: readonly string[], tags: Uint8Array, guide?: Guide): State {
    const kinds = Uint8Array.from(tags, (tag) => this.#kinds[tag] ?? 0);
    const sight = { seen: seenOf(words, tags, this.#coarse), sums: betweenOf(kinds) };
    const state = new State(words.length);
    while (!state.done) {
      const made = this.#move(state, sight, guide);
      if (made === SHIFT) {
        state.shift();
        continue;
      }
      const head = state.headBy(made);
      state.attach(head, this.#label(state, sight, { head, word: state.top(), guide }));
    }
    return state;
  }
}

let shipped: Parser | undefined;

/**
 * The dependency tree of one tagged sentence, in Universal Dependencies with subtypes ("nsubj:pass"). One word heads the sentence; every other
 * word has a head inside it; arcs do not cross. Linear in the number of words; the same words give the same tree.
 */
export function parse(words: readonly string[], { ids }: Pick<Tagged, "ids">): Tree {
  const classes = inventory();
  shipped ??= new Parser({ moves: unpackChoices(modelBytes("moves.bin")), labels: unpackWeights(modelBytes("labels.bin")) }, classes);
  const { heads, labels } = shipped.run(words, ids);
  return {
    heads: Int32Array.from(heads.subarray(0, words.length), (head) => (head === words.length ? ROOT : head)),
    labels: Array.from(labels.subarray(0, words.length), (label) => classes.labels[label] ?? "dep"),
  };
}
