import type { Entity } from "../model/entity.ts";
import type { Event, Happening } from "../model/event.ts";
import type { Refusal } from "../model/resolution.ts";
import { compare } from "./sameness.ts";

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

function keys(event: Event, find: (id: string) => Entity | undefined): string[] {
  const persons = event.participants.filter((one) => find(one.entity)?.class === "person").map((one) => one.entity);
  return [...persons, ...(event.where ? [event.where.entity] : [])].map((id) => `${event.type} ${id}`);
}

function pairs(events: readonly Event[], find: (id: string) => Entity | undefined): Set<string> {
  const holders = new Map<string, string[]>();
  for (const event of events) {
    for (const key of keys(event, find)) {
      const list = holders.get(key);
      if (list) list.push(event.id);
      else holders.set(key, [event.id]);
    }
  }
  const found = new Set<string>();
  for (const list of holders.values()) {
    if (list.length > COMMON) continue;
    for (const [at, a] of list.entries()) for (const b of list.slice(at + 1)) if (a !== b) found.add(a < b ? `${a} ${b}` : `${b} ${a}`);
  }
  return found;
}

/** Pairs of events that resemble each other and were kept apart, with what is alike and what tells them apart. Sorted. */
export function refusalsOf(events: ReadonlyMap<string, Event>, find: (id: string) => Entity | undefined): Refusal[] {
  const found: (Refusal & { score: number })[] = [];
  for (const pair of pairs([...events.values()], find)) {
    const [a, b] = pair.split(" ") as [string, string];
    const { score, alike, against } = compare(asHappening(events.get(a) as Event), asHappening(events.get(b) as Event), find);
    if (score < RESEMBLES) continue;
    const because = against.length > 0 ? against : [{ code: "too-little-shared", values: [], evidence: [], weight: -1 }];
    found.push({ a, b, alike, because, score });
  }
  const sorted = found.toSorted((x, y) => y.score - x.score || (x.a + x.b < y.a + y.b ? -1 : 1));
  const counts = new Map<string, number>();
  const kept = sorted.filter(({ a, b }) => {
    const [left, right] = [counts.get(a) ?? 0, counts.get(b) ?? 0];
    counts.set(a, left + 1).set(b, right + 1);
    return left < KEPT || right < KEPT;
  });
  return kept.map(({ a, b, alike, because }) => ({ a, b, alike, because })).toSorted((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1));
}
