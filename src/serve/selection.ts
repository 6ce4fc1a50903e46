import type { Days } from "../model/document.ts";
import type { EventSummary, Store } from "../store/store.ts";
import { topicOf } from "../record/topics.ts";
import { folded } from "./folded.ts";
import { InputError } from "./input.ts";
import { soughtWords } from "./sought.ts";

/** What a list of events can be narrowed by; all that is given must hold. Days are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly person?: string | undefined;
  readonly place?: string | undefined;
  readonly text?: string | undefined;
  /** Name of a top level of IPTC's Media Topics, or words it begins with or holds ("sport", "politics"). */
  readonly topic?: string | undefined;
  readonly type?: string | undefined;
}

type Test = (event: EventSummary) => boolean;

/**
 * The events that fit, by date; those without one come last.
 * @throws InputError for a day that is none, or a text without a word.
 */
export async function select(store: Pick<Store, "events" | "search">, asked: Asked): Promise<EventSummary[]> {
  const tests = [
    within({ from: day(asked.from, "from"), to: day(asked.to, "to") }),
    named(asked.person, ({ participants }) => participants),
    placed(asked.place),
    typed(asked.type),
    about(asked.topic),
    await telling(asked.text, store),
  ];
  return (await store.events()).filter((event) => tests.every((test) => test(event))).toSorted(byDate);
}

/** Order of lists: by date, those without one last, then by id. */
export function byDate(a: EventSummary, b: EventSummary): number {
  const [first, second] = [orderOf(a), orderOf(b)];
  return first === second ? (a.id < b.id ? -1 : 1) : first < second ? -1 : 1;
}

/** Dated events first, then those without a year, then those without any day. */
function orderOf({ days }: EventSummary): string {
  if (days === undefined) return "~";
  return days.open ? `}${days.from}` : `${days.from} ${days.to}`;
}

function about(topic: string | undefined): Test {
  if (topic === undefined) return () => true;
  const sought = folded(topic);
  return ({ type, mode }) => {
    const own = topicOf(type, mode);
    return own !== undefined && (own.id === topic || folded(own.name).includes(sought));
  };
}

interface Limits {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Earliest and latest day of a year, month or day, so that a `to` of 2024 takes in the year's end. */
function day(value: string | undefined, name: "from" | "to"): string | undefined {
  if (value === undefined) return undefined;
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(value);
  const [month, date] = [Number(found?.[2] ?? "01"), Number(found?.[3] ?? "01")];
  if (!found || month < 1 || month > 12 || date < 1 || date > 31)
    throw new InputError(`--${name} takes a day like 2024-11-13, a month or a year, not ${value}`);
  const rest = name === "from" ? ["01", "01"] : ["12", "31"];
  return [found[1], found[2] ?? rest[0], found[3] ?? rest[1]].join("-");
}

function within({ from, to }: Limits): Test {
  return ({ days }) => (from === undefined && to === undefined) || (days !== undefined && overlap(days, { from, to }));
}

/** Whether the days can lie between the limits; days without a year can if they do in any year between them. */
function overlap(days: Days, { from = "0000-01-01", to = "9999-12-31" }: Limits): boolean {
  if (days.open === undefined) return days.from <= to && days.to >= from;
  const first = Number(from.slice(0, 4));
  const last = Math.min(Number(to.slice(0, 4)), first + 2);
  for (let year = first; year <= last; year++) {
    const prefix = String(year).padStart(4, "0");
    if (`${prefix}${days.from.slice(1)}` <= to && `${prefix}${days.to.slice(1)}` >= from) return true;
  }
  return false;
}

function named(value: string | undefined, names: (event: EventSummary) => readonly string[]): Test {
  if (value === undefined) return () => true;
  const sought = folded(value);
  return (event) => names(event).some((name) => folded(name).includes(sought));
}

/** By the place's name or the code of the country it lies in. */
function placed(value: string | undefined): Test {
  const test = named(value, ({ place }) => [place?.label ?? ""]);
  return (event) => test(event) || (value !== undefined && event.place?.country?.toLowerCase() === folded(value));
}

function typed(value: string | undefined): Test {
  if (value === undefined) return () => true;
  const sought = folded(value);
  return ({ type, mode }) => type.toLowerCase() === sought || mode?.toLowerCase() === sought;
}

async function telling(value: string | undefined, store: Pick<Store, "search">): Promise<Test> {
  if (value === undefined) return () => true;
  const words = soughtWords(value);
  if (words.length === 0) throw new InputError("--text needs at least one word");
  const documents = await store.search(words);
  return ({ accounts }) => accounts.some((doc) => documents.has(doc));
}
