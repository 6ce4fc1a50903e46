import { readFileSync } from "node:fs";

/** The classes of the grammar models, in the order of their numbers. */
export interface Inventory {
  /** Part of speech and Penn tag, "NOUN|NNS". */
  readonly tags: readonly string[];
  /** Relations of Universal Dependencies with their subtypes, "nsubj:pass". */
  readonly labels: readonly string[];
}

let loaded: Inventory | undefined;

/** The classes the shipped weights were trained for. */
export function inventory(): Inventory {
  loaded ??= JSON.parse(readFileSync(new URL("../../models/grammar/classes.json", import.meta.url), "utf8")) as Inventory;
  return loaded;
}
