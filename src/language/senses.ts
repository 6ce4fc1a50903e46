import { lookup } from "../text/tables.ts";
import { lemma } from "./lemmas.ts";

/** Penn tags of the inflected forms whose dictionary forms a word is tried as. */
const FORMS = ["VBD", "VBZ", "VBG", "VBN", "NNS"];
/** Numbers of meanings are written in this base, followed by one digit, the weight. */
const BASE = 36;
const STEPS = 10;

let rows: ReadonlyMap<string, string> | undefined;
const known = new Map<string, Meanings>();
/** Words kept; a run meets few more that tell of events. */
const MOST = 20_000;

interface Meanings {
  /** The word and the dictionary forms it can be of. */
  readonly forms: ReadonlySet<string>;
  readonly weights: ReadonlyMap<number, number>;
}

function meaningsOf(word: string): Meanings {
  const found = known.get(word);
  if (found) return found;
  rows ??= lookup("knowledge/senses/senses.tsv");
  const forms = new Set([word, ...FORMS.map((tag) => lemma(word, tag))].filter((form) => form === word || rows?.has(form)));
  const weights = new Map<number, number>();
  for (const form of forms) {
    for (const each of (rows.get(form) ?? "").split(" ")) {
      if (each === "") continue;
      const meaning = Number.parseInt(each.slice(0, -1), BASE);
      const weight = (Number(each.slice(-1)) + 1) / STEPS;
      if ((weights.get(meaning) ?? 0) < weight) weights.set(meaning, weight);
    }
  }
  if (known.size >= MOST) known.clear();
  const made = { forms, weights };
  known.set(word, made);
  return made;
}

/** Whether two lower-case words can be forms of one word: "shot" and "shooting". */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const other = meaningsOf(b).forms;
  for (const form of meaningsOf(a).forms) if (other.has(form)) return true;
  return false;
}

/**
 * How surely two lower-case words can name one happening, 0 to 1, by the meanings they share in WordNet: "killed" and "death", "quake" and
 * "tremor". 0 where either is unknown. Words of many meanings share some with much, so the number says what may be, not what is.
 */
export function sharedSense(a: string, b: string): number {
  const other = meaningsOf(b).weights;
  let best = 0;
  for (const [meaning, weight] of meaningsOf(a).weights) best = Math.max(best, weight * (other.get(meaning) ?? 0));
  return best;
}
