import { kilometres, siteOf, type Site } from "../language/geography.ts";
import type { Point, Where } from "../model/claim.ts";

/** Towns farther apart than this, in kilometres, are no suburbs of each other. */
const APART = 100;
/** Two places in different regions of a country are apart if they lie farther from each other than a region reaches from its middle, in kilometres. */
const REACH = 350;

function pointOf(site: Site): Point {
  const precision = site.kind === "town" || site.kind === "quarter" ? "city" : site.kind;
  return { lat: Math.round(site.lat * 100) / 100, lon: Math.round(site.lon * 100) / 100, precision };
}

/**
 * Where a place lies: of the place that its name means in the document (`site`), else of the one that its name means by itself (`key`, in
 * `country`). "Paris, Texas" lies in America, though Paris does not. A region is the GeoNames code of the first level ("US.TX").
 */
export function placed(
  site: string | undefined,
  key: string | undefined,
  country: string | undefined,
): Pick<Where, "country" | "region" | "at"> {
  const meant = site === undefined ? undefined : siteOf(site);
  const usual = key === undefined ? undefined : siteOf(key);
  const found = meant ?? (usual && (country === undefined || usual.country === country) ? usual : undefined);
  if (!found) return country === undefined ? {} : { country };
  const lies = found.country === "" ? country : found.country;
  return { ...(lies ? { country: lies } : {}), ...(found.region === "" ? {} : { region: found.region }), at: pointOf(found) };
}

/** What of a place tells it from others. */
export type Sited = Pick<Where, "entity" | "country" | "region" | "at">;

/**
 * Whether two places cannot be one: they lie in different countries or regions, or are towns far from each other. A town, its region and its
 * country can; a place in no one country (a sea, the Middle East) can be anywhere.
 */
export function differ(a: Sited, b: Sited): boolean {
  if (!a.country || !b.country) return false;
  if (a.country !== b.country) return true;
  if (a.entity === b.entity || !a.at || !b.at) return false;
  const apart = kilometres(a.at, b.at);
  if (a.at.precision === "city" && b.at.precision === "city") return apart > APART;
  return a.region !== undefined && b.region !== undefined && a.region !== b.region && apart > REACH;
}
