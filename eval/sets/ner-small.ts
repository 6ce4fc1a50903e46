import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readColumns } from "../bio.ts";
import { scoreNames, taggedText, type Mapping, type NamedText } from "../named.ts";
import { filesUnder, someOf } from "../reports.ts";
import type { Asked, Figures } from "../set.ts";

export const measures =
  "names in messages of social media (WNUT-17) and Wikipedia (wikigold, every fifth document: the others are trained on)";
export const peers = "WNUT-17 about .60 for large models over its six classes";

const MAPPING: Mapping = { PER: "PER", ORG: "ORG", LOC: "LOC", person: "PER", corporation: "ORG", group: "ORG", location: "LOC" };
/** Of wikigold's documents the last of each five is not trained on (models/train/names). */
const KEPT = 5;

function wnut(folder: string, split: string): NamedText[] {
  const all = filesUnder(folder, ".conll").filter((path) => path.includes("wnut17"));
  const named = all.filter((path) => path.includes(`.${split}.`) || path.includes(`/${split}/`));
  const files = named.length > 0 ? named : all.filter((path) => !path.includes("train"));
  return files
    .flatMap((path) => readColumns(readFileSync(join(folder, path), "utf8")))
    .map((row, at) => taggedText(`wnut17-${at}`, [row], { mapping: MAPPING, splits: false }));
}

function wikigold(folder: string): NamedText[] {
  const documents = filesUnder(folder, "wikigold.conll.txt").flatMap((path) =>
    readFileSync(join(folder, path), "utf8").split(/^-DOCSTART-.*$/m),
  );
  return documents
    .map((own, at) => taggedText(`wikigold-${at}`, readColumns(own, { cut: / / }), { mapping: MAPPING, splits: false }))
    .filter((_, at) => at % KEPT === KEPT - 1);
}

/** The texts of the set with their gold names, by part. */
export function texts({ folder, split = "dev" }: Asked): Readonly<Record<string, readonly NamedText[]>> {
  const parts = Object.entries({ wnut17: wnut(folder, split), wikigold: wikigold(folder) }).filter(([, own]) => own.length > 0);
  someOf(parts, folder);
  return Object.fromEntries(parts);
}

/** `wnut17_f1 wikigold_f1`. `split` names WNUT-17's part, "dev" unless said. */
export async function run(asked: Asked): Promise<Figures> {
  return scoreNames(texts(asked), asked);
}
