import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { codesOf } from "../docs/codes.ts";
import { exportsOf, globalOptions, pages, program } from "../docs/generate.ts";
import { METHODS, REASONS } from "../src/record/labels.ts";
import { commands } from "../src/serve/cli/commands.ts";
import { ROOT, filesUnder } from "./sources.ts";

const compiled = program();
const codes = codesOf(compiled);
const generated = pages(compiled);
const exported = exportsOf(compiled);
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...["docs", "knowledge", "models", "cases"].flatMap((folder) => filesUnder(folder, ".md")),
]
  .filter((path) => existsSync(join(ROOT, path)))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
const guide = documents.filter(({ path }) => path === "README.md" || path.startsWith("docs/guide/"));
const told = (words: string) =>
  guide.some(({ text }) => text.includes(words)) || [...generated.values()].some((text) => text.includes(words));

describe("reference pages", () => {
  it.each([...generated.keys()])("%s is as generated", async (name) => {
    await expect(generated.get(name)).toMatchFileSnapshot(join(ROOT, "docs/reference", name));
  });
  it("are all generated", () =>
    expect(filesUnder("docs/reference", ".md")).toEqual([...generated.keys()].map((name) => `docs/reference/${name}`).toSorted()));
});

describe("everything a user meets is documented", () => {
  it("commands, their options and the options of all", () => {
    const words = [
      ...commands.map(({ name }) => `synoptic ${name}`),
      ...[...globalOptions(), ...commands.flatMap((one) => one.options)].map(([flags]) => flags),
    ];
    expect(words.length).toBeGreaterThan(10);
    expect(words.filter((word) => !told(word))).toEqual([]);
  });

  it("reasons: every code can be worked out and has a label, and no label is for nothing", () => {
    expect(codes.loose).toEqual([]);
    const given = codes.reasons.map(({ code }) => code);
    expect(given.length).toBeGreaterThan(10);
    expect(given.filter((code) => !Object.hasOwn(REASONS, code))).toEqual([]);
    expect(Object.keys(REASONS).filter((code) => !given.includes(code))).toEqual([]);
  });

  it("problems: every code has a message, and both are on the page", () => {
    expect(codes.problems.length).toBeGreaterThan(3);
    expect(codes.problems.filter(({ code, said }) => said.length === 0 || !told(`\`${code}\``))).toEqual([]);
  });

  it("ways to find a date", () => expect(Object.values(METHODS).filter((label) => label === "")).toEqual([]));

  it("exports, with a comment that says what they mean", () => {
    expect(exported.filter(({ comment }) => comment === "").map(({ name }) => name)).toEqual([]);
    expect(exported.filter(({ name }) => !told(`## ${name}\n`)).map(({ name }) => name)).toEqual([]);
  });
});

/** The anchor a heading gets: as on GitHub, small letters, blanks as hyphens, no other marks. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

describe("links", () => {
  const prose = (text: string) => text.replace(/^```[^]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
  const links = documents.flatMap(({ path, text }) =>
    [...prose(text).matchAll(/\]\(([^)\s]+)(?:\s"[^"]*")?\)/g)]
      .map((match) => ({ path, link: match[1] ?? "" }))
      .filter(({ link }) => !/^[a-z]+:/.test(link)),
  );

  it("are looked at", () => expect(documents.length).toBeGreaterThan(5));

  it("lead to files that exist and headings in them", () => {
    const dead = links.filter(({ path, link }) => {
      const [file = "", heading] = link.split("#");
      const target = file === "" ? join(ROOT, path) : join(ROOT, dirname(path), decodeURI(file));
      if (!existsSync(target)) return true;
      if (heading === undefined || !target.endsWith(".md")) return false;
      const headings = [...readFileSync(target, "utf8").matchAll(/^#+ (.+)$/gm)].map((match) => anchor(match[1] ?? ""));
      return !headings.includes(heading);
    });
    expect(dead).toEqual([]);
  });
});

const PROGRAM = join(ROOT, "dist/serve/cli/main.js");

interface Example {
  readonly command: string;
  readonly expected: readonly string[];
}

/** The examples of a page: blocks marked `console`, a command after "$ ", then the output it must give. A line "…" stands for any lines. */
function examplesOf(text: string): Example[] {
  const found: { command: string; expected: string[] }[] = [];
  for (const block of text.matchAll(/^```console\n([^]*?)^```/gm)) {
    for (const line of (block[1] ?? "").trimEnd().split("\n")) {
      if (line.startsWith("$ ")) found.push({ command: line.slice(2), expected: [] });
      else found.at(-1)?.expected.push(line);
    }
  }
  return found;
}

/** The programs of a page: blocks of TypeScript with a block of text after them, which is what they print. */
function programsOf(text: string): { readonly program: string; readonly expected: readonly string[] }[] {
  const blocks = text.matchAll(/^```ts\n([^]*?)^```\n\n```text\n([^]*?)^```/gm);
  return [...blocks].map((block) => ({ program: block[1] ?? "", expected: (block[2] ?? "").trimEnd().split("\n") }));
}

function pattern(lines: readonly string[]): RegExp {
  const parts = lines.map((line) =>
    line.trim() === "…"
      ? "[^]*?"
      : `${line
          .trimEnd()
          .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
          .replaceAll("…", ".*")}[ \t]*(?:\n|$)`,
  );
  return new RegExp(`^${parts.join("")}\\s*$`);
}

describe("examples", () => {
  const examples = guide.map(({ path, text }) => ({ path, examples: examplesOf(text) })).filter((one) => one.examples.length > 0);
  const folder = mkdtempSync(join(tmpdir(), "synoptic-docs-"));
  symlinkSync(join(ROOT, "examples"), join(folder, "examples"));
  // A package of its own, so that whatever lies above the folder is not looked into.
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(ROOT, join(folder, "node_modules", "synoptic"), "junction");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.runIf(process.env["CI"])("have a program to run", () => expect(existsSync(PROGRAM)).toBe(true));

  // `npm test` builds first; without a build there is nothing to run them with.
  it.skipIf(!existsSync(PROGRAM)).each(examples)("of $path give what the page says", ({ path, examples: list }) => {
    const store = join(folder, `${path.replaceAll("/", "-")}.db`);
    for (const { command, expected } of list) {
      const words = command.replaceAll(/\bsynoptic(?= )/g, `"${process.execPath}" "${PROGRAM}"`);
      const { stdout, stderr, status } = spawnSync("sh", ["-c", words], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, SYNOPTIC_STORE: store, COLUMNS: "80", NO_COLOR: "1" },
      });
      // Tables end their lines as RFC 4180 has it.
      const given = `${stdout}${stderr}`.replaceAll("\r\n", "\n");
      expect(status, `${command}\n${given}`).not.toBe(2);
      expect(given, command).toMatch(expected.length > 0 ? pattern(expected) : /^/);
    }
  });

  const programs = guide.flatMap(({ path, text }) => programsOf(text).map((one, index) => ({ name: `${path} ${index + 1}`, ...one })));
  it("have programs among them", () => expect(programs.length).toBeGreaterThan(1));

  it.skipIf(!existsSync(PROGRAM)).each(programs)("the program $name prints what the page says", ({ name, program, expected }) => {
    const file = join(folder, `${name.replaceAll(/[/ ]/g, "-")}.mjs`);
    const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
    writeFileSync(file, ts.transpileModule(program, { compilerOptions }).outputText);
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
    expect(`${stdout}${stderr}`).toMatch(pattern(expected));
  });
});
