import type { Weighed } from "./article.ts";
import { type AuthorName, introduction, isNamed, isPerson, namesIn } from "./byline.ts";
import type { Stated } from "./head.ts";
import type { Mark } from "./marks.ts";
import { folded } from "./shape.ts";
import type { Tree } from "./tree.ts";

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

const INSTITUTION =
  /\b(?:GmbH|AG|e\. ?V\.|Ltd|Inc|LLC|Redaktion|Verlag|Magazin|Zeitung|Team|News|Newsroom|Staff|Editors?|Admin|Blog|Online|Press(?:e|estelle)?|Agenc(?:y|ies)|Media|Foundation|Universit\S+)\b|\.(?:de|com|net|org|at|ch|info|eu)\b/iu;

/** Points by how plainly a source names the author. Set by reading the pages of trafilatura-eval: a name marked in the page beats a `meta` tag, which often holds the site. */
const BY_MARK = [5, 4.5, 3] as const;
const BY_JSON = 5.2;
const BY_META = 4;
/** Lines from the headline within which a marked name is near it. */
const NEAR = 8;

/** What speaks for a name itself: the shape of a person's, against it the site's name and words of institutions. */
function likeness(text: string, sites: ReadonlySet<string>): number {
  if (sites.has(folded(text))) return -2.5;
  if (INSTITUTION.test(text)) return -1.5;
  return isNamed(text) ? 1 : 0;
}

/** Whether a mark lies inside another one of the same line and is less of it. */
function isWithin(inner: Mark, outer: Mark): boolean {
  return inner.line === outer.line && inner.from >= outer.from && inner.to <= outer.to && inner.to - inner.from < outer.to - outer.from;
}

/** The names that a mark's text holds: those of links to people in it where there are any, as what stands beside them is their office. */
function markedNames(tree: Tree, mark: Mark): AuthorName[] {
  const line = tree.lines[mark.line]?.text ?? "";
  const named = (one: Mark): AuthorName[] => namesIn(line.slice(one.from, one.to), one.from, { line: one.line });
  const links = tree.marks.filter((one) => one.role === "author" && tree.nodes[one.node]?.tag === "a" && isWithin(one, mark));
  const linked = links.flatMap(named);
  if (linked.length > 0) return linked;
  const names = named(mark);
  const next = tree.lines[mark.line + 1];
  return names.length === 0 && mark.last > mark.line && next ? namesIn(next.text, 0, { line: mark.line + 1 }) : names;
}

function markCandidates(tree: Tree, { why, inside }: Weighed, headline: number): Candidate[] {
  return tree.marks.flatMap((mark): Candidate[] => {
    if (mark.role !== "author" || mark.last - mark.line > 6) return [];
    const names = markedNames(tree, mark);
    const reason = why[mark.node];
    const place = reason === "comments" ? -5 : reason === "related" || reason === "navigation" ? -2 : inside[mark.node] ? 0.3 : 0;
    const near = headline >= 0 && Math.abs(mark.line - headline) <= NEAR ? 1 : 0;
    return names.length === 0 ? [] : [{ names, points: BY_MARK[mark.rank as 0] + place + near }];
  });
}

/** Taken off for each rank of a statement: what describes the page as a whole often names who runs the site. */
const BY_RANK = { json: 1, meta: 0.2 } as const;

function statedCandidates(stated: Asked["stated"], as: "json" | "meta"): Candidate[] {
  const authors = stated.filter(([one]) => one.field === "author" && one.by === as);
  return [...new Set(authors.map(([one]) => one.rank))].flatMap((rank) => {
    const own = authors.filter(([one]) => one.rank === rank);
    const names = own.flatMap(([one, text]) => namesIn(text, 0, { stated: one }));
    const points = (as === "json" ? BY_JSON : BY_META) - rank * BY_RANK[as] - (own.every(([one]) => one.body) ? 2 : 0);
    return names.length === 0 ? [] : [{ names, points }];
  });
}

/** A line that is nothing but the label of the name under it. */
const LABEL_ALONE = /^[^:]{1,30}:$/u;

/** Points of a line that names a person: after a label, after "by", and between a date and other signs. */
const BY_LABEL = 4.5;
const BY_LINE = 3.5;
const BY_PLACE = 1;
/** Lines at the end of the report in which its author signs. */
const END = 3;

/** A person between signs that set the parts of a line apart, where every other part is a day or a time: "4 May 2022 | 13:10 | Ana Sol". */
function beside(text: string, at: number): AuthorName[] {
  if (text.length > 100 || !/\d/u.test(text)) return [];
  let from = 0;
  for (const part of text.split(/(\s[|·•–—-]\s|,\s(?=\d))/u)) {
    if (isPerson(part.trim())) return namesIn(part, from, { line: at });
    if (!/^[\s|·•–—,-]*$|\d/u.test(part)) return [];
    from += part.length;
  }
  return [];
}

/** Lines that say no more than who wrote the report: beside the headline, in the report, or under it. */
function lineCandidates(tree: Tree, { inside, why }: Weighed, headline: number): Candidate[] {
  const last = tree.lines.findLastIndex((line) => inside[line.node] && !why[line.node]);
  return tree.lines.flatMap((line, at): Candidate[] => {
    if (line.text.length > 140 || at === headline || why[line.node] === "comments" || why[line.node] === "related") return [];
    const near = headline >= 0 && at > headline - 4 && at <= headline + NEAR;
    if (!near && !inside[line.node]) return [];
    const how = introduction(line.text);
    const below = how === "label" ? tree.lines[at + 1] : undefined;
    if (below && LABEL_ALONE.test(line.text) && isPerson(below.text))
      return [{ names: namesIn(below.text, 0, { line: at + 1 }), points: near ? BY_LABEL : BY_LINE }];
    const ends = /[.!?]$/u.test(line.text);
    if (how === null || (ends && how !== "label")) {
      const alone = isPerson(line.text) && at > last - END && at <= last;
      const names = alone ? namesIn(line.text, 0, { line: at }) : near ? beside(line.text, at) : [];
      return names.length === 0 ? [] : [{ names, points: BY_PLACE + (alone ? 0 : 1) }];
    }
    const names = namesIn(line.text, 0, { line: at });
    const shaped = names.length > 0 && isNamed(names[0]?.text ?? "");
    return shaped ? [{ names, points: (how === "label" ? BY_LABEL : BY_LINE) - (near ? 0 : how === "label" ? 0 : 1.5) }] : [];
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
  return best && most > 1 ? unique(withPeers(best, all).map((name) => fuller(name, all))) : [];
}

/** A first name alone, as an account is often called, gives way to the whole name where the page's bylines have one that begins with it. */
function fuller(name: AuthorName, all: readonly Candidate[]): AuthorName {
  if (/\s/u.test(name.text)) return name;
  const start = `${folded(name.text)} `;
  return all.flatMap(({ names }) => names).find(({ text }) => folded(text).startsWith(start) && isPerson(text)) ?? name;
}

/** Names marked alike within a few lines of the best one belong to it: a list of authors is a list of elements. */
function withPeers(best: Candidate, all: readonly Candidate[]): AuthorName[] {
  const first = best.names[0]?.at;
  if (!first || "stated" in first) return [...best.names];
  return all
    .filter((one) => one === best || one.points === best.points)
    .flatMap(({ names }) => names)
    .filter(
      ({ at, text }) => "line" in at && at.line >= first.line && at.line <= first.line + 4 && (isNamed(text) || at.line === first.line),
    );
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
