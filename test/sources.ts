import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The package's root folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

/** An import or re-export of another of our modules. `type`: it is gone at run time. */
export interface Import {
  readonly to: string;
  readonly type: boolean;
}

/** A parsed module of ours; `path` is relative to the package root, with slashes. */
export interface Module {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** Paths under a folder of the package, relative to its root, with slashes and sorted; none if the folder is missing. */
export function filesUnder(folder: string, ending: string): readonly string[] {
  const list = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory()) return list(join(path, entry.name));
      return entry.name.endsWith(ending) ? [relative(ROOT, join(path, entry.name)).split(sep).join("/")] : [];
    });
  try {
    return list(join(ROOT, folder)).toSorted();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function typeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bound = clause.namedBindings;
  return (
    clause.name === undefined &&
    bound !== undefined &&
    ts.isNamedImports(bound) &&
    bound.elements.length > 0 &&
    bound.elements.every((one) => one.isTypeOnly)
  );
}

function importsOf(path: string, tree: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, type: boolean): void => {
    if (specifier && ts.isStringLiteral(specifier) && specifier.text.startsWith("."))
      found.push({ to: posix.join(posix.dirname(path), specifier.text), type });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier, typeOnly(node));
    // A module that is loaded when it is needed takes part in no cycle at start, but its direction counts like any other.
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], true);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Parse the TypeScript modules under a folder. */
export function modulesUnder(folder: string): readonly Module[] {
  return filesUnder(folder, ".ts").map((path) => {
    const text = readFileSync(join(ROOT, path), "utf8");
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    return { path, text, tree, imports: importsOf(path, tree) };
  });
}
