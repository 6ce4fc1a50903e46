import type { Problem } from "../model/document.ts";
import type { Page } from "./page.ts";
import type { Tree } from "./tree.ts";

/** From this many characters of text on, a page shows its report, whatever it asks its readers for. A judgement: some 250 words. */
const WHOLE = 1_500;
/** Most characters of one script in which the statement is looked for. */
const LENGTH = 100_000;
/** schema.org's statement that not everybody can read a work. */
const STATED = /"isAccessibleForFree"\s{0,3}:\s{0,3}"?false/iu;
/** What pages ask those who are to pay for the rest. */
const ASKED =
  /(?:subscribe|sign (?:in|up)|log in|register|become a member)[^.!?]{0,60} to (?:continue|keep|finish) reading|(?:subscribe|sign (?:in|up)|log in|register)[^.!?]{0,40} to read (?:the (?:full|rest|whole)|more|this)|this (?:article|content|story|page) is (?:only )?(?:for|available (?:only )?to|reserved for|exclusive(?:ly)? (?:for|to)) (?:paying |our )?(?:subscribers|members)|to read the (?:full|rest of (?:the|this)) (?:article|story)|(?:jetzt|artikel|hier) (?:weiterlesen mit|freischalten)|nur für abonnenten|réservée? aux abonnés|(?:solo|exclusivo) para suscriptores|riservato agli abbonati/iu;
/** Longest line that asks so. */
const LINE = 400;

/** Problem `cut-short` where a page shows little of its report and says that the rest is for those who pay or sign in. */
export function wallOf(source: string, tree: Tree, page: Page): Omit<Problem, "span"> | null {
  const told = page.lines.reduce((sum, { kind, start, end }) => sum + (kind === "furniture" || kind === "headline" ? 0 : end - start), 0);
  if (told >= WHOLE) return null;
  const stated = tree.data.some(({ start, end }) => STATED.test(source.slice(start, Math.min(end, start + LENGTH))));
  const asked = stated || page.lines.some(({ start, end }) => end - start <= LINE && ASKED.test(page.text.slice(start, end)));
  return asked
    ? { code: "cut-short", message: "the page shows the beginning of its report; the rest is for those who subscribe or sign in" }
    : null;
}
