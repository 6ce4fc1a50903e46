import type { FurnitureReason } from "../model/document.ts";
import { apartByTag } from "./roles.ts";
import { isRunning, wordCount } from "./shape.ts";
import type { Tree } from "./tree.ts";

/** Added to an element that calls itself the article's text, in units of `worth`; after Readability.js. */
const BODY_BONUS = 25;
/** How many elements up a line's worth is shared with. */
const LEVELS = 5;
/** An element with less than this share of its parent's running text is a part of the article, not the whole. */
const WIDEN = 0.5;
/** Elements that are a paragraph; their worth starts with the element around them. */
const PARAGRAPHS = new Set("p li h2 h3 h4 blockquote pre td dd".split(" "));
/** An element holding this share of the page's running text is no furniture, whatever its class says. */
const TOO_MUCH = 0.4;
/** The same for what a tag or role, or the name of comments, sets apart: these are rarely wrong, and comments are often longer than the report. */
const NEARLY_ALL = 0.8;
/** Share of linked characters above which a line is a link to something else. */
const LINKED = 0.5;
/** What a long line without the end of a sentence counts beside running text. */
const HALF = 0.3;
/** Shortest line that counts as running text, in characters. */
const RUNNING = 60;

/** A page weighed: where its article is, and which of its elements are none of it. */
export interface Weighed {
  /** Running text of each line, in characters; 0 where the line or an element around it is furniture. */
  readonly weights: readonly number[];
  /** For each element, why it or one around it is furniture; null if nothing says so. */
  readonly why: readonly (FurnitureReason | null)[];
  /** For each element, whether it lies in the article. */
  readonly inside: readonly boolean[];
}

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
  return tree.lines.map((line) => {
    if (line.text.length < RUNNING || line.linked >= line.text.length * LINKED) return 0;
    return (line.text.length - line.linked) * (isRunning(line.text) ? 1 : HALF);
  });
}

/**
 * How far what sets elements apart is believed: names of classes and ids as well as tags; names but those of pictures and of comments, which
 * are all there is of a gallery and of a thread; or only tags.
 */
export type Believed = "names" | "no-gallery" | "tags";

function doubted({ tag, apart }: Tree["nodes"][number], believed: Believed): FurnitureReason | null {
  return believed === "no-gallery" && apart !== "caption" && apart !== "comments" ? apart : apartByTag(tag);
}

const HEADING = /^h[2-4]$/u;

/** Elements that hold a first-level heading: whatever their class says, the report's headline stands in none that shows other things. */
function headed(tree: Tree): Set<number> {
  const found = new Set<number>();
  for (const line of tree.lines)
    if (line.tag === "h1") for (let at = line.node; at > 0 && !found.has(at); at = tree.nodes[at]?.parent ?? -1) found.add(at);
  return found;
}

/**
 * For each element, why it or an element around it is furniture. Elements that hold much of the page are cleared, and those that hold its
 * first heading of what a class says of pictures and of other reports. A heading that is set apart by name takes with it what follows up to the next heading.
 */
function reasons(tree: Tree, running: readonly number[], believed: Believed): (FurnitureReason | null)[] {
  const all = running[0] ?? 0;
  const first = headed(tree);
  const found: (FurnitureReason | null)[] = [];
  const under = new Map<number, FurnitureReason>();
  for (const [i, node] of tree.nodes.entries()) {
    const apart = believed === "names" ? node.apart : doubted(node, believed);
    const above = node.parent >= 0 ? (found[node.parent] ?? null) : null;
    if (believed === "tags") {
      found.push(above ?? apart);
      continue;
    }
    if (HEADING.test(node.tag)) {
      if (apart === "related" || apart === "comments") under.set(node.parent, apart);
      else under.delete(node.parent);
    }
    const shows = !node.sure && first.has(i) && (apart === "caption" || apart === "related");
    const own = (shows ? null : apart) ?? under.get(node.parent) ?? null;
    const cleared = (running[i] ?? 0) > all * (node.sure || !apart ? NEARLY_ALL : TOO_MUCH);
    found.push(above ?? (cleared ? null : own));
  }
  return found;
}

/** How readable a line is, after Readability.js: one, one for each comma, and up to three for its length. */
function worth(text: string): number {
  return 1 + Math.min(text.split(/[,，、]/u).length - 1, 10) + Math.min(Math.floor(text.length / 100), 3);
}

/** The element whose own and near descendants' running text is worth most; what lies deeper counts less, element by element. */
function articleNode(tree: Tree, weights: readonly number[], told: readonly number[]): number {
  const scores: number[] = tree.nodes.map((node) => (node.body ? BODY_BONUS : 0));
  for (const [i, line] of tree.lines.entries()) {
    if (!weights[i]) continue;
    const own = PARAGRAPHS.has(tree.nodes[line.node]?.tag ?? "") ? (tree.nodes[line.node]?.parent ?? 0) : line.node;
    for (let at = own, level = 0; at >= 0 && level < LEVELS; at = tree.nodes[at]?.parent ?? -1, level++) {
      scores[at] = (scores[at] ?? 0) + worth(line.text) / (level === 0 ? 1 : level === 1 ? 2 : level * 3);
    }
  }
  let best = 0;
  for (const [i, score] of scores.entries()) if ((told[i] ?? 0) > 0 && score > (scores[best] ?? 0)) best = i;
  for (let up = tree.nodes[best]?.parent ?? -1; up > 0 && (told[best] ?? 0) < (told[up] ?? 0) * WIDEN; up = tree.nodes[up]?.parent ?? -1)
    best = up;
  return best;
}

/** Elements up from the article whose other parts are looked at. Six find more on trafilatura-eval (+.003 recall), and more of what follows the article on article-extraction-benchmark (-.005 precision). */
const NEIGHBOURS = 1;
/** Share of a neighbour's text that is running, and share of it in links, from and up to which it is a part of the article. */
const MOSTLY = 0.6;
const FEW_LINKS = 0.25;
/** Fewest characters of running text of such a neighbour. */
const NEIGHBOUR = 80;

/** Elements up from the article that can hold its other pieces: layouts cut a report into rows and columns around advertisements. */
const PIECE_LEVELS = 6;

/** Whether an element is a piece of the article cut out alike: beside an element around it, with the same tag and class, and no headline of its own. */
function isPiece(tree: Tree, like: number, i: number): boolean {
  const [own, other] = [tree.nodes[like], tree.nodes[i]];
  return own?.name !== "" && own?.tag === other?.tag && own?.name === other?.name && own?.tag !== "article" && own?.tag !== "li";
}

/** Elements that hold a heading which is a link: the title of another report. */
function teasing(tree: Tree): Set<number> {
  const found = new Set<number>();
  for (const line of tree.lines) {
    if (!/^h[1-6]$/u.test(line.tag) || line.linked < line.text.length * LINKED) continue;
    for (let at = line.node; at > 0 && !found.has(at); at = tree.nodes[at]?.parent ?? -1) found.add(at);
  }
  return found;
}

/** The elements that make up the article: the one found, its pieces, and those beside it or beside elements around it that are running text as well. */
function parts(tree: Tree, article: number, { told, text, linked, why }: Sums): Set<number> {
  const around = new Set<number>();
  for (let up = tree.nodes[article]?.parent ?? -1, level = 0; up > 0 && level < NEIGHBOURS; up = tree.nodes[up]?.parent ?? -1, level++) {
    if (tree.nodes[up]?.tag === "body") break;
    around.add(up);
  }
  const wider = new Map<number, number>();
  for (let at = article, level = 0; at > 0 && level < PIECE_LEVELS; at = tree.nodes[at]?.parent ?? -1, level++)
    wider.set(tree.nodes[at]?.parent ?? -1, at);
  const [first, others] = [headed(tree), teasing(tree)];
  const found = new Set([article]);
  for (const [i, node] of tree.nodes.entries()) {
    const path = wider.get(node.parent);
    if (path === undefined || i === path || around.has(i) || why[i]) continue;
    const [own, all] = [told[i] ?? 0, text[i] ?? 0];
    if (own < NEIGHBOUR || own < all * MOSTLY || (linked[i] ?? 0) > all * FEW_LINKS) continue;
    if (around.has(node.parent) || (isPiece(tree, path, i) && !first.has(i) && !others.has(i))) found.add(i);
  }
  return found;
}

/** Per element: running text, all text and linked text of its lines and those below it, in characters, and why it is set apart. */
interface Sums extends Pick<Weighed, "why"> {
  readonly told: readonly number[];
  readonly text: readonly number[];
  readonly linked: readonly number[];
}

function within(tree: Tree, article: ReadonlySet<number>): boolean[] {
  const inside: boolean[] = [];
  for (const [i, node] of tree.nodes.entries()) inside.push(article.has(i) || (node.parent >= 0 && (inside[node.parent] ?? false)));
  return inside;
}

/**
 * Find the article of a page: the element with the most valuable running text that no tag, class or role sets apart, as far as these are `believed`. Linear in the page's
 * length, for its depth is bounded.
 */
export function weigh(tree: Tree, believed: Believed = "names"): Weighed {
  const running = runningWeights(tree);
  const total = sums(tree, running);
  const open = (why: readonly (FurnitureReason | null)[]) => running.map((weight, i) => (why[tree.lines[i]?.node ?? 0] ? 0 : weight));
  const byName = reasons(tree, total, believed);
  // A page where names set everything apart is a thread of comments, a gallery or the like: only its tags are believed.
  const why = (total[0] ?? 0) > 0 && open(byName).every((weight) => weight === 0) ? reasons(tree, total, "tags") : byName;
  const weights = open(why);
  const told = sums(tree, weights);
  const summed = (measure: (line: Tree["lines"][number]) => number): number[] =>
    sums(
      tree,
      tree.lines.map((line) => (why[line.node] ? 0 : measure(line))),
    );
  const all: Sums = { told, text: summed((line) => line.text.length), linked: summed((line) => line.linked), why };
  return { weights, why, inside: within(tree, parts(tree, articleNode(tree, weights, told), all)) };
}

/** Lines under the headline in which a deck without the end of a sentence is looked for, and its fewest characters and words. */
const UNDER = 6;
const DECK = 45;
const DECK_WORDS = 8;

/** Whether a line under the headline can be the deck: long enough, no link, no date. */
function isDeck({ text, linked }: Tree["lines"][number]): boolean {
  return text.length >= DECK && linked === 0 && wordCount(text, DECK_WORDS) >= DECK_WORDS && !/\d{4}|\d:\d\d|[|•]/u.test(text);
}

/**
 * Tell the report from the rest of a page. Inside the article, elements are set apart by tag, class and role, and lines that are mostly
 * links by themselves. Running text between the headline (line `headline`, -1 if unknown) and the article belongs to it too.
 */
export function verdicts(tree: Tree, { weights, why, inside }: Weighed, headline: number): Verdicts {
  const first = tree.lines.findIndex((line) => inside[line.node]);
  return tree.lines.map((line, i) => {
    const reason = why[line.node] ?? null;
    if (reason) return reason;
    const under = headline >= 0 && i > headline && i < first;
    const lead = under && ((weights[i] ?? 0) > 0 || (i <= headline + UNDER && isDeck(line)));
    if (!inside[line.node] && !lead) return "navigation";
    if (i < headline && i >= headline - UNDER && !isRunning(line.text)) return "navigation";
    return line.linked >= line.text.length * LINKED && !isRunning(line.text) ? "related" : null;
  });
}
