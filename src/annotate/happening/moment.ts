import type { Sentence } from "../../language/analysis.ts";
import type { Span } from "../../model/span.ts";
import { edge, type Scene, timeAt } from "./scene.ts";
import type { Found } from "./triggers.ts";

const BOUNDARY = new Set("who which that when after before since while because as ; : until whom where".split(" "));

/** Words between a trigger and a time, or none if the time stands in a clause of its own after the trigger. */
function distance(scene: Scene, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) if (BOUNDARY.has(scene.tokens[at]?.lower ?? "")) return Infinity;
  return to - from;
}

/** The time expression nearest to a trigger in its sentence; one in a later clause dates that clause. Durations, sets and "now" name no time. */
export function nearestTime(scene: Scene, found: Found, sentence: Sentence): Span | undefined {
  let best: Span | undefined;
  let least = Infinity;
  for (let at = sentence.first; at < sentence.last; at++) {
    const timex = timeAt(scene, at);
    if (!timex) continue;
    const last = edge(scene, at, 1);
    if (
      scene.quoted[at] === scene.quoted[found.first] &&
      !/^(?:of|for)$/.test(scene.tokens[at - 1]?.lower ?? "") &&
      timex.type !== "SET" &&
      timex.type !== "DURATION" &&
      timex.reading.at !== "vague"
    ) {
      const apart = last < found.first ? found.first - last : at > found.last ? distance(scene, found.last, at) : 0;
      if (apart < least) [best, least] = [timex.span, apart];
    }
    at = Math.max(at, last);
  }
  return best;
}
