import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type GoldSentence, readConllu } from "../../eval/conllu.ts";

/** Tags and relations seen less often are folded into their nearest common kin. */
const RARE = 5;

/** The classes of the treebanks, in the order of their numbers. */
export interface Inventory {
  /** Part of speech and Penn tag, "NOUN|NNS". */
  readonly tags: readonly string[];
  /** Relations of Universal Dependencies with their subtypes, "nsubj:pass". */
  readonly labels: readonly string[];
}

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

/** Training sentences: EWT's training part and the GUM documents of its training list that are here. */
export function trainingText(data: string): GoldSentence[] {
  const read = (...path: string[]): string => readFileSync(join(data, ...path), "utf8");
  const wanted = new Set(read("ud-english-gum", "file-lists", "files.train").trim().split(/\s+/));
  const gum = readdirSync(join(data, "ud-english-gum"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".conllu") && wanted.has(basename(path, ".conllu")))
    .toSorted();
  return [read("ud-english-ewt", "en_ewt-ud-train.rebuilt.conllu"), ...gum.map((path) => read("ud-english-gum", path))].flatMap(readConllu);
}
