import type { Grammar } from "../../language/grammar.ts";
import { HAVE } from "./grammar.ts";
import type { Scene } from "./scene.ts";

/** What a document's words hang on, and by what relations. */
export type Hung = Pick<Grammar, "head" | "relation">;

/** Places of participles right behind "have" that were read as adjectives of what is had: "have tortured scores of refugees". */
function perfects(scene: Scene, { head, relation, fine, classes }: Grammar): number[] {
  const [describes, object, participle] = [
    classes.relations.indexOf("amod"),
    classes.relations.indexOf("obj"),
    classes.fine.indexOf("VBN"),
  ];
  const found: number[] = [];
  for (let at = 1; at < head.length; at++) {
    if (relation[at] !== describes || fine[at] !== participle || head[at] !== at + 1) continue;
    if (relation[at + 1] === object && head[at + 1] === at - 1 && HAVE.has(scene.tokens[at - 1]?.lower ?? "")) found.push(at);
  }
  return found;
}

/** A document's heads and relations; a participle right behind "have" is the verb, and "have" its auxiliary. */
export function mended(scene: Scene, grammar: Grammar): Hung {
  const places = perfects(scene, grammar);
  if (places.length === 0) return grammar;
  const { head, relation } = { head: grammar.head.slice(), relation: grammar.relation.slice() };
  const verbs = new Set(places);
  for (const at of places) {
    head[at] = head[at - 1] as number;
    relation[at] = relation[at - 1] as number;
  }
  // What hung on "have" hangs on the verb behind it: one pass over all words, however many verbs there are.
  for (const [at, over] of head.entries()) if (verbs.has(over + 1) && at !== over + 1) head[at] = over + 1;
  for (const at of places) {
    head[at - 1] = at;
    relation[at - 1] = grammar.classes.relations.indexOf("aux");
  }
  return { head, relation };
}
