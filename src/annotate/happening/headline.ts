import type { Sentence } from "../../language/analysis.ts";
import { covers, type Span } from "../../model/span.ts";
import { edge, mentionAt, spanOf, type Scene } from "./scene.ts";
import { disagrees, pronominal, stating, type Statement } from "./stated.ts";
import { treeOf } from "./tree.ts";

const FINITE = /^VB[DZP]$/;

/** Adjectives that headlines state without "are": "Five dead after ferry sinks". */
const STATES = /^(?:dead|missing|hurt|safe|ill)$/;

/** Words after which a headline only says when or why. */
const ASIDE = /^(?:as|after|when|while|before|amid|because|since|following)$/;

const RELATIVE = /^(?:that|which|who)$/;

/** Whether what looks like nouns in the plural is what one person before it does ("Vale stages protest"). */
function agrees(scene: Scene, at: number, end: number): boolean {
  const before = mentionAt(scene, at - 1);
  return before?.class === "person" && before.form === "name" && treeOf(scene).fine(at) === "NNS" && at + 1 < end;
}

/** The word of a headline that reads most like its verb: the first in a finite form, else the first that tells of an event or is a participle. */
function headlineVerb(scene: Scene, line: Sentence, verbs: readonly number[]): number | undefined {
  const tree = treeOf(scene);
  let participle: number | undefined;
  const related = (at: number) => RELATIVE.test(scene.tokens[at - 1]?.lower ?? "");
  for (let at = line.first + 1; at < line.last; at++) {
    if (mentionAt(scene, at) || related(at) || disagrees(scene, at)) continue;
    if ((tree.part(at) === "VERB" && FINITE.test(tree.fine(at))) || agrees(scene, at, line.last)) return at;
    if (tree.fine(at) === "VBN" || STATES.test(scene.tokens[at]?.lower ?? "")) participle ??= at;
  }
  // What ends the label before a colon is a noun: "Ferry crash: five dead".
  const labels = (at: number) => scene.tokens[at + 1]?.text === ":";
  const telling = verbs.find((at) => at > line.first && at < line.last && !related(at) && !labels(at) && !disagrees(scene, at));
  return telling === undefined || (participle ?? telling) < telling ? participle : telling;
}

/** First token of what stands before a headline's verb: behind a mark, and behind what only leads to it ("Race to free | boy trapped"). */
function runStart(scene: Scene, line: Sentence, verb: number): number {
  const tree = treeOf(scene);
  let first = verb - 1;
  while (
    first > line.first &&
    scene.tokens[first - 1]?.kind !== "mark" &&
    !(scene.tokens[first - 2]?.lower === "to" && tree.part(first - 1) === "VERB")
  )
    first--;
  return first;
}

/** A headline whose words show no tree ("Ferry Sinks Off Varna"): what stands before its verb, and from that verb on. */
export function fromHeadline(scene: Scene, line: Sentence, verbs: readonly number[]): Statement | undefined {
  const verb = headlineVerb(scene, line, verbs);
  if (verb === undefined) return undefined;
  const first = runStart(scene, line, verb);
  const last = scene.tokens[line.last - 1]?.kind === "mark" ? line.last - 2 : line.last - 1;
  const what = spanOf(scene, verb, Math.max(verb, last));
  if (pronominal(scene, first, verb - 1)) return undefined;
  return scene.tokens[verb - 1]?.kind === "mark" ? { what } : { who: spanOf(scene, first, verb - 1), what };
}

/** Words for pictures, and for showing: what a picture shows is told by the text below it. */
const PICTURE = /^(?:footage|video|videos|photo|photos|picture|pictures|image|images|clip)$/;
const SHOWS = /^(?:show|shows|showed|capture|captures|captured|reveal|reveals)$/;

/** Whether a headline only says what is to be seen ("Footage shows rescue"). */
export function shown(scene: Scene, line: Sentence): boolean {
  for (let at = line.first; at + 1 < line.last; at++)
    if (PICTURE.test(scene.tokens[at]?.lower ?? "") && SHOWS.test(scene.tokens[at + 1]?.lower ?? "")) return true;
  return false;
}

/**
 * What a headline states in short before it says when or why, where its tree takes the latter for the statement: "Five dead | after ferry sinks",
 * "Victims named | as work starts". Undefined for headlines whose verb stands before that.
 */
export function shortened(scene: Scene, line: Sentence, verbs: readonly number[]): Statement | undefined {
  const verb = stating(scene, line)?.verb ?? line.last;
  for (let at = line.first + 1; at < verb; at++) {
    if (!ASIDE.test(scene.tokens[at]?.lower ?? "") || mentionAt(scene, at)) continue;
    const found = fromHeadline(scene, { ...line, last: at }, verbs);
    return found && { ...found, what: { ...found.what, end: scene.sentences.find((one) => one === line)?.end ?? found.what.end } };
  }
  return undefined;
}

/** Who does what a headline states, with those that a comma joins to the name, as headlines write "and": "Vale, Ruiz meet in Varna". */
export function abreast(scene: Scene, line: Sentence, who: Span): Span {
  let first = line.first;
  while (first < line.last && (scene.tokens[first]?.start ?? who.start) < who.start) first++;
  const kind = mentionAt(scene, first)?.class;
  while (first > line.first && scene.tokens[first - 1]?.text === "," && mentionAt(scene, first - 2)?.class === kind)
    first = edge(scene, first - 2, -1);
  return kind !== undefined && first === line.first ? { ...who, start: scene.tokens[first]?.start ?? who.start } : who;
}

/** What a headline states, and what the body states first, looked up if asked. */
interface Stated {
  readonly found: Statement;
  readonly lead: () => Statement | undefined;
}

/**
 * Whose words a headline gives, where it opens with the name: "Vale: no new taxes", "Vale to voters: stay". Not where the body tells as a fact
 * of the one named behind the colon: there the first name is the matter ("President Vale: Ana Ruiz stages protest").
 */
export function quotedBy(scene: Scene, line: Sentence, { found, lead }: Stated): Span | undefined {
  const mention = mentionAt(scene, line.first);
  const after = edge(scene, line.first, 1) + 1;
  const next = scene.tokens[after]?.lower ?? "";
  if (mention?.class !== "person" || (next !== ":" && next !== "to")) return undefined;
  let colon = after;
  while (colon < line.last && scene.tokens[colon]?.text !== ":") colon++;
  if (colon === line.last) return undefined;
  const { who } = found;
  const named = who && who.start > mention.span.end && scene.mentions.some((one) => one.form === "name" && covers(who, one.span));
  if (!named) return mention.span;
  const words = (span: Span | undefined) => (span ? scene.doc.text.slice(span.start, span.end).split(" ") : []);
  return words(lead()?.who).includes(words(who).at(-1) ?? "") ? undefined : mention.span;
}
