import type { Days } from "../../model/document.ts";
import { json } from "../json.ts";
import { daysInWords } from "../../record/calendar.ts";
import { printable } from "../../record/printable.ts";
import type { EventSummary, Store } from "../../store/store.ts";
import { InputError } from "../input.ts";
import { columns } from "./columns.ts";
import type { Call, Given } from "./commands.ts";
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

type Test = (event: EventSummary) => boolean;

/** `synoptic events`: a line for each event, by date; those without one come last. */
export async function events({ options, store: path, out }: Call): Promise<number> {
  const limits = { from: dayOption(options["from"], "from"), to: dayOption(options["to"], "to") };
  const store = await reading(path, out.tell);
  try {
    const tests = [
      within(limits),
      named(options["person"], "person"),
      named(options["place"], "place"),
      await telling(options["text"], store),
    ];
    const found = (await store.events()).filter((event) => tests.every((test) => test(event))).toSorted(byDate);
    if (out.json) for (const event of found) await out.print(json(event));
    else if (found.length === 0) out.tell("no events");
    else for (const line of columns(COLUMNS, found.map(cellsOf), out)) await out.print(line);
    return 0;
  } finally {
    await store.close();
  }
}

function cellsOf({ id, days, type, mode, place, participants, accounts, origins }: EventSummary): string[] {
  const where = place === undefined ? "" : place.label || (place.country ?? "");
  const date = days === undefined ? "" : daysInWords(days);
  return [id, date, (mode ?? type).toLowerCase(), where, participants.join(", "), String(accounts.length), String(origins)].map(printable);
}

function byDate(a: EventSummary, b: EventSummary): number {
  const [first, second] = [a, b].map(({ days }) =>
    days === undefined ? "~" : days.open ? `}${days.from}` : `${days.from} ${days.to}`,
  ) as [string, string];
  return first === second ? (a.id < b.id ? -1 : 1) : first < second ? -1 : 1;
}

interface Limits {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Earliest and latest day of a year, month or day, so that `--to 2024` takes in the year's end. */
function dayOption(value: Given, name: "from" | "to"): string | undefined {
  if (value === undefined) return undefined;
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(String(value));
  const [month, day] = [Number(found?.[2] ?? "01"), Number(found?.[3] ?? "01")];
  if (!found || month < 1 || month > 12 || day < 1 || day > 31)
    throw new InputError(`--${name} takes a day like 2024-11-13, a month or a year, not ${String(value)}`);
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

/** Letters without case, marks and surrounding blanks: "Sîrbu" is found by "sirbu". */
function folded(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

function named(value: Given, on: "person" | "place"): Test {
  if (value === undefined) return () => true;
  const sought = folded(String(value));
  return ({ participants, place }) => {
    const names = on === "person" ? participants : [place?.label ?? ""];
    return names.some((name) => folded(name).includes(sought)) || (on === "place" && place?.country?.toLowerCase() === sought);
  };
}

async function telling(value: Given, store: Store): Promise<Test> {
  if (value === undefined) return () => true;
  const words = String(value)
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) throw new InputError("--text needs at least one word");
  const documents = await store.search(words);
  return ({ accounts }) => accounts.some((doc) => documents.has(doc));
}
