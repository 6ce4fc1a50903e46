import { kilometres, regionShort, type Site } from "../../language/geography.ts";
import { sitesOf, type Toponym } from "./toponyms.ts";

/** Farthest a place lies from the middle of its county, in kilometres. */
const COUNTY_REACH = 70;
/** Longest name of a container that is looked for in the text, in words. */
const LONGEST = 3;

/** Whether one place lies in another: by the codes of country and region; in a county by distance too. A place is not inside itself. */
export function isInside(inner: Site, outer: Site): boolean {
  if (inner.id === outer.id) return false;
  if (outer.kind === "country") return inner.country === outer.country && inner.kind !== "country";
  if (outer.kind === "region") return inner.region === outer.region && inner.kind !== "region";
  if (outer.kind !== "county" || inner.kind === "county" || inner.region !== outer.region) return false;
  return inner.kind !== "region" && kilometres(inner, outer) <= COUNTY_REACH;
}

// After a name: the name of what it lies in follows a comma, or stands in brackets.
const FOLLOWS = /(?:,\s*|\s*\(\s*)(?=\p{Lu})/uy;
const WORD = /[\p{L}.'’-]+/uy;
const SPACE = /[ \u00a0]+/uy;

function at(pattern: RegExp, text: string, from: number): string | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0];
}

/** Places the words after a comma or bracket can mean, longest name first: states also by their short forms. */
function following(text: string, end: number): readonly Site[] {
  const mark = at(FOLLOWS, text, end);
  if (mark === undefined) return [];
  const ends: number[] = [];
  let from = end + mark.length;
  for (let words = 0; words < LONGEST; words++) {
    const word = at(WORD, text, from);
    if (word === undefined) break;
    from += word.length;
    ends.push(from);
    const space = at(SPACE, text, from);
    if (space === undefined) break;
    from += space.length;
  }
  for (const stop of ends.toReversed()) {
    const written = text.slice(end + mark.length, stop);
    const short = regionShort(written) ?? regionShort(written.replace(/\.$/u, ""));
    const sites = short
      ? [short]
      : sitesOf(written.replace(/['’]s$|[.'’]+$/u, "")).filter(({ kind }) => /country|region|county/.test(kind));
    if (sites.length > 0) return sites;
  }
  return [];
}

// Between a name and the name of what it lies in: "Mosul in northern Iraq".
const WITHIN = /^,? (?:in|on|of)(?: the)?(?: [a-z-]{4,}){0,2} $/u;
// Between the name of what a place lies in and its own: "Ohio's Kent", "the Syrian border town of Azaz".
const OWNS = /^(?:['’]s?(?: [a-z-]+){0,3}| [a-z-]+(?: [a-z-]+){0,2} of(?: the)?|) $/u;
/** Names farther apart than this, in characters, are in no such construction. */
const NEAR = 40;

/** The text between two neighbouring names that stand close enough; undefined for all others. */
function between(text: string, a: Toponym | undefined, b: Toponym | undefined): string | undefined {
  return a && b && b.start >= a.end && b.start - a.end <= NEAR ? text.slice(a.end, b.start) : undefined;
}

/** For each toponym the places that the words around it say it lies in; empty where they say nothing. */
export function containersOf(text: string, toponyms: readonly Toponym[]): (readonly Site[])[] {
  return toponyms.map((own, index) => {
    const after = following(text, own.end);
    const next = toponyms[index + 1];
    const before = toponyms[index - 1];
    if (after.length > 0) return after;
    if (next && WITHIN.test(between(text, own, next) ?? "")) return next.sites;
    return before && OWNS.test(between(text, before, own) ?? "") ? before.sites : [];
  });
}
