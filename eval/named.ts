import type { Mention } from "../src/model/annotation.ts";
import { names } from "../src/annotate/names.ts";
import { chunksOf, type Chunk, type Tagged } from "./bio.ts";
import { compromiseNames } from "./compromise.ts";
import { documentOf } from "./group.ts";
import { joined, type Joined } from "./joined.ts";
import { exactScore, type Marked } from "./scorers/spans.ts";
import { misnamed } from "./misnamed.ts";
import type { Asked, Figures } from "./set.ts";

/** The classes that are scored. */
export type NameLabel = "PER" | "ORG" | "LOC";

/** A text with its gold names. Lines of the text are its sentences. */
export interface NamedText {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly Marked[];
}

/** Which of a set's classes are scored, as what; others are no gold names. */
export type Mapping = Readonly<Record<string, NameLabel>>;

/** A stop at a name's end ("Inc.") is not scored: corpora and tokenizers differ, and the sentence may own it. */
function trimmed(text: string, one: Marked): Marked {
  return text[one.end - 1] === "." ? { ...one, end: one.end - 1 } : one;
}

/** A text of sentences whose words and chunks a corpus gives, one on each line. */
export function namedText(
  id: string,
  sentences: readonly { readonly where: Joined; readonly chunks: readonly Chunk[] }[],
  mapping: Mapping,
): NamedText {
  const gold: Marked[] = [];
  let text = "";
  for (const { where, chunks } of sentences) {
    for (const { first, last, label } of chunks) {
      const own = mapping[label];
      if (own)
        gold.push({
          text: id,
          start: text.length + (where.starts[first] ?? 0),
          end: text.length + (where.ends[last - 1] ?? 0),
          label: own,
        });
    }
    text += `${where.text}\n`;
  }
  return { id, text, gold: gold.map((one) => trimmed(text, one)) };
}

/** The same from rows of words and tags. `splits`: the corpus cuts words at hyphens. */
export function taggedText(
  id: string,
  sentences: readonly Tagged[],
  { mapping, splits }: { mapping: Mapping; splits: boolean },
): NamedText {
  return namedText(
    id,
    sentences.map(({ words, tags }) => ({ where: joined(words, splits), chunks: chunksOf(tags) })),
    mapping,
  );
}

const LABEL: Readonly<Partial<Record<Mention["class"], NameLabel>>> = { person: "PER", body: "ORG", place: "LOC" };

/** The proper names of persons, bodies and places that the product finds in a text. */
function oursOf({ id, text }: NamedText): Marked[] {
  return [...names.annotate(documentOf({ id, title: "", text, event: "" }), [])].flatMap((one) => {
    if (one.kind !== "mention" || one.form !== "name" || !one.name) return [];
    const label = LABEL[one.class];
    return label ? [{ text: id, start: one.name.start, end: one.name.end, label }] : [];
  });
}

/** F1 of all and of each class, beside precision and recall of all; keys begin with `prefix`. */
export function nameScore(gold: readonly Marked[], ours: readonly Marked[], prefix = ""): Record<string, number> {
  const of = (label: NameLabel): number =>
    exactScore(
      gold.filter((one) => one.label === label),
      ours.filter((one) => one.label === label),
    ).f1;
  const { f1, precision, recall } = exactScore(gold, ours);
  return {
    [`${prefix}f1`]: f1,
    [`${prefix}precision`]: precision,
    [`${prefix}recall`]: recall,
    [`${prefix}per_f1`]: of("PER"),
    [`${prefix}loc_f1`]: of("LOC"),
    [`${prefix}org_f1`]: of("ORG"),
  };
}

/** Names found in each text, trimmed as gold is. */
export type Finder = (texts: readonly NamedText[]) => Promise<Marked[]> | Marked[];

const product: Finder = (texts) => texts.flatMap((one) => oursOf(one).map((name) => trimmed(one.text, name)));
const compromise: Finder = async (texts) =>
  (await Promise.all(texts.map(async (one) => (await compromiseNames(one)).map((name) => trimmed(one.text, name))))).flat();

/**
 * Figures of our names on parts of a set, by the part's name: keys begin with it where there are several parts. The baseline is the npm
 * package compromise on the same texts.
 */
export async function scoreNames(
  parts: Readonly<Record<string, readonly NamedText[]>>,
  { tell }: Asked,
  find: Finder = product,
): Promise<Figures> {
  const all = Object.entries(parts);
  const figures: Record<string, number> = {};
  const baseline: Record<string, number> = {};
  let spent = 0;
  let count = 0;
  for (const [part, texts] of all) {
    const prefix = all.length > 1 ? `${part}_` : "";
    const gold = texts.flatMap((one) => one.gold);
    const before = process.cpuUsage();
    const ours = await find(texts);
    spent += process.cpuUsage(before).user / 1000;
    count += texts.length;
    tell?.(texts.flatMap((one) => misnamed(one, ours).map((mistake) => ({ ...mistake, kind: prefix + mistake.kind }))));
    Object.assign(figures, nameScore(gold, ours, prefix));
    Object.assign(baseline, nameScore(gold, await compromise(texts), prefix));
  }
  return { ...figures, n: count, ms_per_item: spent / Math.max(1, count), baseline };
}
