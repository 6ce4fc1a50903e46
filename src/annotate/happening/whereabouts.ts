import type { Sentence } from "../../language/analysis.ts";
import type { Span } from "../../model/span.ts";
import { LOCAL } from "./grammar.ts";
import { edge, mentionAt, spanOf, type Scene, timeAt } from "./scene.ts";
import { placed } from "./site.ts";
import { treeOf } from "./tree.ts";

/** Words that lead to where something was, whatever it is called: "outside Rask Tower". */
const AT = /^(?:at|outside|inside|near)$/;

/**
 * Whether a proper name that no list has as a place stands where a place would: "at the Ring of Varna", "at the Grey House". What a name ends in
 * tells, since trees take the words before for what they look like.
 */
function site(scene: Scene, at: number): boolean {
  const before = scene.tokens[at - 1]?.lower ?? "";
  const led = AT.test(before) || (before === "the" && (AT.test(scene.tokens[at - 2]?.lower ?? "") || scene.tokens[at - 2]?.lower === "in"));
  if (!led || timeAt(scene, at)) return false;
  const mention = mentionAt(scene, at);
  const unfit = mention?.class === "happening" || mention?.class === "group" || (mention !== undefined && mention.form !== "name");
  return !unfit && treeOf(scene).part(mention ? edge(scene, at, 1) : at) === "PROPN";
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

/** How many nouns may stand between a place's name and what it lies in: "the Sandbank tram stop in Varna". */
const KIND_REACH = 4;

/** A place with what it lies in, where that follows: "Sandbank tram stop in Varna", "Varna, Borduria". */
function wider(scene: Scene, last: number, end: number): number {
  const tree = treeOf(scene);
  let at = last + 1;
  while (at < end && at - last <= KIND_REACH && /^(?:NOUN|PROPN)$/.test(tree.part(at)) && !mentionAt(scene, at) && !timeAt(scene, at)) at++;
  const link = scene.tokens[at]?.lower ?? "";
  if (at >= end || !(link === "in" || link === "on" || (link === "," && at === last + 1))) return last;
  return placed(mentionAt(scene, at + 1)) && at + 1 < end ? wider(scene, edge(scene, at + 1, 1), end) : last;
}

/** A place named in the opening: how good an answer it is (less is better), its name, and the name with what it lies in. */
interface Candidate {
  readonly rated: number;
  readonly name: string;
  readonly whole: Span;
}

function* candidates(scene: Scene, line: Sentence, own: Span | undefined): Generator<Candidate> {
  const bonus = scene.blocks[line.block]?.kind === "headline" ? 1 : 0;
  const named = (rated: number, first: number, last: number): Candidate => {
    const { start, end } = spanOf(scene, first, last);
    return { rated, name: scene.doc.text.slice(start, end), whole: spanOf(scene, first, wider(scene, last, line.last)) };
  };
  for (let at = line.first; at < line.last; at++) {
    if (site(scene, at)) yield named(-bonus, at, siteEnd(scene, at, line.last));
    const mention = mentionAt(scene, at);
    if (!mention) continue;
    const found = rank(scene, at);
    const last = edge(scene, at, 1);
    if (found !== undefined) yield named(found - (mention.span.start === own?.start ? 1 : bonus), at, last);
    at = last;
  }
}

/**
 * Where the main event of a report is, by its headline and opening; `own` is the place found with the event. Of several tellings of the best
 * place the fullest: "Rask Tower in Varna" for a headline's "Rask Tower".
 */
export function whereabouts(scene: Scene, opening: readonly Sentence[], own: Span | undefined): Span | undefined {
  const all = opening.flatMap((line) => [...candidates(scene, line, own)]);
  let best: Candidate | undefined;
  for (const one of all) if (!best || one.rated < best.rated) best = one;
  let fullest = best;
  for (const one of all)
    if (fullest && one.name === fullest.name && one.whole.end - one.whole.start > fullest.whole.end - fullest.whole.start) fullest = one;
  return fullest?.whole ?? own;
}
