import { saysLess } from "../language/titles.ts";
import type { DocumentDates } from "../model/document.ts";
import type { OfficeHeld } from "../model/entity.ts";
import { compareSpans, type DocId, type Evidence, type Span } from "../model/span.ts";
import type { Local } from "./locals.ts";

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Post {
  readonly office: string;
  readonly country: string;
  readonly spans: readonly Span[];
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

function posts(locals: readonly Local[]): Post[] {
  const found = new Map<string, { office: string; country: string; spans: Span[] }>();
  for (const one of locals.flatMap((local) => local.offices)) {
    const key = `${one.office} ${one.country}`;
    const known = found.get(key);
    if (known) known.spans.push(one.span);
    else found.set(key, { office: one.office, country: one.country, spans: [one.span] });
  }
  return [...found.values()].toSorted((a, b) => byCode(a.office, b.office) || byCode(a.country, b.country));
}

/** First and last of the days on which documents that know theirs were published. */
function seenOn(docs: readonly DocId[], dates: ReadonlyMap<DocId, DocumentDates>): Pick<OfficeHeld, "seen"> {
  const days = docs.flatMap((doc) => dates.get(doc)?.chosen?.days ?? []).filter((one) => one.open === undefined);
  const [from, to] = [
    days.map((one) => one.from).toSorted()[0],
    days
      .map((one) => one.to)
      .toSorted()
      .at(-1),
  ];
  return from === undefined || to === undefined ? {} : { seen: { from, to } };
}

/**
 * The posts somebody is given, with the days they were seen; a bare wording ("the minister") counts for the fuller one where there is only
 * one.
 */
export function officesHeld(locals: readonly Local[], dates: ReadonlyMap<DocId, DocumentDates>): OfficeHeld[] {
  const all = posts(locals);
  const spans = new Map<Post, Span[]>();
  for (const post of all) {
    let full = post;
    for (let next = fuller(full, all); next; next = fuller(full, all)) full = next;
    spans.set(full, [...(spans.get(full) ?? []), ...post.spans]);
  }
  return all.flatMap((post) => {
    const own = spans.get(post);
    if (!own) return [];
    const evidence = own.toSorted(compareSpans) as unknown as Evidence;
    const { office, country } = post;
    const docs = [...new Set(evidence.map((span) => span.doc))];
    return [{ office, ...(country ? { country } : {}), docs, ...seenOn(docs, dates), evidence }];
  });
}
