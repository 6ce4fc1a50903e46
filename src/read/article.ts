import type { FurnitureReason } from "../model/document.ts";
import { isRunning } from "./shape.ts";
import type { Tree } from "./tree.ts";

/** Share of a page's running text that its article holds at least; the deepest element that holds it is the article. */
const ARTICLE_SHARE = 0.75;
/** An element holding this share of the page's running text is no furniture, whatever its class says. */
const TOO_MUCH = 0.4;
/** Share of linked characters above which a line is a link to something else. */
const LINKED = 0.5;
/** Shortest line that counts as running text, in characters. */
const RUNNING = 60;

/** What became of each line of a page: null for the report, else why it is set apart. */
export type Verdicts = readonly (FurnitureReason | null)[];

/** Sums of line weights over whole subtrees: children stand after their parents, so one pass from the end is enough. */
function sums(tree: Tree, weights: readonly number[]): number[] {
  const total = tree.nodes.map(() => 0);
  for (const [i, line] of tree.lines.entries()) total[line.node] = (total[line.node] ?? 0) + (weights[i] ?? 0);
  for (let i = tree.nodes.length - 1; i > 0; i--) {
    const parent = tree.nodes[i]?.parent ?? -1;
    if (parent >= 0) total[parent] = (total[parent] ?? 0) + (total[i] ?? 0);
  }
  return total;
}

function runningWeights(tree: Tree): number[] {
  return tree.lines.map((line) => (line.text.length >= RUNNING && line.linked < line.text.length * LINKED && isRunning(line.text) ? line.text.length - line.linked : 0));
}

/** For each element, why it or an element around it is furniture. Elements that hold much of the page are cleared. */
function reasons(tree: Tree, running: readonly number[]): (FurnitureReason | null)[] {
  const all = running[0] ?? 0;
  const found: (FurnitureReason | null)[] = [];
  for (const [i, node] of tree.nodes.entries()) {
    const above = node.parent >= 0 ? (found[node.parent] ?? null) : null;
    const cleared = (running[i] ?? 0) > all * TOO_MUCH;
    found.push(cleared ? null : (above ?? node.apart));
  }
  return found;
}

/** The deepest element that holds most of the running text outside furniture. */
function articleNode(tree: Tree, told: readonly number[]): number {
  const all = told[0] ?? 0;
  let best = 0;
  for (const [i, node] of tree.nodes.entries()) {
    if (all > 0 && (told[i] ?? 0) >= all * ARTICLE_SHARE && node.depth > (tree.nodes[best]?.depth ?? -1)) best = i;
  }
  return best;
}

/**
 * Tell the report from the rest of a page. The article is the deepest element that holds three quarters of the running text; inside it,
 * elements are set apart by tag, class and role, and lines that are mostly links by themselves. Linear.
 */
export function verdicts(tree: Tree): Verdicts {
  const weights = runningWeights(tree);
  const why = reasons(tree, sums(tree, weights));
  const told = sums(tree, weights.map((weight, i) => (why[tree.lines[i]?.node ?? 0] ? 0 : weight)));
  const article = articleNode(tree, told);
  const inside: boolean[] = [];
  for (const [i, node] of tree.nodes.entries()) inside.push(i === article || (node.parent >= 0 && (inside[node.parent] ?? false)));
  return tree.lines.map((line) => {
    const reason = why[line.node] ?? null;
    if (reason) return reason;
    if (!inside[line.node]) return "navigation";
    return line.linked >= line.text.length * LINKED && !isRunning(line.text) ? "related" : null;
  });
}
