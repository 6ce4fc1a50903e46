import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { collection } from "../../../bench/generator/collection.ts";
import { annotate, dossiersOf, readAll, resolve, stepsKey } from "../../../src/pipeline.ts";
import { settle, writing } from "../../../src/serve/cli/session.ts";
import type { Change, Input, Store } from "../../../src/store/store.ts";

const home = mkdtempSync(join(tmpdir(), "arrival-"));
afterAll(() => rmSync(home, { recursive: true }));

/** Articles of the invented news, and of those told again under the same words. */
const SIZE = 48;
const HOT = 8;

/** Invented news with wire copies, look-alikes and stock phrases, each read and annotated. */
function invented(): Input[] {
  const lines = [...collection({ seed: "arrival", stock: 0.3, hot: HOT }, SIZE)].map(({ article }) => JSON.stringify(article));
  const at = "news.jsonl";
  return [...readAll({ bytes: new TextEncoder().encode(lines.join("\n")), at, type: "jsonl" })].flatMap((outcome, line): Input[] => {
    if (!outcome.ok) return [];
    const source = { bytes: new TextEncoder().encode(lines[line]), at, line: line + 1, type: "json" };
    const document = { ...outcome.document, seen: [{ at, line: line + 1 }] };
    return [{ source, document, annotations: annotate(document).annotations, key: stepsKey() }];
  });
}

const news = invented();
const whole = resolve(news);
const records = new Map(dossiersOf(whole).map((one) => [one.id, JSON.stringify(one)]));

async function listed<T extends { readonly id: string }>(items: AsyncIterable<T>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const item of items) found.set(item.id, JSON.stringify(item));
  return found;
}

/** One step of a collection that grows: what was there before and after some documents came, and what was logged. */
interface Step {
  readonly fresh: readonly string[];
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  readonly log: readonly Change[];
}

/** Each case settles a collection many times, which a busy machine does slowly. */
const PATIENCE = 120_000;

let stores = 0;

async function grown<T>(batches: readonly (readonly Input[])[], look: (store: Store, steps: readonly Step[]) => Promise<T>): Promise<T> {
  const store = await writing(join(home, `${stores++}.db`));
  const steps: Step[] = [];
  for (const batch of batches) {
    const before = await listed(store.dossiers());
    const last = (await store.changes(0)).at(-1)?.seq ?? 0;
    await store.accept(batch);
    await settle(store);
    const fresh = batch.map(({ document }) => document.id);
    steps.push({ fresh, before, after: await listed(store.dossiers()), log: await store.changes(last) });
  }
  const found = await look(store, steps);
  await store.close();
  return found;
}

function cut<T>(list: readonly T[], sizes: readonly number[]): T[][] {
  const found: T[][] = [];
  for (let from = 0, at = 0; from < list.length; at++) {
    const size = sizes[at % sizes.length] ?? 1;
    found.push(list.slice(from, from + size));
    from += size;
  }
  return found;
}

describe("documents that come bit by bit", { timeout: PATIENCE }, () => {
  it("end in the records and entities of all at once, byte for byte, in any order and batches", async () => {
    expect([...whole.events.values()].some(({ accounts }) => accounts.length > 1)).toBe(true);
    const orders = fc.shuffledSubarray(news, { minLength: news.length });
    const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(orders, sizes, async (order, own) => {
        await grown(cut(order, own), async (store) => {
          expect(await listed(store.dossiers())).toEqual(records);
          const entities = new Map([...whole.entities.values()].map((one) => [one.id, JSON.stringify(one)]));
          expect(await listed(store.entities())).toEqual(entities);
        });
      }),
      { numRuns: 3, seed: 6 },
    );
  });

  it("change the records that the log names and no others, each because of new documents", async () => {
    await grown(cut(news, [SIZE - 12, 1, 1, 10]), async (_, steps) => {
      for (const { fresh, before, after, log } of steps) {
        const named = new Map(log.map((change) => [change.event, change]));
        for (const id of new Set([...before.keys(), ...after.keys()])) expect(named.has(id), id).toBe(before.get(id) !== after.get(id));
        for (const { event, because } of log) {
          expect(because.length, event).toBeGreaterThan(0);
          for (const doc of because) expect(fresh).toContain(doc);
        }
      }
    });
  });

  it("keep ids: a record is found under every id that it or a part of it ever had", async () => {
    await grown(cut(news.toReversed(), [9]), async (store, steps) => {
      const gone = new Set(steps.flatMap(({ log }) => log.flatMap(({ event, what }) => (what === "gone" ? [event] : []))));
      const all = new Set(steps.flatMap(({ after }) => [...after.keys()]));
      expect(all.size).toBeGreaterThan(records.size);
      for (const id of all) if (!gone.has(id)) expect(await store.dossier(id), id).toBeDefined();
    });
  });
});
