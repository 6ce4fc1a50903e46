import { table } from "../../text/tables.ts";
import type { Match, Rule } from "./rules.ts";

/** Lists of words that patterns share, by name: `<near>` in a pattern stands for `early|late|mid`. */
let lists: ReadonlyMap<string, string> | undefined;

function written(when: string): string {
  lists ??= new Map(table("knowledge/times/lists.tsv").map(([name = "", words = ""]) => [name, words]));
  const known = lists;
  return when.replace(/<([a-z-]+)>/g, (_, name: string) => {
    const words = known.get(name);
    if (words === undefined) throw new Error(`no list of words called ${name}`);
    return words;
  });
}

/**
 * The rules of a file of `knowledge/times`, in its order, each with the function that its column `means` names.
 * @throws if a row names no such function: the package is broken.
 */
export function patterns<T>(name: string, makers: Readonly<Record<string, (match: Match) => T | null>>): Rule<T>[] {
  return table(`knowledge/times/${name}.tsv`).map(([when = "", means = ""]) => {
    const make = makers[means];
    if (!make) throw new Error(`${name}.tsv: no meaning called ${means}`);
    return { when: written(when), make };
  });
}
