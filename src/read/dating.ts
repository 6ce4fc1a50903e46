import type { DateMethod, Days, FurnitureReason } from "../model/document.ts";
import type { Weighed } from "./article.ts";
import { dateAt, dateInAddress } from "./dates.ts";
import type { Stated } from "./head.ts";
import { type Order, printedDates } from "./printed.ts";
import type { Tree } from "./tree.ts";

/** A day a page gives for itself: in a statement, or printed in a line; offsets are characters of either. Lower ranks are better. */
export interface PageDate {
  readonly days: Days;
  readonly method: DateMethod;
  readonly rank: number;
  readonly start: number;
  readonly end: number;
  readonly at: { readonly line: number } | { readonly stated: Stated };
  /** Whether it says when the page was changed. */
  readonly updated: boolean;
}

/** Where dates are looked for: statements with their texts, the headline's line (-1 if unknown), and how the page orders figures. */
export interface Asked {
  readonly stated: readonly (readonly [Stated, string])[];
  readonly headline: number;
  readonly order: Order;
}

/** Lines below and above the headline in which a page prints its date. */
const BELOW = 14;
const ABOVE = 6;
/** Longest line in which a date can be the page's own, and how much of the beginning and the end of a longer one is looked at. */
const LINE = 200;
/** Ranks of printed dates. Set by reading the pages of htmldate-eval: what is marked near the headline comes after statements in the head and before unmarked lines. */
const MARKED = [1, 2.5, 3.5] as const;
const NEAR = 4.5;
const LABELLED = 3.4;
const IN_ARTICLE = 6.5;
const IN_TITLE = 6;
const ELSEWHERE = 8;
const URL_DAY = 3.2;
const URL_MONTH = 9;
/** Added to the rank where the date stands in a teaser, a comment or other furniture. */
const APART = 4;
/** Taken off the rank for each other kind of source that gives the same day, and how many of them count. */
const AGREED = 0.9;
const MOST_AGREED = 3;

const LABEL =
  /(?:published|posted|first published|date|created|issued|veröffentlicht|erschienen|erstellt|stand|datum|publié|mis en ligne|publicado|pubblicato|gepubliceerd|publicerad|opublikowano|опубликовано|yayın)[^.!?]{0,20}$/iu;
const CHANGED =
  /(?:updated|modified|edited|changed|aktualisiert|geändert|änderung|bearbeitet|überarbeitet|mis à jour|modifié|actualizado|aggiornato|bijgewerkt|uppdaterad)[^.!?]{0,20}$/iu;
const NOT_ITS =
  /(?:copyright|©|joined|registered|member since|registriert|beigetreten|anmeldedatum|mitglied|inscrit|inscription|born|geboren|since|seit|until|bis|deadline|archiv)[^.!?]{0,20}$/iu;

/** Added to the rank of microdata where many elements of a page have it: each is the date of another report in a list. */
const LISTED = 3;
const MANY = 3;
/** Added where the moment of publication is that of the last change, and an earlier one is stated as well. */
const RESTATED = 3;

/** The day of a statement. Figures in open order are read as the day that the page prints, else with the day first. */
function statedDay(text: string, printed: ReadonlySet<string>): { readonly days: Days } | undefined {
  const found = dateAt(text, 0);
  if (found && found !== "unreadable") return found;
  const orders = (["day", "month"] as const).map((order) => printedDates(text.slice(0, LINE), order)[0]);
  return orders.find((one) => one && printed.has(one.days.from)) ?? orders[0];
}

/** Statements of publication that give the minute of the last change, where others give an earlier day. */
function restatedIn(stated: Asked["stated"]): ReadonlySet<Stated> {
  const minute = (text: string): string => text.slice(0, 16);
  const changes = new Set(stated.flatMap(([one, text]) => (one.field === "updated" && /T\d/u.test(text) ? [minute(text)] : [])));
  const published = stated.filter(([one]) => one.field === "published" && one.by !== "element");
  const early = published
    .filter(([, text]) => !changes.has(minute(text)) && /^\d{4}-\d\d-\d\dT/u.test(text))
    .map(([, text]) => text.slice(0, 10));
  return new Set(
    published.flatMap(([one, text]) => (changes.has(minute(text)) && early.some((day) => day < text.slice(0, 10)) ? [one] : [])),
  );
}

function statedDates(
  stated: Asked["stated"],
  { why, inside }: Weighed,
  { headlineNode, days }: { readonly headlineNode: number; readonly days: ReadonlySet<string> },
): PageDate[] {
  const listed = stated.filter(([one]) => one.by === "element" && one.rank === 1 && one.field === "published").length >= MANY;
  const restated = restatedIn(stated);
  return stated.flatMap(([one, text]): PageDate[] => {
    const place = { at: { stated: one }, updated: one.field === "updated" };
    if (one.field === "address") {
      const date = dateInAddress(text);
      if (!date) return [];
      const day = date.days.from === date.days.to;
      return [
        { days: date.days, start: date.start, end: date.end, method: "url", rank: day ? URL_DAY : URL_MONTH, ...place, updated: false },
      ];
    }
    if (one.field !== "published" && one.field !== "updated") return [];
    const date = statedDay(text, days);
    if (!date || date.days.open) return [];
    const node = one.node;
    const apart = node === undefined ? null : why[node];
    const away =
      apart && apart !== "metadata" && apart !== "byline" ? APART : node !== undefined && !inside[node] && node > headlineNode + 60 ? 1 : 0;
    const rank = one.rank + away + (one.by === "element" && one.rank === 1 && listed ? LISTED : 0) + (restated.has(one) ? RESTATED : 0);
    return [{ days: date.days, start: 0, end: text.length, method: away ? "text" : "meta", rank, ...place }];
  });
}

/** How near a line is to the headline: the rank of an unmarked date in it. */
function placeRank(at: number, headline: number, inside: boolean): number {
  if (headline >= 0 && at >= headline - ABOVE && at <= headline + BELOW) return NEAR + Math.abs(at - headline) * 0.02;
  return inside ? IN_ARTICLE : ELSEWHERE;
}

/** A day that opens a report and is set off from it: "27.1.2022 - At …". */
const OPENING = /^.{6,30}?\d\d\s{0,2}(?:[-–—:|]\s|[„“"«]\p{Lu})/u;
/** Longest line of metadata in which a date is looked for. */
const METADATA = 600;

/** As much of a line as can hold the page's own date: all of a short one, and of a long one its opening if that is set off. */
function textAt(text: string, { apart, near }: { readonly apart: FurnitureReason | null | undefined; readonly near: boolean }): string {
  if (text.length <= LINE || (apart === "metadata" && text.length <= METADATA)) return text;
  return (near && OPENING.exec(text.slice(0, 40))?.[0]) || "";
}

function printedIn(tree: Tree, { why, inside }: Weighed, { headline, order }: Asked): PageDate[] {
  const marks = new Map<number, number>();
  for (const { role, rank, line, last } of tree.marks) {
    if (role === "date" && last - line <= 4) for (let at = line; at <= last; at++) marks.set(at, Math.min(rank, marks.get(at) ?? 3));
  }
  return tree.lines.flatMap((line, at): PageDate[] => {
    const apart = why[line.node];
    const text = at === headline ? line.text : textAt(line.text, { apart, near: at > headline && at <= headline + BELOW });
    if (text === "") return [];
    const mark = marks.get(at);
    const outer = apart && apart !== "metadata" && apart !== "byline" && apart !== "disclaimer" ? APART : 0;
    return printedDates(text, order).flatMap(({ days, start, end }): PageDate[] => {
      const before = text.slice(Math.max(0, start - 40), start);
      if (NOT_ITS.test(before)) return [];
      const updated = CHANGED.test(before);
      const base = placeRank(at, headline, inside[line.node] ?? false);
      const marked = mark === undefined ? 9 : (MARKED[mark as 0] ?? 9) + (base > NEAR + 1 ? 1.5 : 0);
      const rank =
        Math.min(base, marked, LABEL.test(before) || updated ? LABELLED + (base > NEAR + 1 ? 2 : 0) : 9) +
        (at === headline ? IN_TITLE - NEAR : 0);
      return [
        { days, method: outer > 0 || rank >= IN_ARTICLE ? "text" : "print", rank: rank + outer, start, end, at: { line: at }, updated },
      ];
    });
  });
}

/** The kind of source a date comes from: agreement counts only between kinds. */
function kindOf({ at, method }: PageDate): string {
  return "line" in at ? "line" : method === "url" ? "url" : at.stated.by;
}

const dayAfter = (day: string, by: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** Whether a date is a moment in universal time, whose day can be another one where the page was published. */
function isUniversal(date: PageDate, texts: ReadonlyMap<Stated, string>): boolean {
  return "stated" in date.at && /\d\d:?\d\d(?::?\d\d?)?(?:\.\d+)?(?:Z|\+00:?00)$/u.test(texts.get(date.at.stated) ?? "");
}

/**
 * The days a page gives for its publication, best first, and for its last change. Dates that several kinds of sources give move up; a
 * moment in universal time whose local day another source gives is left to that source.
 */
export function datesOf(tree: Tree, weighed: Weighed, asked: Asked): { published: PageDate[]; updated: PageDate[] } {
  const headlineNode = tree.lines[asked.headline]?.node ?? 0;
  const printed = printedIn(tree, weighed, asked);
  const days = new Set(printed.map((date) => date.days.from));
  const all = [...statedDates(asked.stated, weighed, { headlineNode, days }), ...printed];
  const kinds = new Map<string, Set<string>>();
  for (const date of all) {
    const of = kinds.get(date.days.from) ?? new Set<string>();
    kinds.set(date.days.from, of.add(kindOf(date)));
  }
  const weight = (date: PageDate): number =>
    date.days.from === date.days.to
      ? date.rank - Math.min(MOST_AGREED, (kinds.get(date.days.from)?.size ?? 1) - 1) * AGREED
      : date.rank + 20;
  const texts = new Map(asked.stated);
  const local = new Set(
    all.filter((date) => !isUniversal(date, texts) && date.rank < IN_ARTICLE && !date.updated).map(({ days }) => days.from),
  );
  const shifted = (date: PageDate): boolean =>
    isUniversal(date, texts) && !local.has(date.days.from) && [-1, 1].some((by) => local.has(dayAfter(date.days.from, by)));
  const ordered = all
    .filter((date) => !shifted(date))
    .map((date, i) => ({ date, i, weight: weight(date) }))
    .toSorted((a, b) => a.weight - b.weight || a.i - b.i)
    .map(({ date }) => date);
  return { published: once(ordered.filter((date) => !date.updated)), updated: once(ordered.filter((date) => date.updated)) };
}

/** Most days a page gives for itself; more are those of a list of reports. */
const MOST = 8;

function once(dates: readonly PageDate[]): PageDate[] {
  const seen = new Set<string>();
  const found = dates.filter(({ days, method }) => {
    const key = `${days.from} ${method}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return found.slice(0, MOST);
}
