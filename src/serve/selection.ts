import type { Days } from "../model/document.ts";
import {
  WHOLE,
  type EventCounts,
  type EventKind,
  type EventPlace,
  type EventsAsked,
  type EventSummary,
  type Part,
  type Store,
} from "../store/store.ts";
import { topicOf } from "../record/topics.ts";
import { folded } from "../store/folded.ts";
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
  /** Only events with a known day. */
  readonly dated?: boolean;
}

/**
 * A page of the events that fit, by date; those without one come last.
 * @throws InputError for a day that is none, or a text without a word.
 */
export async function select(store: Store, asked: Asked, page = WHOLE): Promise<Part<EventSummary>> {
  return store.events(testsOf(asked), page);
}

/** How many events fit, when and where; see `select`. */
export async function countsOf(store: Store, asked: Asked): Promise<EventCounts> {
  return store.counts(testsOf(asked));
}

function testsOf({ from, to, dated, type, topic, place, person, text }: Asked): EventsAsked {
  const limits = { from: day(from, "from"), to: day(to, "to") };
  return {
    days: dated || from !== undefined || to !== undefined ? (days) => days !== undefined && overlap(days, limits) : undefined,
    kind: type === undefined && topic === undefined ? undefined : both(typed(type), about(topic)),
    place: placed(place),
    person: named(person),
    words: text === undefined ? undefined : wordsIn(text),
  };
}

type Test<T> = (of: T) => boolean;

function both<T>(one: Test<T>, other: Test<T>): Test<T> {
  return (of) => one(of) && other(of);
}

function about(topic: string | undefined): Test<EventKind> {
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

function named(value: string | undefined): Test<string> | undefined {
  const sought = folded(value ?? "");
  return value === undefined ? undefined : (name) => name.includes(sought);
}

/** By the place's name or the code of the country it lies in. */
function placed(value: string | undefined): Test<EventPlace> | undefined {
  const sought = folded(value ?? "");
  return value === undefined ? undefined : ({ folded: label, country }) => label.includes(sought) || country?.toLowerCase() === sought;
}

function typed(value: string | undefined): Test<EventKind> {
  if (value === undefined) return () => true;
  const sought = folded(value);
  return ({ type, mode }) => type.toLowerCase() === sought || mode?.toLowerCase() === sought;
}

/**
 * The words of a text that is asked for.
 * @throws InputError if there is none.
 */
export function wordsIn(text: string): readonly string[] {
  const words = soughtWords(text);
  if (words.length === 0) throw new InputError("--text needs at least one word");
  return words;
}
