import { describe, expect, test } from "vitest";
import { seek } from "../../src/collate/seek.ts";
import type { Document } from "../../src/model/document.ts";
import { documentOf, sourceOf } from "../store/sample.ts";

const TEXT = `Harbour master Ines Vold spoke on Friday. “We won’t close the pier before the ferries are safe,” she said.
She added that eight boats had been lost in the storm. “It is all one harbour,” Vold said, “and it needs one plan.”
Earlier she had said: “It is all one harbour.”`;

const document: Document = documentOf(sourceOf(TEXT));

function at(spans: readonly { readonly start: number; readonly end: number }[]): string[] {
  return spans.map(({ start, end }) => TEXT.slice(start, end));
}

describe("seek", () => {
  test("finds words whatever their case, marks and contractions", () => {
    expect(at(seek("we will not close the pier", document).places)).toEqual(["We won’t close the pier"]);
    expect(at(seek("8 boats had been lost", document).places)).toEqual(["eight boats had been lost"]);
    expect(at(seek("It is all one harbour", document).places)).toEqual(["It is all one harbour", "It is all one harbour"]);
  });

  test("shows what comes nearest, and how it differs", () => {
    const { places, near } = seek("We will not close the old pier before the ferries are safe", document);
    expect(places).toEqual([]);
    expect(near?.fidelity).toBe("inserted");
    expect(at(near?.at ?? [])).toEqual(["We won’t close the pier before the ferries are safe"]);
    expect(near?.changes.filter(({ op }) => op === "inserted").flatMap(({ reading }) => reading)).toEqual([
      { doc: "asked", start: 22, end: 25 },
    ]);
  });

  test("takes the opposite for no quotation, though its words stand there", () => {
    expect(seek("We will close the pier before the ferries are safe", document)).toMatchObject({
      places: [],
      near: { fidelity: "not found" },
    });
    expect(seek("nine boats had been lost in the storm", document)).toMatchObject({ places: [], near: { fidelity: "not found" } });
  });

  test("finds nothing where nothing is alike, and nothing for no words", () => {
    expect(seek("The parliament voted to raise the tax on imported bicycles", document)).toEqual({ places: [] });
    expect(seek("…?!", document)).toEqual({ places: [] });
  });
});
