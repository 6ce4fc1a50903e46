import { expect, it } from "vitest";
import { lookalikeItems } from "../../src/record/facts.ts";
import { dossier, texts } from "./fixture.ts";

it("shows days of reasons in words and leaves other values alone", () => {
  const because = ["2031-06-03", "2031-06-03/2031-06-05", "Kaldhaven", "2031-W3"].map((value) => ({
    code: "dates-differ",
    values: [value],
    evidence: [],
    weight: -1,
  }));
  const items = lookalikeItems({ ...dossier, lookalikes: [{ event: "v1", because, alike: [] }] }, texts);
  const shown = items[0]?.under.map((item) => item.pieces.flatMap((piece) => (piece.as === "value" ? [piece.text] : [])).join());
  expect(shown).toEqual(["3 June 2031", "3–5 June 2031", "Kaldhaven", "2031-W3"]);
});
