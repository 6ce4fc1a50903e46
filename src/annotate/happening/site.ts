import type { Sentence } from "../../language/analysis.ts";
import type { Mention } from "../../model/annotation.ts";
import type { Span } from "../../model/span.ts";
import { LOCAL } from "./grammar.ts";
import { mentionAt, type Scene } from "./scene.ts";
import type { Complement } from "./slots.ts";
import type { Found } from "./triggers.ts";

/** Prepositions that lead to the place, the likeliest first; "" is the direct object. What is attacked is where the attack is. */
const ATTACKED = ["in", "at", "near", "on", "against", "", "across", "over", "outside", "off"];
const VISITED = ["", "to", "in", "at", "of"];
const ELSE = ["in", "at", "near", "outside", "around", "across"];

/** How many words may stand between a preposition and the place it leads to ("in the northern city of Varna"). */
const REACH = 5;

/** Whether a mention names a place, not somebody from there. */
export function placed(mention: Mention | undefined): boolean {
  return mention?.class === "place" && mention.form !== "adjective";
}

/** Where an event is: the place its trigger governs, else one named with a preposition after it, else before it in the sentence. */
export function siteOf(scene: Scene, complements: readonly Complement[], part: { found: Found; sentence: Sentence }): Span | undefined {
  const { found, sentence } = part;
  const order = found.frame === "visit" ? VISITED : found.frame === "harm" ? ATTACKED : ELSE;
  for (const slot of order) {
    const one = complements.find((complement) => complement.slot === slot && placed(complement.mention));
    if (one) return one.span;
  }
  return (
    elsewhere(scene, { from: found.last + 1, to: sentence.last, trigger: found.first }) ??
    elsewhere(scene, { from: sentence.first, to: found.first, trigger: found.first })
  );
}

const GOAL = /^(?:visit|trip|travel|travelled|traveled|flew|tour)s?$/;

function elsewhere(scene: Scene, range: { from: number; to: number; trigger: number }): Span | undefined {
  for (let at = range.from; at + 1 < range.to; at++) {
    const lower = scene.tokens[at]?.lower ?? "";
    if (mentionAt(scene, at) || scene.quoted[at] !== scene.quoted[range.trigger]) continue;
    if (!LOCAL.has(lower) && !(lower === "to" && GOAL.test(scene.tokens[at - 1]?.lower ?? ""))) continue;
    const place = ledTo(scene, at, range.to);
    if (place) return place;
  }
  return undefined;
}

function ledTo(scene: Scene, preposition: number, end: number): Span | undefined {
  for (let at = preposition + 1; at < Math.min(end, preposition + REACH); at++) {
    const mention = mentionAt(scene, at);
    if (placed(mention)) return scene.tokens[at + 1]?.lower === "'s" ? undefined : mention?.span;
    if (mention || scene.tokens[at]?.kind === "mark") return undefined;
  }
  return undefined;
}
