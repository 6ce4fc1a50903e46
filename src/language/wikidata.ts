import { table } from "../text/tables.ts";

const TABLES = ["knowledge/wikidata/countries.tsv", "knowledge/wikidata/own.tsv"];
const HOLDER = "wd:";

let ids: ReadonlyMap<string, string> | undefined;

/** The Wikidata id ("Q1899") of a gazetteer key ("geo:703448", "iso:UA", "wd:Q7821917"); undefined where none is known. */
export function wikidataId(key: string): string | undefined {
  if (key.startsWith(HOLDER)) return key.slice(HOLDER.length);
  ids ??= new Map(TABLES.flatMap((path) => table(path).map(([own = "", id = ""]) => [own, id] as const)));
  return ids.get(key);
}
