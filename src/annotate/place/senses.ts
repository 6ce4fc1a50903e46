import type { Site } from "../../language/geography.ts";
import { isInside } from "./hints.ts";
import type { Toponym } from "./toponyms.ts";

/** How likely a kind of place is meant by its name, beside the decimal logarithm of its inhabitants. An area has no inhabitants here. */
const KIND = { country: 2.5, region: 0.5, county: -0.5, town: 0, quarter: -1, area: 7.5 };
/** More for the seat of a first-level region, and of a country, by `Site.seat`. */
const SEAT = [0, 0.15, 1] as const;
/** What it counts that a place lies in what the words beside it name: more than the difference between a village and a metropolis. */
const SAID = 6;

/** What one name of a document can mean: `base[i]` is how likely `sites[i]` is by itself; `chosen` the likeliest so far. */
export interface Sense {
  readonly sites: readonly Site[];
  readonly base: readonly number[];
  chosen: Site;
}

/** A region with a town of its name in it is meant less than the town ("Kharkiv", "New York"), unless the text calls it a region. */
const BESIDE_TOWN = 0.2;

function alone(site: Site): number {
  return KIND[site.kind] + SEAT[site.seat] + (site.kind === "area" ? 0 : Math.log10(site.people + 10));
}

function likelihoods(sites: readonly Site[]): number[] {
  const own = sites.map(alone);
  return own.map((value, at) => {
    const region = sites[at];
    if (region?.kind !== "region") return value;
    return sites.reduce(
      (least, site, other) =>
        site.kind === "town" && site.region === region.region ? Math.min(least, (own[other] ?? 0) - BESIDE_TOWN) : least,
      value,
    );
  });
}

/** The site with the highest score; of equals the one whose id is smaller. */
export function likeliest(sites: readonly Site[], scores: readonly number[], otherwise: Site): Site {
  let found = otherwise;
  let most = -Infinity;
  for (const [at, site] of sites.entries()) {
    const score = scores[at] ?? 0;
    if (score > most || (score === most && site.id < found.id)) {
      found = site;
      most = score;
    }
  }
  return found;
}

/** One sense for all toponyms of one name: what any one of them is said to lie in counts for all. */
export function sensesOf(toponyms: readonly Toponym[], containers: readonly (readonly Site[])[]): Map<string, Sense> {
  const said = new Map<string, Site[]>();
  for (const [at, { name }] of toponyms.entries()) {
    const own = said.get(name);
    if (own) own.push(...(containers[at] ?? []));
    else said.set(name, [...(containers[at] ?? [])]);
  }
  const found = new Map<string, Sense>();
  for (const { name, sites } of toponyms) {
    const [first] = sites;
    if (found.has(name) || !first) continue;
    const outer = said.get(name) ?? [];
    const own = likelihoods(sites);
    const base = sites.map((site, at) => (own[at] ?? 0) + (outer.some((one) => isInside(site, one)) ? SAID : 0));
    found.set(name, { sites, base, chosen: likeliest(sites, base, first) });
  }
  return found;
}
