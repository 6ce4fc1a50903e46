import { nameKey } from "../text/names.ts";
import { table } from "../text/tables.ts";

let ids: ReadonlyMap<string, string> | undefined;

function load(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [id = "", name = ""] of table("knowledge/holders/holders.tsv")) {
    const key = nameKey(name);
    const known = found.get(key);
    found.set(key, known === undefined || known === id ? id : "");
  }
  return found;
}

/** The Wikidata key ("wd:Q…") of the one office-holder with this full name; undefined where none or several have it. A prior: offices change. */
export function holderId(name: string): string | undefined {
  ids ??= load();
  const id = ids.get(nameKey(name));
  return id ? `wd:${id}` : undefined;
}
