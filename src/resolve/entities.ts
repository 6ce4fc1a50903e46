import { everyday } from "../language/words.ts";
import type { Analysed } from "../model/annotator.ts";
import type { DocumentDates } from "../model/document.ts";
import { IN_MEMORY, type Drawers } from "../model/drawer.ts";
import type { Correction } from "../model/edit.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Reason } from "../model/reason.ts";
import type { DocId, Span } from "../model/span.ts";
import { built, type Built } from "./builder.ts";
import { Cast } from "./cast.ts";
import { components } from "./cluster.ts";
import { corrected } from "./corrections.ts";
import { because, Joins } from "./joins.ts";
import { placeOf } from "./locals.ts";
import { Mentioned } from "./mentions.ts";
import { Known, Pages } from "./pages.ts";
import { following, PersonJoins } from "./people.ts";
import type { Roll } from "./roll.ts";

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

/** Whether somebody is one word and nothing more. */
function isLone(roll: Roll, at: number): boolean {
  return roll.isPerson(at) && !roll.isNamed(at) && !roll.hasOffice(at) && roll.gazetteer(at) === 0;
}

/**
 * What one document leaves open another shows: somebody of one word and no office, whose name elsewhere is a place's or body's and nobody's
 * surname, is that place or body.
 */
function settle(roll: Roll): void {
  const surnames = new Uint8Array(roll.texts.size);
  const shown = new Int32Array(roll.texts.size).fill(-1);
  for (let at = 0; at < roll.size; at++) {
    if (roll.isPerson(at) && !isLone(roll, at)) surnames[roll.last(at)] = 1;
    const kind = roll.classOf(at);
    if (kind !== "place" && kind !== "body") continue;
    const known = shown[roll.key(at)] as number;
    if (known < 0 || (kind === "place" && roll.classOf(known) === "body")) shown[roll.key(at)] = at;
  }
  for (let at = 0; at < roll.size; at++) {
    const other = isLone(roll, at) && surnames[roll.last(at)] === 0 ? (shown[roll.key(at)] as number) : -1;
    if (other >= 0) roll.recast(at, other);
  }
}

/** Bodies and places join by gazetteer key, or by a name that is not made of everyday words alone ("Supreme Court" is many courts). */
function nameOf(roll: Roll, at: number): string | undefined {
  const key = roll.texts.of(roll.key(at));
  return roll.isPerson(at) || key.split(" ").every((word) => everyday(word)) ? undefined : `${roll.classOf(at)} ${key}`;
}

/** Join all that have one gazetteer key, and bodies and places that have none by their names. */
function keyed(roll: Roll, joins: Joins): void {
  const first = new Map<string, number>();
  const reasons = new Map<string, Reason>();
  for (let at = 0; at < roll.size; at++) {
    const gazetteer = roll.gazetteer(at);
    const key = gazetteer === 0 ? nameOf(roll, at) : roll.texts.of(gazetteer);
    if (key === undefined) continue;
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, at);
      continue;
    }
    const reason = reasons.get(key) ?? because(gazetteer === 0 ? "same-name" : "gazetteer", [key]);
    reasons.set(key, reason);
    joins.add(known, at, reason);
  }
}

/**
 * Entities that would share an id without being joined (two people of one name) are told apart by their first document. The one that others
 * were taken out of keeps the id as it is.
 */
function apart(all: readonly Built[]): string[] {
  const count = new Map<string, number>();
  const own = new Map<string, number>();
  for (const { id, away } of all) {
    count.set(id, (count.get(id) ?? 0) + 1);
    if (!away) own.set(id, (own.get(id) ?? 0) + 1);
  }
  return all.map(({ id, away, first }) => {
    const plain = (count.get(id) ?? 0) < 2 || (!away && own.get(id) === 1);
    return plain || !first ? id : `${id}~${first.doc}.${first.start}`;
  });
}

/** Who and what a set of documents is about; see `entitiesOf`. */
export function entities(all: readonly Analysed[], beside: Beside = {}): Entities {
  const cast = new Cast();
  for (const one of all) cast.add(one);
  return entitiesOf(cast, beside);
}

function distinct(reasons: readonly Reason[]): Reason[] {
  const found = new Map([...new Set(reasons)].map((reason) => [`${reason.code} ${reason.values.join(" ")}`, reason]));
  return [...found].toSorted(([a], [b]) => byCode(a, b)).map(([, reason]) => reason);
}

/** What joins those that documents name: people by name, office and company, and all by gazetteer key and name. */
function joined(roll: Roll): Joins {
  const joins = new Joins();
  new PersonJoins(roll, joins).find();
  keyed(roll, joins);
  return joins;
}

/**
 * Who and what documents are about, from what each shows by itself: mentions joined across documents by gazetteer key, name, spelling and office, then
 * as an analyst corrects it. Every join has its reason. The same set gives the same entities in any order.
 */
export function entitiesOf(cast: Cast, { edits = [], dates = new Map(), drawers = IN_MEMORY }: Beside = {}): Entities {
  const roll = cast.roll();
  settle(roll);
  const joins = joined(roll);
  const reasons = joins.reasons();
  const pages = new Pages(drawers);
  const of = new Int32Array(roll.size);
  const made: Built[] = [];
  const own = edits.filter((edit) => edit.kind === "join" || edit.kind === "split");
  const places = (at: number): Span[] => roll.mentions(at).flatMap(({ span, name }) => (name ? [span, name] : [span]));
  for (const group of corrected({ groups: components(roll.size, joins.pairs()), places, follows: following(roll) }, own)) {
    const why = [...distinct(group.members.flatMap((at) => reasons.get(at) ?? [])), ...group.reasons];
    const one = built(roll, { members: group.members, joined: why, away: group.away }, { dates, pages });
    for (const at of group.members) of[at] = one.number;
    made.push(one);
  }
  const mentioned = new Mentioned(roll.chains, of, made.length);
  pages.tell(mentioned);
  const ids = apart(made);
  return shown(
    made.map(({ light, number }, at) => new Known(ids[at] as string, light, { pages, number })),
    mentioned,
  );
}

function shown(all: readonly Known[], mentioned: Mentioned): Entities {
  return {
    list: all.toSorted((a, b) => byCode(a.id, b.id)),
    of: finder(all, mentioned),
    names: (doc, entity) => mentioned.things(doc).some((of) => all[of]?.id === entity),
  };
}

/**
 * Finds entities by the places of their mentions; where a place is one's whole mention and another's name, the first is meant. Places are laid out for
 * one document at a time: whoever asks goes through a document from end to end.
 */
function finder(all: readonly Entity[], mentioned: Mentioned): Entities["of"] {
  let open: DocId | undefined;
  let places = new Map<number, Entity>();
  const laid = (doc: DocId): Map<number, Entity> => {
    const found = new Map<number, Entity>();
    const own = mentioned.in(doc).map(([mention, of]) => ({ ...mention, entity: all[of] as Entity }));
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
