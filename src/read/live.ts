import { gather } from "../text/gather.ts";
import type { Weighed } from "./article.ts";
import { isRunning } from "./shape.ts";
import type { Tree } from "./tree.ts";

/** A time of day that stands alone, with a word or a day beside it: "14:05", "Posted 2.05pm", "10:32 Uhr", "4 May, 18:20 CET". */
const CLOCK = /^.{0,24}?(?<!\d)(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)(?:\s?[ap]\.?m\.?)?.{0,24}$/iu;
/** Fewest entries of a live blog. A judgement: a report prints two times of its own, when it was put out and when it was changed. */
const FEWEST = 4;
/** Lines after the time of an entry in which its text begins. */
const BEGINS = 4;

/**
 * The lines of a live blog that give the time of an entry: each stands in an element of the same class in the article, and text follows it.
 * They head what comes after them, whatever their class says.
 */
export function entries(tree: Tree, { inside, why }: Pick<Weighed, "inside" | "why">): ReadonlySet<number> {
  const byName = new Map<string, number[]>();
  for (const [at, line] of tree.lines.entries()) {
    const reason = why[line.node];
    if (
      !inside[line.node] ||
      (reason && reason !== "metadata") ||
      line.text.length > 56 ||
      line.text.includes(" | ") ||
      !CLOCK.test(line.text)
    )
      continue;
    const told = tree.lines.slice(at + 1, at + 1 + BEGINS).some((next) => isRunning(next.text) && inside[next.node] && !why[next.node]);
    const node = tree.nodes[line.node];
    const name = `${node?.tag ?? ""} ${node?.name ?? ""}`;
    if (told) gather(byName, name, at);
  }
  return new Set([...byName.values()].filter((lines) => lines.length >= FEWEST).flat());
}
