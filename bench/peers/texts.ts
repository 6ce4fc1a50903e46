import { fileURLToPath } from "node:url";
import type { NamedText } from "../../eval/named.ts";
import type { Asked } from "../../eval/set.ts";

interface WithTexts {
  texts(asked: Asked): Readonly<Record<string, readonly NamedText[]>>;
}

/** The gold sets of names, by name. */
const SETS: Readonly<Record<string, () => Promise<WithTexts>>> = {
  "worldwide-ner": () => import("../../eval/sets/worldwide-ner.ts"),
  "uner-english": () => import("../../eval/sets/uner-english.ts"),
  crossner: () => import("../../eval/sets/crossner.ts"),
  "ner-small": () => import("../../eval/sets/ner-small.ts"),
  re3d: () => import("../../eval/sets/re3d.ts"),
};

/** Writes the texts of a set with their gold names as lines of JSON, for systems in other languages: `node texts.js SET > texts.jsonl`. */
const [name = "", every = "1"] = process.argv.slice(2);
const load = SETS[name];
if (load) {
  const folder = fileURLToPath(new URL(`../../../../shared/data/${name}`, import.meta.url));
  for (const [part, own] of Object.entries((await load()).texts({ folder })))
    for (const [at, { id, text, gold }] of own.entries())
      if (at % Number(every) === 0)
        console.log(JSON.stringify({ part, id, text, gold: gold.map(({ start, end, label }) => [start, end, label]) }));
} else {
  console.error(`usage: texts SET [EVERY], where SET is one of ${Object.keys(SETS).join(", ")}`);
  process.exitCode = 2;
}
