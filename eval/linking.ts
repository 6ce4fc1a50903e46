import type { Link } from "../src/resolve/links.ts";

/** A gold label of an entity-linking benchmark in ELEVANT's form. `span` counts code points; `entity_id` is a Wikidata id or `<NIL>`. */
export interface Label {
  readonly id: number;
  readonly span: readonly [number, number];
  readonly entity_id: string;
  readonly name: string;
  readonly type: string;
  readonly parent?: number | null;
  readonly optional?: boolean;
  readonly coref?: boolean;
}

/** A benchmark document: one line of a `.benchmark.jsonl` file. Only what lies in `evaluation_span` is labelled. */
export interface LinkedText {
  readonly id: number;
  readonly text: string;
  readonly evaluation_span?: readonly [number, number] | null;
  readonly labels: readonly Label[];
}

/** The sort of thing a label's types say, as far as our gazetteer has it. */
export type Sort = "person" | "country" | "city" | "body" | "other";

/** Right, linked and wanted, of one sort or all. */
export interface Tally {
  right: number;
  linked: number;
  wanted: number;
}

const MEASURE = new Set(["QUANTITY", "DATETIME"]);

/** Places in UTF-16 units of places in code points. */
export function unitsOf(text: string): (at: number) => number {
  const units: number[] = [0];
  for (const char of text) units.push((units.at(-1) ?? 0) + char.length);
  return (at) => units[at] ?? text.length;
}

/** What a gold label's entity is, by its types and id. */
export type SortOf = (label: Label) => Sort;

/**
 * Score the links of one text against its labels as ELEVANT does for named entities: a link is right where a label has the same place and entity. Wanted are
 * labels of known entities that stand outside others, are neither coreferences nor optional nor quantities; links at optional labels and at labels inside others do not count if right.
 * Links outside the evaluated part are left out; a link where there is no label (unless the labels are not `exhaustive`), or one of an unknown
 * entity, is wrong.
 */
export function score(
  { text, labels, evaluation_span }: LinkedText,
  links: readonly Link[],
  { sortOf, exhaustive }: { readonly sortOf: SortOf; readonly exhaustive: boolean },
): Map<Sort | "all", Tally> {
  const unit = unitsOf(text);
  const [from, to] = evaluation_span ? [unit(evaluation_span[0]), unit(evaluation_span[1])] : [0, text.length];
  const tallies = new Map<Sort | "all", Tally>();
  const add = (sort: Sort, what: keyof Tally): void => {
    for (const key of [sort, "all"] as const) {
      const tally = tallies.get(key) ?? { right: 0, linked: 0, wanted: 0 };
      tally[what]++;
      tallies.set(key, tally);
    }
  };
  const byPlace = new Map<string, Label[]>();
  const whole = labels.filter(({ span }) => unit(span[0]) >= from && unit(span[1]) <= to);
  for (const label of whole) {
    const key = `${unit(label.span[0])}-${unit(label.span[1])}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), label]);
    if (counts(label)) add(sortOf(label), "wanted");
  }
  for (const { span, wikidata, key } of links) {
    if (span.start < from || span.end > to) continue;
    const gold = (byPlace.get(`${span.start}-${span.end}`) ?? []).find((label) => label.entity_id === wikidata);
    if (gold && !counts(gold)) continue;
    if (!exhaustive && !whole.some((label) => unit(label.span[0]) < span.end && span.start < unit(label.span[1]))) continue;
    const sort = gold ? sortOf(gold) : sortOfKey(key);
    add(sort, "linked");
    if (gold) add(sort, "right");
  }
  return tallies;
}

/** Whether a label is of those that are wanted: of a known entity, outside others, neither a coreference nor optional nor a quantity. */
export function counts({ entity_id, parent, optional, coref, type }: Label): boolean {
  return entity_id.startsWith("Q") && (parent ?? null) === null && optional !== true && coref !== true && !MEASURE.has(type);
}

const KEYS: Readonly<Record<string, Sort>> = { wd: "person", iso: "country", geo: "city", body: "body" };

function sortOfKey(key: string): Sort {
  return KEYS[key.split(":")[0] ?? ""] ?? "other";
}
