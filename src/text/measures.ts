import { table } from "./tables.ts";

let bases: ReadonlyMap<string, readonly [string, number]> | undefined;

function known(): ReadonlyMap<string, readonly [string, number]> {
  bases ??= new Map(
    table("knowledge/units/bases.tsv").map(([symbol = "", base = "", ratio = "1"]) => [symbol, [base, Number(ratio)] as const]),
  );
  return bases;
}

/**
 * A measure in the base unit of what it measures, to compare miles with kilometres and acres with hectares: metres, square metres, kilograms,
 * metres a second, litres, watts, kilowatt-hours. What has no base (money above all: rates change by the day) comes back as it is.
 */
export function inBase(value: number, symbol: string): { readonly value: number; readonly symbol: string } {
  const found = known().get(symbol);
  return found ? { value: value * found[1], symbol: found[0] } : { value, symbol };
}
