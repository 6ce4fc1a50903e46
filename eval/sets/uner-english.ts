import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chunksOf, readColumns } from "../bio.ts";
import { joined, placed, tight } from "../joined.ts";
import { namedText, scoreNames, type Mapping, type NamedText } from "../named.ts";
import { filesUnder, someOf } from "../reports.ts";
import type { Asked, Figures } from "../set.ts";

export const measures = "names of persons, organisations and places in web text (Universal NER, English EWT)";
export const peers = "see bench/peers/README.md";

const MAPPING: Mapping = { PER: "PER", ORG: "ORG", LOC: "LOC" };

/** The documents of a file: sentences in order, a new document where the file says so. */
function documents(text: string, file: string): NamedText[] {
  const found: Parameters<typeof namedText>[1][number][][] = [];
  for (const block of text.split("\n\n")) {
    const [own] = readColumns(block, { word: 1, tag: 2 });
    if (!own) continue;
    if (found.length === 0 || /^# newdoc/m.test(block)) found.push([]);
    const plain = tight(/^# text = (.+)$/m.exec(block)?.[1] ?? "");
    found.at(-1)?.push({ where: placed(plain, own.words) ?? joined(own.words, true), chunks: chunksOf(own.tags) });
  }
  return found.map((own, at) => namedText(`${file}-${at}`, own, MAPPING));
}

/** The texts of the set with their gold names, by part. */
export function texts({ folder, split = "dev" }: Asked): Readonly<Record<string, readonly NamedText[]>> {
  const all = filesUnder(folder, ".iob2");
  const named = all.filter((path) => path.includes(`-${split}.`));
  const files = someOf(named.length > 0 ? named : all.filter((path) => !path.includes("-train.")), folder);
  return { all: files.flatMap((path) => documents(readFileSync(join(folder, path), "utf8"), path)) };
}

/** Figures on the part named by `split`; unless said the development part, or where there is none all that is not for training. */
export async function run(asked: Asked): Promise<Figures> {
  return scoreNames(texts(asked), asked);
}
