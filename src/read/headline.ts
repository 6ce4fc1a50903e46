import type { Weighed } from "./article.ts";
import type { Mark } from "./marks.ts";
import { folded, wordCount } from "./shape.ts";
import type { Tree } from "./tree.ts";

/** What a page calls itself: titles it states, best first, the text of its `title` element, and names of its site. */
export interface Titles {
  readonly stated: readonly string[];
  readonly element: string;
  readonly sites: readonly string[];
}

/** The headline among the lines of a page, and the part of it that is the title: a kicker in the same line is none of it. */
export interface Headline {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** Longest headline, in characters, and most words of one that only its tag speaks for. */
const LONGEST = 300;
/** Points for each sign of a headline. Set by reading the pages of trafilatura-eval: a first-level heading that nothing contradicts wins over a lower one that agrees with half of a title. */
const POINTS: Readonly<Record<string, number>> = { h1: 3, h2: 1.5, h3: 1, h4: 0.5 };
const AGREES = 6;
const AGREES_WITH_ELEMENT = 5;
const MARKED = [2, 1.5, 1] as const;
const IN_FURNITURE = -3;
const AFTER = -1.5;
const OF_THE_SITE = -6;
const NO_HEADING = -2;
/** Fewest points of a headline. */
const ENOUGH = 2;
/** Agreement below which a title of a few words that heads the page is doubted. */
const DOUBTED = 2;

const BETWEEN = /\s+[|·•»›«:–—/-]+\s+|\s*[|»›]\s*|\s*::\s*/gu;

/** The runs of a title's parts that can be the headline: all of it, and it without parts at either end. The site's name alone is none. */
function runsOf(title: string, sites: ReadonlySet<string>): string[] {
  const cuts = [...title.matchAll(BETWEEN)].slice(0, 6);
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)];
  const ends = [...cuts.map((cut) => cut.index), title.length];
  const runs = starts.flatMap((start, i) => ends.slice(i).map((end) => folded(title.slice(start, end))));
  return runs.filter((run) => run !== "" && !sites.has(run));
}

/** How well two folded texts agree: 1 if they are the same, less where one is a part of the other. */
function agreement(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 8 && long.includes(short) ? (short.length / long.length) * 0.9 : 0;
}

/** Whether a text can be one of those that begin, folded, with these characters; which is not known of one that begins with no plain letter. */
function begins(text: string, firsts: ReadonlySet<string>): boolean {
  return !/^[A-Za-z]/u.test(text) || firsts.has(text.charAt(0).toLowerCase());
}

interface Candidate extends Headline {
  readonly points: number;
  readonly agreed: number;
}

/** The part of a line after a kicker and the signs that set it off. */
function after(text: string, kicker: number): { from: number; to: number } {
  const signs = /^[\s:|–—-]*/u.exec(text.slice(kicker))?.[0].length ?? 0;
  return { from: kicker + signs, to: text.length };
}

/** The part of a line that a stated title names, where the rest stands before or after it. */
function partOf(text: string, stated: readonly string[]): { from: number; to: number } {
  for (const title of stated) {
    const at = text.indexOf(title);
    if (at < 0 || title.length < 12 || title.length < text.length * 0.3) continue;
    const before = at === 0 || /[\s:–—-]$/u.test(text.slice(0, at));
    if (before && /^(?:$|[\s:–—-])/u.test(text.slice(at + title.length))) return { from: at, to: at + title.length };
  }
  return { from: 0, to: text.length };
}

/**
 * Choose the headline: the heading that agrees best with the titles the page states, that is marked as one and stands outside furniture.
 * Null if none has enough for it, or a heading of a word or two stands against a full title that is stated.
 */
export function headlineOf(tree: Tree, { why, inside }: Weighed, titles: Titles): Headline | null {
  const sites = new Set(titles.sites.map(folded).filter((site) => site !== ""));
  const stated = titles.stated.map(folded).filter((title) => title !== "" && !sites.has(title));
  const runs = runsOf(titles.element, sites);
  const byRole = (role: Mark["role"]): Map<number, Mark> =>
    new Map(tree.marks.filter((mark) => mark.role === role).map((mark) => [mark.line, mark]));
  const [marks, kickers, ofSite] = [byRole("title"), byRole("kicker"), byRole("site")];
  const own = withoutSite(titles.element, titles.sites);
  const shown = [...titles.stated, titles.element.slice(own.from, own.to)];
  const last = tree.lines.findLastIndex((line) => inside[line.node] && !why[line.node]);
  const firsts = new Set([...stated, ...runs].map((title) => title.charAt(0)));
  const all = tree.lines.flatMap((line, at): Candidate[] => {
    const mark = marks.get(at);
    const tagged = POINTS[line.tag] ?? 0;
    if (line.text.length > LONGEST || (tagged === 0 && !mark && (line.text.length < 16 || !begins(line.text, firsts)))) return [];
    const text = folded(line.text);
    const exact = stated.includes(text) || runs.includes(text);
    if (text === "" || (tagged === 0 && !mark && !exact)) return [];
    const agreed = Math.max(
      ...stated.map((title) => agreement(text, title) * AGREES),
      ...runs.map((run) => agreement(text, run) * AGREES_WITH_ELEMENT),
      0,
    );
    const reason = why[line.node];
    const apart = reason && reason !== "metadata" && reason !== "byline" ? IN_FURNITURE : 0;
    const site = sites.has(text) || (ofSite.has(at) && !mark && agreed < AGREES) ? OF_THE_SITE : 0;
    const marked = mark ? (MARKED[mark.rank] ?? 0) : 0;
    const points = (tagged || (mark ? 0 : NO_HEADING)) + agreed + marked + apart + (at > last ? AFTER : 0) + site;
    const kicker = tagged > 0 ? kickers.get(at) : undefined;
    return [
      {
        line: at,
        ...(kicker?.from === 0 && kicker.to < line.text.length
          ? after(line.text, kicker.to)
          : exact
            ? { from: 0, to: line.text.length }
            : partOf(line.text, shown)),
        points,
        agreed,
      },
    ];
  });
  const best = all.reduce<Candidate | null>((top, one) => (top && top.points >= one.points ? top : one), null);
  if (!best || best.points < ENOUGH) return null;
  const words = wordCount(tree.lines[best.line]?.text ?? "", 4);
  const fuller = stated.some((title) => wordCount(title, 4) > words);
  return best.agreed < DOUBTED && words <= 2 && fuller ? null : best;
}

/** The part of a stated title that is not the site's name: what stands before (or after) a separator and the name. */
export function withoutSite(title: string, sites: readonly string[]): { from: number; to: number } {
  const names = new Set(sites.map(folded));
  const cuts = [...title.matchAll(BETWEEN)];
  const last = cuts.at(-1);
  if (last && last.index > 0 && names.has(folded(title.slice(last.index + last[0].length)))) return { from: 0, to: last.index };
  const first = cuts[0];
  if (first && names.has(folded(title.slice(0, first.index)))) return { from: first.index + first[0].length, to: title.length };
  return { from: 0, to: title.length };
}
