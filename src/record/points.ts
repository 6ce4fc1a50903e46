import { passage, segmentsOf } from "./changes.ts";
import { docsPiece, label, line, note, value, words } from "./facts.ts";
import { DIFFERENCES, MANNERS, VERDICTS, counted } from "./labels.ts";
import type { Item, Piece, Section } from "./outline.ts";
import type { Texts } from "./texts.ts";
import type { Difference, Dossier, Reading, Row } from "../model/dossier.ts";
import type { DocId, Span } from "../model/span.ts";

/** A point's name in a list is its words cut after this many characters: about two lines of a terminal. */
const NAME = 120;

/** The reading the others are compared with: the primary one, or the first. */
function baseOf(row: Row): Reading | undefined {
  return row.readings.find((reading) => reading.primary) ?? row.readings[0];
}

function mark(text: string): Piece {
  return { as: "mark", text };
}

/** The readings of a row, the base first, else in their order. */
export function readingsOf(row: Row): readonly Reading[] {
  const base = baseOf(row);
  return row.readings.toSorted((a, b) => Number(b === base) - Number(a === base));
}

/** What a reading is beside the base: primary, its fidelity, or how it reports. */
export function standing(reading: Reading): string {
  if (reading.primary) return "primary";
  return reading.fidelity ?? (reading.manner ? MANNERS[reading.manner] : "says");
}

/** A reading's normal form, where its words do not show it themselves. */
export function normalOf(reading: Reading, texts: Texts): string | undefined {
  const { value: normal } = reading;
  return normal === undefined || passage(reading.evidence, texts).toLowerCase().includes(normal.toLowerCase()) ? undefined : normal;
}

/** The passage of the primary account that comes nearest to words it does not hold. */
export function nearestOf({ fidelity, changes = [] }: Reading): readonly Span[] {
  const [only, ...others] = changes;
  return fidelity === "not found" && only?.op === "changed" && others.length === 0 ? only.base : [];
}

function nearestItems(reading: Reading, texts: Texts): Item[] {
  const near = nearestOf(reading);
  return near.length > 0 ? [line(label("Nearest"), words(near, texts))] : [];
}

function readingItem(dossier: Dossier, reading: Reading, texts: Texts): Item {
  const normal = normalOf(reading, texts);
  const shown: Piece = { as: "words", segments: segmentsOf(reading, texts), at: reading.evidence };
  const treatment = (reading.treatment ?? []).map(mark);
  return {
    pieces: [mark(standing(reading)), ...treatment, docsPiece(dossier, [reading.doc], texts)],
    under: [line(shown, normal === undefined ? null : note(normal)), ...nearestItems(reading, texts)],
  };
}

function differenceItem(dossier: Dossier, difference: Difference, texts: Texts): Item {
  const sides = difference.sides.map((side) => line(docsPiece(dossier, [side.doc], texts), value(side.value, side.evidence)));
  return { pieces: [mark("differ"), note(DIFFERENCES[difference.on])], under: sides };
}

function silence(dossier: Dossier, docs: readonly DocId[], texts: Texts): Item[] {
  if (docs.length === 0) return [];
  return [line(mark("silent"), docsPiece(dossier, docs, texts))];
}

/** Whether a row is a statement that one account alone has: no comparison, and of a transcript there are many. */
function alone(row: Row): boolean {
  return row.kind === "said" && telling(row).length < 2;
}

/** The rows of one kind that a synopsis shows: for statements those that more than one account has. */
export function comparedRows(dossier: Dossier, kind: Row["kind"]): readonly Row[] {
  return dossier.rows.filter((row) => row.kind === kind && !alone(row));
}

/** A statement of one account; of words that the primary account does not hold, the passage that comes nearest. */
function aloneItem({ who, readings }: Row, texts: Texts): Item {
  const absent = readings.some(({ fidelity }) => fidelity === "not found");
  return {
    pieces: [
      ...(absent ? [mark("not found")] : []),
      ...(who ? [label(who.label)] : []),
      ...readings.map(({ evidence }) => words(evidence, texts)),
    ],
    under: readings.flatMap((reading) => nearestItems(reading, texts)),
  };
}

/** Statements that one account alone has, by account. */
export function aloneItems(dossier: Dossier, texts: Texts): Item[] {
  const rows = dossier.rows.filter(alone);
  return dossier.accounts.flatMap(({ doc }) => {
    const own = rows.filter((row) => row.readings[0]?.doc === doc);
    if (own.length === 0) return [];
    const under = own.map((row) => aloneItem(row, texts));
    return [{ pieces: [docsPiece(dossier, [doc], texts), note(counted(own.length, "statement"))], under, fold: true }];
  });
}

/** The points of one kind: who, the verdict, every account's version, where they part, and who is silent. */
export function rowItems(dossier: Dossier, kind: Row["kind"], texts: Texts): Item[] {
  return comparedRows(dossier, kind).map((row) => ({
    pieces: [mark(VERDICTS[row.verdict]), ...(row.who ? [value(row.who.label)] : []), note(counted(row.origins, "origin"))],
    under: [
      ...readingsOf(row).map((reading) => readingItem(dossier, reading, texts)),
      ...row.differences.map((difference) => differenceItem(dossier, difference, texts)),
      ...silence(dossier, row.silent, texts),
    ],
  }));
}

/** A point's name in a list: its base words, cut. */
function nameOf(row: Row, texts: Texts): string {
  const base = baseOf(row);
  const text = base ? passage(base.evidence, texts) : "";
  if (text.length <= NAME) return text;
  const cut = text.slice(0, NAME);
  const blank = cut.lastIndexOf(" ");
  return `${blank > 0 ? cut.slice(0, blank) : cut.replace(/[\ud800-\udbff]$/, "")} …`;
}

function pointPieces(row: Row, texts: Texts): Piece[] {
  const base = baseOf(row);
  return [...(row.who ? [label(row.who.label)] : []), value(nameOf(row, texts), base?.evidence ?? [])];
}

function telling(row: Row): DocId[] {
  return [...new Set(row.readings.map((reading) => reading.doc))];
}

function agreeing(dossier: Dossier, texts: Texts): Item[] {
  const rows = dossier.rows.filter((row) => row.verdict === "agree");
  return rows.map((row) => ({
    pieces: [...pointPieces(row, texts), note(counted(row.origins, "origin"))],
    under: [line(label("Told by"), docsPiece(dossier, telling(row), texts))],
  }));
}

function differing(dossier: Dossier, texts: Texts): Item[] {
  const rows = dossier.rows.filter((row) => row.verdict === "differ");
  return rows.map((row) => ({ pieces: pointPieces(row, texts), under: row.differences.map((one) => differenceItem(dossier, one, texts)) }));
}

function silent(dossier: Dossier, texts: Texts): Item[] {
  return dossier.accounts.flatMap((account) => {
    const rows = dossier.rows.filter((row) => row.silent.includes(account.doc) && !alone(row));
    if (rows.length === 0) return [];
    const under = rows.map((row) => line(value(nameOf(row, texts), baseOf(row)?.evidence ?? [])));
    return [{ pieces: [docsPiece(dossier, [account.doc], texts), note(`silent on ${counted(rows.length, "point")}`)], under, fold: true }];
  });
}

/** The ledger: where the accounts agree, where they differ, and what each is silent on; statements of one account alone are left out of it. */
export function ledgerItems(dossier: Dossier, texts: Texts): Section[] {
  return [
    { id: "agree", heading: "Where the accounts agree", items: agreeing(dossier, texts) },
    { id: "differ", heading: "Where they differ", items: differing(dossier, texts) },
    { id: "silent", heading: "Who is silent", items: silent(dossier, texts) },
  ];
}
