import type { Point } from "../model/claim.ts";
import type { EventSummary } from "../store/store.ts";

/** A place on the map, and how many events took place there. */
export interface Spot {
  readonly label: string;
  readonly country?: string;
  readonly at: Point;
  readonly events: number;
}

/** Many events at a glance: how many there are, how many began in each month (those with a year), and where. */
export interface Overview {
  readonly total: number;
  readonly months: readonly { readonly month: string; readonly events: number }[];
  readonly places: readonly Spot[];
}

/** Characters of a month in a day: "2024-11". */
const MONTH = 7;

/** Sum up events. Months come in their order, places with most events first and then by name. */
export function overviewOf(events: readonly EventSummary[]): Overview {
  const months = new Map<string, number>();
  const spots = new Map<string, Spot>();
  for (const { days, place } of events) {
    const month = days && days.open === undefined ? days.from.slice(0, MONTH) : undefined;
    if (month !== undefined) months.set(month, (months.get(month) ?? 0) + 1);
    if (!place?.at) continue;
    const { at, label, country } = place;
    const key = `${label} ${at.lat} ${at.lon}`;
    spots.set(key, { label, ...(country === undefined ? {} : { country }), at, events: (spots.get(key)?.events ?? 0) + 1 });
  }
  const byEvents = (a: Spot, b: Spot): number =>
    b.events - a.events || (a.label < b.label ? -1 : a.label > b.label ? 1 : a.at.lat - b.at.lat || a.at.lon - b.at.lon);
  return {
    total: events.length,
    months: [...months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([month, count]) => ({ month, events: count })),
    places: [...spots.values()].toSorted(byEvents),
  };
}
