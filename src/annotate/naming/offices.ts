import { meet, type Entry } from "../../language/gazetteer.ts";
import { isHead, modifierEffect, officeKey, titleAt, type Title } from "../../language/titles.ts";
import { isCapital, type Line, type Stream } from "./stream.ts";

/**
 * An office as the text names it, in tokens. `first`..`last` (exclusive) is the whole expression with country, modifiers and "of Ukraine";
 * `post` and `end` enclose the office alone ("Foreign Minister"). `key` is the office whatever it is called ("foreign-minister").
 */
export interface Office {
  readonly first: number;
  readonly last: number;
  readonly post: number;
  readonly end: number;
  readonly key: string;
  readonly rank: Title["rank"];
  readonly country: string;
  /** Gazetteer key of the body it belongs to ("body:nato"), or "". */
  readonly body: string;
  /** Held no longer, or not yet. */
  readonly past: boolean;
  readonly determiner: "the" | "a" | "my" | "";
}

/** Words of a qualifier before an office ("Saudi Arabian", "U.N. Security Council"): no name of a country or body is longer. */
const QUALIFIER = 5;

/** Offices whose country follows "to": where they are sent. */
const SENT = new Set(["ambassador", "envoy", "representative"]);

const THE = new Set(["the", "this", "that"]);
const A = new Set(["a", "an", "another", "one"]);
const MY = new Set(["my", "our", "his", "her", "their", "your", "its"]);

function qualifierBefore(stream: Stream, line: Line, at: number): { entry: Entry; first: number } | undefined {
  const end = stream.keys[at - 1] === "'s" || stream.keys[at - 1] === "'" ? at - 1 : at;
  for (let first = Math.max(line.first, end - QUALIFIER); first < end; first++) {
    if (!isCapital(stream.tokens[first])) continue;
    const met = meet((step) => (first + step < end ? stream.keys[first + step] : undefined));
    if (met && first + met.length === end) {
      const entry = met.entries.toSorted((a, b) => b.rank - a.rank).find((one) => one.country !== "" || one.class === "body");
      if (entry) return { entry, first };
    }
  }
  return undefined;
}

function qualifierAfter(stream: Stream, line: Line, at: number): { entry: Entry; last: number } | undefined {
  const word = stream.keys[at];
  if (word !== "of" && word !== "for" && !(word === "to" && SENT.has(stream.keys[at - 1] ?? ""))) return undefined;
  let start = stream.keys[at + 1] === "the" ? at + 2 : at + 1;
  if ((stream.keys[start] === "republic" || stream.keys[start] === "state") && stream.keys[start + 1] === "of") start += 2;
  if (!isCapital(stream.tokens[start])) return undefined;
  const met = meet((step) => (start + step < line.last ? stream.keys[start + step] : undefined));
  const entry = met?.entries.find((one) => one.use === "name" && (one.class === "place" || one.class === "body"));
  return met && entry ? { entry, last: start + met.length } : undefined;
}

/** Where the field of an office ends: "of Water and Sanitation" after "Minister". Only capitals and "and", ",", "&" between them belong to it. */
function fieldEnd(stream: Stream, line: Line, at: number): number {
  if (!isHead(stream.keys[at - 1] ?? "") || !isCapital(stream.tokens[at - 1])) return at;
  if (stream.keys[at] !== "of" && stream.keys[at] !== "for") return at;
  let last = at;
  for (let next = stream.keys[at + 1] === "the" ? at + 2 : at + 1; next < line.last; next++) {
    const token = stream.tokens[next];
    if (isCapital(token)) last = next + 1;
    else if (stream.keys[next] !== "and" && stream.keys[next] !== "&") break;
  }
  return last;
}

interface Before {
  readonly first: number;
  readonly effect: { past: boolean; below: boolean };
}

function modifiersBefore(stream: Stream, line: Line, at: number): Before {
  const effect = { past: (stream.keys[at] ?? "").startsWith("ex-"), below: false };
  let first = at;
  while (first > line.first) {
    const key = stream.keys[first - 1] ?? "";
    const kind = modifierEffect(key);
    if (kind === undefined) break;
    if (kind === "past") effect.past = true;
    if (kind === "below") effect.below = true;
    first--;
  }
  return { first, effect };
}

function determiner(key: string | undefined): Office["determiner"] {
  if (key === undefined) return "";
  return THE.has(key) ? "the" : A.has(key) ? "a" : MY.has(key) ? "my" : "";
}

/** A capital word before a head names the field: "Fisheries Minister". */
function fieldStart(stream: Stream, line: Line, at: number): number {
  if (!isHead(stream.keys[at] ?? "") || !isCapital(stream.tokens[at])) return at;
  let first = at;
  while (first - 1 > line.first && isCapital(stream.tokens[first - 1]) && first > at - 3) {
    const key = stream.keys[first - 1] ?? "";
    if (modifierEffect(key) !== undefined || meet((step) => (step === 0 ? key : undefined))) break;
    first--;
  }
  return first;
}

/** The country of an office: said before or after it, and that of its body only where nothing is said. */
function countryOf(before: Entry | undefined, after: Entry | undefined): string {
  return before?.country || after?.country || "";
}

function officeAt(stream: Stream, line: Line, at: number): Office | undefined {
  const title = titleAt(stream.keys, at, line.last);
  if (!title) return undefined;
  const start = title.length === 1 ? fieldStart(stream, line, at) : at;
  const { first: plain, effect } = modifiersBefore(stream, line, start);
  const before = title.rank === "title" ? undefined : qualifierBefore(stream, line, plain);
  const end = title.length === 1 ? fieldEnd(stream, line, at + title.length) : at + title.length;
  const lead = before ? modifiersBefore(stream, line, before.first) : undefined;
  const outer = lead?.first ?? plain;
  const after = title.rank === "title" ? undefined : qualifierAfter(stream, line, end);
  const field = start < at || end > at + title.length;
  const own = field ? officeKey(stream.keys.slice(start, end).join(" ")) : title.office;
  const det = determiner(stream.keys[outer - 1]);
  return {
    first: det !== "" && outer > line.first ? outer - 1 : outer,
    last: after?.last ?? end,
    post: start,
    end,
    key: effect.below && !own.startsWith("deputy") ? `deputy-${own}` : own,
    rank: effect.below && title.rank === "sole" ? "shared" : title.rank,
    country: countryOf(before?.entry, after?.entry),
    body: [before?.entry, after?.entry].find((entry) => entry?.class === "body")?.id ?? "",
    past: effect.past || lead?.effect.past === true,
    determiner: det,
  };
}

/** All offices of a line, in order, none inside another. */
export function officesOf(stream: Stream, line: Line): Office[] {
  const found: Office[] = [];
  for (let at = line.first; at < line.last; at++) {
    const office = officeAt(stream, line, at);
    if (!office) continue;
    const before = found.at(-1)?.last ?? line.first;
    found.push(office.first < before ? { ...office, first: Math.min(before, office.post) } : office);
    at = office.end - 1;
  }
  return found;
}
