import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let home: string | undefined;

/** All that tests, and the programs they start, put among temporary files goes with the run, also what a test that fails leaves. */
export function setup(): void {
  home = mkdtempSync(join(tmpdir(), "synoptic-tests-"));
  // A database server that runs as another user has its folder inside.
  chmodSync(home, 0o755);
  process.env["TMPDIR"] = home;
}

export function teardown(): void {
  if (home !== undefined) rmSync(home, { recursive: true, force: true });
}
