import type { Analysed } from "../model/annotator.ts";
import type { Reprint } from "../model/event.ts";
import type { DocId } from "../model/span.ts";
import { components, inIdOrder, type Pair } from "./cluster.ts";
import { ONE_TEXT } from "./reprints.ts";

/** For each document the smallest id of the documents that are one text with it (itself where there is no other). */
export function originsOf(all: readonly Analysed[], reprints: readonly Reprint[]): Map<DocId, DocId> {
  const ids = inIdOrder(all, (one) => one.document.id).map((one) => one.document.id);
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
