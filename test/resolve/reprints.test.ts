import { describe, expect, it } from "vitest";
import type { Analysed } from "../../src/model/annotator.ts";
import type { ChosenDate, DocumentDates } from "../../src/model/document.ts";
import { originsOf } from "../../src/resolve/origins.ts";
import { reprintsOf } from "../../src/resolve/reprints.ts";

const NOUNS = "ferry harbour council bridge island market teacher winter storm engine captain ticket meadow lantern orchard".split(" ");

/** A text of many different words that no other seed shares in a row. */
function story(seed: number, words = 120): string {
  return Array.from(
    { length: words },
    (_, at) => `${NOUNS[(at * (seed + 3) + ((at * at) % (seed + 5))) % NOUNS.length]}${(at * seed) % 7}`,
  ).join(" ");
}

function report(id: string, text: string, kind: "report" | "wire" = "report"): Analysed {
  const span = { doc: id, start: 0, end: text.length };
  return {
    document: { id, text, kind, credits: [], published: [], blocks: [{ kind: "paragraph", span }] },
    annotations: [],
  } as unknown as Analysed;
}

/** Days of publication by document. */
function published(days: Readonly<Record<string, string>>): ReadonlyMap<string, DocumentDates> {
  return new Map(
    Object.entries(days).map(([doc, day]) => {
      const chosen: ChosenDate = { days: { from: day, to: day }, method: "meta", evidence: [{ doc, start: 0, end: 5 }], because: [] };
      return [doc, { candidates: [], chosen }];
    }),
  );
}

const copied = (all: readonly Analysed[]) => reprintsOf(all, new Map());

describe("reprints", () => {
  it("are pairs that share most of the shorter text, with the passages on both sides", () => {
    const all = [report("a", story(1)), report("b", `${story(2, 30)} ${story(1)}`), report("c", story(4))];
    const [only, ...others] = copied(all);
    expect(others).toEqual([]);
    expect(only?.docs).toEqual(["a", "b"]);
    expect(only?.containment).toBe(1);
    expect(only?.passages.map((side) => side[0]?.doc)).toEqual(["a", "b"]);
    expect(only?.from).toBeNull();
  });

  it("come from the wire", () => {
    expect(copied([report("a", story(1)), report("b", story(1), "wire")])[0]?.from).toBe("b");
  });

  it("of one day of publication come from the version that was not updated", () => {
    const day = "2031-06-02";
    const version = (id: string, extra: string, to?: string) => {
      const one = report(id, `${story(1)} ${extra}`);
      const updated =
        to === undefined ? [] : [{ days: { from: to, to }, method: "meta" as const, evidence: [{ doc: id, start: 0, end: 5 }] as const }];
      return { ...one, document: { ...one.document, updated } };
    };
    const [newer, older] = [version("a", story(2, 30), "2031-06-03"), version("b", "")];
    expect(reprintsOf([newer, older], published({ a: day, b: day }))[0]).toMatchObject({
      from: "b",
      because: [
        { code: "updated-later", values: ["2031-06-03", day] },
        { code: "cut-from-end", weight: -0.5 },
      ],
    });
  });

  it("come from the release, and from the outlet that the copy credits", () => {
    const release = { ...report("a", story(1)), document: { ...report("a", story(1)).document, kind: "release" as const } };
    expect(copied([release, report("b", story(1))])[0]).toMatchObject({ from: "a", because: [{ code: "primary-text" }] });
    const [text, copy] = [`Harbour Daily ${story(1)}`, `harbour daily ${story(1)}`];
    const credits = (role: "publisher" | "agency", doc: string) => [{ role, span: { doc, start: 0, end: 13 } }];
    const source = { ...report("b", text), document: { ...report("b", text).document, credits: credits("publisher", "b") } };
    const taken = { ...report("a", copy), document: { ...report("a", copy).document, credits: credits("agency", "a") } };
    expect(copied([taken, source])[0]).toMatchObject({ from: "b", because: [{ code: "credits-source", values: ["harbour daily"] }] });
  });

  it("come from the text published earlier; what speaks against that is told", () => {
    const dates = published({ a: "2031-05-02", b: "2031-05-01" });
    expect(reprintsOf([report("a", story(1)), report("b", story(1))], dates)[0]).toMatchObject({
      from: "b",
      because: [{ code: "published-earlier", weight: 1 }],
    });
    const cut = reprintsOf([report("b", story(1, 90)), report("a", story(1))], dates)[0];
    expect(cut?.from).toBe("b");
    expect(cut?.because.map(({ code, weight }) => [code, Math.sign(weight)])).toEqual([["published-earlier", 1], ["cut-from-end", -1]]); // prettier-ignore
  });

  it("come from the longer text where the shorter is its beginning", () => {
    const [only] = copied([report("a", story(1, 70)), report("b", story(1))]);
    expect(only).toMatchObject({ from: "b", because: [{ code: "cut-from-end" }] });
  });

  it("are not the items of a series, in the same words on another day", () => {
    const all = [report("a", story(1, 60)), report("b", story(1, 60))];
    expect(reprintsOf(all, published({ a: "2031-05-01", b: "2031-05-03" }))).toHaveLength(1);
    expect(reprintsOf(all, published({ a: "2031-05-01", b: "2031-05-04" }))).toEqual([]);
    const long = [report("a", story(1, 200)), report("b", story(1, 200))];
    expect(reprintsOf(long, published({ a: "2031-05-01", b: "2031-05-04" }))).toHaveLength(1);
  });

  it("are found where only figures were changed, if most of them are the same", () => {
    const table = (figures: readonly number[]): string =>
      figures.map((figure, at) => `the ${NOUNS[at]} fund of the ${NOUNS[at + 3]} had ${figure}`).join(" ");
    const [first, corrected, other] = [table([11, 12, 13, 14, 15]), table([11, 12, 13, 14, 99]), table([31, 32, 33, 34, 35])];
    expect(copied([report("a", first), report("b", corrected)])).toHaveLength(1);
    expect(copied([report("a", first), report("b", other)])).toEqual([]);
  });

  /** Reports of their own that have one passage in common. */
  const sharing = (count: number, passage: string): Analysed[] =>
    Array.from({ length: count }, (_, at) => {
      const own = Array.from({ length: 600 }, (_unused, word) => `own${at}x${word}`).join(" ");
      return report(`d${String(at).padStart(2, "0")}`, `${own} ${passage}`);
    });

  it("are not texts that share a stock phrase alone", () => {
    const all = sharing(40, story(9, 50));
    expect(copied(all)).toEqual([]);
    expect(copied(all.slice(0, 16))).toEqual([]);
    expect(copied(all.slice(0, 3))).toHaveLength(3);
  });

  it("are all that take the same passage of a release", () => {
    const text = `${story(9, 50)} ${story(4, 90)}`;
    const release = { ...report("r", text), document: { ...report("r", text).document, kind: "release" as const } };
    const found = copied([...sharing(24, story(9, 50)), release]);
    expect(found).toHaveLength(24);
    expect(new Set(found.map(({ from }) => from))).toEqual(new Set(["r"]));
  });

  it("are the same for any order of documents", () => {
    const all = [report("c", story(1)), report("a", story(1)), report("b", story(3))];
    expect(copied(all.toReversed())).toEqual(copied(all));
  });

  it("link a thousand copies to the first, not to each other", () => {
    const all = Array.from({ length: 1000 }, (_, at) => report(`d${String(at).padStart(4, "0")}`, `${story(1)} copy${at}`));
    const found = copied(all);
    expect(found).toHaveLength(999);
    expect(
      new Set(
        originsOf(
          all.map((one) => one.document.id),
          found,
        ).values(),
      ),
    ).toEqual(new Set(["d0000"]));
  });

  it("leave documents without copies their own origin", () => {
    const all = [report("b", story(1)), report("a", story(4))];
    expect([...originsOf(all.map((one) => one.document.id), copied(all))]).toEqual([["a", "a"], ["b", "b"]]); // prettier-ignore
  });
});
