import { stem } from "../language/stems.ts";
import { tokenize } from "../language/tokens.ts";
import type { Counted } from "../model/claim.ts";
import type { Difference, Row } from "../model/dossier.ts";
import { covers, type Span } from "../model/span.ts";
import { agree } from "./amounts.ts";
import { reading, row, type Ledger } from "./ledger.ts";
import { inBase } from "../text/measures.ts";

/** Words this short say nothing about what is counted ("of", "the"). */
const SHORTEST = 4;
/** Two figures count the same thing when this share of the shorter phrase's stems is common. */
const SAME_COUNTED = 0.5;

/** The stems of a phrase's content words. */
function stemsOf(ledger: Ledger, span: Span | undefined): string[] {
  if (!span) return [];
  const words = tokenize(ledger.words(span)).filter((token) => token.kind === "word" && token.lower.length >= SHORTEST);
  return [...new Set(words.map((word) => stem(word.lower)))];
}

const MARK: Readonly<Record<Counted["bound"], string>> = { exact: "", about: "~", "at-least": "≥", "at-most": "≤", over: ">", under: "<" };

/** A figure's normal form: bound, value or range, unit ("~500000000 USD"). Equal forms are equal figures. */
function valueOf(claim: Counted): string {
  const range = claim.to === undefined ? `${claim.value}` : `${claim.value}–${claim.to}`;
  const unit = claim.symbol ?? (claim.unit === "percent" ? "%" : "");
  return `${MARK[claim.bound]}${range}${unit ? ` ${unit}` : ""}`;
}

/** A thing counted, for comparing; points of one `key` are alike in all that is compared. */
interface Point {
  readonly key: string;
  readonly claim: Counted;
  readonly value: string;
  readonly stems: readonly string[];
}

function pointOf(ledger: Ledger, claim: Counted): Point {
  const [value, stems] = [valueOf(claim), stemsOf(ledger, claim.of)];
  return { key: `${claim.unit} ${claim.symbol ?? ""} ${value} ${stems.join(" ")}`, claim, value, stems };
}

function samePoint(a: Point, b: Point): boolean {
  if (a.claim.unit !== b.claim.unit || inBase(1, a.claim.symbol ?? "").symbol !== inBase(1, b.claim.symbol ?? "").symbol) return false;
  if (a.stems.length === 0 || b.stems.length === 0) return a.value === b.value;
  return a.stems.filter((one) => b.stems.includes(one)).length >= SAME_COUNTED * Math.min(a.stems.length, b.stems.length);
}

function differences(group: readonly Counted[]): Difference[] {
  const first = group[0] as Counted;
  if (group.every((one) => one.doc === first.doc)) return [];
  const distinct = [...new Map(group.map((one) => [`${valueOf(one)} ${one.bound}`, one] as const)).values()];
  if (distinct.every((one) => distinct.every((other) => agree(one, other)))) return [];
  return [{ on: "value", sides: group.map((one) => ({ doc: one.doc, evidence: one.evidence, value: valueOf(one) })) }];
}

/** What is singled out of a count, in comparable form: "ballistic ones" of "drones and missiles" is "ballistic missiles". */
function included(ledger: Ledger, claim: Counted, span: Span): string {
  const counted = claim.of ? tokenize(ledger.words(claim.of)).findLast((token) => token.kind === "word")?.lower : undefined;
  const words = tokenize(ledger.words(span)).filter((token) => token.kind !== "mark");
  return words.map((word) => (/^ones?$/.test(word.lower) && counted ? counted : word.lower)).join(" ");
}

function includedRow(ledger: Ledger, group: readonly Counted[]): Row[] {
  const sides = group.flatMap((claim) =>
    claim.including ? [{ claim, span: claim.including, value: included(ledger, claim, claim.including) }] : [],
  );
  if (sides.length === 0) return [];
  const readings = sides.map((side) => reading(ledger, side.claim, { evidence: [side.span], value: side.value }));
  const apart = new Set(sides.map((side) => side.value)).size > 1;
  const difference: Difference = {
    on: "included",
    sides: sides.map((side) => ({ doc: side.claim.doc, evidence: [side.span], value: side.value })),
  };
  return [row(ledger, { kind: "counted", readings, differences: apart ? [difference] : [] })];
}

/** Claims that count one thing, in the order they came; a claim joins the first group that holds a point like its own. */
function grouped(ledger: Ledger): Counted[][] {
  const groups: { claims: Counted[]; points: Map<string, Point> }[] = [];
  const counted = ledger.claims.filter((claim) => claim.kind === "counted");
  const parts = counted.flatMap((claim) => claim.including ?? []);
  for (const claim of counted) {
    // "47 bridges, including two railway bridges": the two are part of the 47 and no figure beside it.
    if (parts.some((part) => covers(part, claim.evidence[0]))) continue;
    const point = pointOf(ledger, claim);
    const home = groups.find(({ points }) => points.has(point.key) || [...points.values()].some((one) => samePoint(one, point)));
    if (home) {
      home.claims.push(claim);
      home.points.set(point.key, point);
    } else groups.push({ claims: [claim], points: new Map([[point.key, point]]) });
  }
  return groups.map((group) => group.claims);
}

/** Rows of the figures of an event: one row a thing counted, and a further one for what is singled out of it ("including …"). */
export function figureRows(ledger: Ledger): Row[] {
  return grouped(ledger).flatMap((group) => {
    const readings = group.map((claim) => reading(ledger, claim, { evidence: claim.evidence, value: valueOf(claim) }));
    return [row(ledger, { kind: "counted", readings, differences: differences(group) }), ...includedRow(ledger, group)];
  });
}
