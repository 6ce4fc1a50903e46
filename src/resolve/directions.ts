import type { Analysed } from "../model/annotator.ts";
import type { Days, DocumentDates } from "../model/document.ts";
import type { Reason } from "../model/reason.ts";
import type { DocId, Span } from "../model/span.ts";

/** Two documents that share text. `shared` are the passages in each, in text order. */
export interface Sharing {
  readonly sides: readonly [Analysed, Analysed];
  readonly shared: readonly [readonly Span[], readonly Span[]];
  readonly dates: ReadonlyMap<DocId, DocumentDates>;
}

/** Which of two documents the other was made from, and what says so; null where nothing tells. */
export interface Direction {
  readonly from: DocId | null;
  readonly because: readonly Reason[];
}

/** One thing that tells a copy from its source: the place of the source among the two, and the reason. */
interface Sign {
  readonly source: 0 | 1;
  readonly reason: Reason;
}

/** How far apart, in days, one text can be published and still be told again rather than told anew; see `isSeries`. */
const SERIES_DAYS = 3;
/**
 * Words of one passage from which on a text met again days later is a copy. Wire items that are written anew with the same form of words
 * share up to 58 words in a row (100 pairs of Reuters-21578, three and more days apart, compared by hand); articles told again share hundreds.
 */
const SERIES_WORDS = 80;
/** A shorter text that is nothing but the beginning of a longer one was cut from its end; of so much of the longer one at most. */
const CUT = 0.85;
/** Characters of the longer text that may come before, between and after the shared passages of a text that was cut. */
const SLACK = 60;

const text = (one: Analysed, span: Span): string => one.document.text.slice(span.start, span.end);
const own = ({ document }: Analysed, dates: Sharing["dates"]) => dates.get(document.id)?.chosen;

function wire({ sides }: Sharing): Sign | undefined {
  const source = sides.findIndex((one) => one.document.kind === "wire");
  if (source < 0 || sides[1 - source]?.document.kind === "wire") return undefined;
  const credits = sides[source as 0 | 1].document.credits.map((credit) => credit.span);
  return { source: source as 0 | 1, reason: { code: "wire-copy", values: [], evidence: credits, weight: 1 } };
}

function release({ sides, shared }: Sharing): Sign | undefined {
  const source = sides.findIndex((one) => one.document.kind === "release" || one.document.kind === "transcript");
  if (source < 0 || sides[1 - source]?.document.kind !== "report") return undefined;
  const evidence = shared[source as 0 | 1].slice(0, 1);
  return { source: source as 0 | 1, reason: { code: "primary-text", values: [sides[source as 0 | 1].document.kind], evidence, weight: 1 } };
}

/** The copy names the outlet it took its text from. */
function credited({ sides }: Sharing): Sign | undefined {
  for (const source of [0, 1] as const) {
    const [from, to] = [sides[source], sides[1 - source] as Analysed];
    const publishers = from.document.credits.filter((credit) => credit.role === "publisher");
    for (const { role, span } of to.document.credits) {
      if (role !== "agency") continue;
      const named = text(to, span).toLowerCase();
      const publisher = publishers.find((one) => text(from, one.span).toLowerCase() === named);
      const reason = publisher && { code: "credits-source", values: [text(to, span)], evidence: [span, publisher.span], weight: 1 };
      if (reason) return { source, reason };
    }
  }
  return undefined;
}

function earlier({ sides, dates }: Sharing): Sign | undefined {
  const [first, second] = [own(sides[0], dates), own(sides[1], dates)];
  if (!first || !second || first.days.open || second.days.open) return undefined;
  const source = first.days.to < second.days.from ? 0 : second.days.to < first.days.from ? 1 : undefined;
  if (source === undefined) return undefined;
  const values = [first.days.from, second.days.from];
  return { source, reason: { code: "published-earlier", values, evidence: [...first.evidence, ...second.evidence], weight: 1 } };
}

/** The last day on which a document says it was published or updated, with what says so. */
function lastly({ document }: Analysed, dates: Sharing["dates"]): { readonly day: string; readonly evidence: readonly Span[] } | undefined {
  const chosen = dates.get(document.id)?.chosen;
  const all = [...(chosen ? [chosen] : []), ...(document.updated ?? [])].filter(({ days }) => days.open === undefined);
  const [last] = all.toSorted((a, b) => (a.days.to > b.days.to ? -1 : 1));
  return last && { day: last.days.to, evidence: last.evidence };
}

/** Two versions of one day of publication, of which one says that it was updated later. */
function updated({ sides, dates }: Sharing): Sign | undefined {
  const [first, second] = [lastly(sides[0], dates), lastly(sides[1], dates)];
  const versions = sides.some(({ document }) => (document.updated?.length ?? 0) > 0);
  if (!versions || !first || !second || first.day === second.day) return undefined;
  const values = [first.day, second.day];
  const source = first.day < second.day ? 0 : 1;
  return { source, reason: { code: "updated-later", values, evidence: [...first.evidence, ...second.evidence], weight: 1 } };
}

/** Where the report itself stands in its text: from the first block that is no furniture to the last. */
function bodyOf({ document }: Analysed): { readonly start: number; readonly end: number } {
  const blocks = document.blocks.filter((block) => block.kind !== "furniture" && block.kind !== "headline");
  return { start: blocks[0]?.span.start ?? 0, end: blocks.at(-1)?.span.end ?? 0 };
}

/** One shared stretch from the beginning: all of the shorter text, and of the longer all but its end. */
function cut({ sides, shared }: Sharing): Sign | undefined {
  for (const source of [0, 1] as const) {
    const [long, short] = [bodyOf(sides[source]), bodyOf(sides[1 - source] as Analysed)];
    const [there, here] = [shared[source], shared[(1 - source) as 0 | 1]];
    const [last, end] = [there.at(-1), here.at(-1)];
    if (!last || !end || there.length !== 1 || here.length !== 1) continue;
    const whole = (here[0]?.start ?? 0) - short.start <= SLACK && short.end - end.end <= SLACK;
    const beginning = last.start - long.start <= SLACK && last.end - long.start <= (long.end - long.start) * CUT;
    const tail = { doc: last.doc, start: last.end, end: long.end };
    if (whole && beginning) return { source, reason: { code: "cut-from-end", values: [], evidence: [end, tail], weight: 0.5 } };
  }
  return undefined;
}

/** What tells a copy from its source, the strongest first: what the documents are, whom they credit, when they were published and updated, what was cut. */
const SIGNS = [wire, release, credited, earlier, updated, cut];

/** The direction of copying: by the first sign that tells, with all signs; those that speak for the other direction have a negative weight. */
export function directionOf(sharing: Sharing): Direction {
  const signs = SIGNS.map((sign) => sign(sharing)).filter((sign) => sign !== undefined);
  const [first] = signs;
  if (!first) return { from: null, because: [] };
  const because = signs.map(({ source, reason }) => (source === first.source ? reason : { ...reason, weight: -reason.weight }));
  return { from: sharing.sides[first.source].document.id, because };
}

function daysBetween(a: Days, b: Days): number {
  const [left, right] = a.from <= b.from ? [a, b] : [b, a];
  return (Date.parse(right.from) - Date.parse(left.to)) / 86_400_000;
}

/**
 * Whether two texts in the same words are two items of a series (auctions, rates, results), each written for its own day, and no copies:
 * published days apart, with no passage so long that only copying explains it. `longest` is that of the longest passage in words.
 */
export function isSeries({ sides, dates }: Omit<Sharing, "shared">, longest: number): boolean {
  const [first, second] = [own(sides[0], dates), own(sides[1], dates)];
  if (longest >= SERIES_WORDS || !first || !second || first.days.open || second.days.open) return false;
  return daysBetween(first.days, second.days) >= SERIES_DAYS;
}
