import { SAYING } from "./grammar.ts";
import { doerOf, subjectAt } from "./clause.ts";
import type { Filled } from "./roles.ts";
import type { Scene } from "./scene.ts";
import { treeOf } from "./tree.ts";
import type { Found } from "./triggers.ts";

/** Verbs beside those of saying whose content can be a demand. */
const HOLDING = new Set("concluded insists insisted argued argues warned warns reiterated declared declares".split(" "));

/** What somebody is told to do: "the envoy said Borduria must withdraw" is a demand of the envoy's on Borduria. */
export interface Demand {
  readonly found: Found;
  readonly filled: Filled;
}

/** The demand that the word "must" at a token makes in reported speech, by the sentence's tree; undefined elsewhere. */
export function demandAt(scene: Scene, at: number): Demand | undefined {
  if (scene.tokens[at]?.lower !== "must") return undefined;
  const tree = treeOf(scene);
  const verb = tree.head(at);
  const saying = verb < 0 ? -1 : tree.head(verb);
  const word = scene.tokens[saying]?.lower ?? "";
  if (saying < 0 || tree.relation(verb) !== "ccomp" || !(SAYING.has(word) || HOLDING.has(word))) return undefined;
  const found: Found = { type: "REQUEST", mode: "", frame: "act", part: "verb", first: at, last: at, forms: ["past"] };
  const actor = doerOf(scene, { ...found, first: saying, last: saying })?.subject;
  const recipient = subjectAt(scene, verb);
  if (!actor || !recipient || recipient.first === actor.first) return undefined;
  const roles = [
    ...actor.spans.map((span) => ({ role: "actor" as const, span })),
    ...recipient.spans.map((span) => ({ role: "recipient" as const, span })),
  ];
  return { found, filled: { roles, subject: actor } };
}
