import type { Point } from "../model/claim.ts";
import type { EventCounts } from "../store/store.ts";

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
export function overviewOf({ total, days, places }: EventCounts): Overview {
  const months = new Map<string, number>();
  for (const [{ from, open }, events] of days) {
    const month = from.slice(0, MONTH);
    if (open === undefined) months.set(month, (months.get(month) ?? 0) + events);
  }
  const spots = places.flatMap(([{ label = "", country, at }, events]): Spot[] =>
    at ? [{ label, ...(country === undefined ? {} : { country }), at, events }] : [],
  );
  const byEvents = (a: Spot, b: Spot): number =>
    b.events - a.events || (a.label < b.label ? -1 : a.label > b.label ? 1 : a.at.lat - b.at.lat || a.at.lon - b.at.lon);
  return {
    total,
    months: [...months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([month, count]) => ({ month, events: count })),
    places: spots.toSorted(byEvents),
  };
}
