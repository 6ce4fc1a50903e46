import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readColumns } from "../bio.ts";
import { scoreNames, taggedText, type Mapping, type NamedText } from "../named.ts";
import { filesUnder, someOf } from "../reports.ts";
import type { Asked, Figures } from "../set.ts";

export const measures = "names of persons, organisations and places in newswire from outlets outside the West (outer labels, exact spans)";
export const peers = "see bench/peers/README.md";

const MAPPING: Mapping = { Person: "PER", Organization: "ORG", Location: "LOC" };

/** The texts of the set with their gold names, by part. */
export function texts({ folder, split = "" }: Asked): Readonly<Record<string, readonly NamedText[]>> {
  const files = someOf(
    filesUnder(folder, ".tsv").filter((path) => path.includes(split)),
    folder,
  );
  const own = files.map((path) => {
    const rows = readColumns(readFileSync(join(folder, path), "utf8").replace(/^\S*:\/\/.*\n/, ""));
    return taggedText(path, rows, { mapping: MAPPING, splits: true });
  });
  return { all: own };
}

/** Figures on all articles. `split` is a part of the files' names: "scmp". The first line of each file is its address. */
export async function run(asked: Asked): Promise<Figures> {
  return scoreNames(texts(asked), asked);
}
