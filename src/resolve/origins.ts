import type { Analysed } from "../model/annotator.ts";
import type { Reprint } from "../model/event.ts";
import type { DocId } from "../model/span.ts";
import { ONE_TEXT } from "./reprints.ts";

/** For each document the smallest id of the documents that are one text with it (itself where there is no other). */
export function originsOf(all: readonly Analysed[], reprints: readonly Reprint[]): Map<DocId, DocId> {
  const parent = new Map(all.map(({ document: { id } }) => [id, id]));
  const top = (id: DocId): DocId => {
    let at = id;
    while (parent.get(at) !== at) at = parent.get(at) ?? at;
    return at;
  };
  for (const { docs, containment } of reprints) {
    if (containment < ONE_TEXT) continue;
    const [a, b] = [top(docs[0]), top(docs[1])];
    if (a !== b) parent.set(a < b ? b : a, a < b ? a : b);
  }
  return new Map([...parent.keys()].map((id) => [id, top(id)]));
}
