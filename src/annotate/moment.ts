import type { Sentence } from "../language/analysis.ts";
import type { Span } from "../model/span.ts";
import { edge, type Scene } from "./scene.ts";
import type { Found } from "./triggers.ts";

/** What a clause boundary between trigger and time adds to their distance, in words: a farther time of the same clause is preferred. */
const BOUNDARY = 12;

function distance(scene: Scene, from: number, to: number): number {
  let words = to - from;
  for (let at = from; at < to; at++) {
    const lower = scene.tokens[at]?.lower ?? "";
    if (/^(?:who|which|that|when|after|before|since|while|because|as|;|:|until)$/.test(lower)) words += BOUNDARY;
  }
  return words;
}

/** The time expression nearest to a trigger in its sentence, boundaries of clauses counted as distance; durations, sets and "now" name no time. */
export function nearestTime(scene: Scene, found: Found, sentence: Sentence): Span | undefined {
  let best: Span | undefined;
  let least = Infinity;
  for (let at = sentence.first; at < sentence.last; at++) {
    const timex = scene.times[scene.timeAt[at] ?? -1];
    if (!timex) continue;
    const last = edge(scene, at, 1);
    if (
      scene.quoted[at] === scene.quoted[found.first] &&
      !/^(?:of|for)$/.test(scene.tokens[at - 1]?.lower ?? "") &&
      timex.type !== "SET" &&
      timex.type !== "DURATION" &&
      timex.reading.at !== "vague"
    ) {
      const apart = last < found.first ? distance(scene, last, found.first) : at > found.last ? distance(scene, found.last, at) : 0;
      if (apart < least) [best, least] = [timex.span, apart];
    }
    at = Math.max(at, last);
  }
  return best;
}
