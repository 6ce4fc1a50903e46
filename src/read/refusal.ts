import type { Problem } from "../model/document.ts";
import { type Page, textOf } from "./page.ts";
import { phrases, type Refusal } from "./phrases.ts";
import { folded, isRunning } from "./shape.ts";

const PROBLEMS: Readonly<Record<Refusal, Problem>> = {
  consent: { code: "consent-wall", message: "the page asks for consent instead of showing its report" },
  scripts: { code: "scripts-needed", message: "the page shows nothing but that it needs scripts" },
  robots: { code: "robot-check", message: "the page wants to know whether a person reads it" },
  error: { code: "error-page", message: "the page says that it has an error, or is not there" },
};

/** Most characters of a page that may be a refusal: what asks for consent explains itself at length, the others do not. Judgements. */
const LONGEST = 4_000;
const SHORT = 1_500;
/** From this many characters of other running text on, a page shows the beginning of its report. A judgement: two sentences. */
const BEGUN = 200;
/** Fewest phrases of consent: a report about cookies has one as well. */
const FEWEST_OF_CONSENT = 2;

/** What lines say that refuse, by kind: how many characters they have, and with how many phrases; and the running text beside them. */
interface Said {
  readonly refused: ReadonlyMap<Refusal, { readonly length: number; readonly phrases: number }>;
  readonly other: number;
}

function said(page: Page, lines: Page["lines"], length: number): Said {
  const refused = new Map<Refusal, { length: number; phrases: number }>();
  let other = 0;
  for (const line of lines) {
    // What is left cannot be twice as much any more.
    if (other >= BEGUN && other * 3 >= length) break;
    const text = textOf(page, line);
    const plain = folded(text);
    const hits = phrases().refusals.filter(({ phrase }) => plain.includes(phrase));
    const what = hits[0]?.what;
    if (what === undefined) other += isRunning(text) ? text.length : 0;
    else {
      const before = refused.get(what) ?? { length: 0, phrases: 0 };
      refused.set(what, { length: before.length + text.length, phrases: before.phrases + hits.length });
    }
  }
  return { refused, other };
}

/**
 * Why a page that has been laid out shows no report, although it has text: nearly all that it says asks for consent to cookies or for scripts,
 * doubts that a person reads it, or tells of an error. Null if it shows one, or its beginning.
 */
export function refusalOf(page: Page): Problem | null {
  const lines = page.lines.filter(({ kind }) => kind !== "furniture");
  const length = lines.reduce((sum, { start, end }) => sum + end - start, 0);
  if (length > LONGEST) return null;
  const { refused, other } = said(page, lines, length);
  for (const [what, { length: own, phrases: found }] of refused) {
    const consent = what === "consent";
    if (consent ? found < FEWEST_OF_CONSENT : length > SHORT) continue;
    if (own > other && (other < BEGUN || (consent && own > other * 2))) return PROBLEMS[what];
  }
  return null;
}
