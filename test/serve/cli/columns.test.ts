import pc from "picocolors";
import { expect, test } from "vitest";
import { clipped, columns } from "../../../src/serve/cli/columns.ts";
import { cells } from "../../../src/record/wrap.ts";
import type { Output } from "../../../src/serve/cli/output.ts";

const COLUMNS = [{ heading: "id" }, { heading: "title", fit: true }, { heading: "count", align: "right" }] as const;
const ROWS = [
  ["v1", "A meeting of ministers in Riga", "3"],
  ["v22", "会議", "12"],
];

function out(width: number): Output {
  const colours = pc.createColors(false);
  return { json: false, terminal: true, width, colours, colour: false, write: async () => {}, print: async () => {}, tell: () => {} };
}

test("columns are as wide as their widest cell, wide characters counted as two", () => {
  expect(columns(COLUMNS, ROWS, out(Number.POSITIVE_INFINITY))).toEqual([
    "id   title                           count",
    "v1   A meeting of ministers in Riga      3",
    "v22  会議                               12",
  ]);
});

test("where the line is too narrow, columns that may give way are cut", () => {
  const drawn = columns(COLUMNS, ROWS, out(30));
  expect(drawn[1]).toBe("v1   A meeting of mini…      3");
  expect(Math.max(...drawn.map(cells))).toBeLessThanOrEqual(30);
});

test("no column is cut to nothing", () => {
  expect(columns(COLUMNS, ROWS, out(5))[1]).toBe("v1   A meeti…      3");
});

test("headings stand alone where there are no rows", () => {
  expect(columns(COLUMNS, [], out(80))).toEqual(["id  title  count"]);
});

test.each([
  ["short", 5, "short"],
  ["longer", 5, "long…"],
  ["a b c", 3, "a…"],
  ["会議録", 4, "会…"],
])("%s in %i cells is %s", (text, width, shown) => {
  expect(clipped(text, width)).toBe(shown);
});
