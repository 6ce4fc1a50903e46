import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pc from "picocolors";
import { stepsKey } from "../../../src/pipeline.ts";
import type { Command } from "../../../src/serve/cli/commands.ts";
import { writing } from "../../../src/serve/cli/session.ts";
import type { Input, State } from "../../../src/store/store.ts";

/** What a command gave: its exit status, its lines of output, and those about it. */
export interface Called {
  readonly status: number;
  readonly lines: readonly string[];
  readonly told: readonly string[];
}

/** Call a command on a store as if in a pipe. */
export async function called(
  command: Command,
  store: string,
  [args, options]: readonly [readonly string[], object] = [[], {}],
): Promise<Called> {
  const [written, told]: [string[], string[]] = [[], []];
  const write = async (text: string | Uint8Array): Promise<void> => void written.push(Buffer.from(text).toString("utf8"));
  const out = {
    json: "json" in options,
    terminal: false,
    width: Number.POSITIVE_INFINITY,
    colours: pc.createColors(false),
    colour: false,
    write,
    print: (line: string) => write(`${line}\n`),
    tell: (line: string) => void told.push(line),
  };
  const status = await command({ arguments: args, options: { ...options }, store, out });
  return { status, lines: written.join("").trimEnd().split("\n"), told };
}

/** A store that holds these inputs and, one after the other, these states under the present rules. */
export async function stored(inputs: readonly Input[], ...states: readonly State[]): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), "called-")), "s.db");
  const store = await writing(path);
  await store.accept(inputs);
  for (const state of states) await store.replace(stepsKey(), state);
  await store.close();
  return path;
}
