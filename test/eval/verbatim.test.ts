import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { check, setsIn } from "../../eval/sets/verbatim.ts";

const DATA = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const EXAMPLES = fileURLToPath(new URL("../../examples/harbour", import.meta.url));
const isHere = existsSync(DATA);
/** Files of each set read here; the measure reads more. */
const FILES = 1;

describe("quotations in records", () => {
  it("stand word for word in their source, in every set at hand and in the example", { timeout: 240_000 }, () => {
    const sets = isHere ? setsIn(DATA).map((name) => ({ name, ...check(join(DATA, name), FILES) })) : [];
    const results = [...sets, { name: "example", ...check(EXAMPLES, 20) }];
    expect(results.flatMap(({ name, wrong }) => wrong.map((place) => `${name} ${place}`))).toEqual([]);
    expect(results.reduce((sum, { quotations }) => sum + quotations, 0)).toBeGreaterThan(isHere ? 100 : 10);
  });
});
