import { z } from "zod";
import type { EventSummary } from "../../store/store.ts";
import { select } from "../selection.ts";
import { tool } from "./tool.ts";

/** Parameters that narrow a list of events. */
const filters = {
  from: z.string().optional().describe("on or after a day (2024-11-13), month or year"),
  to: z.string().optional().describe("on or before a day, month or year"),
  person: z.string().optional().describe("with a participant so named"),
  place: z.string().optional().describe("in a place, or a country by its two-letter code"),
  type: z.string().optional().describe("of a type or mode: meeting, disaster, CONSULT"),
  topic: z.string().optional().describe("on a topic: the name of one of IPTC's Media Topics, or words in it: sport, politics"),
  text: z.string().optional().describe("told by a report that has all of these words"),
  limit: z.number().int().min(1).max(100).default(20),
};

/** A line of a list with its headline marked as what a document says. */
function told({ headline, ...rest }: EventSummary): object {
  return headline === undefined ? rest : { ...rest, headline: { quoted: headline } };
}

/** `find_events`. */
export const find = tool({
  name: "find_events",
  title: "Find events",
  description: "Events that fit, by date, with how many reports and independent origins tell of each.",
  input: filters,
  async answer(store, { limit, ...asked }) {
    const { total, items } = await select(store, asked, { offset: 0, limit });
    return { total, events: items.map(told) };
  },
});

/** `timeline`. */
export const timeline = tool({
  name: "timeline",
  title: "Timeline",
  description: "Events with a known day, oldest first: first and last day each can mean; `open` marks a year that no source states.",
  input: filters,
  async answer(store, { limit, ...asked }) {
    const { total, items } = await select(store, { ...asked, dated: true }, { offset: 0, limit });
    const events = items.map(({ id, title, days, place, type, mode }) => ({
      id,
      days,
      title,
      type: mode ?? type,
      ...(place ? { place } : {}),
    }));
    return { total, events };
  },
});
