import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);
const tables = new Map<string, readonly (readonly string[])[]>();

function read(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, ROOT)), "utf8");
}

/**
 * A large table as a look-up from its first column to the rest of the row, uncut: read in one pass, for tables of which a run needs few rows.
 * Every row begins with another word. A table of one column gives empty rests.
 * @throws if the file is missing, as `table` does.
 */
export function lookup(path: string): Map<string, string> {
  const text = read(path);
  const found = new Map<string, string>();
  let heading = true;
  for (let start = 0; start < text.length;) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, end);
    start = end + 1;
    if (line === "" || line.startsWith("#")) continue;
    const tab = line.indexOf("\t");
    if (!heading) found.set(tab < 0 ? line : line.slice(0, tab), tab < 0 ? "" : line.slice(tab + 1));
    heading = false;
  }
  return found;
}

/**
 * Rows of a table of ours: tab-separated UTF-8 lines, `#` starts a comment line, the first other line names the columns and is left out.
 * `path` is relative to the package root ("knowledge/events/triggers.tsv"). Read once per process.
 * @throws if the file is missing: the package is broken, which is a bug and not a user's mistake.
 */
export function table(path: string): readonly (readonly string[])[] {
  const known = tables.get(path);
  if (known) return known;
  const lines = read(path).split("\n");
  const rows = lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .slice(1)
    .map((line) => line.split("\t"));
  tables.set(path, rows);
  return rows;
}
