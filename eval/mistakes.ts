import type { Mistake } from "./set.ts";

/** Lines of the commonest, and examples of each kind, that are shown. */
const SHOWN = 50;
const EXAMPLES = 3;

interface Counted {
  count: number;
  readonly examples: string[];
}

function counted(keys: readonly (readonly [key: string, example: string])[]): (readonly [string, Counted])[] {
  const found = new Map<string, Counted>();
  for (const [key, example] of keys) {
    const own = found.get(key) ?? { count: 0, examples: [] };
    own.count++;
    if (own.examples.length < EXAMPLES) own.examples.push(example);
    found.set(key, own);
  }
  return [...found].toSorted(([a, { count: x }], [b, { count: y }]) => y - x || (a < b ? -1 : 1));
}

/** Kinds of mistakes by how often they were made, with examples, then the fifty commonest single ones. */
export function mistakesTold(mistakes: readonly Mistake[]): string {
  const kinds = counted(mistakes.map(({ kind, where }) => [kind, where] as const));
  const single = counted(mistakes.map(({ kind, what, where }) => [`${kind}: ${what}`, where] as const));
  const lines = kinds.slice(0, SHOWN).map(([kind, { count, examples }]) => `${count}\t${kind}\t${examples.join(" | ")}`);
  const most = single.slice(0, SHOWN).map(([what, { count, examples }]) => `${count}\t${what}\t${examples[0]}`);
  return [`${mistakes.length} mistakes by kind`, ...lines, "", "the commonest", ...most].join("\n");
}
