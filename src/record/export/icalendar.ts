import type { Entry, Material, Writer } from "./format.ts";
import { iri, lastDay } from "./format.ts";
import { outletOf, titleOf } from "../facts.ts";
import { printable } from "../printable.ts";
import { shift } from "../../text/calendar.ts";

/** Octets of a line before it is folded (RFC 5545, 3.1). */
const FOLD = 73;

function escaped(text: string): string {
  return printable(text).replace(/[\\;,]/gu, "\\$&");
}

/** A content line, folded so that no character is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const char of line) {
    const width = Buffer.byteLength(char);
    if (octets + width > FOLD) {
      parts.push(part);
      [part, octets] = ["", 0];
    }
    part += char;
    octets += width;
  }
  return `${[...parts, part].join("\r\n ")}\r\n`;
}

function compact(day: string): string {
  return day.replaceAll("-", "");
}

/** An event whose days are known; the days it can mean are the days it takes. */
function event({ dossier, texts }: Entry, material: Material): string {
  const { id, when, where, accounts } = dossier;
  if (!when || when.days.open !== undefined) return "";
  const { headline, label } = titleOf(dossier, texts);
  const told = accounts.map(({ doc }) => outletOf(dossier, doc, texts));
  const lines = [
    "BEGIN:VEVENT",
    `UID:${id}@synoptic`,
    `DTSTAMP:${compact(lastDay(dossier) ?? when.days.to)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(when.days.from)}`,
    `DTEND;VALUE=DATE:${compact(shift(when.days.to, "day", 1))}`,
    `SUMMARY:${escaped(headline ?? label)}`,
    `DESCRIPTION:${escaped(label)}\\n${escaped(told.join(" · "))}`,
    ...(where?.label ? [`LOCATION:${escaped(where.label)}`] : []),
    ...(where?.at?.precision === "city" ? [`GEO:${where.at.lat};${where.at.lon}`] : []),
    `CATEGORIES:${escaped(dossier.mode ?? dossier.type)}`,
    `URL:${iri(material, "events", id)}`,
    `X-SYNOPTIC-PRECISION:${when.precision}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
  return lines.map(folded).join("");
}

/** Events with known days as a calendar (RFC 5545). Where a day is known only to a month or year, the entry takes all of it. */
export const icalendar: Writer = async function* icalendar(material) {
  yield ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Synoptic//Events//EN", "CALSCALE:GREGORIAN"].map(folded).join("");
  for await (const entry of material.entries()) yield event(entry, material);
  yield folded("END:VCALENDAR");
};
