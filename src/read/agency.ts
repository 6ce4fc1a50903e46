import { dateAt } from "./dates.ts";
import { type Line, type Page, textOf } from "./page.ts";
import { phrases } from "./phrases.ts";
import { folded, isRunning } from "./shape.ts";

/** Running lines at the start of the report in which an agency is credited. */
const CREDIT_LINES = 3;
/** How far into such a line the credit is looked for, in characters. */
const CREDIT_LENGTH = 1_500;
/** Longest dateline, in characters. */
const DATELINE = 90;
/** Lines at the top in which a release says that it is one. */
const RELEASE_LINES = 5;

const AGENCY = "[\\p{Lu}][\\p{L}\\p{N}.-]*(?: [\\p{Lu}][\\p{L}\\p{N}.-]*){0,3}";
// "BRUSSELS, Nov. 13, 2024 (AP) —", "Kyiv (Reuters) -", "(AFP) –"
const BRACKETED = new RegExp(`\\((${AGENCY})\\)\\s?[-–—]`, "u");
const DASH = /\s[-–—]{1,2}\s/u;
// "TURAN's Washington correspondent reports", "a Reuters reporter said" is the report's own; ", TASS reports", "reports Ukrinform"
const CORRESPONDENT = new RegExp(
  `(${AGENCY})['’]s (?:own )?(?:[\\p{L}-]+ ){0,3}(?:correspondents?|reporters?) (?:reports?|reported|writes?|wrote)\\b`,
  "gu",
);
const CLAUSE = new RegExp(`(?:, |^|, as )(${AGENCY}) (?:reports?|reported)[,.]?(?: citing|$|\\s)`, "gu");
const AS_REPORTED = new RegExp(`\\b(?:reports|according to|as reported by|as told to|told) (${AGENCY})(?=[,.\\s])`, "gu");
const RELEASE = /^(?:for immediate release|(?:press|media|news) (?:release|statement)|official statement|joint statement)\b/u;

function isAgency(name: string): boolean {
  return phrases().agencies.has(name);
}

/** The longest run of words of `name`, from its first, that names a known agency; capitals count where the wording alone shows one. */
function agencyIn(name: string, byWording: boolean): string | null {
  const words = name.split(" ");
  for (let n = words.length; n > 0; n--) {
    const part = words.slice(0, n).join(" ");
    if (isAgency(part)) return part;
  }
  const last = words.at(-1) ?? "";
  return byWording && words.length === 1 && /^\p{Lu}{3,}$/u.test(last) ? last : null;
}

function credit(page: Page, start: number, name: string): void {
  page.credits.push({ role: "agency", start, end: start + name.length });
}

function dateline(page: Page, line: Line): void {
  const head = page.text.slice(line.start, Math.min(line.end, line.start + DATELINE));
  const bracketed = BRACKETED.exec(head);
  const name = bracketed?.[1] ?? "";
  const found = bracketed && agencyIn(name, true);
  const stop = found ? bracketed.index : DASH.exec(head)?.index;
  if (bracketed && found) {
    credit(page, line.start + bracketed.index + 1, found);
    page.kind ??= "wire";
  }
  if (stop === undefined || !/^\p{Lu}[\p{L}\p{M}.'’-]/u.test(head)) return;
  for (const comma of head.slice(0, stop).matchAll(/, (?=\p{Lu}|\d)/gu)) {
    const date = dateAt(page.text, line.start + comma.index + 2);
    if (!date || date === "unreadable" || date.end > line.start + stop + 1) continue;
    page.dates.push({ days: date.days, start: date.start, end: date.end, method: "dateline", rank: 4 });
    return;
  }
}

function credited(page: Page, line: Line): boolean {
  const text = page.text.slice(line.start, Math.min(line.end, line.start + CREDIT_LENGTH));
  // Looking for a word costs far less than trying a pattern at every capital.
  const own = text.includes("correspondent") || text.includes("reporter");
  for (const [pattern, byWording] of [...(own ? [[CORRESPONDENT, true] as const] : []), [CLAUSE, false], [AS_REPORTED, false]] as const) {
    for (const match of text.matchAll(pattern)) {
      const name = agencyIn(match[1] ?? "", byWording);
      if (name === null) continue;
      credit(page, line.start + match.index + match[0].indexOf(name), name);
      return true;
    }
  }
  return false;
}

/**
 * Read who carried a report: a dateline with agency and date, an agency credited in its first paragraphs, and whether it is a release.
 * A bracketed agency in the dateline makes the page a wire item; "press release" at its top makes it a release.
 */
export function readWire(page: Page): void {
  const running = page.lines.filter((line) => line.kind !== "furniture" && line.kind !== "headline" && isRunning(textOf(page, line)));
  const head = page.lines.slice(0, RELEASE_LINES);
  if (head.some((line) => RELEASE.test(folded(page.text.slice(line.start, Math.min(line.end, line.start + 60)))))) page.kind ??= "release";
  if (running[0]) dateline(page, running[0]);
  if (page.credits.some(({ role }) => role === "agency")) return;
  for (const line of running.slice(0, CREDIT_LINES)) if (credited(page, line)) return;
}
