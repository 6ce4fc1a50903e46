import { spawn, spawnSync, type ChildProcess, type SpawnSyncReturns } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

/** The built command; `npm run build` makes it. */
export const MAIN = fileURLToPath(new URL("../dist/serve/cli/main.js", import.meta.url));
if (!existsSync(MAIN)) throw new Error("these tests run the built command: npm run build");

/** How long preparing a file's tests may take, in milliseconds: a few runs of the command on a busy machine. */
export const PREPARING = 120_000;

/** Output of a run may be a few megabytes of JSON. */
const MAX_OUTPUT = 256 * 1024 * 1024;

/** How a run is set up: its folder, and what is added to an environment without colours and a store. */
export interface Setting {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

function environment({ env }: Setting): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _force, NO_COLOR: _no, SYNOPTIC_STORE: _store, ...rest } = process.env;
  return { ...rest, ...env };
}

/** Run the command to its end. */
export function synoptic(args: readonly string[], setting: Setting): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [MAIN, ...args], {
    cwd: setting.cwd,
    env: environment(setting),
    encoding: "utf8",
    maxBuffer: MAX_OUTPUT,
  });
}

/** Run the command to its end while this process goes on, as it must where it is the server that the command asks. */
export async function ran(args: readonly string[], setting: Setting): Promise<{ readonly status: number | null; readonly stdout: string }> {
  const child = started(args, setting);
  const parts: string[] = [];
  child.stdout.on("data", (part: string) => parts.push(part));
  const [status] = (await once(child, "close")) as [number | null];
  return { status, stdout: parts.join("") };
}

/** Start the command and leave it running; its standard output comes as text. */
export function started(args: readonly string[], setting: Setting): ChildProcess & { readonly stdout: NodeJS.ReadableStream } {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: setting.cwd,
    env: environment(setting),
    stdio: ["ignore", "pipe", "ignore"],
  });
  child.stdout.setEncoding("utf8");
  return child;
}

/** A folder that goes when the tests of the file end. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "synoptic-"));
  afterAll(() => rmSync(made, { recursive: true, force: true }));
  return made;
}
