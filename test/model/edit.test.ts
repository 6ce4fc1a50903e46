import { expect, test } from "vitest";
import { spanOf } from "../../src/model/claim.ts";
import { inForce, type Edit } from "../../src/model/edit.ts";

const at = [{ doc: "d1", start: 0, end: 4 }] as const;
const subject = { id: "e:person:ada", label: "Ada", at };
const signed = { by: "Ada Holm", on: "2026-01-02" };

function join(number: number): Edit {
  return { kind: "join", what: [subject, subject], number, ...signed };
}

function undo(number: number, of: number): Edit {
  return { kind: "undo", of, number, ...signed };
}

test.each([
  [
    [join(1), join(2)],
    [1, 2],
  ],
  [[join(1), undo(2, 1)], []],
  [[join(1), undo(2, 1), undo(3, 2)], [1]],
  [[join(1), undo(2, 1), undo(3, 2), undo(4, 3), join(5)], [5]],
  [[undo(1, 9)], []],
])("edits in force: %#", (edits, expected) => {
  expect(inForce(edits).map((edit) => edit.number)).toEqual(expected);
});

test("the name of a claim tells its place", () => {
  expect(spanOf("c:d571fcb372831dc7:did:12-40")).toEqual({ doc: "d571fcb372831dc7", start: 12, end: 40 });
});
