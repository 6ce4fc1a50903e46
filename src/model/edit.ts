import type { Evidence } from "./span.ts";

/**
 * What an edit is about, as its author saw it. `at` are the places that count: one or more in each document where it stood. `id` and `label`
 * are what it was called then and only for reading; new documents may change both.
 */
export interface Subject {
  readonly id: string;
  readonly label: string;
  readonly at: Evidence;
}

/** Who made an edit and on which day (`YYYY-MM-DD`), with a note in the author's words. `number` counts from 1 in the order of making. */
interface Signed {
  readonly number: number;
  readonly by: string;
  readonly on: string;
  readonly note?: string;
}

/** Two entities (`join`) or two events (`merge`) are one. */
export interface Together extends Signed {
  readonly kind: "join" | "merge";
  readonly what: readonly [Subject, Subject];
}

/** What some documents (`away`) tell of is another entity (`split`) or another event (`detach`) than what the others (`stays`) do. */
export interface Apart extends Signed {
  readonly kind: "split" | "detach";
  readonly stays: Subject;
  readonly away: Subject;
}

/** An earlier edit counts no longer; if that one is an undoing too, what it undid counts again. */
export interface Undoing extends Signed {
  readonly kind: "undo";
  readonly of: number;
}

/** An edit that says something about entities or events. */
export type Correction = Together | Apart;

/** An analyst's correction: an input like a source, never changed after making. */
export type Edit = Correction | Undoing;

/** An edit before it is numbered. */
export type NewEdit = Omit<Together, "number"> | Omit<Apart, "number"> | Omit<Undoing, "number">;

/** The corrections that count, in order: those that no later undoing, itself not undone, takes back. */
export function inForce(edits: readonly Edit[]): Correction[] {
  const undone = new Set<number>();
  for (const edit of edits.toReversed()) if (edit.kind === "undo" && !undone.has(edit.number)) undone.add(edit.of);
  return edits.filter((edit): edit is Correction => edit.kind !== "undo" && !undone.has(edit.number));
}
