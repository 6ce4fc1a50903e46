import type { Reprint } from "../model/event.ts";
import type { DocId } from "../model/span.ts";
import { components, type Pair } from "./cluster.ts";
import { ONE_TEXT } from "./reprints.ts";

/** Texts that are one, by place. */
function* linksOf(places: ReadonlyMap<DocId, number>, reprints: Iterable<Reprint>): Generator<Pair> {
  for (const { docs, containment } of reprints) {
    const [left, right] = docs.map((doc) => places.get(doc));
    if (containment >= ONE_TEXT && left !== undefined && right !== undefined) yield [left, right];
  }
}

/** For each document the smallest id of the documents that are one text with it (itself where there is no other). */
export function originsOf(documents: Iterable<DocId>, reprints: Iterable<Reprint>): Map<DocId, DocId> {
  const ids = [...new Set(documents)].toSorted();
  const places = new Map(ids.map((id, at) => [id, at]));
  const groups = components(ids.length, linksOf(places, reprints)).map((members) => members.map((at) => ids[at] as DocId));
  return new Map(
    groups.flatMap(([first, ...others]) => (first === undefined ? [] : [first, ...others].map((id): [DocId, DocId] => [id, first]))),
  );
}

/** From this share on of the shorter text, in a text not much longer, two documents are copies of each other and not only of one origin. */
const WHOLE = 0.9;
/** A copy is at least this share as long as what it copies. */
const AS_LONG = 0.8;

/** For each document that is a copy of another, whole or nearly, the smallest id of the documents it is a copy of. `length` gives that of a text in characters. */
export function copiesOf(length: (doc: DocId) => number, reprints: Iterable<Reprint>): Map<DocId, DocId> {
  const whole = [...reprints].filter(({ docs, containment }) => {
    if (containment < WHOLE) return false;
    const [left, right] = [length(docs[0]), length(docs[1])];
    return Math.min(left, right) >= AS_LONG * Math.max(left, right);
  });
  const found = originsOf(
    whole.flatMap(({ docs }) => docs),
    whole,
  );
  return new Map([...found].filter(([id, first]) => id !== first));
}
