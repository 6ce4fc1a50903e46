import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Source } from "../src/model/document.ts";
import { annotate, annotators, dossiers, dossiersOf, readAll, resolve, stepsKey } from "../src/pipeline.ts";
import { checkRuns } from "../src/text/runs.ts";

const FOLDERS = ["examples/harbour", "cases/lake/in"];

function sources(folder: string): Source[] {
  return readdirSync(folder)
    .toSorted()
    .map((file) => ({ bytes: readFileSync(join(folder, file)), at: file, type: extname(file).slice(1) }));
}

function rotations<T>(list: readonly T[]): T[][] {
  return list.map((_, at) => [...list.slice(at), ...list.slice(0, at)]);
}

describe.each(FOLDERS)("the line over %s", (folder) => {
  const all = sources(folder);
  const bytes = JSON.stringify(dossiers(all));

  it("gives the same bytes for every order of input", () => {
    for (const order of [...rotations(all), all.toReversed()]) expect(JSON.stringify(dossiers(order))).toBe(bytes);
  });

  it("gives the same bytes when documents come twice", () => {
    expect(JSON.stringify(dossiers([...all, ...all]))).toBe(bytes);
  });

  it("gives the same record of an event when unrelated documents are absent", () => {
    const records = dossiers(all);
    const outcomes = all.flatMap((source) => [...readAll(source)]).filter((outcome) => outcome.ok);
    const largest = records.toSorted((a, b) => b.accounts.length - a.accounts.length)[0];
    const members = new Set(largest?.accounts.map((one) => one.doc));
    const alone = resolve(outcomes.filter((one) => members.has(one.document.id)).map((one) => annotate(one.document)));
    const again = dossiersOf(alone).find((one) => one.id === largest?.id);
    expect(again?.accounts.map((one) => one.doc)).toEqual(largest?.accounts.map((one) => one.doc));
  });

  it("maps every character of every document to its source byte, or knows it as inserted", () => {
    for (const source of all) {
      for (const outcome of readAll(source)) {
        expect(outcome.ok).toBe(true);
        if (!outcome.ok || source.type === "jsonl") continue;
        const coverage = checkRuns(outcome.document, source.bytes);
        expect(coverage.wrong).toBe(0);
        expect(coverage.copied + coverage.escaped + coverage.inserted).toBe(outcome.document.text.length);
      }
    }
  });

  it("points at characters that exist, with every span of every record", () => {
    const texts = new Map(
      all
        .flatMap((source) => [...readAll(source)])
        .flatMap((outcome) => (outcome.ok ? [[outcome.document.id, outcome.document.text.length] as const] : [])),
    );
    let spans = 0;
    JSON.stringify(dossiers(all), (_, value: unknown) => {
      if (value !== null && typeof value === "object" && "doc" in value && "start" in value && "end" in value) {
        const { doc, start, end } = value as { doc: string; start: number; end: number };
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(texts.get(doc) ?? -1);
        spans++;
      }
      return value;
    });
    expect(spans).toBeGreaterThan(100);
  });
});

describe("the list of annotators", () => {
  it("names every step and its version in the key of the caches", () => {
    for (const { name, version } of annotators) expect(stepsKey()).toContain(`${name}@${version}`);
  });

  it("finds in documents of other languages no more than names and figures, and keeps them", () => {
    const norwegian = sources("examples/harbour").find((source) => source.at.includes("norsk"));
    const [outcome] = [...readAll(norwegian as Source)];
    if (!outcome?.ok) throw new Error("not read");
    const makers = new Set(annotate(outcome.document).annotations.map(({ by }) => by.split("@")[0]));
    expect([...makers].filter((by) => by !== "foreign-names" && by !== "foreign-figures")).toEqual([]);
    expect(outcome.document.problems.map((problem) => problem.code)).toEqual(["language-not-analysed"]);
  });
});
