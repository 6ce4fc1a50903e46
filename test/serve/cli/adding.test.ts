import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Engine } from "../../../src/engine/engine.ts";
import { here } from "../../../src/engine/here.ts";
import { Adding } from "../../../src/serve/cli/adding.ts";
import type { Opened } from "../../../src/serve/cli/opening.ts";
import { embedded } from "../../../src/store/embedded.ts";
import type { Store } from "../../../src/store/store.ts";
import { sourceOf } from "../../store/sample.ts";

const home = mkdtempSync(join(tmpdir(), "adding-"));
/** How long each article takes in these tests, in milliseconds. */
const EACH = 120;

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => {
  vi.useRealTimers();
  rmSync(home, { recursive: true, force: true });
});

async function* articles(count: number): AsyncGenerator<Opened> {
  for (let at = 0; at < count; at++) yield { what: "source", source: sourceOf(`Report number ${at}.`, `${at}.txt`) };
}

/** An engine on which each item takes its time. */
function slow(): Engine {
  const own = here();
  return {
    ...own,
    async *map(step, items) {
      for await (const item of own.map(step, items)) {
        vi.advanceTimersByTime(EACH);
        yield item;
      }
    },
  };
}

test("what was read is accepted by the clock too, so that a kill costs less than a second of work", async () => {
  const store = embedded(join(home, "a.db"), true) as Store;
  const sizes: number[] = [];
  const accept = store.accept.bind(store);
  store.accept = (inputs) => {
    sizes.push(inputs.length);
    return accept(inputs);
  };
  const silent = { tell: async () => undefined, expect: () => undefined, end: () => undefined };
  await new Adding(store, silent).all(articles(23), slow());
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(23);
  expect(Math.max(...sizes) * EACH).toBeLessThan(1_000);
  await store.close();
});
