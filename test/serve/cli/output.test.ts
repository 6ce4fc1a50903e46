import { expect, test } from "vitest";
import { coloured } from "../../../src/serve/cli/output.ts";

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ TERM: "dumb" }, true, false],
  [{ NO_COLOR: "1" }, true, false],
  [{ NO_COLOR: "" }, true, true],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "0" }, true, false],
  [{ FORCE_COLOR: "3", NO_COLOR: "1" }, false, true],
])("%j on a terminal (%s): %s", (environment, terminal, colour) => {
  expect(coloured(environment, terminal)).toBe(colour);
});
