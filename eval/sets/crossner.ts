import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readColumns, type Tagged } from "../bio.ts";
import { scoreNames, taggedText, type Mapping, type NamedText } from "../named.ts";
import { someOf } from "../reports.ts";
import type { Asked, Figures } from "../set.ts";

export const measures = "names in newswire of 1996 (CoNLL-2003, never trained on) and in Wikipedia's politics (classes collapsed to three)";
export const peers = "see bench/peers/README.md";

/** The fields scored, of which no model here has seen the part that is scored. */
const FIELDS = ["conll2003", "politics", "music"];
/** The only part of a field that may be scored: music's development part is trained on. Of others the test part stands in where the one asked for is missing. */
const PARTS: Readonly<Record<string, readonly string[]>> = { music: ["test"] };

const MAPPING: Mapping = {
  person: "PER",
  politician: "PER",
  musicalartist: "PER",
  organisation: "ORG",
  politicalparty: "ORG",
  band: "ORG",
  location: "LOC",
  country: "LOC",
};

const DATED = /^\d{4}-\d{2}-\d{2}$/;

/** Newswire begins anew one line before its line of place and day; sentences of Wikipedia stand alone. */
function documents(rows: readonly Tagged[], field: string): Tagged[][] {
  if (field !== "conll2003") return rows.map((row) => [row]);
  const found: Tagged[][] = [];
  for (const [at, row] of rows.entries()) {
    if (at === 0 || (DATED.test(rows[at + 1]?.words.at(-1) ?? "") && (rows[at + 1]?.words.length ?? 0) < 5)) found.push([]);
    found.at(-1)?.push(row);
  }
  return found;
}

function field(folder: string, name: string, split: string): NamedText[] {
  const parts = PARTS[name] ?? [split, "test"];
  const path = parts.map((part) => join(folder, name, `${part}.txt`)).find((one) => existsSync(one));
  if (path === undefined) return [];
  const rows = readColumns(readFileSync(path, "utf8"));
  return documents(rows, name).map((own, at) => taggedText(`${name}-${at}`, own, { mapping: MAPPING, splits: false }));
}

/** The texts of the set with their gold names, by part. */
export function texts({ folder, split = "dev" }: Asked): Readonly<Record<string, readonly NamedText[]>> {
  const parts = FIELDS.map((name) => [name, field(folder, name, split)] as const).filter(([, own]) => own.length > 0);
  someOf(parts, folder);
  return Object.fromEntries(parts);
}

/** `conll2003_f1 politics_f1`, and music's where its test part is at hand. `split` is "dev" unless said. */
export async function run(asked: Asked): Promise<Figures> {
  return scoreNames(texts(asked), asked);
}
