import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { REASONS } from "../src/record/labels.ts";
import { commands } from "../src/serve/cli/commands.ts";
import { codesOf, type Codes } from "./codes.ts";
import { httpLines, toolLines } from "./faces.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const INDEX = join(ROOT, "src/index.ts");
const MAIN = join(ROOT, "src/serve/cli/main.ts");

/** A name exported from `src/index.ts`. `text` is its declaration, without bodies. */
export interface Exported {
  readonly name: string;
  readonly type: boolean;
  readonly comment: string;
  readonly text: string;
  readonly file: string;
}

/** The package as the compiler sees it. */
export function program(): ts.Program {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), (path) => readFileSync(path, "utf8")) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const modules = ts.sys.readDirectory(join(ROOT, "src"), [".ts"]);
  return ts.createProgram(modules, options);
}

function exportedOf(symbol: ts.Symbol, checker: ts.TypeChecker): Exported {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target.declarations?.[0];
  if (!declaration) throw new Error(`no declaration of ${symbol.name}`);
  const file = declaration.getSourceFile();
  const comment = ts.displayPartsToString(target.getDocumentationComment(checker)).trim();
  const bare =
    "body" in declaration && declaration.body
      ? file.text.slice(declaration.getStart(), (declaration.body as ts.Node).getStart()).trim()
      : declaration.getText();
  const type = (target.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable | ts.SymbolFlags.Class)) === 0;
  return { name: symbol.name, type, comment, text: bare.replace(/^export /, ""), file: file.fileName.slice(ROOT.length) };
}

/** Every name that `src/index.ts` exports, functions first, each sort by name. */
export function exportsOf(of: ts.Program): readonly Exported[] {
  const checker = of.getTypeChecker();
  const file = of.getSourceFile(INDEX);
  const symbol = file && checker.getSymbolAtLocation(file);
  if (!symbol) throw new Error("src/index.ts exports nothing");
  const all = checker.getExportsOfModule(symbol).map((one) => exportedOf(one, checker));
  return all.toSorted((a, b) => Number(a.type) - Number(b.type) || (a.name < b.name ? -1 : 1));
}

/** Options that every command takes, as `src/serve/cli/main.ts` declares them. */
export function globalOptions(): readonly (readonly [flags: string, meaning: string])[] {
  const tree = ts.createSourceFile(MAIN, readFileSync(MAIN, "utf8"), ts.ScriptTarget.Latest, true);
  const found: [string, string][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === "option") {
      const [flags, meaning] = node.arguments;
      if (flags && meaning && ts.isStringLiteral(flags) && ts.isStringLiteral(meaning)) found.unshift([flags.text, meaning.text]);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}

function rows(heads: readonly string[], lines: readonly (readonly string[])[]): string[] {
  return [heads, heads.map(() => "---"), ...lines].map((line) => `| ${line.join(" | ")} |`);
}

function page(title: string, source: string, lines: readonly string[]): string {
  return `${[`# ${title}`, "", `Generated from ${source} by \`npm run docs\`; do not edit.`, "", ...lines].join("\n").trimEnd()}\n`;
}

function optionRows(options: readonly (readonly [string, string])[]): string[] {
  return rows(
    ["option", "meaning"],
    options.map(([flags, meaning]) => [`\`${flags}\``, cell(meaning)]),
  );
}

/** The page on the command line. */
function commandsPage(): string {
  const parts = commands.flatMap(({ name, arguments: parameters, summary, options, example }) => [
    `## ${name}`,
    "",
    `\`synoptic ${name}${parameters === "" ? "" : ` ${parameters}`}\`: ${summary}.`,
    "",
    ...(options.length === 0 ? [] : [...optionRows(options), ""]),
    "```sh",
    example,
    "```",
    "",
  ]);
  const status = "Exit status: 0 all well, 1 something found wrong, 2 wrong use.";
  return page("Commands", "`src/serve/cli/`", ["Options of every command:", "", ...optionRows(globalOptions()), "", status, "", ...parts]);
}

/** The page on reasons. */
function reasonsPage({ reasons }: Codes): string {
  const intro =
    "Every join, refusal and chosen value carries reasons. This is what their codes mean; records show the meaning, JSON the code.";
  const lines = reasons.map(({ code, from }) => [`\`${code}\``, cell(REASONS[code] ?? ""), from.map((path) => `\`${path}\``).join(", ")]);
  return page("Reasons", "the sources and `src/record/labels.ts`", [intro, "", ...rows(["code", "meaning", "given by"], lines)]);
}

/** The page on problems of documents. */
function problemsPage({ problems }: Codes): string {
  const intro =
    "What can be wrong with a source. A problem is kept beside the document, or told in its stead where there is none. `…` stands for what is put in.";
  const lines = problems.map(({ code, said, from }) => [
    `\`${code}\``,
    said.map(cell).join("; "),
    from.map((path) => `\`${path}\``).join(", "),
  ]);
  return page("Problems", "the sources", [intro, "", ...rows(["code", "message", "told by"], lines)]);
}

/** The page on the library. */
function apiPage(exported: readonly Exported[]): string {
  const parts = exported.flatMap(({ name, comment, text, file, type }) => [
    `## ${name}`,
    "",
    ...(comment === "" ? [] : [comment.replaceAll("<", "&lt;"), ""]),
    "```ts",
    text.replaceAll(/^ {2}\/\*\* /gm, "  /** "),
    "```",
    "",
    `${type ? "Type" : "Function"} of [\`${file}\`](../../${file}).`,
    "",
  ]);
  return page("Library", "`src/index.ts`", ['`import { dossiers } from "synoptic"`. Types are the contract of all steps.', "", ...parts]);
}

/** All generated pages by file name. */
export function pages(of: ts.Program = program()): ReadonlyMap<string, string> {
  const codes = codesOf(of);
  return new Map([
    ["commands.md", commandsPage()],
    ["reasons.md", reasonsPage(codes)],
    ["problems.md", problemsPage(codes)],
    ["library.md", apiPage(exportsOf(of))],
    ["http.md", page("HTTP API", "`src/serve/http/`", httpLines())],
    ["tools.md", page("Tools for assistants", "`src/serve/mcp/`", toolLines())],
  ]);
}
