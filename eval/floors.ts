import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Figures } from "./set.ts";

/** Least figures by set and key. They may only rise. `scorer_max_error` is the other way round: the most it may be. */
export type Floors = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Beside the source, not beside the built program. */
const FILE = fileURLToPath(new URL("../../eval/floors.json", import.meta.url));
/** Differences under this are rounding. */
const ROUNDING = 0.0005;
/** Keys where less is better. */
const ERRORS = new Set(["scorer_max_error"]);
/** Keys that describe the run and are no figures of merit. */
const NOT_MERIT = new Set(["n", "ms_per_item"]);

/** The floors on file; none when there is no file yet. */
export function readFloors(): Floors {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as Floors) : {};
}

/** Write the floors, three decimals, keys sorted. */
export function writeFloors(floors: Floors): void {
  writeFileSync(FILE, `${JSON.stringify(floors, null, 2)}\n`);
}

/** One line for each figure under its floor, or floor whose figure was not measured. */
export function shortfalls(floors: Floors, measured: ReadonlyMap<string, Figures>): string[] {
  return Object.entries(floors).flatMap(([set, keys]) =>
    Object.entries(keys).flatMap(([key, floor]) => {
      const value = measured.get(set)?.[key];
      const enough = typeof value === "number" && (ERRORS.has(key) ? value <= floor + ROUNDING : value >= floor - ROUNDING);
      return enough ? [] : [`${set} ${key}: ${typeof value === "number" ? value.toFixed(4) : "not measured"}, floor ${floor}`];
    }),
  );
}

/** The floors raised to what was measured; one that is higher stays. Figures are cut to three decimals, so that a floor is never over them. */
export function raised(floors: Floors, measured: ReadonlyMap<string, Figures>): Floors {
  const made: Record<string, Record<string, number>> = {};
  for (const [set, figures] of [...measured].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const own: Record<string, number> = {};
    for (const [key, value] of Object.entries(figures)) {
      if (typeof value !== "number" || NOT_MERIT.has(key)) continue;
      const old = floors[set]?.[key];
      const now = ERRORS.has(key) ? Math.ceil(value * 1000) / 1000 : Math.floor(value * 1000) / 1000;
      if (old === undefined) own[key] = now;
      else own[key] = ERRORS.has(key) ? Math.min(old, now) : Math.max(old, now);
    }
    made[set] = own;
  }
  return { ...floors, ...made };
}
