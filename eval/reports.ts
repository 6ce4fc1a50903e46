import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { AskedWrong } from "./set.ts";

/** One article of a gold set. `event` is the gold group; `date` an ISO day where the set gives the day of publication. */
export interface Report {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly date?: string;
  readonly event: string;
}

/** Paths under `folder` that end in `ending`, in code-unit order, with `/` between parts. */
export function filesUnder(folder: string, ending: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new AskedWrong(`no such folder: ${folder}`);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(ending))
    .toSorted();
}

/** A JSON file; its shape is for the caller to claim. */
export function readJson(folder: string, path: string): unknown {
  if (!existsSync(join(folder, path))) throw new AskedWrong(`no ${path} in ${folder}`);
  return JSON.parse(readFileSync(join(folder, path), "utf8"));
}

/** The reports, or a clear complaint when there are none. */
export function someOf<T>(found: readonly T[], folder: string): readonly T[] {
  if (found.length === 0)
    throw new AskedWrong(`nothing to score in ${folder}: no file of this set's format, or none of the split asked for`);
  return found;
}
