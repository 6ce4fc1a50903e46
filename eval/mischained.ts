import type { GoldDocument } from "./chains.ts";
import type { Partition } from "./scorers/coreference.ts";
import type { Mistake } from "./set.ts";

/** Characters shown on either side. */
const AROUND = 40;

const PERSONS = /^(?:i|me|my|mine|myself|you|your|yours|yourself|yourselves|we|us|our|ours|ourselves)$/;
const THINGS = /^(?:it|its|itself)$/;
const SEVERAL = /^(?:they|them|their|theirs|themselves)$/;
const ONE = /^(?:he|him|his|himself|she|her|hers|herself)$/;

/** What kind of word heads a mention. */
function sortOf(word: string): string {
  const lower = word.toLowerCase();
  if (PERSONS.test(lower)) return "I, you, we";
  if (THINGS.test(lower)) return "it";
  if (SEVERAL.test(lower)) return "they";
  return ONE.test(lower) ? "he, she" : "name";
}

const inOrder = (group: readonly string[]): number[] => group.map(Number).toSorted((a, b) => a - b);

/** Of each mention in a partition the group it is in, earlier mentions of which come first. */
function byMention(partition: Partition): Map<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  for (const group of partition.map(inOrder)) for (const place of group) found.set(place, group);
  return found;
}

/** What is wrong with our groups of a document's mentions: those not joined with what they mean, and those joined with something else. */
export function mischained({ text, words }: GoldDocument, gold: Partition, ours: Partition): Mistake[] {
  const ends = new Map(words.map(({ start, end }) => [start, end]));
  const [wanted, found] = [byMention(gold), byMention(ours)];
  const mistake = (place: number, what: string): Mistake => {
    const end = ends.get(place) ?? place;
    const word = text.slice(place, end);
    const where = `${text.slice(Math.max(0, place - AROUND), place)}[${word}]${text.slice(end, end + AROUND)}`.replace(/\s+/gu, " ");
    return { kind: `${sortOf(word)}: ${what}`, what: word, where };
  };
  const made: Mistake[] = [];
  for (const [place, group] of wanted) {
    const before = group.filter((one) => one < place);
    if (before.length === 0) continue;
    const own = found.get(place);
    if (!own) made.push(mistake(place, "left alone"));
    else if (!before.some((one) => own.includes(one)))
      made.push(mistake(place, "not joined with what it means, but with something else or later"));
  }
  for (const [place, group] of found) {
    const before = group.filter((one) => one < place);
    const right = wanted.get(place);
    if (before.length === 0 || (right && right[0] !== place)) continue;
    made.push(
      mistake(
        place,
        right ? "joined with what comes before, though it is the first of its own" : "joined, though nothing else means the same",
      ),
    );
  }
  return made;
}
