import ts from "typescript";
import { describe, expect, it } from "vitest";
import { modulesUnder, type Module } from "./sources.ts";

const modules = modulesUnder("src");

const FOUNDATION = ["model", "text", "language"];
/** What each part may import beside itself. `src/index.ts` and `src/pipeline.ts` stand for themselves. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  model: [],
  language: ["text"],
  read: FOUNDATION,
  annotate: FOUNDATION,
  resolve: FOUNDATION,
  collate: FOUNDATION,
  record: FOUNDATION,
  store: ["model"],
  engine: ["model"],
  fetch: [],
  pipeline: [...FOUNDATION, "read", "annotate", "resolve", "collate", "record"],
  serve: ["pipeline", "model", "store", "engine", "fetch", "record"],
  index: ["pipeline", "model", "record"],
  client: ["serve"],
};

const LINES = 300;
const MEDIAN_LINES = 120;
const FUNCTION_LINES = 60;
const USUAL_FUNCTION_LINES = 25;
const USUAL_SHARE = 0.9;
const PARAMETERS = 3;
const NAME = /^[a-z]+$/;
const FORBIDDEN = new Set(["utils", "util", "helpers", "helper", "common", "misc", "shared", "lib", "tools", "stuff", "manager", "types"]);

function part(path: string): string {
  return path.split("/")[1]?.replace(/\.ts$/, "") ?? "";
}

function linesOf(module: Module): number {
  return module.text.replace(/\n$/, "").split("\n").length;
}

interface Measured {
  readonly name: string;
  readonly lines: number;
  readonly parameters: number;
  readonly named: boolean;
}

function measured(module: Module): Measured[] {
  const found: Measured[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const line = (at: number) => module.tree.getLineAndCharacterOfPosition(at).line;
      const start = line(node.getStart());
      const held = ts.isVariableDeclaration(node.parent) || ts.isPropertyDeclaration(node.parent);
      const named = !(ts.isArrowFunction(node) || ts.isFunctionExpression(node)) || held;
      found.push({ name: `${module.path}:${start + 1}`, lines: line(node.end) - start + 1, parameters: node.parameters.length, named });
    }
    ts.forEachChild(node, visit);
  };
  visit(module.tree);
  return found;
}

/** A cycle of run-time imports, or null. Depth first, each module once. */
function cycle(all: readonly Module[]): readonly string[] | null {
  const byPath = new Map(all.map((module) => [module.path, module]));
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const { to, type } of byPath.get(path)?.imports ?? []) {
      const found = type ? null : walk(to, [...trail, path]);
      if (found) return found;
    }
    done.add(path);
    return null;
  };
  for (const module of all) {
    const found = walk(module.path, []);
    if (found) return found;
  }
  return null;
}

it("looks at the modules", () => expect(modules.length).toBeGreaterThan(50));

describe("imports", () => {
  it("go in one direction", () => {
    const wrong = modules.flatMap((module) => {
      const own = part(module.path);
      const allowed = new Set([own, ...(MAY_IMPORT[own] ?? [])]);
      return module.imports.filter(({ to }) => !allowed.has(part(to))).map(({ to }) => `${module.path} -> ${to}`);
    });
    expect(wrong).toEqual([]);
  });

  it("know every part", () =>
    expect(modules.map((module) => part(module.path)).filter((one) => !Object.hasOwn(MAY_IMPORT, one))).toEqual([]));

  it("lead to modules that exist, by their full name", () => {
    const paths = new Set(modules.map((module) => module.path));
    expect(
      modules.flatMap((module) =>
        module.imports.filter(({ to }) => !paths.has(to) && !to.endsWith(".json")).map(({ to }) => `${module.path} -> ${to}`),
      ),
    ).toEqual([]);
  });

  it("form no cycle at run time", () => expect(cycle(modules)).toBeNull());

  it("find a cycle where there is one", () => {
    const tree = ts.createSourceFile("a.ts", "", ts.ScriptTarget.Latest);
    const made = (path: string, to: string, type = false): Module => ({ path, text: "", tree, imports: [{ to, type }] });
    expect(cycle([made("a", "b"), made("b", "a")])).toEqual(["a", "b", "a"]);
    expect(cycle([made("a", "b"), made("b", "a", true)])).toBeNull();
  });

  it("are passed on by src/index.ts alone", () => {
    const barrels = modules.filter((module) =>
      module.tree.statements.some((one) => ts.isExportDeclaration(one) && one.moduleSpecifier !== undefined),
    );
    expect(barrels.map((module) => module.path).filter((path) => path !== "src/index.ts")).toEqual([]);
  });
});

describe("names", () => {
  it("of files and folders are one lower-case word that says what is inside", () => {
    const words = modules.flatMap((module) =>
      module.path
        .replace(/^src\//, "")
        .replace(/\.ts$/, "")
        .split("/")
        .map((word) => ({ word, path: module.path })),
    );
    expect(words.filter(({ word }) => !NAME.test(word) || FORBIDDEN.has(word)).map(({ path }) => path)).toEqual([]);
  });

  it("of tests are too", () => {
    const words = modulesUnder("test").flatMap(({ path }) =>
      path
        .replace(/(?:\.test|\.d)?\.ts$/, "")
        .split("/")
        .map((word) => ({ word, path })),
    );
    expect(words.filter(({ word }) => !NAME.test(word)).map(({ path }) => path)).toEqual([]);
  });
});

describe("sizes", () => {
  const functions = modules.flatMap(measured);
  const named = functions.filter((one) => one.named);

  it(`of files are at most ${LINES} lines`, () => {
    expect(modules.filter((module) => linesOf(module) > LINES).map((module) => `${module.path} ${linesOf(module)}`)).toEqual([]);
  });

  it(`of files are at most ${MEDIAN_LINES} lines in the median`, () => {
    const sorted = modules.map(linesOf).toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(MEDIAN_LINES);
  });

  it(`of functions are at most ${FUNCTION_LINES} lines`, () => {
    expect(functions.filter((one) => one.lines > FUNCTION_LINES).map((one) => `${one.name} ${one.lines}`)).toEqual([]);
  });

  it(`of named functions are at most ${USUAL_FUNCTION_LINES} lines in ${USUAL_SHARE * 100} % of cases`, () => {
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((one) => one.lines <= USUAL_FUNCTION_LINES).length / named.length).toBeGreaterThanOrEqual(USUAL_SHARE);
  });

  it(`of parameter lists are at most ${PARAMETERS}`, () => {
    expect(functions.filter((one) => one.parameters > PARAMETERS).map((one) => `${one.name} ${one.parameters}`)).toEqual([]);
  });
});

it("leaves no debts in comments and no loose types", () => {
  const debts = modules.filter(({ text }) =>
    /\b(?:TODO|FIXME|XXX|HACK)\b|@ts-(?:ignore|nocheck|expect-error)|: any\b|as any\b|<any>/.test(text),
  );
  expect(debts.map(({ path }) => path)).toEqual([]);
});
