import { expect, it } from "vitest";
import { overviewOf } from "../../src/serve/overview.ts";
import type { EventSummary } from "../../src/store/store.ts";

const at = { lat: 59.9, lon: 10.7, precision: "city" } as const;

function event(id: string, from?: string, place?: EventSummary["place"], open?: "year"): EventSummary {
  const days = from === undefined ? {} : { days: { from, to: from, ...(open ? { open } : {}) } };
  return { id, type: "CONSULT", title: id, ...days, ...(place ? { place } : {}), participants: [], accounts: [], origins: 1 };
}

it("counts events by month and by place, whatever their order", () => {
  const events = [
    event("a", "2031-05-04", { label: "Oslo", country: "NO", at }),
    event("b", "2031-05-09", { label: "Vik" }),
    event("c", "2030-01-01", { label: "Oslo", country: "NO", at }),
    event("d", "--05-04", undefined, "year"),
    event("e"),
  ];
  const wanted = {
    total: 5,
    months: [
      { month: "2030-01", events: 1 },
      { month: "2031-05", events: 2 },
    ],
    places: [{ label: "Oslo", country: "NO", at, events: 2 }],
  };
  expect(overviewOf(events)).toEqual(wanted);
  expect(overviewOf(events.toReversed())).toEqual(wanted);
});
