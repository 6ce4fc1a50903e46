import { expect, test } from "vitest";
import { kindOf } from "../../src/record/kinds.ts";
import { table } from "../../src/text/tables.ts";

test.each([
  ["PROTEST", "demo", "demonstration"],
  ["ASSAULT", "heavy-weapons", "shelling or air attack"],
  ["SUPPORT", "agreement", "agreement"],
  ["CONSULT", "meeting", "meeting"],
  ["THREATEN", undefined, "threat"],
  ["DISASTER", undefined, "disaster"],
])("%s %s is shown as %s", (type, mode, words) => expect(kindOf({ type, mode })).toBe(words));

test("no kind of the tables is shown as a code", () => {
  const types = table("knowledge/events/types.tsv").map(([type = ""]) => kindOf({ type }));
  const modes = table("knowledge/events/triggers.tsv").flatMap(([, , type = "", mode = ""]) =>
    mode === "" ? [] : [kindOf({ type, mode })],
  );
  expect([...new Set([...types, ...modes])].filter((one) => !/^[a-z][a-z ]+$/.test(one))).toEqual([]);
});
