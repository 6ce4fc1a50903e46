import type { Sentence } from "../../language/analysis.ts";
import type { Gist } from "../../model/annotation.ts";
import type { Span } from "../../model/span.ts";
import { subjectAt } from "./clause.ts";
import { SAYING } from "./grammar.ts";
import { edge, mentionAt, spanOf, type Scene, timeAt } from "./scene.ts";
import type { Subject } from "./subject.ts";
import { treeOf, type Tree } from "./tree.ts";

/** Who did what, in the words of one line. */
export type Statement = Pick<Gist, "who" | "what">;

/** Relations by which a headline's statement hangs on what stands before its colon or comma. */
const BESIDE = new Set(["parataxis", "conj", "ccomp", "appos", "acl", "dep", "list"]);

/** The bare form of a verb, of many or with an auxiliary before it. */
const BARE = /^VBP?$/;

/** Whether number forbids a verb the one person before it: he "protests", and what looks like "protest" before a noun is one ("Vale protest march"). */
export function disagrees(scene: Scene, verb: number): boolean {
  const tree = treeOf(scene);
  const mention = mentionAt(scene, verb - 1);
  if (mention?.class !== "person" || mention.form !== "name" || !BARE.test(tree.fine(verb)) || !/NOUN|PROPN/.test(tree.part(verb + 1)))
    return false;
  return !/^(?:and|,|&)$/.test(scene.tokens[edge(scene, verb - 1, -1) - 1]?.lower ?? "");
}

/** A verb and who it is said of. */
interface Said {
  readonly verb: number;
  readonly subject: Subject;
}

/** What a line states before the words that only say who told it: "Dockers walked out, officials said". */
function attributed(scene: Scene, line: Sentence, { verb, subject: teller }: Said): Said | undefined {
  if (!SAYING.has(scene.tokens[verb]?.lower ?? "")) return undefined;
  const tree = treeOf(scene);
  for (const one of tree.under(verb)) {
    if (one > teller.first || tree.relation(one) !== "ccomp" || scene.quoted[one] === 1) continue;
    const subject = subjectAt(scene, one);
    if (subject && subject.first >= line.first) return { verb: one, subject };
  }
  return undefined;
}

/** The verb of a line that has a subject in it: its main word, or the first statement beside it. */
export function stating(scene: Scene, line: Sentence): Said | undefined {
  const tree = treeOf(scene);
  let beside: Said | undefined;
  for (let verb = line.first; verb < line.last; verb++) {
    const root = tree.head(verb) < 0;
    if (!root && (beside || !BESIDE.has(tree.relation(verb)))) continue;
    const subject = subjectAt(scene, verb);
    if (!subject || subject.first < line.first || disagrees(scene, verb)) continue;
    if (root) return attributed(scene, line, { verb, subject }) ?? { verb, subject };
    beside = { verb, subject };
  }
  return beside;
}

/** Whether a subject stands at the head of its clause: no dateline or caption runs into it. */
function opens(scene: Scene, line: Sentence, first: number): boolean {
  for (let at = line.first; at <= first + 1; at++) if (/^(?:-{1,2}|[–—])$/.test(scene.tokens[at]?.text ?? "")) return false;
  return true;
}

/** Relations that lead out of a statement: what came before or beside it, and marks. */
const ASIDE = new Set(["parataxis", "advcl"]);

function lastUnder(tree: Tree, token: number, verb: boolean): number {
  let last = token;
  for (const one of tree.under(token)) {
    if (one > token && !(verb && ASIDE.has(tree.relation(one))) && tree.relation(one) !== "punct")
      last = Math.max(last, lastUnder(tree, one, false));
  }
  return last;
}

const NOMINAL = new Set(["PROPN", "NOUN", "ADJ", "DET", "NUM"]);

/** First and last token of the run of nouns and what describes them that a subject stands in: trees part long ones ("Acme chief Ana Ruiz aide"). */
function widened(scene: Scene, range: { first: number; last: number }, subject: Subject): { first: number; last: number } {
  const tree = treeOf(scene);
  let { first, last } = subject;
  // An article begins what it belongs to.
  const begins = (at: number): boolean => tree.part(at) === "DET" && tree.part(at - 1) !== "DET";
  while (
    first > range.first &&
    !begins(first) &&
    !timeAt(scene, first - 1) &&
    (NOMINAL.has(tree.part(first - 1)) || scene.tokens[first - 1]?.lower === "'s")
  )
    first--;
  while (last + 1 < range.last && !timeAt(scene, last + 1) && NOMINAL.has(tree.part(last + 1))) last++;
  if (last + 2 === range.last && tree.fine(last + 1) === "VBG") last++;
  return { first, last };
}

const PRONOUN = /^(?:it|he|she|they|we|i|you|this|that|there|who|which)$/;

/** Who a pronoun means, where the report has named him; undefined where it has not. */
function meant(scene: Scene, token: number): Span | undefined {
  let mention = mentionAt(scene, token);
  for (let step = 0; mention?.antecedent && step < LONGEST_CHAIN; step++) {
    const { to } = mention.antecedent;
    mention = scene.mentions.find((one) => one.span.start === to.start && one.span.end === to.end);
  }
  return mention?.form === "name" ? mention.span : undefined;
}

/** How many links from a pronoun to a name are followed. */
const LONGEST_CHAIN = 5;

/** Whether a token, standing alone as a subject, is a pronoun. */
export function pronominal(scene: Scene, first: number, last: number): boolean {
  return first === last && PRONOUN.test(scene.tokens[first]?.lower ?? "");
}

/** What a line states by its tree: the subject of its verb, and the predicate. Undefined where the tree shows none. */
export function stated(scene: Scene, line: Sentence): Statement | undefined {
  const tree = treeOf(scene);
  const found = stating(scene, line);
  if (!found) return undefined;
  const { verb, subject } = found;
  if (timeAt(scene, subject.last) || !opens(scene, line, subject.first)) return undefined;
  const before = subject.last < verb;
  const { first, last } = widened(scene, { first: line.first, last: before ? verb : line.last }, subject);
  const left = tree.under(verb).filter((one) => one < verb && before && one > last && tree.relation(one) !== "punct");
  const what = spanOf(scene, Math.min(verb, ...left), lastUnder(tree, verb, true));
  if (!pronominal(scene, subject.first, subject.last)) return { who: spanOf(scene, first, last), what };
  const who = meant(scene, subject.first);
  return who && { who, what };
}
