import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Dossier, Row } from "../../src/model/dossier.ts";
import { dossiers, readAll } from "../../src/pipeline.ts";

/** The record of a folder's event that has a transcript and most accounts, its points read by hand, each document by the beginning of its file's name. */
function ledgerOf(folder: string, name: RegExp) {
  const files = readdirSync(folder).filter((file) => /\.(?:txt|html|md|jsonl)$/.test(file));
  const sources = files.map((at) => ({ bytes: new Uint8Array(readFileSync(`${folder}/${at}`)), at, type: at.replace(/^.*\./, "") }));
  const documents = sources.flatMap((one) => [...readAll(one)].flatMap((read) => (read.ok ? [read.document] : [])));
  const nameOf = (doc: string): string => name.exec(documents.find(({ id }) => id === doc)?.seen[0]?.at ?? "")?.[0] ?? doc;
  const text = (doc: string): string => documents.find(({ id }) => id === doc)?.text ?? "";
  const held = dossiers(sources).filter(({ accounts }) => accounts.some(({ role }) => role === "transcript"));
  const told = ({ rows }: Dossier): number => rows.filter(({ kind }) => kind === "said").length;
  const [record] = held.toSorted((a, b) => told(b) - told(a) || (a.id < b.id ? -1 : 1));
  const words = (row: Row): string =>
    row.readings.flatMap(({ evidence }) => evidence.map(({ doc, start, end }) => text(doc).slice(start, end))).join(" | ");
  return (kind: Row["kind"], saying: string) => {
    const row = record?.rows.find((one) => one.kind === kind && words(one).includes(saying));
    return (
      row && {
        verdict: row.verdict,
        origins: row.origins,
        told: [...new Set(row.readings.map(({ doc }) => nameOf(doc)))].toSorted(),
        silent: row.silent.map(nameOf).toSorted(),
        on: row.differences.map((one) => `${one.on}: ${one.sides.map(({ value }) => value).join(" / ")}`),
      }
    );
  };
}

describe("the ledger of the lake's talks", () => {
  const point = ledgerOf("cases/lake/in", /^[a-z]/);

  it("has what the transcript and one outlet say, and who is silent", () => {
    const both = { told: ["a", "b"], silent: ["c"], origins: 1 };
    expect(point("said", "The water came back")).toEqual({ ...both, verdict: "agree", on: [] });
    expect(point("said", "short of nurses")).toEqual({ ...both, verdict: "differ", on: [] });
    expect(point("said", "island clinics")).toEqual({ ...both, verdict: "differ", on: ["words: island clinics / private clinics"] });
  });

  it("has what the transcript has and nobody carried", () => {
    expect(point("said", "Thank you")).toMatchObject({ verdict: "single", told: ["a"], silent: ["b", "c"] });
  });

  it("has what outlets have and the transcript has not", () => {
    expect(point("topic", "rescue boat")).toEqual({ verdict: "agree", origins: 2, told: ["b", "c"], silent: ["a"], on: [] });
  });

  it("counts what rests on one speaker as one origin, and a promise told by two as two", () => {
    expect(point("topic", "laboratory data")).toMatchObject({ origins: 3, silent: [] });
    expect(point("promised", "end of the year")).toEqual({
      verdict: "differ",
      origins: 2,
      told: ["a", "b"],
      silent: ["c"],
      on: ["time: the end of the year / three months"],
    });
  });
});

describe("the ledger of the example", () => {
  const point = ledgerOf("examples/harbour", /^\d\d/);

  it("has every account's words, value and time of a point beside the others", () => {
    expect(point("said", "emptied our grounds")).toEqual({
      verdict: "agree",
      origins: 1,
      told: ["01", "02", "03"],
      silent: ["06"],
      on: [],
    });
    expect(point("counted", "14 boats")).toEqual({ verdict: "agree", origins: 2, told: ["01", "02", "03"], silent: ["06"], on: [] });
    expect(point("promised", "plans to rebuild")).toEqual({
      verdict: "differ",
      origins: 2,
      told: ["01", "02"],
      silent: ["03", "06"],
      on: ["time: the autumn / the coming weeks"],
    });
    expect(point("topic", "Herring Agreement")).toMatchObject({ told: ["01", "03"], silent: ["02", "06"] });
  });
});

describe("the ledger of the five real reports", () => {
  const folder = "../shared/seeds";
  if (!existsSync(folder)) {
    it.skipIf(process.env["CI"] === undefined)("is checked", () => expect.fail(`${folder} is missing`));
    return;
  }
  const point = ledgerOf(folder, /^\d{3}/);

  it("has who says a point, in which words and from how many origins", () => {
    expect(point("topic", "long-range")).toMatchObject({ told: ["000", "002"], silent: ["001"], origins: 2 });
    expect(point("said", "$8 billion") ?? point("promised", "$8 billion")).toMatchObject({
      silent: expect.arrayContaining(["002"]) as string[],
    });
    expect(point("promised", "months ahead")).toMatchObject({ verdict: "differ", told: ["000", "001"], silent: ["002"] });
    expect(point("said", "sleepless")).toMatchObject({ origins: 1, told: ["000", "001", "002"], silent: [] });
  });
});
