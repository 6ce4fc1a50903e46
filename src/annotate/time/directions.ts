import type { Match } from "./rules.ts";

type Which = "last" | "next" | "this";

/** Words that point before, after or at the day of writing. */
export const DIRECTION: Readonly<Record<string, Which>> = {
  last: "last",
  past: "last",
  previous: "last",
  preceding: "last",
  latest: "last",
  next: "next",
  coming: "next",
  following: "next",
  upcoming: "next",
  forthcoming: "next",
  this: "this",
  current: "this",
  present: "this",
};

/** Which way the words of a match point; "this" if none does. */
export function which(match: Match): Which {
  for (let at = match.first; at < match.last; at++) {
    const found = DIRECTION[match.pieces[at]?.lower ?? ""];
    if (found) return found;
  }
  return "this";
}

/** -1 before, 0 at, 1 after the day of writing. */
export function sign(direction: Which): -1 | 0 | 1 {
  return direction === "last" ? -1 : direction === "next" ? 1 : 0;
}

/** The way a yearless reading looks, where the words say so. */
export function toward(direction: Which): { toward?: "past" | "future"; said?: true } {
  return direction === "this" ? {} : { toward: direction === "last" ? "past" : "future", said: true };
}
