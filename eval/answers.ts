import type { EventMention, Timex } from "../src/model/annotation.ts";
import type { Analysed } from "../src/model/annotator.ts";
import type { DocumentDates } from "../src/model/document.ts";
import type { Resolution } from "../src/model/resolution.ts";
import type { Span } from "../src/model/span.ts";
import { relevance } from "./scorers/phrases.ts";
import { whenOf } from "../src/resolve/when.ts";

/** What a report says of its main event, in its words; `day` is `when` as `YYYY-MM-DD`. A question without an answer is absent. */
export interface Answers {
  readonly who?: string;
  readonly what?: string;
  readonly when?: string;
  readonly day?: string;
  readonly where?: string;
}

function words({ document }: Analysed, span: Span): string {
  return document.text.slice(span.start, span.end);
}

/** Days before publication within which the day of the news lies. */
const NEWS = 14;

interface Dated {
  readonly day: string;
  readonly words: string;
}

function dayOf(analysed: Analysed, dates: DocumentDates, timex: Timex): Dated | undefined {
  const when = whenOf(timex, analysed.document, dates);
  const published = analysed.document.published[0]?.days.from;
  if (!when || when.days.from !== when.days.to) return undefined;
  const apart = published === undefined ? 0 : (Date.parse(published) - Date.parse(when.days.from)) / 86_400_000;
  return apart >= 0 && apart <= NEWS ? { day: when.days.from, words: words(analysed, timex.span) } : undefined;
}

/** The latest day named in the opening or beside the main event; else the one the report names most often. */
function dated(analysed: Analysed, dates: DocumentDates, spans: readonly (Span | undefined)[]): Dated | undefined {
  const timexes = analysed.annotations.filter((one) => one.kind === "timex");
  const all = timexes.flatMap((one) => {
    const found = dayOf(analysed, dates, one);
    return found ? [{ ...found, start: one.span.start }] : [];
  });
  const near = all.filter((one) => spans.some((span) => span?.start === one.start));
  if (near.length > 0) return near.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1);
  const times = (day: string) => all.filter((one) => one.day === day).length;
  return all.toSorted((a, b) => times(a.day) - times(b.day) || (a.day < b.day ? -1 : 1)).at(-1);
}

/** The record's answers to who did what, when and where, for the main event of one document. */
export function answersOf(analysed: Analysed, resolution: Resolution): Answers {
  const main = analysed.annotations.find((one): one is EventMention => one.kind === "event" && one.standing === "main");
  const dates = resolution.dates.get(analysed.document.id) ?? { candidates: [] };
  const gist = main?.gist;
  const where = gist?.where ?? main?.place;
  const when = dated(analysed, dates, [main?.time, ...(gist?.when ?? [])]);
  const day = when?.day ?? analysed.document.published[0]?.days.from;
  return {
    ...(gist?.who ? { who: words(analysed, gist.who) } : {}),
    ...(gist ? { what: words(analysed, gist.what) } : {}),
    ...(when ? { when: when.words } : {}),
    ...(day === undefined ? {} : { day }),
    ...(where ? { where: words(analysed, where) } : {}),
  };
}

/** A phrase that coders marked, and for "when" the day they took it to mean. */
export interface Marked {
  readonly text?: string | null;
  readonly parsed?: string | null;
}

/** The file writes typographic marks as escapes within escapes. */
function plain(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Questions that are scored. */
export const QUESTIONS = ["who", "what", "when", "where"] as const;

/**
 * How right a question is answered, 0 to 1: the relevance of our words beside the best of the phrases that coders marked, or 1 where our day is
 * one they gave. Undefined where the coders marked nothing, so that there is nothing to find.
 */
export function answered(question: (typeof QUESTIONS)[number], answers: Answers, marked: readonly Marked[]): number | undefined {
  const phrases = marked.flatMap(({ text }) => (text ? [plain(text)] : []));
  const days = question === "when" ? marked.flatMap(({ parsed }) => (parsed ? [parsed.slice(0, 10)] : [])) : [];
  if (phrases.length + days.length === 0) return undefined;
  if (answers.day !== undefined && days.includes(answers.day)) return 1;
  const own = answers[question];
  return own === undefined ? 0 : Math.max(0, ...phrases.map((each) => relevance(own, each)));
}
