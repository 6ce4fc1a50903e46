import type { Sentence } from "../../language/analysis.ts";
import type { Gist } from "../../model/annotation.ts";
import type { Span } from "../../model/span.ts";
import { subjectAt } from "./clause.ts";
import { LOCAL } from "./grammar.ts";
import { edge, mentionAt, spanOf, type Scene, timeAt } from "./scene.ts";
import { placed } from "./site.ts";
import { treeOf, type Tree } from "./tree.ts";

/** How many sentences below the headline are the opening of a report. */
const OPENING = 5;

/** Relations by which a headline's statement hangs on what stands before its colon or comma. */
const BESIDE = new Set(["parataxis", "conj", "ccomp", "appos", "acl", "dep", "list"]);

/** Words with which captions and credits begin that pages leave in the text. */
const CAPTION = /^(?:image|media|video|photo|picture|getty)$/;

/** The headline's sentences and the first of the body, captions left out. */
function lines(scene: Scene): Sentence[] {
  const kind = (one: Sentence) => (CAPTION.test(scene.tokens[one.first]?.lower ?? "") ? "heading" : scene.blocks[one.block]?.kind);
  const headline = scene.sentences.filter((one) => kind(one) === "headline");
  const body = scene.sentences.filter((one) => kind(one) !== "headline" && kind(one) !== "heading");
  return [...headline, ...body.slice(0, OPENING)];
}

/** The verb of a line that has a subject: its main word, or the first statement beside it. */
function statement(scene: Scene, tree: Tree, line: Sentence): number | undefined {
  const states = (token: number) => subjectAt(scene, token) !== undefined;
  let beside: number | undefined;
  for (let at = line.first; at < line.last; at++) {
    if (!states(at)) continue;
    if (tree.head(at) < 0) return at;
    if (BESIDE.has(tree.relation(at))) beside ??= at;
  }
  return beside;
}

/** Whether a subject stands at the head of its clause: no dateline or caption runs into it ("VARNA -- Officers found"). */
function opens(scene: Scene, line: Sentence, first: number): boolean {
  for (let at = line.first; at <= first + 1; at++) if (/^(?:-{1,2}|[–—])$/.test(scene.tokens[at]?.text ?? "")) return at > first + 1;
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

/** First token of a statement's predicate: its auxiliaries and what else stands between subject and verb. */
function predicateStart(tree: Tree, verb: number, subjectEnd: number): number {
  const left = tree.under(verb).filter((one) => one < verb && one > subjectEnd && tree.relation(one) !== "punct");
  return Math.min(verb, ...left);
}

const PRONOUN = /^(?:it|he|she|they|we|i|you|this|that|there|who|which)$/;

function fromLine(scene: Scene, line: Sentence): Pick<Gist, "who" | "what"> | undefined {
  const tree = treeOf(scene);
  const verb = statement(scene, tree, line);
  const subject = verb === undefined ? undefined : subjectAt(scene, verb);
  if (verb === undefined || !subject || subject.first < line.first) return undefined;
  if (subject.first === subject.last && PRONOUN.test(scene.tokens[subject.first]?.lower ?? "")) return undefined;
  if (timeAt(scene, subject.last) || !opens(scene, line, subject.first)) return undefined;
  const what = spanOf(scene, predicateStart(tree, verb, subject.last < verb ? subject.last : -1), lastUnder(tree, verb, true));
  return { who: spanOf(scene, widened(scene, line, subject.first), subject.last), what };
}

const NOMINAL = new Set(["PROPN", "NOUN", "ADJ", "DET", "NUM"]);

/** First token of the run of nouns and what describes them that a subject stands in: trees part long ones ("Acme chief Ana Ruiz aide"). */
function widened(scene: Scene, line: Sentence, first: number): number {
  const tree = treeOf(scene);
  let at = first;
  while (at > line.first && !timeAt(scene, at - 1) && (NOMINAL.has(tree.part(at - 1)) || scene.tokens[at - 1]?.lower === "'s")) at--;
  return at;
}

const FINITE = /^VB[DZP]$/;

/** The word of a headline that reads most like its verb: the first in a finite form, else the first that tells of an event, else a participle. */
function headlineVerb(scene: Scene, line: Sentence, verbs: readonly number[]): number | undefined {
  const tree = treeOf(scene);
  let participle: number | undefined;
  for (let at = line.first + 1; at < line.last; at++) {
    if (mentionAt(scene, at)) continue;
    if (tree.part(at) === "VERB" && FINITE.test(tree.fine(at))) return at;
    if (tree.fine(at) === "VBN") participle ??= at;
  }
  return verbs.find((at) => at > line.first && at < line.last) ?? participle;
}

/** A headline whose words show no tree ("Ferry Sinks Off Varna"): what stands before its verb, and from that verb on. */
function fromHeadline(scene: Scene, line: Sentence, verbs: readonly number[]): Pick<Gist, "who" | "what"> | undefined {
  const verb = headlineVerb(scene, line, verbs);
  if (verb === undefined) return undefined;
  let first = verb - 1;
  while (first > line.first && scene.tokens[first - 1]?.kind !== "mark") first--;
  const last = scene.tokens[line.last - 1]?.kind === "mark" ? line.last - 2 : line.last - 1;
  const what = spanOf(scene, verb, Math.max(verb, last));
  if (first === verb - 1 && PRONOUN.test(scene.tokens[first]?.lower ?? "")) return undefined;
  return scene.tokens[verb - 1]?.kind === "mark" ? { what } : { who: spanOf(scene, first, verb - 1), what };
}

/** Days and hours named in the opening, in text order; lengths and what recurs left out. */
function dated(scene: Scene, opening: readonly Sentence[]): Span[] {
  const found: Span[] = [];
  for (const line of opening) {
    for (let at = line.first; at < line.last; at++) {
      const timex = timeAt(scene, at);
      if (!timex) continue;
      if ((timex.type === "DATE" || timex.type === "TIME") && NAMING.has(timex.reading.at)) found.push(timex.span);
      at = edge(scene, at, 1);
    }
  }
  return found;
}

/** Readings that name a day. */
const NAMING = new Set(["weekday", "yearless", "offset", "fixed"]);

/** Words that lead to where something was, whatever it is called: "outside Rask Tower". */
const AT = /^(?:at|outside|inside|near)$/;

/** Whether proper nouns that no list has as a place stand where a place would: "at the Ring of Varna". */
function site(scene: Scene, at: number): boolean {
  const before = scene.tokens[at - 1]?.lower ?? "";
  const led = AT.test(before) || (before === "the" && (AT.test(scene.tokens[at - 2]?.lower ?? "") || scene.tokens[at - 2]?.lower === "in"));
  const mention = mentionAt(scene, at);
  return led && !timeAt(scene, at) && treeOf(scene).part(at) === "PROPN" && mention?.class !== "happening" && mention?.class !== "group";
}

/** Last of the proper nouns that begin at a token. */
function siteEnd(scene: Scene, at: number, end: number): number {
  let last = edge(scene, at, 1);
  while (last + 1 < end && treeOf(scene).part(last + 1) === "PROPN") last++;
  return last;
}

/** How good an answer a name is to "where": a place below a country behind a preposition of place, any such place, then countries likewise. */
function rank(scene: Scene, at: number): number | undefined {
  const mention = mentionAt(scene, at);
  if (!mention || !placed(mention) || mention.form === "pronoun") return undefined;
  const led = LOCAL.has(scene.tokens[at - 1]?.lower ?? "") || LOCAL.has(scene.tokens[at - 2]?.lower ?? "");
  const country = mention.id?.startsWith("iso:") === true;
  return (country ? 2 : 0) + (led ? 0 : 1) + (mention.use === "metonymic" ? 2 : 0);
}

function sited(scene: Scene, opening: readonly Sentence[], own: Span | undefined): Span | undefined {
  let best: Span | undefined;
  let least = Infinity;
  for (const line of opening) {
    for (let at = line.first; at < line.last; at++) {
      if (least > 0 && site(scene, at)) [best, least] = [spanOf(scene, at, siteEnd(scene, at, line.last)), 0];
      const mention = mentionAt(scene, at);
      if (!mention) continue;
      const found = rank(scene, at);
      const rated = found !== undefined && mention.span.start === own?.start ? found - 1 : found;
      if (rated !== undefined && rated < least) [best, least] = [mention.span, rated];
      at = edge(scene, at, 1);
    }
  }
  return best ?? own;
}

/** The main event of a report as far as it is known before its gist: its place, and the first words of the verbs that tell of events. */
interface Known {
  readonly place?: Span | undefined;
  readonly verbs: readonly number[];
}

/** Whose words a headline gives, where it opens with the name: "Vale: no new taxes", "Vale to voters: stay". */
function speaker(scene: Scene, line: Sentence): Span | undefined {
  const mention = mentionAt(scene, line.first);
  const next = scene.tokens[edge(scene, line.first, 1) + 1]?.lower ?? "";
  if (mention?.class !== "person" || (next !== ":" && next !== "to")) return undefined;
  for (let at = line.first; at < line.last; at++) if (scene.tokens[at]?.text === ":") return mention.span;
  return undefined;
}

/** Who did what, when and where, in the words of a report's headline and opening. Undefined for a text without a statement there. */
export function gistOf(scene: Scene, { place, verbs }: Known): Gist | undefined {
  const opening = lines(scene);
  for (const line of opening) {
    const headline = scene.blocks[line.block]?.kind === "headline";
    const found = fromLine(scene, line) ?? (headline ? fromHeadline(scene, line, verbs) : undefined);
    if (!found) continue;
    const voice = headline ? speaker(scene, line) : undefined;
    const when = dated(scene, opening);
    const where = sited(scene, opening, place);
    return { ...found, ...(voice ? { who: voice } : {}), ...(when.length > 0 ? { when } : {}), ...(where ? { where } : {}) };
  }
  return undefined;
}
