import type { Days } from "../../model/document.ts";
import { folded } from "../folded.ts";
import type { EventCounts, EventPlace, EventsAsked, EventSummary, Page, Part } from "../store.ts";
import { Bits } from "./bits.ts";
import { bytesOf, type Work } from "./cells.ts";
import { documentsWith, type Numbers } from "./documents.ts";
import { counted, having } from "./facet.ts";
import { ledTo, pageOf, sizeOf, type Entry } from "./list.ts";

/** Dated events first, then those without a year, then those without any day. */
function orderOf({ days, id }: EventSummary): readonly string[] {
  return [days === undefined ? "~" : days.open ? `}${days.from}` : `${days.from} ${days.to}`, id];
}

/** An event as an entry of the list of events. */
export function eventEntry(line: EventSummary, numbers: Numbers): Entry {
  const { days, place, type, mode, participants, accounts } = line;
  return {
    line,
    order: orderOf(line),
    facets: {
      days: [JSON.stringify(days ?? null)],
      kind: [JSON.stringify({ type, mode })],
      place: [JSON.stringify({ ...place, folded: folded(place?.label ?? "") })],
      person: [...new Set(participants.map((name) => JSON.stringify(folded(name))))],
    },
    documents: accounts.flatMap((doc) => numbers.get(doc) ?? []),
  };
}

function* narrow(lines: Bits, facet: "days" | "kind" | "place" | "person", fits: ((value: never) => boolean) | undefined): Work<void> {
  if (!fits) return;
  const found = new Bits(lines.size);
  having(yield* bytesOf(`events:${facet}`), found, fits);
  lines.keep(found);
}

function* fitting({ days, kind, place, person, words }: EventsAsked): Work<Bits> {
  const lines = Bits.all(yield* sizeOf("events"));
  yield* narrow(lines, "days", days && ((one: Days | null) => days(one ?? undefined)));
  yield* narrow(lines, "kind", kind);
  yield* narrow(lines, "place", place);
  yield* narrow(lines, "person", person);
  if (words === undefined) return lines;
  const told = new Bits(lines.size);
  yield* ledTo("events", yield* documentsWith(words), told);
  lines.keep(told);
  return lines;
}

/** A page of the events that fit, by date. */
export function* eventsFitting(asked: EventsAsked, page: Page): Work<Part<EventSummary>> {
  return yield* pageOf<EventSummary>("events", yield* fitting(asked), page);
}

/** How many events fit, on which days and in which places. */
export function* eventsCounted(asked: EventsAsked): Work<EventCounts> {
  const lines = yield* fitting(asked);
  const days = counted<Days | null>(yield* bytesOf("events:days"), lines);
  const places = counted<EventPlace>(yield* bytesOf("events:place"), lines);
  return { total: lines.count, days: days.flatMap(([one, events]) => (one ? [[one, events] as const] : [])), places };
}
