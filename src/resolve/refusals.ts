import { Filed, type Drawers } from "../model/drawer.ts";
import type { Entity } from "../model/entity.ts";
import type { Event, EventId, Happening } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import type { Refusal } from "../model/resolution.ts";
import { ascending, bucketed } from "../text/buckets.ts";
import { Texts } from "../text/packed.ts";
import { candidates } from "./cluster.ts";
import { Gists } from "./gists.ts";
import { Links } from "./merging.ts";
import { clues, compare, scoreOf } from "./sameness.ts";

/** Evidence two events must share to be called look-alikes: type and place, or type and a person. */
const RESEMBLES = 0.3;
/** A person or place of more events than this is too common to make two of them look alike by itself. */
const COMMON = 64;
/** Look-alikes kept per event, the most alike first. */
const KEPT = 8;

/** An event seen as one happening, so that the rules for happenings decide about events too. */
export function asHappening(event: Event): Happening {
  return {
    id: event.id,
    doc: "",
    type: event.type,
    ...(event.mode ? { mode: event.mode } : {}),
    standing: "main",
    claims: [],
    others: [],
    participants: event.participants,
    ...(event.when ? { when: event.when } : {}),
    ...(event.where ? { where: event.where } : {}),
    figures: [],
  };
}

/** What keeps two apart: what contradicts or, where nothing does, that too little is shared. */
export function keeping(against: readonly Reason[]): readonly Reason[] {
  return against.length > 0 ? against : [{ code: "too-little-shared", values: [], evidence: [], weight: -1 }];
}

type Find = (id: string) => Entity | undefined;

function keysOf(event: Event, find: Find): string[] {
  const persons = event.participants.filter((one) => find(one.entity)?.class === "person").map((one) => one.entity);
  return [...persons, ...(event.where ? [event.where.entity] : [])].map((id) => `${event.type} ${id}`);
}

/** The pairs of events, by place, that share enough to be taken for each other. */
function resembling(events: Iterable<Event>, find: Find): Links {
  const gists = new Gists();
  const names = new Texts();
  const found = new Links();
  function* keys(): Generator<readonly number[]> {
    for (const event of events) {
      gists.put(asHappening(event));
      yield keysOf(event, find).map((key) => names.number(key));
    }
  }
  const take = (a: number, b: number): void => {
    const score = scoreOf(clues(gists.get(a), gists.get(b), find));
    if (score >= RESEMBLES) found.add(a, b, score);
  };
  candidates(keys(), take, COMMON);
  return found;
}

/** The places of the events that each event is kept apart from: those it is most like, and those that are most like it. */
function keptApart(events: ReadonlyMap<EventId, Event>, find: Find): (event: number) => readonly number[] {
  const { to, scores } = resembling(events.values(), find).taken();
  const counts = new Int32Array(events.size);
  const kept = ascending(scores.map((score) => -score)).filter((link) => {
    const sides = to.subarray(2 * link, 2 * link + 2);
    const wanted = sides.some((event) => (counts[event] as number) < KEPT);
    for (const event of sides) counts[event] = (counts[event] as number) + 1;
    return wanted;
  });
  const sideOf = (at: number): number => 2 * (kept[at >> 1] as number) + (at & 1);
  const { order, starts } = bucketed(2 * kept.length, events.size, (at) => to[sideOf(at)] as number);
  return (event) =>
    Array.from(order.subarray(starts[event], starts[event + 1]), (at) => to[sideOf(at) ^ 1] as number).toSorted((a, b) => a - b);
}

/**
 * The events that each event resembles and is kept apart from, with what is alike and what tells them apart; each pair stands with both. Events are
 * given in order of id.
 */
export function refusalsOf(events: ReadonlyMap<EventId, Event>, find: Find, drawers: Drawers): ReadonlyMap<EventId, readonly Refusal[]> {
  const ids = [...events.keys()];
  const others = keptApart(events, find);
  const refusal = (one: number, other: number): Refusal => {
    const [a, b] = [ids[Math.min(one, other)] as EventId, ids[Math.max(one, other)] as EventId];
    const { alike, against } = compare(asHappening(events.get(a) as Event), asHappening(events.get(b) as Event), find);
    return { a, b, alike, because: keeping(against) };
  };
  const found = new Filed<EventId, readonly Refusal[]>(drawers);
  for (const [at, id] of ids.entries()) {
    const own = others(at).map((other) => refusal(at, other));
    if (own.length > 0) found.set(id, own);
  }
  return found;
}
