import { saysLess } from "../language/titles.ts";
import type { DocumentDates } from "../model/document.ts";
import type { OfficeHeld } from "../model/entity.ts";
import { compareSpans, type DocId } from "../model/span.ts";
import type { LocalMention } from "./locals.ts";

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What somebody is given and where: places in the list of the mentions. */
interface Post {
  readonly office: string;
  readonly country: string;
  readonly at: readonly number[];
}

/** A post that somebody holds, with the places, in the list of the mentions, of those that say so, in text order. */
export interface Held extends Pick<OfficeHeld, "office" | "country" | "seen"> {
  readonly at: readonly number[];
}

/** The one fuller wording of a post among somebody's posts: with the country, or with the field ("foreign-minister" for "minister"). */
function fuller(post: Post, posts: readonly Post[]): Post | undefined {
  const fits = (other: Post): boolean => post.country === "" || post.country === other.country;
  const [named, ...more] = posts.filter((other) => saysLess(post.office, other.office) && fits(other));
  if (named)
    return more.every((other) => other.office === named.office) ? (more.find((other) => other.country !== "") ?? named) : undefined;
  if (post.country !== "") return undefined;
  const [placed, ...rest] = posts.filter((other) => other.office === post.office && other.country !== "");
  return rest.length === 0 ? placed : undefined;
}

function posts(mentions: readonly LocalMention[]): Post[] {
  const found = new Map<string, { office: string; country: string; at: number[] }>();
  for (const [at, { post: office, country = "" }] of mentions.entries()) {
    if (office === undefined) continue;
    const key = `${office} ${country}`;
    const known = found.get(key);
    if (known) known.at.push(at);
    else found.set(key, { office, country, at: [at] });
  }
  return [...found.values()].toSorted((a, b) => byCode(a.office, b.office) || byCode(a.country, b.country));
}

/** First and last of the days on which documents that know theirs were published. */
function seenOn(docs: Iterable<DocId>, dates: ReadonlyMap<DocId, DocumentDates>): Pick<OfficeHeld, "seen"> {
  let seen: OfficeHeld["seen"];
  for (const doc of docs) {
    const days = dates.get(doc)?.chosen?.days;
    if (!days || days.open !== undefined) continue;
    seen ??= { from: days.from, to: days.to };
    seen = { from: days.from < seen.from ? days.from : seen.from, to: days.to > seen.to ? days.to : seen.to };
  }
  return seen ? { seen } : {};
}

/**
 * The posts somebody is given, with the days they were seen; a bare wording ("the minister") counts for the fuller one where there is only
 * one.
 */
export function officesHeld(mentions: readonly LocalMention[], dates: ReadonlyMap<DocId, DocumentDates>): Held[] {
  const all = posts(mentions);
  const places = new Map<Post, number[]>();
  for (const post of all) {
    let full = post;
    for (let next = fuller(full, all); next; next = fuller(full, all)) full = next;
    places.set(full, [...(places.get(full) ?? []), ...post.at]);
  }
  const span = (at: number) => (mentions[at] as LocalMention).span;
  return all.flatMap((post) => {
    const own = places.get(post)?.toSorted((a, b) => compareSpans(span(a), span(b)));
    if (!own) return [];
    const { office, country } = post;
    const seen = seenOn(new Set(own.map((at) => span(at).doc)), dates);
    return [{ office, ...(country ? { country } : {}), ...seen, at: own }];
  });
}
