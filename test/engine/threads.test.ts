import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll } from "vitest";
import type { Engine, Step } from "../../src/engine/engine.ts";
import { contract } from "./contract.ts";

// Worker threads run built files where the runtime does not strip types, so the engine is built into a folder of its own.
const home = mkdtempSync(join(tmpdir(), "engine-"));
afterAll(() => rmSync(home, { recursive: true }));
const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, rewriteRelativeImportExtensions: true };
for (const name of ["engine", "worker", "threads"]) {
  const source = readFileSync(new URL(`../../src/engine/${name}.ts`, import.meta.url), "utf8");
  writeFileSync(join(home, `${name}.js`), ts.transpileModule(source, { compilerOptions }).outputText);
}
writeFileSync(join(home, "package.json"), `{ "type": "module" }`);
const steps = join(home, "steps.js");
writeFileSync(
  steps,
  `export function square(of) { return { of, is: of * of }; }
   export function refuse(item) { if (item === 2) throw new Error("refused 2"); return item; }`,
);

function step<In, Out>(name: string): Step<In, Out> {
  const run = (): Out => {
    throw new Error("ran on the calling thread");
  };
  return { module: pathToFileURL(steps).href, name, run };
}

const { threads } = (await import(pathToFileURL(join(home, "threads.js")).href)) as { readonly threads: (count: number) => Engine };
for (const count of [1, 3]) contract(`${count} threads`, threads(count), { square: step("square"), refuse: step("refuse") });
