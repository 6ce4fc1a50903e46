import { everyday } from "../language/words.ts";
import type { Analysed } from "../model/annotator.ts";
import type { DocumentDates } from "../model/document.ts";
import { IN_MEMORY, type Drawers } from "../model/drawer.ts";
import type { Correction } from "../model/edit.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Reason } from "../model/reason.ts";
import type { DocId, Span } from "../model/span.ts";
import { Builder, fetching, type Built } from "./builder.ts";
import { Cast, type Member } from "./cast.ts";
import { components } from "./cluster.ts";
import { corrected } from "./corrections.ts";
import { Joins } from "./joins.ts";
import { placeOf, type Local } from "./locals.ts";
import type { Mentions } from "./mentions.ts";
import { following, PersonJoins } from "./people.ts";

/** All entities of a set of documents, sorted by id. `of` finds the one mentioned at a span: a whole mention, or the name inside it; `names` tells whether a document mentions one. */
export interface Entities {
  readonly list: readonly Entity[];
  readonly of: (span: Span) => Entity | undefined;
  readonly names: (doc: DocId, entity: EntityId) => boolean;
}

/** What else entities are made from beside documents: an analyst's corrections, and the days of the documents; and where to put things away. */
export interface Beside {
  readonly edits?: readonly Correction[];
  readonly dates?: ReadonlyMap<DocId, DocumentDates>;
  readonly drawers?: Drawers;
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
function settled(locals: readonly Member[]): readonly Member[] {
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
    return { ...local, class: other.class, gazetteer: other.gazetteer, as: other.class };
  });
}

function isLone(local: Local): boolean {
  return local.class === "person" && local.full.length === 0 && local.offices.length === 0 && local.gazetteer === "";
}

function keyed(locals: readonly Local[], joins: Joins): void {
  const first = new Map<string, { at: number; reason: Reason }>();
  for (const [at, local] of locals.entries()) {
    const key = keyOf(local);
    if (key === "") continue;
    const known = first.get(key);
    if (known) joins.add(known.at, at, known.reason);
    else
      first.set(key, {
        at,
        reason: { code: local.gazetteer === "" ? "same-name" : "gazetteer", values: [key], evidence: [], weight: 1 },
      });
  }
}

/**
 * Entities that would share an id without being joined (two people of one name) are told apart by their first document. The one that others
 * were taken out of keeps the id as it is.
 */
function apart(built: readonly Built[]): string[] {
  const count = new Map<string, number>();
  const own = new Map<string, number>();
  for (const { light, away } of built) {
    count.set(light.id, (count.get(light.id) ?? 0) + 1);
    if (!away) own.set(light.id, (own.get(light.id) ?? 0) + 1);
  }
  return built.map(({ light: { id }, away, first }) => {
    const plain = (count.get(id) ?? 0) < 2 || (!away && own.get(id) === 1);
    return plain || !first ? id : `${id}~${first.doc}.${first.start}`;
  });
}

/** Who and what a set of documents is about; see `entitiesOf`. */
export function entities(all: readonly Analysed[], beside: Beside = {}): Entities {
  const cast = new Cast(beside.drawers ?? IN_MEMORY);
  for (const one of all) cast.add(one);
  return entitiesOf(cast, beside);
}

function distinct(reasons: readonly Reason[]): Reason[] {
  const found = new Map([...new Set(reasons)].map((reason) => [`${reason.code} ${reason.values.join(" ")}`, reason]));
  return [...found].toSorted(([a], [b]) => byCode(a, b)).map(([, reason]) => reason);
}

/** All that documents name, with what joins them. */
function joined(locals: readonly Local[]): Joins {
  const joins = new Joins();
  keyed(locals, joins);
  new PersonJoins(locals, joins).find();
  return joins;
}

/**
 * Who and what documents are about, from what each shows by itself: mentions joined across documents by gazetteer key, name, spelling and office, then
 * as an analyst corrects it. Every join has its reason. The same set gives the same entities in any order.
 */
export function entitiesOf(cast: Cast, beside: Beside = {}): Entities {
  const locals = settled(cast.all());
  const joins = joined(locals);
  const reasons = joins.reasons();
  const groups = components(locals.length, joins.pairs());
  const own = (beside.edits ?? []).filter((edit) => edit.kind === "join" || edit.kind === "split");
  const places = (at: number): Span[] => placesOf(cast, locals[at]);
  const docs = [...new Set(locals.map(({ doc }) => doc))];
  const builder = new Builder(cast, { docs, dates: beside.dates ?? new Map(), drawers: beside.drawers ?? IN_MEMORY });
  const built = corrected({ groups, places, follows: following(locals) }, own).map((group) =>
    builder.build(
      group.members.flatMap((at) => locals[at] ?? []),
      [...distinct(group.members.flatMap((at) => reasons.get(at) ?? [])), ...group.reasons],
      group.away,
    ),
  );
  const ids = apart(built);
  const all = built.map(({ light, shown }, at) => fetching({ ...light, id: ids[at] as string }, shown));
  const { mentions } = builder;
  return {
    list: all.toSorted((a, b) => byCode(a.id, b.id)),
    of: finder(all, mentions),
    names: (doc, entity) => mentions.in(doc).some(([, of]) => all[of]?.id === entity),
  };
}

function placesOf(cast: Cast, local: Member | undefined): Span[] {
  return local ? cast.mentionsOf(local).flatMap(({ span, name }) => (name ? [span, name] : [span])) : [];
}

/**
 * Finds entities by the places of their mentions; where a place is one's whole mention and another's name, the first is meant. Places are laid out for
 * one document at a time: whoever asks goes through a document from end to end.
 */
function finder(all: readonly Entity[], mentions: Mentions): Entities["of"] {
  let open: DocId | undefined;
  let places = new Map<number, Entity>();
  const laid = (doc: DocId): Map<number, Entity> => {
    const found = new Map<number, Entity>();
    const own = mentions.in(doc).map(([mention, of]) => ({ ...mention, entity: all[of] as Entity }));
    own.sort((a, b) => byCode(a.entity.id, b.entity.id));
    for (const { name, entity } of own) if (name) found.set(placeOf(name), entity);
    for (const { span, entity } of own) found.set(placeOf(span), entity);
    return found;
  };
  return (span) => {
    if (span.doc !== open) [open, places] = [span.doc, laid(span.doc)];
    return places.get(placeOf(span));
  };
}
