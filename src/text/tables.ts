import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);
const tables = new Map<string, readonly (readonly string[])[]>();

/**
 * Rows of a table of ours: tab-separated UTF-8 lines, `#` starts a comment line, the first other line names the columns and is left out.
 * `path` is relative to the package root ("knowledge/events/triggers.tsv"). Read once per process.
 * @throws if the file is missing: the package is broken, which is a bug and not a user's mistake.
 */
export function table(path: string): readonly (readonly string[])[] {
  const known = tables.get(path);
  if (known) return known;
  const lines = readFileSync(fileURLToPath(new URL(path, ROOT)), "utf8").split("\n");
  const rows = lines.filter((line) => line !== "" && !line.startsWith("#")).slice(1).map((line) => line.split("\t"));
  tables.set(path, rows);
  return rows;
}
