import type { Site } from "../../language/geography.ts";
import type { Sense } from "./senses.ts";

/** Each step of likelihood halves a meaning's say about regions and countries; two steps about what lies beside it. */
const DOUBT = 1;
const DOUBT_BESIDE = 0.5;
/** A name of many places says little about any: its say falls with this power of their number. */
const COMMON = 0.25;
/** Side of the squares in which places lie beside each other, in degrees; the eight squares around count too. */
const SQUARE = 1;
const ROW = 360 / SQUARE;
const AROUND = [0, 1, -1, ROW, -ROW, ROW + 1, ROW - 1, 1 - ROW, -1 - ROW];

function squareOf({ lat, lon }: Site): number {
  return Math.floor((lat + 90) / SQUARE) * ROW + Math.floor((lon + 180) / SQUARE);
}

function isPoint({ kind }: Site): boolean {
  return kind === "town" || kind === "county" || kind === "quarter";
}

function most(values: readonly number[]): number {
  let found = -Infinity;
  for (const value of values) if (value > found) found = value;
  return found;
}

function raise<K>(shares: Map<K, number>, key: K, share: number): void {
  if (share > (shares.get(key) ?? 0)) shares.set(key, share);
}

/** What the names of a document say together before any of them is decided: where their possible meanings crowd. */
export class Votes {
  private readonly sums = new Map<string, number>();
  private readonly own = new Map<string, ReadonlyMap<string, number>>();
  private readonly squares = new Map<number, Map<string, number>>();

  constructor(all: ReadonlyMap<string, Sense>) {
    for (const [name, sense] of all) this.add(name, sense);
  }

  private add(name: string, { sites, base }: Sense): void {
    const top = most(base);
    const rare = sites.length ** -COMMON;
    const shares = new Map<string, number>();
    for (const [at, site] of sites.entries()) {
      const step = (base[at] ?? 0) - top;
      for (const where of [site.region, site.country]) if (where !== "") raise(shares, where, 2 ** (DOUBT * step));
      if (!isPoint(site)) continue;
      const square = squareOf(site);
      const there = this.squares.get(square) ?? new Map<string, number>();
      raise(there, name, rare * 2 ** (DOUBT_BESIDE * step));
      this.squares.set(square, there);
    }
    for (const [where, share] of shares) this.sums.set(where, (this.sums.get(where) ?? 0) + share);
    this.own.set(name, shares);
  }

  /** How many of the other names can mean a place in a region or country, each counted by its likelihood. */
  within(where: string, name: string): number {
    return where === "" ? 0 : (this.sums.get(where) ?? 0) - (this.own.get(name)?.get(where) ?? 0);
  }

  /** How many of the other names can mean a place beside a town or county; 0 for what is no point on a map. */
  beside(site: Site, name: string): number {
    if (!isPoint(site)) return 0;
    const found = new Map<string, number>();
    const middle = squareOf(site);
    for (const step of AROUND)
      for (const [other, share] of this.squares.get(middle + step) ?? []) if (other !== name) raise(found, other, share);
    let sum = 0;
    for (const share of found.values()) sum += share;
    return sum;
  }
}
