import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { globalOptions } from "../docs/generate.ts";
import { commands } from "../src/serve/cli/commands.ts";
import { filesUnder, ROOT } from "./sources.ts";

/** The calls of the program in a file: lines of systemd units, lists of words in a compose file. */
function callsIn(text: string): string[][] {
  const units = [...text.matchAll(/^ExecStart=\S*synoptic (.+)$/gm)].map((match) => (match[1] ?? "").split(" "));
  const lists = [...text.matchAll(/^ *command: (\[.*"synoptic".*\])$/gm)].map((match) => JSON.parse(match[1] ?? "[]") as string[]);
  return [...units, ...lists.map((words) => words.slice(words.indexOf("synoptic") + 1))];
}

const calls = [...filesUnder("deploy", ".service"), ...filesUnder("deploy", ".yaml")].flatMap((path) =>
  callsIn(readFileSync(join(ROOT, path), "utf8")).map((words) => ({ path, words })),
);

describe("what is deployed", () => {
  it("is looked at", () => expect(calls.length).toBeGreaterThanOrEqual(5));

  it.each(calls)("calls a command with options that there are: $path", ({ words }) => {
    const command = commands.find(({ name }) => name === words[0]);
    const known = new Set([...(command?.options ?? []), ...globalOptions()].map(([flags]) => flags.split(" ")[0]));
    expect(command).toBeDefined();
    expect(words.filter((word) => word.startsWith("--") && !known.has(word))).toEqual([]);
  });
});
