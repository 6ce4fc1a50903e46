import type { Entry } from "../../language/gazetteer.ts";
import type { Mention } from "../../model/annotation.ts";
import type { Stream } from "./stream.ts";

/** How many times larger a city must be than all others of its name to be meant where nothing else tells. */
const DOMINANT = 10;

/**
 * Which gazetteer entry a place name means: the only one, one in a country the document names, or the one that is larger than the others
 * together by a factor of ten. Undefined where that leaves a choice: unknown is an answer.
 */
export function choosePlace(entries: readonly Entry[], countries: ReadonlySet<string>): Entry | undefined {
  const sorted = entries.toSorted((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  const [best, second] = sorted;
  if (!best || !second || best.kind === "country" || best.rank > second.rank * DOMINANT) return best;
  const near = sorted.filter((entry) => countries.has(entry.country));
  if (near.length === 1 || (near.length > 1 && (near[0]?.rank ?? 0) > (near[1]?.rank ?? 0) * 2)) return near[0];
  return sorted.every((entry) => entry.country === best.country) ? best : undefined;
}

// What a government does and a town does not.
const ACTS = new Set(
  (
    "said says told tells agreed agrees accused accuses denied denies announced announces condemned condemns warned warns insisted insists demanded demands rejected rejects " +
    "welcomed vowed pledged promised wants wanted hopes hoped believes sees supports supported backs backed blamed blames refused refuses decided plans seeks sought urged urges " +
    "considers fears called calls imposed launched signed expects claims claimed maintains argues has have would will must should could might may is was"
  ).split(" "),
);
// Verbs that also tell where something is or what a town is like; they count for a capital only with a government's noun.
const WEAK = new Set("has have would will must should could might may is was".split(" "));
const ACTOR_NOUNS = new Set(
  "support aggression allies policy decision position stance response sanctions envoy ambassador request demand refusal ties relations proposal interests".split(
    " ",
  ),
);
const TOWARDS = new Set("with against between deter pressure urge urged by accused".split(" "));

const SMALL_WORD = /^[a-z]{4,}/;
const LINKING = new Set(
  "with from that which where when while after before since because until into over under said such also only then than they there".split(
    " ",
  ),
);

/**
 * Whether a country or capital acts as a government ("Kyiv said", "Moscow's stance"): it is the subject of an act, or possesses what only a
 * government has.
 */
export function useOf(stream: Stream, { first, last }: { first: number; last: number }, entry: Entry): Mention["use"] {
  const after = stream.keys[last] ?? "";
  const before = stream.keys[first - 1] ?? "";
  const government = entry.kind === "capital" || entry.kind === "country";
  if (!government) return "literal";
  const inside = before === "in" || before === "at" || before === "near";
  if (!inside && ACTS.has(after) && !(entry.kind === "capital" && WEAK.has(after))) return "metonymic";
  if (after === "'s" && ACTOR_NOUNS.has(stream.keys[last + 1] ?? "")) return "metonymic";
  if (after === "'s" && entry.kind === "capital" && ACTOR_NOUNS.has(stream.keys[last + 2] ?? "")) return "metonymic";
  if (entry.kind === "capital" && TOWARDS.has(before)) return "metonymic";
  return entry.short && SMALL_WORD.test(after) && !LINKING.has(after) ? "modifier" : "literal";
}
