import type { Reprint } from "../model/event.ts";
import type { DocId } from "../model/span.ts";
import { components, type Pair } from "./cluster.ts";
import { ONE_TEXT } from "./reprints.ts";

/** For each document the smallest id of the documents that are one text with it (itself where there is no other). */
export function originsOf(documents: Iterable<DocId>, reprints: readonly Reprint[]): Map<DocId, DocId> {
  const ids = [...new Set(documents)].toSorted();
  const places = new Map(ids.map((id, at) => [id, at]));
  const links = reprints.flatMap(({ docs: [a, b], containment }): Pair[] => {
    const [left, right] = [places.get(a), places.get(b)];
    return containment < ONE_TEXT || left === undefined || right === undefined ? [] : [[left, right]];
  });
  const groups = components(ids.length, links).map((members) => members.map((at) => ids[at] as DocId));
  return new Map(
    groups.flatMap(([first, ...others]) => (first === undefined ? [] : [first, ...others].map((id): [DocId, DocId] => [id, first]))),
  );
}

/** From this share on of the shorter text, in a text not much longer, two documents are copies of each other and not only of one origin. */
const WHOLE = 0.9;
/** A copy is at least this share as long as what it copies. */
const AS_LONG = 0.8;

/** For each document that is a copy of another, whole or nearly, the smallest id of the documents it is a copy of. `lengths` are those of all texts in characters. */
export function copiesOf(lengths: ReadonlyMap<DocId, number>, reprints: readonly Reprint[]): Map<DocId, DocId> {
  const whole = reprints.filter(({ docs: [a, b], containment }) => {
    const [left, right] = [lengths.get(a) ?? 0, lengths.get(b) ?? 0];
    return containment >= WHOLE && Math.min(left, right) >= AS_LONG * Math.max(left, right);
  });
  return new Map([...originsOf(lengths.keys(), whole)].filter(([id, first]) => id !== first));
}
