import type { Counted } from "../model/claim.ts";
import { inBase } from "../text/measures.ts";

/** The numbers that a stated one can mean: from `low` to `high`, both included. */
interface Amount {
  readonly low: number;
  readonly high: number;
}

/** How far from a rounded number the true one is taken to lie where the words say that it is close: "about 100" is 90 to 110. */
const LOOSE = 0.1;
/** A measure told in another unit is rounded by who converted it: 10 miles and 16 kilometres are one length. */
const CONVERTED = 0.05;
/** Smaller whole numbers are counts: forty are not forty-three. Larger ones are rounded as "61 billion" is for 61.4. */
const ROUNDED = 10_000;
/** Digits that a rounded number must have to be taken for a rounding: "50,000" stands for too much. */
const DIGITS = 2;

/** The numbers that a claim allows, in its own unit. */
function allowed({ value, to = value, bound, close }: Counted): Amount {
  const size = Math.abs(value);
  if (bound === "about") return { low: value - LOOSE * size, high: to + LOOSE * size };
  if (bound === "at-least") return { low: value, high: Infinity };
  if (bound === "at-most") return { low: -Infinity, high: to };
  if (bound === "over") return { low: value, high: close ? to + LOOSE * size : Infinity };
  if (bound === "under") return { low: close ? value - LOOSE * size : -Infinity, high: to };
  return { low: value, high: to };
}

/** The numbers that a claim allows in the base unit of what it measures, and around them what converting may have rounded. */
function inUnits(claim: Counted, converted: boolean): Amount {
  const { low, high } = allowed(claim);
  const ratio = inBase(1, claim.symbol ?? "").value;
  const around = (end: number): number => (converted && Number.isFinite(end) ? CONVERTED * Math.abs(end * ratio) : 0);
  return { low: low * ratio - around(low), high: high * ratio + around(high) };
}

/** Powers of ten that a number ends in, as written: 61 000 000 000 ends in nine; numbers that are not whole in fewer than none. */
function place(value: number): number {
  const [digits = "", exponent = "0"] = Math.abs(value).toExponential().split("e");
  return Number(exponent) - Math.max(0, digits.length - 2);
}

function digitsOf(value: number): number {
  const [digits = ""] = Math.abs(value).toExponential().split("e");
  return digits.replace(".", "").length;
}

/** Whether one exact number is the other, rounded: "61 billion" and "61.4 billion", "12 percent" and "12.4 percent"; of small whole numbers none is. */
function rounding(a: Counted, b: Counted): boolean {
  if (a.bound !== "exact" || b.bound !== "exact" || a.to !== undefined || b.to !== undefined) return false;
  const [coarse, fine] = place(a.value) > place(b.value) ? [a.value, b.value] : [b.value, a.value];
  if (digitsOf(coarse) < DIGITS || (Number.isInteger(fine) && Math.abs(fine) < ROUNDED)) return false;
  return Math.abs(coarse - fine) <= 10 ** place(coarse) / 2;
}

/**
 * Whether two figures can both be true: "almost half a billion" and 480 million, "at least 12" and 40, "10 to 15" and 12, 10 miles and
 * 16 kilometres. Exact figures only where they are equal, or one is the other rounded.
 */
export function agree(a: Counted, b: Counted): boolean {
  const converted = a.symbol !== b.symbol;
  const [one, other] = [inUnits(a, converted), inUnits(b, converted)];
  return (one.low <= other.high && other.low <= one.high) || (!converted && rounding(a, b));
}
