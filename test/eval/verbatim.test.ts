import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { check, setsIn } from "../../eval/sets/verbatim.ts";

const DATA = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const isHere = existsSync(DATA);
/** Files of each set read here; the measure reads more. */
const FILES = 1;

describe("quotations in records", () => {
  it.runIf(isHere)("stand word for word in their source, in every set at hand", { timeout: 240_000 }, () => {
    const results = setsIn(DATA).map((name) => ({ name, ...check(join(DATA, name), FILES) }));
    expect(results.flatMap(({ name, wrong }) => wrong.map((place) => `${name} ${place}`))).toEqual([]);
    expect(results.reduce((sum, { quotations }) => sum + quotations, 0)).toBeGreaterThan(100);
  });

  it.skipIf(isHere)("are not checked: the gold sets are not at hand", () => {
    expect(process.env["CI"]).toBeUndefined();
  });
});
