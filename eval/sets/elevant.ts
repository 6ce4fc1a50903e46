import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { annotate } from "../../src/pipeline.ts";
import { read } from "../../src/read/read.ts";
import { entriesOf } from "../../src/language/gazetteer.ts";
import { wikidataId } from "../../src/language/wikidata.ts";
import { score, type Label, type LinkedText, type Sort, type Tally } from "../linking.ts";
import { linksOf, type Link } from "../../src/resolve/links.ts";
import { mislinked } from "../mislinked.ts";
import { filesUnder, someOf } from "../reports.ts";
import { counted } from "../scorers/ratio.ts";
import type { Asked, Figures } from "../set.ts";

export const measures =
  "entity linking in news: Wikidata ids of office-holders, countries, cities and bodies in our gazetteers; precision of what we link, recall over all named entities and over persons, countries and cities";
export const peers =
  "F1 over all named entities: ReFinED .786 (news-fair-v2), .593 (reuters-128); REL .657, .526; popularity .577, .430; precision of these is not bounded to what a gazetteer knows";

/**
 * News articles among the benchmarks; the others are single sentences of feeds, encyclopedia, tweets or made-up sentences. Without the first version of
 * news-fair where the second, which holds its texts, is there.
 */
const NEWS = /^(?:news-fair|aida-conll|msnbc|reuters-128)/;
/** Labels some names and leaves others of the same text ("U.S.") without a label: links there count only where a label is. */
const SPARSE = /^reuters-128/;

const PERSON = /(?:^|\|)Q215627(?:\||$)/;
const PLACE = /(?:^|\|)Q27096213(?:\||$)/;
const BODY = /(?:^|\|)Q43229(?:\||$)/;

function sortOf({ type, name, entity_id }: Label): Sort {
  if (PERSON.test(type)) return "person";
  const country = entriesOf(name).some(({ kind, id }) => kind === "country" && wikidataId(id) === entity_id);
  if (country) return "country";
  if (PLACE.test(type)) return entriesOf(name).some(({ kind }) => kind === "city" || kind === "capital") ? "city" : "other";
  return BODY.test(type) ? "body" : "other";
}

function merge(total: Map<string, Tally>, own: ReadonlyMap<string, Tally>): void {
  for (const [key, { right, linked, wanted }] of own) {
    const tally = total.get(key) ?? { right: 0, linked: 0, wanted: 0 };
    total.set(key, { right: tally.right + right, linked: tally.linked + linked, wanted: tally.wanted + wanted });
  }
}

function linksIn(one: LinkedText): readonly Link[] {
  const outcome = read({ bytes: new TextEncoder().encode(one.text), at: `${one.id}.txt`, type: "txt" });
  return outcome.ok ? linksOf(annotate(outcome.document)) : [];
}

const SORTS: readonly Sort[] = ["person", "country", "city", "body"];

/** Figures over the news benchmarks in the folder (all of them together, and by benchmark); `split` limits the run to those whose name begins so. */
export async function run({ folder, split, tell }: Asked): Promise<Figures> {
  const names = filesUnder(folder, ".benchmark.jsonl").map((path) => basename(path, ".benchmark.jsonl"));
  const wanted = someOf(
    names.filter((name) => (split === undefined ? NEWS.test(name) && !names.includes(`${name}-v2`) : name.startsWith(split))),
    folder,
  );
  const total = new Map<string, Tally>();
  const bySet: Record<string, Record<string, number>> = {};
  let n = 0;
  const start = performance.now();
  for (const name of wanted) {
    const own = new Map<string, Tally>();
    for (const line of readFileSync(join(folder, `${name}.benchmark.jsonl`), "utf8")
      .trim()
      .split("\n")) {
      const one = JSON.parse(line) as LinkedText;
      const links = linksIn(one);
      const how = { sortOf, exhaustive: !SPARSE.test(name) };
      merge(own, score(one, links, how));
      tell?.(mislinked(one, links, how));
      n++;
    }
    merge(total, own);
    const { right = 0, linked: found = 0, wanted: all = 0 } = own.get("all") ?? {};
    bySet[name] = { ...counted(right, found, all) };
  }
  const figure = (key: string) => {
    const { right = 0, linked: found = 0, wanted: all = 0 } = total.get(key) ?? {};
    return counted(right, found, all);
  };
  return {
    ...figure("all"),
    ...Object.fromEntries(
      SORTS.flatMap((sort) => [
        [`${sort}_precision`, figure(sort).precision],
        [`${sort}_recall`, figure(sort).recall],
      ]),
    ),
    ...bySet,
    n,
    ms_per_item: (performance.now() - start) / n,
    baseline: {},
  };
}
