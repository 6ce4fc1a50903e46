import type { Weighed } from "./article.ts";
import type { Stated } from "./head.ts";
import { folded, isPersonShaped, wordCount } from "./shape.ts";
import type { Tree } from "./tree.ts";

/** The name of an author: characters of a line, or of a statement. */
export interface AuthorName {
  readonly text: string;
  readonly from: number;
  readonly at: { readonly line: number } | { readonly stated: Stated };
}

/** Where authors are looked for: statements with their texts, the headline's line, and the names of the site. */
export interface Asked {
  readonly stated: readonly (readonly [Stated, string])[];
  readonly headline: number;
  readonly sites: readonly string[];
}

interface Candidate {
  readonly names: readonly AuthorName[];
  readonly points: number;
}

// What stands before a name: "By", "Written by", "Von", "Par", "Autor:". Read again until none is left ("Text: Von …").
const LEAD =
  /^\s*(?:(?:(?:written|posted|published|submitted|reported|story|words|text|created|added|veröffentlicht|geschrieben|gepostet|erstellt|verfasst|eingestellt|publié|rédigé|écrit|publicado|escrito|scritto|pubblicato|redaktion|bericht|article|artikel|beitrag|blog beitrag|ein beitrag|ein artikel|eine kolumne|kommentar|interview|gastbeitrag|gespeichert|view all posts|show all articles|all posts|all articles|alle artikel|alle beiträge|alles|mehr|more|übersetzt)\s+)?(?:by|of|von|vom|par|por|di|da|av|af|door|przez|od|автор)(?=[\s:])|(?:author|authors|autor|autorin|autoren|auteur|autore|autori|text|texte|texto|testo|writer|verfasser|verfasserin|redaktion|redakteur|redakteurin|quelle|reporter|interview|редактор|автор|责任编辑|編輯|编辑|作者|记者)\s*(?:[:：]|\/in:))\s*[:：]?\s*/iu;
// A label for screen readers that stands before a name without a blank.
const GLUED = /^\s*(?:(?:Posted|Written|Veröffentlicht|Geschrieben|Verfasst|Beitrag)\s?)?(?:[Bb]y|[Vv]on|Author|Autor)(?=\p{Lu}\p{Ll})/u;
// What ends a name: a separator, a figure, a date's word, a bracket, or a remark.
const STOP =
  /\s*(?:[|·•›»→<>({[\]]|\s\d|\s[–—-]\s|\s\/\s|,\s*(?:\d|am\b|on\b|vom\b|le\b|der\b|die\b)|\s(?:am|on|vom|im|in|for|für|veröffentlicht|published|updated|posted|aktualisiert|said|schrieb|at|bei|um|le|el)\s)/iu;
const BETWEEN = /\s*[;&]\s*|\s*,\s*(?!(?:Jr|Sr|Ph\.?D|M\.?D|II|III|Dr)\b)|\s+(?:and|und|et|y|e|en|och|og|i)\s+/gu;
const NO_NAME =
  /https?:|www\.|@|^(?:null|undefined|none|no author|admin|author|autor|redaktion|editor|by|n\/a)$|©|[{}=<>]|^(?:weitere informationen|zur artikelübersicht|zuletzt|über (?:den autor|die autorin|uns)|about|mehr|more|search|datum|date|von|nachricht|staff writer|contributor|gast(?:autor|beitrag)|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$|januar|februar|märz|april|mai$|juni$|juli$|august$|september|oktober|november|dezember)|\b(?:powered|unterstützt|hosted|organization|creative commons|lizenz|license|copyright|foto|photo|fotos|photos|make-?up|haare|assistenz)\b/iu;
const INSTITUTION =
  /\b(?:GmbH|AG|e\. ?V\.|Ltd|Inc|LLC|Redaktion|Verlag|Magazin|Zeitung|Team|News|Newsroom|Staff|Editors?|Admin|Blog|Online|Press(?:e|estelle)?|Agenc(?:y|ies)|Media|Foundation|Universit\S+)\b|\.(?:de|com|net|org|at|ch|info|eu)\b/iu;

/** Points by how plainly a source names the author. Set by reading the pages of trafilatura-eval: a name marked in the page beats a `meta` tag, which often holds the site. */
const BY_MARK = [5, 4.5, 3] as const;
const BY_JSON = 5.2;
const BY_META = 4;
const LONGEST = 90;
const WORDS = 8;
/** Lines from the headline within which a marked name is near it. */
const NEAR = 8;

/** The part of a text that names somebody, as offsets in it; null if there is none. */
function nameIn(text: string): { from: number; to: number } | null {
  let from = /^[^\p{L}\p{N}]*/u.exec(text.slice(0, LONGEST))?.[0].length ?? 0;
  for (let lead = LEAD.exec(text.slice(from)); lead && lead[0] !== ""; lead = LEAD.exec(text.slice(from))) from += lead[0].length;
  from += GLUED.exec(text.slice(from))?.[0].length ?? 0;
  const rest = text.slice(from, from + LONGEST * 2);
  const lone = rest.length - rest.trimStart().length;
  const stop = STOP.exec(rest.slice(lone))?.index ?? rest.length - lone;
  const name = rest
    .slice(lone, lone + stop)
    .replace(/[\s,.:;–—|-]+$/u, (tail) =>
      /^\.(?:$|\s)/u.test(tail) && /\p{Lu}$/u.test(rest.slice(lone, lone + stop - tail.length)) ? "." : "",
    );
  if (name.length < 2 || name.length > LONGEST || !/\p{L}{2}/u.test(name) || NO_NAME.test(name) || wordCount(name) > WORDS) return null;
  return { from: from + lone, to: from + lone + name.length };
}

/** The single names of a string of them: "A and B" is two where both are names of two words and more, or a list goes before. */
function split(text: string): { from: number; to: number }[] {
  const cuts = [...text.matchAll(BETWEEN)];
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)];
  const ends = [...cuts.map((cut) => cut.index), text.length];
  const parts = starts.map((from, i) => ({ from, to: ends[i] ?? text.length })).filter(({ from, to }) => to > from);
  return parts.every(({ from, to }) => /\s/u.test(text.slice(from, to))) ? parts : [{ from: 0, to: text.length }];
}

function namesOf(text: string, shift: number, at: AuthorName["at"]): AuthorName[] {
  const found = nameIn(text);
  if (!found) return [];
  const whole = text.slice(found.from, found.to);
  return split(whole).map(({ from, to }) => ({ text: whole.slice(from, to), from: shift + found.from + from, at }));
}

/** What speaks for a name itself: the shape of a person's, against it the site's name and words of institutions. */
function likeness(text: string, sites: ReadonlySet<string>): number {
  if (sites.has(folded(text))) return -2.5;
  if (INSTITUTION.test(text)) return -1.5;
  return isPersonShaped(text) ? 1 : 0;
}

function markCandidates(tree: Tree, { why, inside }: Weighed, headline: number): Candidate[] {
  return tree.marks.flatMap((mark): Candidate[] => {
    const line = tree.lines[mark.line];
    if (mark.role !== "author" || !line || mark.last - mark.line > 6) return [];
    let names = namesOf(line.text.slice(mark.from, mark.to), mark.from, { line: mark.line });
    const next = tree.lines[mark.line + 1];
    if (names.length === 0 && mark.last > mark.line && next) names = namesOf(next.text, 0, { line: mark.line + 1 });
    const reason = why[mark.node];
    const place = reason === "comments" ? -5 : reason === "related" || reason === "navigation" ? -2 : inside[mark.node] ? 0.3 : 0;
    const near = headline >= 0 && Math.abs(mark.line - headline) <= NEAR ? 1 : 0;
    return names.length === 0 ? [] : [{ names, points: BY_MARK[mark.rank as 0] + place + near }];
  });
}

function statedCandidates(stated: Asked["stated"], as: "json" | "meta"): Candidate[] {
  const authors = stated.filter(([one]) => one.field === "author" && one.by === as);
  const best = Math.min(...authors.map(([one]) => one.rank));
  const names = authors.filter(([one]) => one.rank === best).flatMap(([one, text]) => namesOf(text, 0, { stated: one }));
  const organised = authors.every(([one]) => one.body);
  return names.length === 0 ? [] : [{ names, points: (as === "json" ? BY_JSON : BY_META - best * 0.2) - (organised ? 2 : 0) }];
}

/** A line beside the headline, or at the end of the report, that is nothing but "By" and a name. */
function lineCandidates(tree: Tree, { inside }: Weighed, headline: number): Candidate[] {
  return tree.lines.flatMap((line, at): Candidate[] => {
    const lead = line.text.length < 140 ? LEAD.exec(line.text) : null;
    if (!lead || /[.!?]$/u.test(line.text)) return [];
    const names = namesOf(line.text, 0, { line: at });
    const near = headline >= 0 && at > headline - 4 && at <= headline + NEAR;
    const shaped = names.length > 0 && names.every(({ text }) => isPersonShaped(text));
    return shaped && (near || inside[line.node]) ? [{ names, points: near ? 3.5 : 2 }] : [];
  });
}

/** The authors a page names: those of the source that says it best, each once. Several sources with the same name strengthen each other. */
export function authorsOf(tree: Tree, weighed: Weighed, { stated, headline, sites }: Asked): readonly AuthorName[] {
  const known = new Set(sites.map(folded));
  const all = [
    ...statedCandidates(stated, "json"),
    ...markCandidates(tree, weighed, headline),
    ...statedCandidates(stated, "meta"),
    ...lineCandidates(tree, weighed, headline),
  ];
  const votes = new Map<string, number>();
  for (const { names } of all) for (const { text } of names) votes.set(folded(text), (votes.get(folded(text)) ?? 0) + 1);
  let best: Candidate | null = null;
  let most = -Infinity;
  for (const one of all) {
    const own = one.names.map(({ text }) => likeness(text, known) + Math.min(2, (votes.get(folded(text)) ?? 1) - 1) * 0.8);
    const points = one.points + Math.max(...own);
    if (points > most) [best, most] = [one, points];
  }
  return best && most > 1 ? unique(withPeers(best, all)) : [];
}

/** Names marked alike within a few lines of the best one belong to it: a list of authors is a list of elements. */
function withPeers(best: Candidate, all: readonly Candidate[]): AuthorName[] {
  const first = best.names[0]?.at;
  if (!first || "stated" in first) return [...best.names];
  return all
    .filter((one) => one === best || one.points === best.points)
    .flatMap(({ names }) => names)
    .filter(({ at }) => "line" in at && at.line >= first.line && at.line <= first.line + 4);
}

function unique(names: readonly AuthorName[]): AuthorName[] {
  const seen = new Set<string>();
  return names.filter(({ text }) => {
    const key = folded(text);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
