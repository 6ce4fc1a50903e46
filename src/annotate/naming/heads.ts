import { table } from "../../text/tables.ts";

// Words that begin sentences or titles and are in no name's first place.
const FUNCTION = new Set(
  (
    "the a an in on at to of for from by with as and but or nor so yet if when while after before since because although though i he she it we they you " +
    "his her its our their my your this that these those there here what who whom whose which where why how not no yes all any some most many both each " +
    "every other another such more less under over into about between among during against through according also however meanwhile moreover today " +
    "yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december dear well please"
  ).split(" "),
);

let heads: { body: ReadonlyMap<string, string>; place: ReadonlyMap<string, string> } | undefined;

function headsOf(): NonNullable<typeof heads> {
  heads ??= {
    body: new Map(table("knowledge/bodies/heads.tsv").map(([word = "", where = ""]) => [word, where])),
    place: new Map(table("knowledge/places/heads.tsv").map(([word = "", where = ""]) => [word, where])),
  };
  return heads;
}

/** Whether a word as the last makes a run of capitals a body's name ("Party"). */
export function endsBody(key: string | undefined): boolean {
  const where = headsOf().body.get(key ?? "");
  return where === "last" || where === "both";
}

/** Whether a word is one of those no name begins with. */
export function isFunction(key: string): boolean {
  const mark = key.indexOf("'");
  return FUNCTION.has(mark > 0 ? key.slice(0, mark) : key);
}

/** Where a word makes a run of capitals a place: as its "first", "last" or "both"; undefined for other words. */
export function placeHead(key: string): string | undefined {
  return headsOf().place.get(key);
}
