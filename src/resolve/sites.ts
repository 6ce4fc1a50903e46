import { kilometres, siteOf } from "../language/geography.ts";
import type { Point, Where } from "../model/claim.ts";

/** Towns farther apart than this, in kilometres, are no suburbs of each other. */
const APART = 100;

/** The point of a gazetteer key, to about a kilometre; none for keys of anything but places, and for places outside the country. */
export function pointOf(key: string | undefined, country: string | undefined): Point | undefined {
  const site = key === undefined ? undefined : siteOf(key);
  if (!site || (country !== undefined && site.country !== country)) return undefined;
  const precision = site.kind === "town" || site.kind === "quarter" ? "city" : site.kind;
  return { lat: Math.round(site.lat * 100) / 100, lon: Math.round(site.lon * 100) / 100, precision };
}

/**
 * Whether two places cannot be one: they lie in different countries, or are towns far from each other. A town and its country can; a place in
 * no one country (a sea, the Middle East) can be anywhere.
 */
export function differ(a: Where, b: Where): boolean {
  if (a.entity === b.entity || !a.country || !b.country) return false;
  if (a.country !== b.country) return true;
  const towns = a.at?.precision === "city" && b.at?.precision === "city";
  return towns && a.at !== undefined && b.at !== undefined && kilometres(a.at, b.at) > APART;
}
