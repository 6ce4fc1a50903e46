import { describe, expect, it } from "vitest";
import { saidBefore } from "../../src/collate/before.ts";
import { Echoes } from "../../src/collate/echoes.ts";
import type { Stated } from "../../src/model/asking.ts";
import { roomFor } from "../../src/model/drawer.ts";
import type { Event } from "../../src/model/event.ts";
import type { DocId } from "../../src/model/span.ts";
import { read, said } from "./said.ts";

const FORMULA = "It is an honour to stand before the people of this proud island";
const WALL = "the harbour wall will stand before the winter storms arrive";
const BERTH = "every fisherman keeps his berth and pays no new duty";
const LINES: Readonly<Record<DocId, string>> = { d14: WALL, d27: WALL, d15: BERTH, d28: BERTH };
/** What one speaker said at thirty events: a formula each time, and two lines at two of them each. */
const TEXTS = Object.fromEntries(
  Array.from({ length: 30 }, (_, at) => `d${10 + at}`).map((doc) => [doc, `${LINES[doc] ?? `Number ${doc}`}. ${FORMULA}.`]),
);
const DOCS = Object.keys(TEXTS);
const claimOf = (doc: DocId) => said(TEXTS, doc, TEXTS[doc] ?? "");
const EVENTS = DOCS.map((doc) => ({ id: `v${doc}`, claims: [claimOf(doc).id] }) as unknown as Event);

function statedOf(doc: DocId): Stated {
  return { analysed: { document: { id: doc, text: TEXTS[doc] } }, claims: [claimOf(doc)] } as unknown as Stated;
}

describe("lines said at several events, documents passing by", () => {
  const echoes = new Echoes(roomFor(DOCS));
  for (const doc of DOCS) echoes.hear(statedOf(doc));
  const asked: DocId[] = [];
  const asking = echoes.between(EVENTS, ({ document }) => statedOf(document.id));
  let step = asking.next();
  while (!step.done) {
    asked.push(...step.value);
    step = asking.next(step.value.map((doc) => statedOf(doc).analysed));
  }
  const found = step.value;

  it("looks again at those documents alone that share more than a formula", () => {
    expect(asked.toSorted()).toEqual(["d14", "d15", "d27", "d28"]);
  });

  it("counts a formula by all that was said, also where few of its lines are looked at", () => {
    const told = [...found].flatMap(([event, lines]) => lines.map((one) => `${event} ${one.event} ${read(TEXTS, one.here)}`));
    expect(told.toSorted()).toEqual([
      `vd14 vd27 ${WALL}. ${FORMULA}`,
      `vd15 vd28 ${BERTH}. ${FORMULA}`,
      `vd27 vd14 ${WALL}. ${FORMULA}`,
      `vd28 vd15 ${BERTH}. ${FORMULA}`,
    ]);
    const whole = DOCS.map((doc) => ({ event: `v${doc}`, claims: [claimOf(doc)] }));
    const byEvent = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
    expect([...found].toSorted(byEvent)).toEqual([...saidBefore(whole, (doc) => TEXTS[doc] ?? "")].toSorted(byEvent));
  });
});
