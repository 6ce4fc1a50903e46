import { describe, expect, it } from "vitest";
import { NAME_CLASSES, openClasses, unknownNames } from "../../../models/train/network/labels.ts";

const open = (labels: string[], unannotated: string[] = []): string[] =>
  Array.from(openClasses(labels, unannotated), (bits) => NAME_CLASSES.filter((_, at) => (bits >> at) & 1).join(" "));

describe("classes that labels leave open", () => {
  it("are one for each word where all is marked", () => {
    expect(open(["B-PER", "I-PER", "I-PER", "O", "B-LOC", "B-LOC"])).toEqual(["B-PER", "I-PER", "E-PER", "O", "S-LOC", "S-LOC"]);
  });

  it("hold what a corpus never marks", () => {
    expect(open(["O"], ["NORP"])).toEqual(["O B-NORP I-NORP E-NORP S-NORP"]);
  });

  it("hold every class that an untold name may have, and none", () => {
    expect(open(["B-MISC", "I-MISC"])).toEqual(["O B-NORP B-PROD B-EVENT", "O E-NORP E-PROD E-EVENT"]);
  });

  it("are all where nothing is known", () => expect(unknownNames(1)[0]).toBe(2 ** NAME_CLASSES.length - 1));
});
