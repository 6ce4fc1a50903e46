import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Dossier } from "../../../src/model/dossier.ts";
import type { Evidence } from "../../../src/model/span.ts";
import { stepsKey } from "../../../src/pipeline.ts";
import { reading } from "../../../src/serve/cli/session.ts";
import { story } from "../../../src/serve/cli/story.ts";
import { storyOf } from "../../../src/serve/story.ts";
import { dossierOf, inputOf, sourceOf, stateOf } from "../../store/sample.ts";
import { called, stored } from "./called.ts";

const inputs = ["Strike called for May.", "Strike is on.\u202e", "Talks end the strike.", "A fair is open."].map((text) =>
  inputOf(sourceOf(text, text), stepsKey()),
);
const docs = inputs.map(({ document }) => document.id);
const [called_, held, talks, fair] = docs as [string, string, string, string];
let store = "";

function event(id: string, doc: string, { day, tells }: { readonly day?: string; readonly tells?: string }): Dossier {
  const evidence: Evidence = [{ doc, start: 0, end: 14 }];
  const when = { days: { from: day, to: day }, precision: "day", evidence } as unknown as NonNullable<Dossier["when"]>;
  return dossierOf(id, [doc], {
    title: { label: `label of ${id}`, evidence },
    ...(day ? { when } : {}),
    background: tells ? [{ evidence, type: "strike", event: tells }] : [],
  });
}

/** The event with further reports that tell it in passing. */
function told(dossier: Dossier, docs: readonly string[]): Dossier {
  const passing = dossierOf(dossier.id, docs).accounts.map((account) => ({ ...account, role: "background" as const }));
  return { ...dossier, accounts: [...dossier.accounts, ...passing] };
}

beforeAll(async () => {
  const dossiers = [
    event("v000000000001", called_, { day: "2031-04-28", tells: "v000000000002" }),
    told(event("v000000000002", held, { day: "2031-05-02" }), [called_, talks]),
    event("v000000000003", talks, { day: "2031-05-09", tells: "v000000000002" }),
    event("v000000000004", fair, {}),
  ];
  store = await stored(inputs, stateOf(dossiers));
});
afterAll(() => rmSync(dirname(store), { recursive: true }));

test("a story goes from what was announced to what followed, each step in the words that tie it", async () => {
  const expected = [
    "3 events",
    "  28 April 2031  v000000000001  Strike called",
    "▶ 2 May 2031  v000000000002  Strike is on.[U+202E]",
    "      announced by reports of v000000000001:",
    `        “Strike called” [${called_.slice(0, 7)}:0–14]`,
    "  9 May 2031  v000000000003  Talks end the",
    "      its reports recall v000000000002:",
    `        “Talks end the” [${talks.slice(0, 7)}:0–14]`,
  ];
  const { lines } = await called(story, store, [["v000000000002"], {}]);
  expect(lines.map((line) => line.trimEnd().replace(/ ”/u, "”"))).toEqual(expected);
});

test("it is the same story from whichever event one comes", async () => {
  const json = async (id: string): Promise<{ readonly events: object; readonly ties: object }> =>
    JSON.parse((await called(story, store, [[id], { json: true }])).lines.join("\n")) as { events: object; ties: object };
  const from = await json("v000000000002");
  for (const id of ["v000000000001", "v000000000003"]) expect(await json(id)).toEqual({ ...from, of: id });
});

test("an event that nothing leads to is a story of one", async () => {
  expect((await called(story, store, [["v000000000004"], {}])).lines).toEqual(["1 event", "▶ no date  v000000000004  A fair is open"]);
});

test("a walk reads each record once, however many events lead to it", async () => {
  const real = await reading(store, () => {});
  const read: string[] = [];
  const counting = new Proxy(real, {
    get: (target, key) => {
      const own: unknown = Reflect.get(target, key, target);
      if (typeof own !== "function") return own;
      return (...given: unknown[]): unknown => {
        if (key === "dossier") read.push(String(given[0]));
        return Reflect.apply(own, target, given) as unknown;
      };
    },
  });
  const start = await real.dossier("v000000000001");
  if (!start) throw new Error("no such record");
  expect((await storyOf(counting, start)).events.length).toBe(3);
  expect(read.toSorted()).toEqual([...new Set(read)].toSorted());
  await real.close();
});
