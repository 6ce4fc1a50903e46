import { editDistance, fold } from "../text/names.ts";
import { lookup, table } from "../text/tables.ts";

interface Given {
  readonly sexes: ReadonlyMap<string, string>;
  readonly stand: ReadonlyMap<string, ReadonlySet<string>>;
}

let tables: Given | undefined;

function load(): Given {
  const sexes = new Map<string, string>();
  for (const [name, sex] of lookup("knowledge/given/given.tsv")) sexes.set(fold(name), sex);
  const stand = new Map<string, Set<string>>();
  for (const [nickname = "", name = ""] of table("knowledge/given/nicknames.tsv")) {
    const short = fold(nickname);
    const full = fold(name);
    stand.set(short, (stand.get(short) ?? new Set()).add(full));
    if (!sexes.has(full)) sexes.set(full, "");
    if (!sexes.has(short)) sexes.set(short, "");
  }
  return { sexes, stand };
}

/** Whether a folded word is known as a given name or a short form of one. */
export function isGiven(word: string): boolean {
  tables ??= load();
  return tables.sexes.has(word);
}

/** "m" or "f" where a folded given name is mostly given to one sex, "" where it is not known, "b" for both. */
export function sexOf(word: string): string {
  tables ??= load();
  return tables.sexes.get(word) ?? "";
}

/** Whether the first folded name is a short form of the second ("tony" of "anthony"), or both are short forms of one name. */
export function isShortFor(short: string, full: string): boolean {
  tables ??= load();
  const names = tables.stand.get(short);
  if (!names) return false;
  if (names.has(full)) return true;
  const others = tables.stand.get(full);
  return others !== undefined && [...names].some((name) => others.has(name));
}

/** Most letters by which two spellings of one given name differ: "Aleksander" and "Oleksandr" are two apart, "Maria" and "Marta" one. */
const SPELLING = 2;
/** Given names this long may differ by two letters; shorter ones by one. */
const LONG = 6;

/**
 * Whether two folded given names (or initials) can be one person's, where the surname is the same: equal, one an initial or short form of the
 * other, or two spellings. Two names that are both well known count as spellings only where a silent letter tells them apart.
 */
export function sameGiven(a: string, b: string): "same-name" | "nickname" | "spelling" | undefined {
  if (a === b) return "same-name";
  if (isShortFor(a, b) || isShortFor(b, a)) return "nickname";
  if ((a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))) return "spelling";
  const limit = Math.min(a.length, b.length) >= LONG ? SPELLING : 1;
  if (a[0] !== b[0] || editDistance(a, b, limit) > limit) return undefined;
  return isGiven(a) && isGiven(b) && sounds(a) !== sounds(b) ? undefined : "spelling";
}

/** A rough sound of a name: letters that English spelling of other alphabets leaves open are made one. */
function sounds(name: string): string {
  return name
    .replace(/(?<=[a-z])h/g, "")
    .replace(/ph/g, "f")
    .replace(/[yj]/g, "i")
    .replace(/x/g, "ks")
    .replace(/[kq]/g, "c")
    .replace(/(.)\1+/g, "$1")
    .replace(/w/g, "v")
    .replace(/z/g, "s")
    .replace(/e$/, "")
    .replace(/ii?/g, "i");
}

/** Whether a folded last word only tells the son from the father ("jr"). */
export function isJunior(word: string | undefined): boolean {
  return word === "jr" || word === "sr";
}
