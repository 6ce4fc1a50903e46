import { expect } from "vitest";
import type { Document } from "../../src/model/document.ts";
import { read, unpack } from "../../src/read/read.ts";
import { checkRuns } from "../../src/text/runs.ts";

/** Read a text as a source of the given type; fails the test if there is no document or a character has a wrong place. */
export function readText(text: string | Uint8Array, type = "txt"): Document {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const source = { bytes, at: `invented.${type}`, type };
  const outcome = read(source);
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.message}`);
  expect(checkRuns(outcome.document, unpack(source)).wrong).toBe(0);
  return outcome.document;
}

/** A document's blocks as "kind text" lines; furniture shows its reason instead, a turn its speaker. */
export function outline(document: Document): string[] {
  const text = ({ start, end }: { start: number; end: number }): string => document.text.slice(start, end);
  return document.blocks.map(({ kind, why, label, span }) => {
    const role = kind === "furniture" ? `(${why})` : label ? `${kind} ${text(label)}` : kind;
    return `${role} | ${text(span)}`;
  });
}

/** Only the roles of the outline. */
export function roles(document: Document): string[] {
  return outline(document).map((line) => line.split(" | ")[0] ?? "");
}

/** A document's credits as "role name". */
export function credits(document: Document): string[] {
  return document.credits.map(({ role, span }) => `${role} ${document.text.slice(span.start, span.end)}`);
}

/** A document's dates as "method from..to", with the year left open as it is. */
export function dates(document: Document): string[] {
  return document.published.map(({ method, days }) => `${method} ${days.from === days.to ? days.from : `${days.from}..${days.to}`}`);
}
