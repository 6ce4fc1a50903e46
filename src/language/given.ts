import { fold } from "../text/names.ts";
import { table } from "../text/tables.ts";

interface Given {
  readonly sexes: ReadonlyMap<string, string>;
  readonly stand: ReadonlyMap<string, ReadonlySet<string>>;
}

let tables: Given | undefined;

function load(): Given {
  const sexes = new Map(table("knowledge/given/given.tsv").map(([name, sex]) => [fold(name ?? ""), sex ?? ""]));
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
