import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { overviewOf } from "../../src/serve/overview.ts";
import { countsOf } from "../../src/serve/selection.ts";
import type { Dossier } from "../../src/model/dossier.ts";
import { embedded } from "../../src/store/embedded.ts";
import { dossierOf, stateOf } from "../store/sample.ts";

const home = mkdtempSync(join(tmpdir(), "overview-"));
afterAll(() => rmSync(home, { recursive: true }));

const at = { lat: 59.9, lon: 10.7, precision: "city" } as const;

function event(id: string, from?: string, place?: { label: string; country?: string; at?: typeof at }, open?: "year"): Dossier {
  const evidence = [{ doc: "d1", start: 0, end: 1 }] as const;
  const when = from === undefined ? {} : { when: { days: { from, to: from, ...(open ? { open } : {}) }, evidence } };
  return dossierOf(id, [], { ...when, ...(place ? { where: { entity: "e:x", evidence, ...place } } : {}) } as Partial<Dossier>);
}

it("counts events by month and by place, whatever their order", async () => {
  const events = [
    event("a", "2031-05-04", { label: "Oslo", country: "NO", at }),
    event("b", "2031-05-09", { label: "Vik" }),
    event("c", "2030-01-01", { label: "Oslo", country: "NO", at }),
    event("d", "--05-04", undefined, "year"),
    event("e"),
  ];
  const wanted = {
    total: 5,
    months: [
      { month: "2030-01", events: 1 },
      { month: "2031-05", events: 2 },
    ],
    places: [{ label: "Oslo", country: "NO", at, events: 2 }],
  };
  for (const [name, dossiers] of [
    ["a.db", events],
    ["b.db", events.toReversed()],
  ] as const) {
    const store = embedded(join(home, name), true);
    if (!store) throw new Error("somebody else writes");
    await store.replace("k", stateOf(dossiers));
    expect(overviewOf(await countsOf(store, {}))).toEqual(wanted);
    await store.close();
  }
});
