import type { Entity } from "../model/entity.ts";
import type { Figure, Happening } from "../model/event.ts";
import { hashOf } from "../text/hash.ts";

/** Persons of one happening that make keys; long lists of names (a summit's delegates) add nothing. */
const PERSONS = 6;
/** A time of more days than this makes no keys. */
const DAYS = 3;

/** Month and day of the days a happening can fall on, so that a date without a year meets the same date with one. */
function monthDays({ when }: Happening): string[] {
  if (!when || when.precision === "unknown") return [];
  const [from, to] = [when.days.from.slice(-5), when.days.to.slice(-5)];
  if (when.precision === "day") return [from];
  const near = when.precision === "days" && from.slice(0, 2) === to.slice(0, 2) && Number(to.slice(3)) - Number(from.slice(3)) < DAYS;
  return near ? [from, to] : [];
}

function figureKeys(figure: Figure): string[] {
  return figure.stems.map((stem) => `${figure.value} ${figure.unit} ${stem}`);
}

/**
 * Hashes of what two happenings of one type must share one of to be compared: two persons, a person or the place on a day, or a figure of something.
 * A person or a place alone is no key: one minister meets many people in one city.
 */
export function structureKeys(one: Happening, find: (id: string) => Entity | undefined): number[] {
  const persons = one.participants.filter((who) => find(who.entity)?.class === "person").map((who) => who.entity);
  const few = persons.slice(0, PERSONS).toSorted();
  const days = monthDays(one);
  const anchors = one.where ? [...few, one.where.entity] : few;
  const keys = [
    ...few.flatMap((a, at) => few.slice(at + 1).map((b) => `${one.type} ${a} ${b}`)),
    ...anchors.flatMap((id) => days.map((day) => `${one.type} ${id} ${day}`)),
    ...one.figures.flatMap((figure) => figureKeys(figure).map((key) => `${one.type} ${key}`)),
  ];
  return keys.map(hashOf);
}
