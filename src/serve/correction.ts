import { spanOf } from "../model/claim.ts";
import type { Dossier } from "../model/dossier.ts";
import { inForce, type Apart, type Edit, type NewEdit, type Subject, type Together } from "../model/edit.ts";
import type { Entity } from "../model/entity.ts";
import { overlaps, type DocId, type Evidence, type Span } from "../model/span.ts";
import type { Store } from "../store/store.ts";
import { placesOf } from "./entity.ts";
import { folded } from "../store/folded.ts";
import { InputError } from "./input.ts";

/** Who corrects, on which day (`YYYY-MM-DD`), and why. */
export interface Signature {
  readonly by: string;
  readonly on: string;
  readonly note?: string;
}

/** An entity or event to correct: what an edit says of it, and every place it holds. */
export interface Corrigible {
  readonly noun: "entity" | "event";
  readonly subject: Subject;
  readonly places: readonly Span[];
}

/** The first place of each differently written name in each document: enough to find an entity again when documents come and rules change. */
async function anchors(store: Store, { mentions }: Entity): Promise<Span[]> {
  const found = new Map<string, Span>();
  const texts = new Map<DocId, string>();
  for (const { span, name } of mentions) {
    if (!texts.has(span.doc)) texts.set(span.doc, (await store.document(span.doc))?.text ?? "");
    const key = name ? `${span.doc} ${folded((texts.get(span.doc) ?? "").slice(name.start, name.end))}` : "";
    if (name && !found.has(key)) found.set(key, name);
  }
  return [...found.values()];
}

/** An entity as edits see it. */
export async function entityToCorrect(store: Store, entity: Entity): Promise<Corrigible> {
  const at = (await anchors(store, entity)) as unknown as Evidence;
  return { noun: "entity", subject: { id: entity.id, label: entity.label, at }, places: placesOf(entity) };
}

/** An event as edits see it: the words by which its accounts tell that it happened. */
export function eventToCorrect({ id, title, accounts }: Dossier): Corrigible {
  const told = accounts.flatMap(({ claims }) => claims.filter((claim) => claim.includes(":did:")).map(spanOf));
  return { noun: "event", subject: { id, label: title.label, at: told as unknown as Evidence }, places: told };
}

function meet(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((other) => overlaps(one, other)));
}

/** Whether an edit says of the very same two that they are one of which the other says that they are not. */
function contradicts({ what: [a, b] }: Pick<Together, "what">, { stays, away }: Pick<Apart, "stays" | "away">): boolean {
  const only = (side: Subject, one: Subject, other: Subject): boolean => meet(side.at, one.at) && !meet(side.at, other.at);
  return (only(a, away, stays) && only(b, stays, away)) || (only(a, stays, away) && only(b, away, stays));
}

function called({ id, label }: Subject): string {
  return `${label} (${id})`;
}

function refuse(edit: Edit, said: string): never {
  throw new InputError(`edit ${edit.number} by ${edit.by} says that ${said}`, `take it back first: synoptic undo ${edit.number}`);
}

/**
 * The edit that makes two one.
 * @throws InputError if they are one already, or an edit in force says that they are two.
 */
export function together(
  edits: readonly Edit[],
  [a, b]: readonly [Corrigible, Corrigible],
  signature: Signature,
): Omit<Together, "number"> {
  if (a.subject.id === b.subject.id) throw new InputError(`these are one ${a.noun} already: ${a.subject.id}`);
  const kind = a.noun === "entity" ? "join" : "merge";
  for (const edit of inForce(edits)) {
    if ("what" in edit || (edit.kind === "split") !== (kind === "join")) continue;
    const [away, stays] = [edit.away.at, edit.stays.at];
    if ((meet(a.places, away) && meet(b.places, stays)) || (meet(a.places, stays) && meet(b.places, away)))
      refuse(edit, `${called(a.subject)} and ${called(b.subject)} are not one`);
  }
  return { kind, what: [a.subject, b.subject], ...signature };
}

function within(subject: Subject, docs: ReadonlySet<DocId>, inside: boolean): Subject {
  return { ...subject, at: subject.at.filter((span) => docs.has(span.doc) === inside) as unknown as Evidence };
}

/**
 * The edit that takes what some documents tell of out of an entity or event.
 * @throws InputError if a document does not tell of it, if nothing would stay, or if an edit in force says that the two are one.
 */
export function apart(edits: readonly Edit[], from: Corrigible, { docs, ...signature }: Signature & { readonly docs: readonly DocId[] }) {
  const { subject, noun } = from;
  const strange = docs.find((doc) => !subject.at.some((span) => span.doc === doc));
  if (strange !== undefined) throw new InputError(`${strange} does not tell of ${subject.label} (${subject.id})`);
  const chosen = new Set(docs);
  const made = {
    kind: noun === "entity" ? "split" : "detach",
    stays: within(subject, chosen, false),
    away: within(subject, chosen, true),
    ...signature,
  } as const;
  if (made.stays.at.length === 0) throw new InputError(`nothing of ${subject.label} would stay: no other document tells of it`);
  for (const edit of inForce(edits)) {
    if ("what" in edit && (edit.kind === "join") === (noun === "entity") && contradicts(edit, made))
      refuse(edit, `${called(edit.what[0])} and ${called(edit.what[1])} are one`);
  }
  return made;
}

/** The corrections that count again when an undoing is undone must not contradict one made since. */
function checkAgain(edits: readonly Edit[]): void {
  const all = inForce(edits);
  for (const one of all) {
    for (const other of all) {
      if ("what" in one && "away" in other && (one.kind === "join") === (other.kind === "split") && contradicts(one, other))
        refuse(one.number > other.number ? one : other, "the opposite is true");
    }
  }
}

/**
 * The edit that takes an earlier one back.
 * @throws InputError if there is no such edit, if it is taken back already, or if what would count again contradicts a later edit.
 */
export function undoing(edits: readonly Edit[], of: number, signature: Signature): NewEdit {
  const target = edits.find((edit) => edit.number === of);
  if (!target) throw new InputError(`there is no edit ${of}`, "synoptic edits lists them");
  const by = takenBackBy(edits).get(of);
  if (by !== undefined) throw new InputError(`edit ${of} is taken back already, by edit ${by}`);
  const made = { kind: "undo", of, ...signature } as const;
  checkAgain([...edits, { ...made, number: edits.length + 1 }]);
  return made;
}

/** Numbers of the edits that do not count, each with that of the undoing that takes it back. */
export function takenBackBy(edits: readonly Edit[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const edit of edits.toReversed()) if (edit.kind === "undo" && !found.has(edit.number)) found.set(edit.of, edit.number);
  return found;
}
