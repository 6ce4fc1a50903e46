import { kilometres, type Site } from "../../language/geography.ts";
import { isInside } from "./hints.ts";
import { likeliest, sensesOf, type Sense } from "./senses.ts";
import type { Toponym } from "./toponyms.ts";
import { Votes } from "./votes.ts";

// What speaks for a meaning, in one unit: set on every other article of lgl and checked on those between and on GeoVirus; each may be
// halved or doubled at a cost of less than one point of accuracy.
const NOTHING = { country: 0, more: 0 };
/** Another name can mean a place in the same region, the same country, or beside it, before any is decided. */
const OPEN = { region: 1, country: 0.2, beside: 1 };
/** Another name means the region or county this lies in, or what lies in this. */
const WITHIN = 2;
/** Another name means a place this close, in kilometres; one in the same region. */
const NEAR = 60;
const FAR = 200;
const BESIDE = 1.5;
const SAME_REGION = 0.6;
/** The country itself is named, or places in it: each a little, together no more than the most, for news of one country names others' towns. */
const COUNTRY = 0.6;
const SAME_COUNTRY = 0.2;
const MOST_COUNTRY = 1;
/** Each doubling of what speaks for a place outweighs this many powers of ten in the number of people who live there. */
const WEIGHT = 2.5;
/** Names that speak for others: the first so many of a document, so that a list of ten thousand places takes no hours. */
const HEARD = 80;
/** After so many rounds hardly any choice changes any more; where none does, no later one can. */
const ROUNDS = 3;

/** What a place that another name means speaks for this one: by their country alone, and by more. */
function support(site: Site, other: Site): { readonly country: number; readonly more: number } {
  const country = site.country !== "" && site.country === other.country;
  if (site.id === other.id || !country) return NOTHING;
  if (site.kind === "country" || other.kind === "country") return { country: COUNTRY, more: 0 };
  if (isInside(site, other) || isInside(other, site)) return { country: SAME_COUNTRY, more: WITHIN };
  const apart = kilometres(site, other);
  const beside = apart < NEAR ? BESIDE : apart < FAR ? BESIDE / 2 : 0;
  return { country: SAME_COUNTRY, more: beside + (site.region !== "" && site.region === other.region ? SAME_REGION : 0) };
}

/** What the places that the other names mean speak for a site; `own` is the place that its name means so far. */
function supportOf(site: Site, heard: readonly Site[], own: string): number {
  let country = 0;
  let more = 0;
  for (const other of heard) {
    if (other.id === own) continue;
    const one = support(site, other);
    country += one.country;
    more += one.more;
  }
  return more + Math.min(MOST_COUNTRY, country);
}

function decide(sense: Sense, evidence: (site: Site) => number): void {
  const scores = sense.sites.map((site, at) => (sense.base[at] ?? 0) + WEIGHT * Math.log2(1 + evidence(site)));
  sense.chosen = likeliest(sense.sites, scores, sense.chosen);
}

function vote(all: ReadonlyMap<string, Sense>): void {
  const votes = new Votes(all);
  for (const [name, sense] of all) {
    decide(sense, (site) => {
      const region = site.kind === "country" ? 0 : votes.within(site.region, name);
      return (
        OPEN.region * region +
        Math.min(MOST_COUNTRY, OPEN.country * votes.within(site.country, name)) +
        OPEN.beside * votes.beside(site, name)
      );
    });
  }
}

/**
 * The place each name means, by `Toponym.name`: all are chosen together, so that they lie in and beside each other. A large place is meant
 * before a small one of its name unless other names of the document speak for the small one. The result does not depend on the order of
 * names: each round looks at the choices of the round before.
 */
export function choose(toponyms: readonly Toponym[], containers: readonly (readonly Site[])[]): ReadonlyMap<string, Site> {
  const all = sensesOf(toponyms, containers);
  vote(all);
  const open = [...all.values()].filter(({ sites }) => sites.length > 1);
  for (let round = 0; round < ROUNDS; round++) {
    // "U.S." and "America" are one voice.
    const heard = [...new Map([...all.values()].slice(0, HEARD).map(({ chosen }) => [chosen.id, chosen])).values()];
    let changed = false;
    for (const sense of open) {
      const own = sense.chosen.id;
      decide(sense, (site) => supportOf(site, heard, own));
      changed ||= sense.chosen.id !== own;
    }
    if (!changed) break;
  }
  return new Map([...all].map(([name, { chosen }]) => [name, chosen]));
}
