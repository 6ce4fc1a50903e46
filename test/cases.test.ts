import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { failures, run, type Expected } from "./expected.ts";

const SEEDS = "../shared/seeds";

describe("the five real reports", () => {
  if (!existsSync(SEEDS)) {
    it.skipIf(process.env["CI"] === undefined)("are here", () => {
      expect.fail(`${SEEDS} is missing: the seeds are not checked`);
    });
    return;
  }
  it("give what reading them says", () => {
    const expected = JSON.parse(readFileSync(`${SEEDS}/expected.json`, "utf8")) as Expected;
    expect(failures(run(SEEDS), expected)).toEqual([]);
  });
});

describe("cases", () => {
  for (const slug of readdirSync("cases").toSorted()) {
    if (!existsSync(`cases/${slug}/expected.json`)) continue;
    it(slug, () => {
      const expected = JSON.parse(readFileSync(`cases/${slug}/expected.json`, "utf8")) as Expected;
      // The bundled example is a case too; its documents are kept where users find them.
      const folder = existsSync(`cases/${slug}/in`) ? `cases/${slug}/in` : `examples/${slug}`;
      expect(failures(run(folder), expected)).toEqual([]);
    });
  }
});
