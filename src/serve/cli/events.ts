import { kindOf } from "../../record/kinds.ts";
import { json } from "../json.ts";
import { daysInWords } from "../../record/calendar.ts";
import { printable } from "../../record/printable.ts";
import type { EventSummary } from "../../store/store.ts";
import { select, type Asked } from "../selection.ts";
import { columns } from "./columns.ts";
import type { Call } from "./commands.ts";
import { reading } from "./session.ts";

const COLUMNS = [
  { heading: "event" },
  { heading: "date" },
  { heading: "type" },
  { heading: "place", fit: true },
  { heading: "participants", fit: true },
  { heading: "accounts", align: "right" },
  { heading: "origins", align: "right" },
] as const;

/** `synoptic events`: a line for each event, by date; those without one come last. */
export async function events({ options, store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const { items: found } = await select(store, asked(options));
    if (out.json) for (const event of found) await out.print(json(event));
    else if (found.length === 0) out.tell("no events");
    else for (const line of columns(COLUMNS, found.map(cellsOf), out)) await out.print(line);
    return 0;
  } finally {
    await store.close();
  }
}

function asked(options: Call["options"]): Asked {
  const given = (name: Exclude<keyof Asked, "dated">): string | undefined =>
    typeof options[name] === "string" ? options[name] : undefined;
  return {
    from: given("from"),
    to: given("to"),
    person: given("person"),
    place: given("place"),
    type: given("type"),
    topic: given("topic"),
    text: given("text"),
  };
}

function cellsOf({ id, days, type, mode, place, participants, accounts, origins }: EventSummary): string[] {
  const where = place === undefined ? "" : place.label || (place.country ?? "");
  const date = days === undefined ? "" : daysInWords(days);
  return [id, date, kindOf({ type, mode }), where, participants.join(", "), String(accounts.length), String(origins)].map(printable);
}
