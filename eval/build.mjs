// Turns the TypeScript of src, eval, bench and models/train into JavaScript under dist-eval/ (Node 20 runs no TypeScript), only what changed since last time.
// Types are not checked here: `npm run types` does that. dist-eval/ mirrors the package root, so data folders are linked into it.
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const OUT = join(ROOT, "dist-eval");

const under = (folder, ending) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .filter((path) => path.endsWith(ending))
        .toSorted((a, b) => (a < b ? -1 : 1))
    : [];

const stale = [];
// A link to all of models/ would put built training programs among the sources.
if (lstatSync(join(OUT, "models"), { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(join(OUT, "models"));
for (const part of ["src", "eval", "bench", "models/train"]) {
  const sources = under(join(ROOT, part), ".ts");
  for (const path of sources) {
    const from = join(ROOT, part, path);
    const to = join(OUT, part, path.replace(/\.ts$/, ".js"));
    if (!existsSync(to) || statSync(to).mtimeMs <= statSync(from).mtimeMs) stale.push([from, to]);
  }
  const wanted = new Set(sources.map((path) => path.replace(/\.ts$/, ".js")));
  for (const path of under(join(OUT, part), ".js")) if (!wanted.has(path)) rmSync(join(OUT, part, path));
}
if (stale.length > 0) {
  const { default: typescript } = await import("typescript");
  const compilerOptions = {
    target: typescript.ScriptTarget.ES2023,
    module: typescript.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  };
  for (const [from, to] of stale) {
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, typescript.transpileModule(readFileSync(from, "utf8"), { compilerOptions, fileName: from }).outputText);
  }
}
const trained = readdirSync(join(ROOT, "models")).filter((name) => name !== "train");
mkdirSync(join(OUT, "models"), { recursive: true });
for (const data of ["knowledge", ...trained.map((name) => join("models", name))]) {
  if (!existsSync(join(OUT, data))) symlinkSync(join(ROOT, data), join(OUT, data), "junction");
}
