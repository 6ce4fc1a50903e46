import type { Token } from "../../language/tokens.ts";
import { ordinal, readWhole } from "../../text/numbers.ts";
import { table } from "../../text/tables.ts";
import { codes } from "./codes.ts";
import { holidaySlot } from "./holidays.ts";
import type { Piece, Slot, SlotRead } from "./rules.ts";
import { hedgeAt, hedgeStarts, hedgeSteps } from "../hedges.ts";

const WORDS = new Map(table("knowledge/calendar/words.tsv").map(([word = "", kind = "", value = ""]) => [word, { kind, value }] as const));

/** Parts that make a hyphenated word worth cutting ("mid-1990s", "year-ago", "third-quarter"). */
const CUT = new Set([...WORDS.keys(), "mid", "ago", "earlier", "post", "pre", "early", "late"]);

/** Shortened weekdays that are words or names of their own, and so need a stop behind them. */
const RISKY = new Set(["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"]);

/** Words after a weekday that make it part of a name ("the Sunday Times"). */
const TITLES = new Set("times telegraph mail mirror herald post express tribune independent star world school review mass".split(" "));

/** Words before a weekday that make it the name of another thing ("Black Friday"). */
const NAMED_DAYS = new Set("black bloody good ash super palm easter cyber giving holy shrove maundy".split(" "));

function parts(token: Token): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 0; at <= token.lower.length; at++) {
    if (at < token.lower.length && token.lower[at] !== "-") continue;
    if (at > from) pieces.push(piece(token, from, at));
    if (at < token.lower.length) pieces.push(piece(token, at, at + 1));
    from = at + 1;
  }
  return pieces;
}

function piece(token: Token, from: number, to: number): Piece {
  return { start: token.start + from, end: token.start + to, text: token.text.slice(from, to), lower: token.lower.slice(from, to) };
}

/** Whether a token is read in pieces: a hyphenated word that begins or ends with a word of the calendar. */
function isCut({ kind, lower }: Token): boolean {
  const dash = kind === "word" ? lower.indexOf("-") : -1;
  return dash > 0 && (CUT.has(lower.slice(0, dash)) || CUT.has(lower.slice(lower.lastIndexOf("-") + 1)));
}

/** The pieces of the tokens from `first` to `last` exclusive: tokens, and the parts of hyphenated words that hold a word of the calendar. */
export function piecesOf(tokens: readonly Token[], first: number, last: number): readonly Piece[] {
  const own = tokens.slice(first, last);
  return own.some(isCut) ? own.flatMap((token) => (isCut(token) ? parts(token) : [token])) : own;
}

function capital(text: string): boolean {
  return text !== "" && text[0] !== text[0]?.toLowerCase();
}

function ofKind(kind: string): string[] {
  return [...WORDS].filter(([, word]) => word.kind === kind).map(([word]) => word);
}

/** A word of one class; months and weekdays only with a capital, a shortened one with its stop. */
function word(kind: string): Slot {
  const values = new Map([...WORDS].filter(([, each]) => each.kind === kind).map(([key, each]) => [key, each.value] as const));
  return {
    starts: ofKind(kind),
    read: (pieces, at) => {
      const value = values.get(pieces[at]?.lower ?? "");
      return value === undefined ? null : { value, length: 1 };
    },
  };
}

function stopAfter(pieces: readonly Piece[], at: number): boolean {
  return pieces[at + 1]?.lower === "." && pieces[at + 1]?.start === pieces[at]?.end && pieces[at + 2] !== undefined;
}

function month(pieces: readonly Piece[], at: number): SlotRead | null {
  const found = pieces[at];
  const known = found && WORDS.get(found.lower);
  if (!found || known?.kind !== "month" || !capital(found.text)) return null;
  const short = found.lower.length <= 4 && found.lower !== "may" && found.lower !== "june" && found.lower !== "july";
  return { value: Number(known.value), length: short && stopAfter(pieces, at) ? 2 : 1 };
}

function weekday(pieces: readonly Piece[], at: number): SlotRead | null {
  const found = pieces[at];
  const known = found && WORDS.get(found.lower);
  if (!found || known?.kind !== "weekday" || !capital(found.text)) return null;
  if (NAMED_DAYS.has(pieces[at - 1]?.lower ?? "") && capital(pieces[at - 1]?.text ?? "")) return null;
  const next = pieces[at + 1];
  if (next && TITLES.has(next.lower) && capital(next.text)) return null;
  if (!RISKY.has(found.lower)) return { value: Number(known.value), length: 1 };
  const stop = stopAfter(pieces, at);
  return stop || (next?.lower === "," && month(pieces, at + 2)) ? { value: Number(known.value), length: stop ? 2 : 1 } : null;
}

const DAY = /^(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?$/;

function day(pieces: readonly Piece[], at: number): SlotRead | null {
  const text = pieces[at]?.lower ?? "";
  if (DAY.test(text)) return { value: Number.parseInt(text, 10), length: 1 };
  const spelled = ordinal(text);
  return spelled !== null && spelled >= 1 && spelled <= 31 && !/^\d/.test(text) ? { value: spelled, length: 1 } : null;
}

const YEAR = /^(?:1[0-9]|20)\d\d$/;
const CENTURIES = new Map([
  ["eighteen", 1800],
  ["nineteen", 1900],
  ["twenty", 2000],
]);

function year(pieces: readonly Piece[], at: number): SlotRead | null {
  const text = pieces[at]?.lower ?? "";
  if (YEAR.test(text)) return { value: Number(text), length: 1 };
  const century = CENTURIES.get(text);
  const rest = century === undefined ? null : readWhole(pieces, at + 1);
  return century !== undefined && rest && !rest.figure && rest.value >= 10 && rest.value < 100
    ? { value: century + rest.value, length: 1 + rest.length }
    : null;
}

const DECADES = new Map(
  "twenties thirties forties fifties sixties seventies eighties nineties".split(" ").map((each, at) => [each, 1920 + 10 * at] as const),
);

/** "1990s", "'90s", "the nineties": the first year of the decade. */
function decade(pieces: readonly Piece[], at: number): SlotRead | null {
  const mark = pieces[at]?.lower === "'" || pieces[at]?.text === "’" || pieces[at]?.text === "‘" ? 1 : 0;
  const text = pieces[at + mark]?.lower ?? "";
  const full = /^(1[0-9]|20)\d0s$/.test(text);
  if (full || (mark === 1 && /^\d0s$/.test(text)))
    return { value: full ? Number(text.slice(0, 4)) : 1900 + Number(text.slice(0, 2)), length: 1 + mark };
  const named = mark === 0 ? DECADES.get(text) : undefined;
  return named === undefined ? null : { value: named, length: 1 };
}

const SOME = new Map([
  ["several", 1],
  ["few", 1],
  ["many", 1],
  ["some", 1],
  ["couple", 1],
]);

function some(pieces: readonly Piece[], at: number): SlotRead | null {
  const text = pieces[at]?.lower ?? "";
  if (!SOME.has(text)) return null;
  if (text !== "couple") return { value: "several", length: 1 };
  return { value: "couple", length: pieces[at + 1]?.lower === "of" ? 2 : 1 };
}

function number(pieces: readonly Piece[], at: number): SlotRead | null {
  const read = readWhole(pieces, at);
  return read && !read.vague ? { value: read.value, length: read.length } : null;
}

function rank(pieces: readonly Piece[], at: number): SlotRead | null {
  const value = ordinal(pieces[at]?.lower ?? "");
  return value === null ? null : { value, length: 1 };
}

const OLD_DECADE = /^[1-9]\d0s$/;

/** "490s", a decade of three figures, which only an era makes one. */
function old(pieces: readonly Piece[], at: number): SlotRead | null {
  const text = pieces[at]?.lower ?? "";
  return OLD_DECADE.test(text) ? { value: Number(text.slice(0, 3)), length: 1 } : null;
}

const TWO = /^\d{1,2}$/;
const SHORT_YEAR = /^\d\d$/;
const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.][0-5]\d)?([ap]m)?$/;
const HOUR = /^(1[0-2]|[1-9])([ap]m)?$/;

function half(text: string): number | null {
  const bare = text.replaceAll(".", "");
  return bare === "am" ? 0 : bare === "pm" ? 12 : null;
}

/** "7:15 p.m.", "19:15", "10am": minutes after midnight as `Thh:mm` (hours alone as `Thh:00`). */
function clock(pieces: readonly Piece[], at: number): SlotRead | null {
  const text = pieces[at]?.lower ?? "";
  const exact = CLOCK.exec(text);
  const hour = exact ? null : HOUR.exec(text);
  if (!exact && !hour) return null;
  const glued = exact?.[3] ?? hour?.[2];
  const apart = glued === undefined ? half(pieces[at + 1]?.lower ?? "") : null;
  const noon = glued === undefined ? apart : half(glued);
  if (noon === null && (!exact || text.includes("."))) return null;
  const base = Number(exact?.[1] ?? hour?.[1]);
  const value = noon === null ? base : (base % 12) + noon;
  return { value: `T${String(value).padStart(2, "0")}:${exact?.[2] ?? "00"}`, length: apart === null ? 1 : 2 };
}

function hedge(pieces: readonly Piece[], at: number): SlotRead | null {
  const found = hedgeAt(pieces, at);
  return found && { value: found.bound, length: found.length };
}

const pattern =
  (test: RegExp): Slot["read"] =>
  (pieces, at) => {
    const text = pieces[at]?.lower ?? "";
    return test.test(text) ? { value: Number(text), length: 1 } : null;
  };

const SMALL =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const RANKS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth".split(
    " ",
  );
const NUMBER_STARTS = ["a", "an", "half", ...SMALL, ...TENS];
const RANK_STARTS = [...RANKS, "eighteenth", "nineteenth", "twentieth", "thirtieth", "hundredth", "thousandth", ...TENS];

const SCALES = "dozen hundred thousand million billion trillion lakh crore".split(" ");
const NUMBERS_GO_ON = ["and", "a", "half", "-", ...SMALL, ...TENS, ...SCALES];
const HALVES_OF_DAY = ["am", "pm", "a.m", "p.m", "a.m.", "p.m."];

const FIGURES = ["00", "0000", "0s", "0"];

/** What the rules about time are made of. Values: numbers, units by name, TIMEX3 codes; `clock` gives `Thh:mm`. */
export const slots: Readonly<Record<string, Slot>> = {
  month: { starts: ofKind("month"), more: ["."], read: month },
  weekday: { starts: ofKind("weekday"), more: ["."], read: weekday },
  season: word("season"),
  part: word("part"),
  unit: word("unit"),
  num: { starts: [...NUMBER_STARTS, ...FIGURES], more: NUMBERS_GO_ON, read: number },
  some: { starts: [...SOME.keys()], more: ["of"], read: some },
  ord: { starts: [...RANK_STARTS, "0th"], read: rank },
  day: { starts: [...RANK_STARTS, "00", "0th"], read: day },
  year: { starts: [...CENTURIES.keys(), "0000"], more: [...SMALL, ...TENS], read: year },
  decade: { starts: ["'", "’", "‘", ...DECADES.keys(), "0s"], more: ["0s"], read: decade },
  old: { starts: ["0s"], read: old },
  holiday: holidaySlot,
  two: { starts: ["00"], read: pattern(TWO) },
  yy: { starts: ["00"], read: pattern(SHORT_YEAR) },
  clock: {
    starts: ["00", "0"],
    more: new Map([
      ["00", HALVES_OF_DAY],
      ["0", ["", ...HALVES_OF_DAY]],
    ]),
    read: clock,
  },
  hedge: { starts: hedgeStarts, more: hedgeSteps, read: hedge },
  ...codes,
};
