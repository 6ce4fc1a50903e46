import { readGlued, readNumber, readSigned, type NumberRead } from "../../text/numbers.ts";
import { gluedUnit, unitOf, type Unit, type Word } from "./units.ts";

/** A number, or a range of two, at tokens `first` to `last` exclusive. */
export interface Stated {
  readonly read: NumberRead;
  readonly to?: NumberRead;
  readonly first: number;
  readonly last: number;
  /** Characters of the number in a token that holds its unit too ("six-mile"). */
  readonly chars?: number;
}

const RANGE = new Set(["to", "-", "–", "—"]);

/** "10 to 15", "10-15", "between 10 and 15"; the upper end must be the larger. A number told with "from … to" is a change, not a range. */
function range(words: readonly Word[], first: number, read: NumberRead): Stated {
  const alone = { read, first, last: first + read.length };
  const link = words[alone.last]?.lower ?? "";
  const before = words[first - 1]?.lower;
  const between = before === "between" && link === "and";
  if (!between && (!RANGE.has(link) || before === "from")) return alone;
  const to = readNumber(words, alone.last + 1);
  if (!to || to.value <= read.value || to.vague || to.part) return alone;
  const last = alone.last + 1 + to.length;
  const scale =
    to.figure && read.figure && read.length === 1 && to.length === 2
      ? to.value / (Number(words[alone.last + 1]?.lower.replaceAll(",", "")) || to.value)
      : 1;
  return { read: { ...read, value: read.value * scale }, to, first, last };
}

const ONE_AFTER = new Set(
  "of another 's is was can could would should may might must who that has had day thing or and way by more in you do".split(" "),
);
const ONE_BEFORE = new Set("no any every each the this that which another some only first such last next".split(" "));

/** "one" as a pronoun ("no one", "one of them", "one can see") counts nothing. */
export function pronoun(words: readonly Word[], { read, first, last }: Stated): boolean {
  if (read.value !== 1 || read.figure) return false;
  return (
    ONE_BEFORE.has(words[first - 1]?.lower ?? "") || ONE_AFTER.has(words[last]?.lower ?? "") || !/^\p{L}/u.test(words[last]?.text ?? "")
  );
}

/** "six-mile", "five-year-old": a number word and its unit in one token. */
function hyphenated(words: readonly Word[], at: number): { readonly stated: Stated; readonly unit: Unit } | null {
  const word = words[at];
  if (!word || !/^[a-z]/.test(word.lower)) return null;
  for (let dash = word.lower.indexOf("-"); dash > 0; dash = word.lower.indexOf("-", dash + 1)) {
    const number = piece(word, 0, dash);
    const read = readNumber([number], 0);
    const rest = piece(word, dash + 1, word.lower.length);
    const found = read && unitOf([number, { ...rest, start: number.end + 1 }], { read, first: 0, last: 1 });
    if (read && found && found.unit !== "count" && found.last === 2)
      return { stated: { read, first: at, last: at + 1, chars: dash }, unit: { ...found, first: at, last: at + 1 } };
  }
  return null;
}

function piece({ lower, text, start }: Word, from: number, to: number): Word {
  return { lower: lower.slice(from, to), text: text.slice(from, to), start: start + from, end: start + to };
}

/** The number at a token with the unit that the words around it give it; null if no number begins there. */
export function statedAt(words: readonly Word[], at: number): { readonly stated: Stated; readonly unit: Unit } | null {
  const signed = readSigned(words, at);
  if (!signed) {
    const glued = readGlued(words, at);
    if (glued?.glued === undefined || !gluedUnit(glued.glued)) return hyphenated(words, at);
    const stated = { read: glued, first: at, last: at + 1 };
    return { stated, unit: unitOf(words, stated) };
  }
  const { read, first } = signed;
  const stated = first < at ? { read, first, last: first + read.length } : range(words, at, read);
  const unit = unitOf(words, stated);
  // A dash before a bare count is a mark of a list, not a sign.
  if (read.value >= 0 || unit.unit !== "count" || first === at) return { stated, unit };
  const plain = { read: { ...read, value: -read.value, length: read.length - 1 }, first: at, last: stated.last };
  return { stated: plain, unit: { ...unit, first: at } };
}
