import type { Sentence } from "../../language/analysis.ts";
import type { Span } from "../../model/span.ts";
import { DETERMINERS, PREPOSITIONS, SAYING } from "./grammar.ts";
import { edge, mentionAt, type Scene } from "./scene.ts";
import type { Found } from "./triggers.ts";

/** How far behind a meeting the words may stand that open its agenda ("talks with A in B on C"). */
const AGENDA_REACH = 16;
/** An item with more words than this is running text, not an item of an agenda. */
const LONGEST_ITEM = 40;

const OPENERS = new Set(["about", "regarding", "concerning", "on", "over"]);
const CLOSERS = /^(?:while|when|which|who|during|where|although|amid|despite|adding|saying|according|ahead-of)$/;
const POINTING =
  /^(?:this|that|these|those|it|them|all|many|such|several|various|other|some|issues?|topics?|matters?|things?|questions?|of|the|a|number|range|key|important|following|also|and)$/;
const ADJECTIVE = /(?:ive|al|ic|ous|ful|less|able|ible|ent|ant|ary|ing|ed|ern|an)$/;
const SHORT_ADJECTIVES = new Set(
  "just fair free new old long short strong stable firm safe secure durable lasting big small major minor joint broad deep close open direct full".split(
    " ",
  ),
);

interface Range {
  first: number;
  last: number;
}

function adjective(lower: string): boolean {
  return SHORT_ADJECTIVES.has(lower) || (lower.length > 4 && ADJECTIVE.test(lower)) || lower.includes("-");
}

/** Last token of the agenda that begins at `first`: before a relative or adverbial clause, an attribution, a colon, or the closing mark. */
function agendaEnd(scene: Scene, first: number, sentence: Sentence): number {
  let at = first;
  for (; at < sentence.last; at++) {
    const token = scene.tokens[at];
    if (!token) break;
    if (token.kind === "mark" && /^[;:—"”()?!]$/.test(token.text)) break;
    if (mentionAt(scene, at)) continue;
    if (CLOSERS.test(token.lower)) break;
    if (token.lower === "with" && /^(?:person|body)$/.test(mentionAt(scene, at + 1)?.class ?? "")) break;
    if (SAYING.has(token.lower)) return commaBefore(scene, at, first) - 1;
  }
  return trimmed(scene, first, at - 1);
}

function commaBefore(scene: Scene, from: number, first: number): number {
  for (let at = from; at > first; at--) if (scene.tokens[at]?.text === ",") return at;
  return from;
}

/** Leave out marks, conjunctions and a time expression with its preposition at the end. */
function trimmed(scene: Scene, first: number, end: number): number {
  let last = end;
  while (last > first) {
    const token = scene.tokens[last];
    if ((scene.timeAt[last] ?? -1) >= 0) {
      const opening = edge(scene, last, -1) - 1;
      if (/^(?:of|for|to|until|before|and)$/.test(scene.tokens[opening]?.lower ?? "") || opening < first) break;
      last = opening;
    } else if (!token || (token.kind === "mark" && !/^[)”"%]$/.test(token.text)) || /^(?:and|or|on|in|at|by|as|but)$/.test(token.lower))
      last--;
    else break;
  }
  return last;
}

/** Whether a comma stands inside a run of adjectives ("a comprehensive, just and lasting peace") and so parts nothing. */
function amongAdjectives(scene: Scene, comma: number): boolean {
  const before = scene.tokens[comma - 1]?.lower ?? "";
  let next = comma + 1;
  if (scene.tokens[next]?.lower === "and") next++;
  const after = scene.tokens[next]?.lower ?? "";
  if (mentionAt(scene, comma - 1) || mentionAt(scene, next)) return false;
  const opened = DETERMINERS.has(scene.tokens[comma - 2]?.lower ?? "") || scene.tokens[comma - 2]?.text === ",";
  return adjective(before) && opened && adjective(after) && (!after.endsWith("ing") || after.endsWith("lasting"));
}

function opensItem(scene: Scene, at: number): boolean {
  const lower = scene.tokens[at]?.lower ?? "";
  if (DETERMINERS.has(lower) || /^(?:how|ways?|efforts|issues)$/.test(lower)) return true;
  return mentionAt(scene, at) !== undefined || (lower.length > 5 && lower.endsWith("ing"));
}

function pieces(scene: Scene, first: number, last: number): Range[] {
  const found: Range[] = [];
  let from = first;
  for (let at = first; at <= last; at++) {
    const token = scene.tokens[at];
    const together: boolean = token?.lower === "as" && scene.tokens[at + 1]?.lower === "well" && scene.tokens[at + 2]?.lower === "as";
    if (!together && (token?.text !== "," || mentionAt(scene, at) || amongAdjectives(scene, at))) continue;
    const next = scene.tokens[at + 1]?.lower === "and" ? at + 2 : at + 1;
    if (!together && PREPOSITIONS.has(scene.tokens[next]?.lower ?? "") && !mentionAt(scene, next)) continue;
    found.push({ first: from, last: at - 1 });
    from = at + (together ? 3 : 1);
    if (together) at += 2;
    if (/^(?:and|or)$/.test(scene.tokens[from]?.lower ?? "")) from++;
  }
  found.push({ first: from, last });
  return found.filter((one) => one.last >= one.first);
}

/** The last piece without a comma before its "and" ("A, B and C") or a pair ("the truce and the release of prisoners") parts at that "and". */
function parted(scene: Scene, piece: Range, listed: boolean): Range[] {
  for (let at = piece.last - 1; at > piece.first; at--) {
    if (scene.tokens[at]?.lower !== "and" || mentionAt(scene, at)) continue;
    if (adjective(scene.tokens[at - 1]?.lower ?? "") && !mentionAt(scene, at - 1) && adjective(scene.tokens[at + 1]?.lower ?? "")) continue;
    if (listed ? piece.last - at > 0 : opensItem(scene, at + 1) && piece.last - at > 1) {
      return [...parted(scene, { first: piece.first, last: at - 1 }, false), { first: at + 1, last: piece.last }];
    }
  }
  return [piece];
}

function states(scene: Scene, item: Range): boolean {
  if (item.last - item.first >= LONGEST_ITEM) return false;
  for (let at = item.first; at <= item.last; at++) {
    const token = scene.tokens[at];
    if (token?.kind === "word" && !POINTING.test(token.lower)) return true;
  }
  return false;
}

function listFrom(scene: Scene, first: number, sentence: Sentence): Span[] {
  const last = agendaEnd(scene, first, sentence);
  if (last < first) return [];
  const parts = pieces(scene, first, last);
  const closed = parts.length > 1 && /^(?:and|or)$/.test(scene.tokens[(parts.at(-1)?.first ?? 1) - 1]?.lower ?? "");
  const items = parts.flatMap((piece, index) => (index === parts.length - 1 && !closed ? parted(scene, piece, parts.length > 1) : [piece]));
  return items
    .map((item) => ({ first: item.first, last: trimmed(scene, item.first, item.last) }))
    .filter((item) => states(scene, item))
    .map((item) => ({
      doc: scene.doc.id,
      start: scene.tokens[item.first]?.start ?? 0,
      end: scene.tokens[item.last]?.end ?? 0,
    }));
}

/** The `item` blocks right after a sentence that ends in a colon, each without its bullet and closing mark. */
function bulleted(scene: Scene, sentence: Sentence): Span[] {
  const { text, id } = scene.doc;
  if (text[sentence.end - 1] !== ":") return [];
  const found: Span[] = [];
  for (let index = sentence.block + 1; scene.blocks[index]?.kind === "item"; index++) {
    const { start, end } = scene.blocks[index]?.span ?? { start: 0, end: 0 };
    const lead = /^[\s\-–—•*·]*/u.exec(text.slice(start, end))?.[0].length ?? 0;
    let stop = end;
    while (stop > start + lead && /[\s,;.]/u.test(text[stop - 1] ?? "")) stop--;
    if (stop > start + lead) found.push({ doc: id, start: start + lead, end: stop });
  }
  return found;
}

function opening(scene: Scene, found: Found, sentence: Sentence): number {
  if (found.frame === "discuss" || found.frame === "agenda") {
    let at = found.last + 1;
    while (/^(?:in|detail|also|further)$/.test(scene.tokens[at]?.lower ?? "") && scene.tokens[at + 1]?.lower !== "the") at++;
    return at;
  }
  for (let at = found.last + 1; at < Math.min(sentence.last, found.last + AGENDA_REACH); at++) {
    const token = scene.tokens[at];
    if (!token || (token.kind === "mark" && token.text !== ",")) break;
    const free = (scene.timeAt[at + 1] ?? -1) < 0 && mentionAt(scene, at + 1)?.class !== "place";
    if (OPENERS.has(token.lower) && free) return at + 1;
    if (CLOSERS.test(token.lower) || /^(?:and|that)$/.test(token.lower)) break;
  }
  return -1;
}

/** What is on the agenda of a meeting or discussion, one span an item; empty for other events and where only "this" or "these issues" is named. */
export function topicsOf(scene: Scene, found: Found, sentence: Sentence): Span[] {
  const listed = bulleted(scene, sentence);
  if (listed.length > 0) return listed;
  const first = opening(scene, found, sentence);
  return first < 0 || first >= sentence.last ? [] : listFrom(scene, first, sentence);
}
