import { table } from "../../text/tables.ts";
import type { Piece, Slot, SlotRead } from "./rules.ts";

// Weeks, quarters, halves and hours as codes of letters and figures, and the zones behind clock times.

function coded(starts: readonly string[]): Slot {
  const values = new Map(starts.map((code) => [code, Number(code.slice(1))] as const));
  return {
    starts,
    read: (pieces, at) => {
      const value = values.get(pieces[at]?.lower ?? "");
      return value === undefined ? null : { value, length: 1 };
    },
  };
}

const WEEKS = 53;
const MILITARY = /^(?:[01]\d|2[0-3])[0-5]\d$/;

/** "0830": hours and minutes as `Thh:mm`. */
function military(pieces: readonly Piece[], at: number): SlotRead | null {
  const text = pieces[at]?.lower ?? "";
  return MILITARY.test(text) ? { value: `T${text.slice(0, 2)}:${text.slice(2)}`, length: 1 } : null;
}

const ZONES = new Map(table("knowledge/calendar/zones.tsv").map(([name = "", offset = ""]) => [name, offset] as const));
const HOURS = /^(?:0?\d|1[0-4])(?::[0-5]\d)?$/;

/** "UTC+3", "GMT -05:00": the hours behind the name, as an ISO 8601 offset. */
function offset(pieces: readonly Piece[], at: number): string | null {
  const sign = pieces[at]?.lower === "+" ? "+" : /^[-−–]$/.test(pieces[at]?.lower ?? "") ? "-" : "";
  const hours = pieces[at + 1]?.lower ?? "";
  if (sign === "" || !HOURS.test(hours)) return null;
  const [hour = "", minutes = "00"] = hours.split(":");
  return `${sign}${hour.padStart(2, "0")}:${minutes}`;
}

/** Words between whose time it is and "time". */
const KIND = new Set(["standard", "daylight", "summer"]);

/** "Kyiv time", "Eastern daylight time", "local time": as written, as nothing in the text says how far from Greenwich it is. */
function named(pieces: readonly Piece[], at: number): SlotRead | null {
  const first = pieces[at];
  if (!first || (first.lower !== "local" && !/^\p{Lu}\p{L}/u.test(first.text))) return null;
  const kind = KIND.has(pieces[at + 1]?.lower ?? "") ? pieces[at + 1]?.text : undefined;
  const last = at + (kind === undefined ? 1 : 2);
  if (pieces[last]?.lower !== "time") return null;
  return { value: [first.text, ...(kind === undefined ? [] : [kind]), "time"].join(" "), length: last + 1 - at };
}

/** A zone: its ISO 8601 offset where the text or the name's table says it, else its name. */
function zone(pieces: readonly Piece[], at: number): SlotRead | null {
  const known = ZONES.get(pieces[at]?.lower ?? "");
  if (known === undefined) return named(pieces, at);
  const hours = known === "Z" ? offset(pieces, at + 1) : null;
  if (hours !== null) return { value: hours, length: 3 };
  return { value: known === "" ? (pieces[at]?.text ?? "") : known, length: 1 };
}

const STOPPED = /^\d{1,2}\.\d{1,2}\.\d{4}$/;

function stopped(pieces: readonly Piece[], at: number): SlotRead | null {
  const text = pieces[at]?.lower ?? "";
  return STOPPED.test(text) ? { value: text, length: 1 } : null;
}

/** Slots of codes: `stopped` a day in figures with stops, as written, `week` of a year (its number), `quarter` and `half` (theirs), `military` (`Thh:mm`), `zone` (an ISO 8601 offset, or its name). */
export const codes: Readonly<Record<string, Slot>> = {
  week: coded(Array.from({ length: WEEKS }, (_, at) => `w${String(at + 1).padStart(2, "0")}`)),
  stopped: { starts: ["0"], read: stopped },
  quarter: coded(["q1", "q2", "q3", "q4"]),
  half: coded(["h1", "h2"]),
  military: { starts: ["0000"], read: military },
  zone: { starts: [...ZONES.keys(), "local"], more: ["time", "standard", "daylight", "summer"], read: zone },
};
