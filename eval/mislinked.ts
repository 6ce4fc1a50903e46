import { entriesOf } from "../src/language/gazetteer.ts";
import type { Link } from "../src/resolve/links.ts";
import { counts, type LinkedText, type SortOf, unitsOf } from "./linking.ts";
import type { Mistake } from "./set.ts";

/** Characters shown on either side. */
const AROUND = 30;

/** Why a name was not linked, as far as it and the links over it show. */
function reason(words: string, over: readonly Link[], span: Link["span"]): string {
  const same = over.some((link) => link.span.start === span.start && link.span.end === span.end);
  if (same) return "linked with another";
  if (over.length > 0) return "linked in other bounds";
  if (entriesOf(words).length > 0) return "in our lists, not linked";
  return words.includes(" ") ? "not in our lists, several words" : "not in our lists, one word";
}

/** What is wrong with the links of one text: labels that `score` wants and does not find, and links that it counts as wrong. */
export function mislinked(
  one: LinkedText,
  links: readonly Link[],
  { sortOf, exhaustive }: { readonly sortOf: SortOf; readonly exhaustive: boolean },
): Mistake[] {
  const { text, labels, evaluation_span: part } = one;
  const unit = unitsOf(text);
  const [from, to] = part ? [unit(part[0]), unit(part[1])] : [0, text.length];
  const inside = ({ start, end }: { readonly start: number; readonly end: number }): boolean => start >= from && end <= to;
  const gold = labels.map((label) => ({ label, start: unit(label.span[0]), end: unit(label.span[1]) })).filter(inside);
  const mistake = (kind: string, { start, end }: { readonly start: number; readonly end: number }): Mistake => {
    const around = `${text.slice(Math.max(0, start - AROUND), start)}[${text.slice(start, end)}]${text.slice(end, end + AROUND)}`;
    return { kind, what: text.slice(start, end), where: around.replace(/\s+/gu, " ") };
  };
  const missed = gold.flatMap((place): Mistake[] => {
    const over = links.filter(({ span }) => span.start < place.end && place.start < span.end);
    const right = over.some(
      ({ span, wikidata }) => span.start === place.start && span.end === place.end && wikidata === place.label.entity_id,
    );
    if (right || !counts(place.label)) return [];
    return [mistake(`${sortOf(place.label)}: ${reason(text.slice(place.start, place.end), over, { doc: "", ...place })}`, place)];
  });
  const wrong = links.flatMap(({ span, wikidata }): Mistake[] => {
    if (!inside(span)) return [];
    const at = gold.filter(({ start, end }) => start === span.start && end === span.end);
    if (at.some(({ label }) => label.entity_id === wikidata)) return [];
    const over = gold.find(({ start, end }) => start < span.end && span.start < end);
    if (!over && !exhaustive) return [];
    const is = at[0] ? `marked as another (${sortOf(at[0].label)})` : over ? "inside or across a marked name" : "nothing marked";
    return [mistake(`linked wrongly: ${is}`, span)];
  });
  return [...missed, ...wrong];
}
