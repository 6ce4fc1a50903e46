import { wikidataId } from "../language/wikidata.ts";
import { everyday } from "../language/words.ts";
import type { NameClass } from "../model/annotation.ts";
import type { Analysed } from "../model/annotator.ts";
import type { Correction } from "../model/edit.ts";
import type { DocumentDates } from "../model/document.ts";
import type { Entity } from "../model/entity.ts";
import type { Reason } from "../model/reason.ts";
import { compareSpans, type DocId, type Evidence, type Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { slug } from "../text/names.ts";
import { components, type Pair } from "./cluster.ts";
import { corrected } from "./corrections.ts";
import { Kept, localsOf, placeOf, type Local, type LocalMention } from "./locals.ts";
import { following, PersonJoins } from "./people.ts";
import { officesHeld } from "./posts.ts";

/** All entities of a set of documents, sorted by id. `of` finds the one mentioned at a span: a whole mention, or the name inside it. */
export interface Entities {
  readonly list: readonly Entity[];
  readonly of: (span: Span) => Entity | undefined;
}

interface Joined {
  readonly pair: Pair;
  readonly reason: Reason;
}

/** What else entities are made from beside documents: an analyst's corrections, and the days of the documents. */
export interface Beside {
  readonly edits?: readonly Correction[];
  readonly dates?: ReadonlyMap<DocId, DocumentDates>;
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Bodies and places join by gazetteer key, or by a name that is not made of everyday words alone ("Supreme Court" is many courts). */
function keyOf(local: Local): string {
  if (local.class === "person") return local.gazetteer;
  if (local.gazetteer !== "") return local.gazetteer;
  return local.key.split(" ").every((word) => everyday(word)) ? "" : `${local.class} ${local.key}`;
}

/**
 * What one document leaves open another shows: somebody of one word and no office, whose name elsewhere is a place's or body's and nobody's
 * surname, is that place or body.
 */
function settled(locals: readonly Local[]): readonly Local[] {
  const surnames = new Set<string>();
  const shown = new Map<string, Local>();
  for (const local of locals) {
    if (local.class === "person" && !isLone(local)) surnames.add(local.last);
    if (local.class !== "place" && local.class !== "body") continue;
    const known = shown.get(local.key);
    if (!known || (known.class === "body" && local.class === "place")) shown.set(local.key, local);
  }
  return locals.map((local) => {
    const other = isLone(local) && !surnames.has(local.last) ? shown.get(local.key) : undefined;
    if (!other) return local;
    const kind = other.class;
    return { ...local, class: kind, gazetteer: other.gazetteer, mentions: local.mentions.map((mention) => ({ ...mention, class: kind })) };
  });
}

function isLone(local: Local): boolean {
  return local.class === "person" && local.full.length === 0 && local.offices.length === 0 && local.gazetteer === "";
}

function keyed(locals: readonly Local[]): Joined[] {
  const first = new Map<string, number>();
  const found: Joined[] = [];
  for (const [at, local] of locals.entries()) {
    const key = keyOf(local);
    const known = first.get(key);
    if (key === "") continue;
    if (known === undefined) first.set(key, at);
    else
      found.push({
        pair: [known, at],
        reason: { code: local.gazetteer === "" ? "same-name" : "gazetteer", values: [key], evidence: [], weight: 1 },
      });
  }
  return found;
}

// A country is shown by its written-out name where some document has it: "United States", not "U.S.".
const ABBREVIATED = /^(?:\p{Lu}\.?){2,4}$/u;

/** The spelling to show: for people the one with most words, then the one most documents use, then the lexically first. */
function fullest(mentions: readonly LocalMention[], kind: NameClass): { text: string; spans: Span[] } {
  const forms = new Map<string, Span[]>();
  for (const mention of mentions) {
    if (mention.name) gather(forms, mention.called, mention.name);
  }
  const words = (text: string): number => (kind === "person" ? text.split(/\s+/u).length : 0);
  const upper = (text: string): number => (text.length > 5 && text === text.toUpperCase() ? 1 : 0);
  const short = (text: string): number => (kind === "place" && ABBREVIATED.test(text) ? 1 : 0);
  const best = [...forms].toSorted(
    ([a, x], [b, y]) => words(b) - words(a) || short(a) - short(b) || upper(a) - upper(b) || y.length - x.length || byCode(a, b),
  )[0];
  return { text: best?.[0] ?? "", spans: best?.[1] ?? [] };
}

function firstOfEach(spans: readonly Span[]): Span[] {
  const found = new Map<string, Span>();
  for (const span of spans.toSorted(compareSpans)) if (!found.has(span.doc)) found.set(span.doc, span);
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

const UNDATED: ReadonlyMap<DocId, DocumentDates> = new Map();

/** In text order, as those of one document are already. */
function mentionsOf(locals: readonly Local[]): readonly LocalMention[] {
  const [first] = locals;
  if (first && locals.length === 1) return first.mentions;
  return locals.flatMap((local) => local.mentions).toSorted((a, b) => compareSpans(a.span, b.span));
}

function build(locals: readonly Local[], joined: readonly Reason[], dates: ReadonlyMap<DocId, DocumentDates>): Entity {
  const mentions = mentionsOf(locals);
  const gazetteer = commonest(locals.map((local) => local.gazetteer));
  const named = mentions.filter((mention) => mention.name && mention.form === "name");
  const kind = gazetteer?.startsWith("iso:")
    ? "place"
    : ((commonest(named.map((mention) => mention.class)) as NameClass | undefined) ?? (locals[0] as Local).class);
  const own = named.filter(
    (mention) => mention.class === kind && (gazetteer === undefined || mention.id === gazetteer || kind === "person"),
  );
  const literal = own.filter((mention) => mention.use !== "metonymic");
  const { text, spans } = fullest(literal.length > 0 ? literal : own.length > 0 ? own : mentions, kind);
  const names = locals
    .flatMap((local) => (local.full.length > 0 ? local.full : [local.key]))
    .toSorted((a, b) => Number(b.includes(" ")) - Number(a.includes(" ")) || byCode(a, b));
  const wikidata = gazetteer ? wikidataId(gazetteer) : undefined;
  const country = commonest(mentions.flatMap((one) => (one.country && (one.class !== "person" || one.held) ? [one.country] : [])));
  return {
    id: gazetteer ? `e:${gazetteer}` : `e:${kind}:${slug(names[0] ?? "")}`,
    class: kind,
    name: firstOfEach(spans) as unknown as Evidence,
    label: text,
    surfaces: surfaces(mentions),
    ...(country ? { country } : {}),
    ...(gazetteer ? { gazetteer } : {}),
    ...(wikidata ? { wikidata } : {}),
    offices: officesHeld(locals, dates),
    mentions: mentions.map(({ span, name, form }) => (name ? { span, name, form } : { span, form })),
    joined,
  };
}

function distinct(reasons: readonly Reason[]): Reason[] {
  const found = new Map(reasons.map((reason) => [`${reason.code} ${reason.values.join(" ")}`, reason]));
  return [...found].toSorted(([a], [b]) => byCode(a, b)).map(([, reason]) => reason);
}

/** An entity, and whether an analyst took it out of another. */
interface Built {
  readonly entity: Entity;
  readonly away: boolean;
}

/**
 * Entities that would share an id without being joined (two people of one name) are told apart by their first document. The one that others
 * were taken out of keeps the id as it is.
 */
function apart(built: readonly Built[]): Entity[] {
  const count = new Map<string, number>();
  const own = new Map<string, number>();
  for (const { entity, away } of built) {
    count.set(entity.id, (count.get(entity.id) ?? 0) + 1);
    if (!away) own.set(entity.id, (own.get(entity.id) ?? 0) + 1);
  }
  return built.map(({ entity, away }) => {
    const first = entity.mentions[0]?.span;
    const plain = (count.get(entity.id) ?? 0) < 2 || (!away && own.get(entity.id) === 1);
    return plain || !first ? entity : { ...entity, id: `${entity.id}~${first.doc}.${first.start}` };
  });
}

/** Who and what a set of documents is about; see `entitiesOf`. */
export function entities(all: readonly Analysed[], beside: Beside = {}): Entities {
  const kept = new Kept();
  return entitiesOf(
    all.flatMap((one) => localsOf(one, kept)),
    beside,
  );
}

/**
 * Who and what documents are about, from what each shows by itself: mentions joined across documents by gazetteer key, name, spelling and office, then
 * as an analyst corrects it. Every join has its reason. The same set gives the same entities in any order.
 */
export function entitiesOf(all: readonly Local[], { edits = [], dates = UNDATED }: Beside = {}): Entities {
  const locals = settled(all.toSorted((a, b) => byCode(a.id, b.id)));
  const joins = [...keyed(locals), ...new PersonJoins(locals).joins()];
  const reasons = new Map<number, Reason[]>();
  for (const { pair, reason } of joins) gather(reasons, pair[0], reason);
  const groups = components(
    locals.length,
    joins.map((join) => join.pair),
  );
  const own = edits.filter((edit) => edit.kind === "join" || edit.kind === "split");
  const built = corrected({ groups, places: (at) => placesOf(locals[at]), follows: following(locals) }, own).map((group): Built => ({
    entity: build(
      group.members.flatMap((at) => locals[at] ?? []),
      [...distinct(group.members.flatMap((at) => reasons.get(at) ?? [])), ...group.reasons],
      dates,
    ),
    away: group.away,
  }));
  const list = apart(built).toSorted((a, b) => byCode(a.id, b.id));
  return { list, of: finder(list) };
}

function placesOf(local: Local | undefined): Span[] {
  return (local?.mentions ?? []).flatMap(({ span, name }) => (name ? [span, name] : [span]));
}

/** The first of some mentions, in text order of documents in order, that does not lie before a document. */
function firstIn(mentions: Entity["mentions"], doc: DocId): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.span.doc ?? "") < doc) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* mentionsIn({ mentions }: Entity, doc: DocId): Generator<Entity["mentions"][number]> {
  for (let at = firstIn(mentions, doc); mentions[at]?.span.doc === doc; at++) yield mentions[at] as Entity["mentions"][number];
}

/**
 * Finds entities by the places of their mentions; where a place is one's whole mention and another's name, the first is meant. Places are laid out for
 * one document at a time: whoever asks goes through a document from end to end.
 */
function finder(list: readonly Entity[]): Entities["of"] {
  const named = new Map<DocId, Entity[]>();
  for (const entity of list) {
    let last: DocId | undefined;
    for (const { span } of entity.mentions) {
      if (span.doc !== last) gather(named, span.doc, entity);
      last = span.doc;
    }
  }
  let open: DocId | undefined;
  let places = new Map<number, Entity>();
  const laid = (doc: DocId): Map<number, Entity> => {
    const found = new Map<number, Entity>();
    const own = named.get(doc) ?? [];
    for (const entity of own) for (const { name } of mentionsIn(entity, doc)) if (name) found.set(placeOf(name), entity);
    for (const entity of own) for (const { span } of mentionsIn(entity, doc)) found.set(placeOf(span), entity);
    return found;
  };
  return (span) => {
    if (span.doc !== open) [open, places] = [span.doc, laid(span.doc)];
    return places.get(placeOf(span));
  };
}
