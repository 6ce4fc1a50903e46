import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readConllu } from "../conllu.ts";
import { filesUnder, someOf } from "../reports.ts";
import { type Asked, AskedWrong, type Figures } from "../set.ts";
import { treebankFigures } from "../treebank.ts";

export const measures = "parts of speech, dependency trees (gold tokens, our tags, subtypes stripped) and sentence ends of web text";
export const peers = "–";

/** Figures on the part named by `split`; unless said the development part, or where there is none all that is not for training. */
export async function run({ folder, split, tell }: Asked): Promise<Figures> {
  const all = filesUnder(folder, ".conllu").filter((path) => !path.includes("-train."));
  const named = all.filter((path) => path.includes(`-${split ?? "dev"}.`));
  if (split !== undefined && named.length === 0) throw new AskedWrong(`no part "${split}" in ${folder}`);
  const files = someOf(named.length > 0 ? named : all, folder);
  return treebankFigures(
    files.flatMap((path) => readConllu(readFileSync(join(folder, path), "utf8"))),
    tell,
  );
}
