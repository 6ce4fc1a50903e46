/** Classes of names: none, then for each kind of name its beginning, inside, end, and a name of one word. */
const KINDS = ["PER", "ORG", "LOC", "NORP", "PROD", "EVENT"] as const;
const PLACES = ["B", "I", "E", "S"] as const;
const UNTOLD = ["NORP", "PROD", "EVENT"];

/** The classes in the order of their numbers. */
export const NAME_CLASSES: readonly string[] = ["O", ...KINDS.flatMap((kind) => PLACES.map((place) => `${place}-${kind}`))];

const ANY = 2 ** NAME_CLASSES.length - 1;

const bit = (place: string, kind: string): number => 1 << NAME_CLASSES.indexOf(`${place}-${kind}`);

/** Of each word, as bits, the classes that its label leaves open. A corpus that never marks a kind leaves it open wherever it marks nothing. */
export function openClasses(labels: readonly string[], unannotated: readonly string[]): Int32Array {
  const hidden = unannotated.flatMap((kind) => PLACES.map((place) => bit(place, kind))).reduce((sum, one) => sum | one, 1);
  return Int32Array.from(labels, (label, at) => {
    if (label === "O") return hidden;
    const kind = label.slice(2);
    const begins = label.startsWith("B") || (labels[at - 1] ?? "O") === "O";
    const ends = labels[at + 1] !== `I-${kind}`;
    const place = begins ? (ends ? "S" : "B") : ends ? "E" : "I";
    return kind === "MISC" ? UNTOLD.reduce((sum, one) => sum | bit(place, one), 1) : bit(place, kind);
  });
}

/** Nothing is known of the names of so many words. */
export function unknownNames(words: number): Int32Array {
  return new Int32Array(words).fill(ANY);
}
