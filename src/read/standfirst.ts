import type { Verdicts, Weighed } from "./article.ts";
import { folded, isRunning, wordCount } from "./shape.ts";
import type { Tree } from "./tree.ts";

/** Lines under the headline in which a standfirst is looked for. */
const UNDER = 14;
/** Lines under the headline in which a lower heading that is a sentence sums the report up, and its fewest characters and words. */
const HEADING_UNDER = 3;
const LENGTH = 45;
const WORDS = 8;
/** Fewest characters of a line that says the same as an earlier one by more than chance. */
const REPEATED = 60;

/** Which elements lie in the article, and the headline's line (-1 if unknown). */
type Place = Pick<Weighed, "inside"> & { readonly headline: number };

function isSentence(text: string): boolean {
  return text.length >= LENGTH && wordCount(text, WORDS) >= WORDS;
}

/** The one line of the report between the headline and the element that holds the text; several there are its first paragraphs. */
function lineBefore(tree: Tree, verdicts: Verdicts, { inside, headline }: Place): number[] {
  const found: number[] = [];
  for (let at = headline + 1; at < tree.lines.length && at <= headline + UNDER; at++) {
    const line = tree.lines[at];
    if (!line || verdicts[at]) continue;
    if (inside[line.node]) break;
    if (isSentence(line.text) || isRunning(line.text)) found.push(at);
  }
  return found.length === 1 ? found : [];
}

/**
 * The lines under the headline that sum the report up: what an element names as its standfirst, a lower heading that is a sentence, and the one
 * line that stands between headline and text. Of 97 pages of article-extraction-benchmark 21 have one, and only 3 count it as body.
 */
export function standfirst(tree: Tree, verdicts: Verdicts, { inside, headline }: Place): Set<number> {
  const found = new Set<number>();
  if (headline < 0) return found;
  const near = (at: number): boolean => at > headline && at <= headline + UNDER && !verdicts[at];
  for (const { role, line, last } of tree.marks)
    if (role === "deck" && line === last && near(line) && isSentence(tree.lines[line]?.text ?? "")) found.add(line);
  for (let at = headline + 1; at <= headline + HEADING_UNDER; at++) {
    const line = tree.lines[at];
    if (line && /^h[2-4]$/u.test(line.tag) && near(at) && isSentence(line.text) && line.linked === 0) found.add(at);
  }
  if (found.size === 0) for (const at of lineBefore(tree, verdicts, { inside, headline })) found.add(at);
  return found;
}

/** Long lines of the report that say the same as an earlier one: pages print a summary twice, for wide and for narrow screens. */
export function repeated(tree: Tree, verdicts: Verdicts): Set<number> {
  const seen = new Set<string>();
  const found = new Set<number>();
  for (const [at, line] of tree.lines.entries()) {
    if (verdicts[at] || line.text.length < REPEATED || !isRunning(line.text)) continue;
    const text = folded(line.text);
    if (seen.has(text)) found.add(at);
    seen.add(text);
  }
  return found;
}
