import { nameKey } from "../text/names.ts";
import { table } from "../text/tables.ts";

interface Holder {
  /** "" where several people have the name. */
  readonly id: string;
  readonly countries: ReadonlySet<string>;
}

let holders: ReadonlyMap<string, Holder> | undefined;

function load(): ReadonlyMap<string, Holder> {
  const found = new Map<string, Holder>();
  for (const [id = "", name = "", , country = ""] of table("knowledge/holders/holders.tsv")) {
    const key = nameKey(name);
    const known = found.get(key);
    const same = known === undefined || known.id === id;
    found.set(key, { id: same ? id : "", countries: new Set([...(known?.countries ?? []), country]) });
  }
  return found;
}

/**
 * The Wikidata key ("wd:Q…") of the one office-holder with this full name; undefined where none or several have it, and where the text gives
 * the bearer's offices in other countries alone (`countries`): a namesake. A prior: offices change.
 */
export function holderId(name: string, countries: ReadonlySet<string>): string | undefined {
  holders ??= load();
  const holder = holders.get(nameKey(name));
  if (!holder || holder.id === "") return undefined;
  const namesake = countries.size > 0 && ![...countries].some((country) => holder.countries.has(country));
  return namesake ? undefined : `wd:${holder.id}`;
}
