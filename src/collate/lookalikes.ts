import type { Lookalike, SaidBefore } from "../model/dossier.ts";
import type { Event } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import type { Resolution } from "../model/resolution.ts";

/** Events that could be taken for this one, each with what is alike and what tells it apart; those that share a line of one speaker included. */
export function lookalikesOf(event: Event, resolution: Resolution, before: readonly SaidBefore[]): Lookalike[] {
  const found = new Map<string, { alike: Reason[]; because: Reason[] }>();
  for (const { a, b, alike, because } of resolution.refusals.get(event.id) ?? []) {
    found.set(a === event.id ? b : a, { alike: [...alike], because: [...because] });
  }
  for (const line of before) {
    const reason: Reason = { code: "same-line", values: [line.label], evidence: [...line.here, ...line.there], weight: 1 };
    const known = found.get(line.event);
    if (known) known.alike.push(reason);
    else
      found.set(line.event, {
        alike: [reason],
        because: [{ code: "said-again", values: [line.label], evidence: [...line.here, ...line.there], weight: -1 }],
      });
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, reasons]) => ({ event: id, ...reasons }));
}
