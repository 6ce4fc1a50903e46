import { wikidataId } from "../language/wikidata.ts";
import type { NameClass } from "../model/annotation.ts";
import type { DocumentDates } from "../model/document.ts";
import type { EntityId } from "../model/entity.ts";
import type { Reason } from "../model/reason.ts";
import { compareSpans, type DocId, type Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { slug } from "../text/names.ts";
import type { LocalMention } from "./locals.ts";
import { together } from "./mentions.ts";
import type { Light, Pages } from "./pages.ts";
import { officesHeld } from "./posts.ts";
import type { Roll } from "./roll.ts";

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

// A country is shown by its written-out name where some document has it: "United States", not "U.S.".
const ABBREVIATED = /^(?:\p{Lu}\.?){2,4}$/u;

/** The spelling to show: for people the one with most words, then the one most documents use, then the lexically first. `at`: which mentions have it. */
function fullest(mentions: readonly LocalMention[], among: readonly number[], kind: NameClass): { text: string; at: readonly number[] } {
  const forms = new Map<string, number[]>();
  for (const at of among) if (mentions[at]?.name) gather(forms, mentions[at].called, at);
  const words = (text: string): number => (kind === "person" ? text.split(/\s+/u).length : 0);
  const upper = (text: string): number => (text.length > 5 && text === text.toUpperCase() ? 1 : 0);
  const short = (text: string): number => (kind === "place" && ABBREVIATED.test(text) ? 1 : 0);
  const best = [...forms].toSorted(
    ([a, x], [b, y]) => words(b) - words(a) || short(a) - short(b) || upper(a) - upper(b) || y.length - x.length || byCode(a, b),
  )[0];
  return { text: best?.[0] ?? "", at: best?.[1] ?? [] };
}

/** Of mentions those that show a name first in their document. */
function firstOfEach(mentions: readonly LocalMention[], among: readonly number[]): number[] {
  const name = (at: number): Span => mentions[at]?.name as Span;
  const found = new Map<DocId, number>();
  for (const at of among.toSorted((a, b) => compareSpans(name(a), name(b)))) if (!found.has(name(at).doc)) found.set(name(at).doc, at);
  return [...found.values()];
}

function surfaces(mentions: readonly LocalMention[]): string[] {
  const found = new Set<string>();
  for (const mention of mentions) {
    if (mention.form === "pronoun" || (mention.form === "role" && mention.class === "person")) continue;
    found.add(mention.words).add(mention.called);
  }
  return [...found].toSorted(byCode);
}

/** The value most mentions give, the lexically first of several; undefined where none gives one. */
function commonest(values: readonly string[]): string | undefined {
  if (values.length < 2) return values[0] === "" ? undefined : values[0];
  const counts = new Map<string, number>();
  for (const value of values) if (value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, x], [b, y]) => y - x || byCode(a, b))[0]?.[0];
}

/** An entity without its page and its final id. */
export interface Built {
  readonly id: EntityId;
  readonly light: Light;
  /** Whether an analyst took it out of another. */
  readonly away: boolean;
  /** The place of its first mention. */
  readonly first: Span | undefined;
  readonly number: number;
}

/** Locals that are one, why, and whether an analyst took them out of another. */
export interface Group {
  readonly members: readonly number[];
  readonly joined: readonly Reason[];
  readonly away: boolean;
}

/** What entities are made from beside a roll: what is known of the days of documents; and where their pages go. */
export interface Making {
  readonly dates: ReadonlyMap<DocId, DocumentDates>;
  readonly pages: Pages;
}

/** The lexically first of somebody's names, of several words if there are such. */
function leading(roll: Roll, members: readonly number[]): string {
  const all = new Set(members.flatMap((at) => (roll.isNamed(at) ? roll.full(at) : [roll.key(at)])));
  const names = [...all].map((name) => roll.texts.of(name));
  return names.toSorted((a, b) => Number(b.includes(" ")) - Number(a.includes(" ")) || byCode(a, b))[0] ?? "";
}

/** Make an entity of locals, and put away its page. */
export function built(roll: Roll, { members, joined, away }: Group, { dates, pages }: Making): Built {
  const mentions = together(members.map((at) => roll.mentions(at)));
  const gazetteer = commonest(members.map((at) => roll.texts.of(roll.gazetteer(at))));
  const all = [...mentions.keys()];
  const among = (from: readonly number[], fits: (mention: LocalMention) => boolean) =>
    from.filter((at) => fits(mentions[at] as LocalMention));
  const named = among(all, ({ name, form }) => name !== undefined && form === "name");
  const kind = gazetteer?.startsWith("iso:")
    ? "place"
    : ((commonest(named.map((at) => (mentions[at] as LocalMention).class)) as NameClass | undefined) ?? roll.classOf(members[0] as number));
  const own = among(named, (one) => one.class === kind && (gazetteer === undefined || one.id === gazetteer || kind === "person"));
  const literal = among(own, (one) => one.use !== "metonymic");
  const { text, at } = fullest(mentions, literal.length > 0 ? literal : own.length > 0 ? own : all, kind);
  const wikidata = gazetteer ? wikidataId(gazetteer) : undefined;
  const country = commonest(mentions.flatMap((one) => (one.country && (one.class !== "person" || one.held) ? [one.country] : [])));
  const offices = officesHeld(mentions, dates);
  const number = pages.put({
    name: firstOfEach(mentions, at),
    surfaces: surfaces(mentions),
    joined,
    offices: offices.map((one) => one.at),
  });
  const light = {
    class: kind,
    label: text,
    ...(country ? { country } : {}),
    ...(gazetteer ? { gazetteer } : {}),
    ...(wikidata ? { wikidata } : {}),
    offices,
  };
  return { id: gazetteer ? `e:${gazetteer}` : `e:${kind}:${slug(leading(roll, members))}`, light, away, first: mentions[0]?.span, number };
}
