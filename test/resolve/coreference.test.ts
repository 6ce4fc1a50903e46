import { describe, expect, it } from "vitest";
import { sameWord, sharedSense } from "../../src/language/senses.ts";
import { linked } from "../../src/resolve/chaining.ts";
import { chains, type Telling } from "../../src/resolve/coreference.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import { toldOf } from "../../src/resolve/told.ts";
import { report } from "./reports.ts";

const TEXTS: Readonly<Record<string, string>> = {
  a: "A gunman shot two guards at the Rask depot on Monday. Police arrested Jon Vale in Varna.",
  b: "Two guards died in a shooting at the Rask depot. Vale was arrested in Varna after the shooting.",
};

function telling(doc: string, word: string, group = "g"): Telling {
  const text = TEXTS[doc] ?? "";
  const start = text.indexOf(word);
  const from = text.lastIndexOf(". ", start) + 2;
  const to = text.indexOf(".", start) + 1;
  return {
    id: `${doc} ${word}`,
    trigger: { doc, start, end: start + word.length },
    sentence: { doc, start: start < 0 || from === 1 ? 0 : from, end: to },
    group,
    entities: new Set(),
    times: new Set(),
  };
}

const text = (doc: string): string => TEXTS[doc] ?? "";

describe("senses of words", () => {
  it.each([
    ["shot", "shooting", true],
    ["died", "dies", true],
    ["arrest", "arrested", true],
    ["arrest", "shot", false],
  ])("%s and %s can be one word: %s", (a, b, same) => {
    expect(sameWord(a, b)).toBe(same);
  });

  it("killing and death share a meaning, a quake and a vote do not", () => {
    expect(sharedSense("quake", "earthquake")).toBeGreaterThan(0.5);
    expect(sharedSense("quake", "vote")).toBe(0);
    expect(sharedSense("zzz", "vote")).toBe(0);
  });
});

describe("average linkage over all pairs", () => {
  const near = (a: number, b: number): number => (Math.floor(a / 3) === Math.floor(b / 3) ? 0.9 : 0.1);

  it("finds what belongs together", () => {
    expect(linked(7, near, 0.5)).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
    expect(linked(0, near, 0.5)).toEqual([]);
    expect(linked(3, () => 0.6, 0.5)).toEqual([[0, 1, 2]]);
  });
});

describe("chains of tellings", () => {
  const all = [telling("a", "shot"), telling("a", "arrested"), telling("b", "shooting"), telling("b", "arrested")];

  it("join what is told of one event across documents, and nothing else", () => {
    expect(chains(all, text)).toEqual([
      ["a arrested", "b arrested"],
      ["a shot", "b shooting"],
    ]);
  });

  it("are the same for any order", () => {
    expect(chains(all.toReversed(), text)).toEqual(chains(all, text));
  });

  it("never cross what their documents are about", () => {
    expect(chains([telling("a", "arrested", "one"), telling("b", "arrested", "two")], text)).toHaveLength(2);
  });
});

describe("what the accounts of an event tell", () => {
  const first =
    "Fire destroys Rask depot\n\nA fire destroyed the Rask depot in Varna on 3 May 2024. Police arrested Jon Vale in Varna on Saturday.";
  const second = "Rask depot fire in Varna\n\nA fire in Varna destroyed the Rask depot on 3 May 2024. Officers in Varna arrested Jon Vale.";
  const resolution = resolve([report(first, "one.txt"), report(second, "two.txt")]);
  const [event] = [...resolution.events.keys()];

  it("is told once, with both sentences and what joins them", () => {
    const found = toldOf(resolution, event ?? "");
    const arrest = found.find((one) => one.tellings.length > 1 && one.because.some((reason) => reason.code === "same-word"));
    expect(new Set(arrest?.tellings.map((one) => one.trigger.doc)).size).toBe(2);
  });

  it("is nothing for an event that is not there", () => {
    expect(toldOf(resolution, "v000000000000")).toEqual([]);
  });
});
