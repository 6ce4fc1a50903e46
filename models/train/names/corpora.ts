import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chunksOf, readColumns, type Chunk } from "../../../eval/bio.ts";
import { joined, placed, tight } from "../../../eval/joined.ts";
import { lesson } from "./projection.ts";
import type { NamedSentence } from "./sentences.ts";

/** Classes of the corpora in ours; what is not here is no name of ours. */
const CLASS: Readonly<Record<string, string>> = {
  PER: "PER",
  ORG: "ORG",
  LOC: "LOC",
  OTH: "MISC",
  MISC: "MISC",
  misc: "MISC",
  person: "PER",
  politician: "PER",
  scientist: "PER",
  researcher: "PER",
  musicalartist: "PER",
  writer: "PER",
  organisation: "ORG",
  politicalparty: "ORG",
  university: "ORG",
  band: "ORG",
  corporation: "ORG",
  group: "ORG",
  location: "LOC",
  country: "LOC",
  event: "EVENT",
  election: "EVENT",
  conference: "EVENT",
  product: "PROD",
  "creative-work": "PROD",
  book: "PROD",
  poem: "PROD",
  album: "PROD",
  song: "PROD",
  magazine: "PROD",
  programlang: "PROD",
  academicjournal: "MISC",
  award: "MISC",
  literarygenre: "MISC",
  musicgenre: "MISC",
  musicalinstrument: "MISC",
  astronomicalobject: "MISC",
  algorithm: "MISC",
  task: "MISC",
  field: "MISC",
  metrics: "MISC",
};

function known(tags: readonly string[]): Chunk[] {
  return chunksOf(tags).flatMap((chunk) => {
    const label = CLASS[chunk.label];
    return label === undefined ? [] : [{ ...chunk, label }];
  });
}

/** UNER's training part of UD English EWT, with its documents. Its stray "B-O" marks are nothing; "OTH" is a name of another class. */
export function unerSentences(data: string): NamedSentence[] {
  const set = "uner";
  const text = readFileSync(join(data, "uner-english", "en_ewt-ud-train.iob2"), "utf8");
  const found: NamedSentence[] = [];
  let document = "";
  for (const block of text.split("\n\n")) {
    document = /^# newdoc id = (.+)$/m.exec(block)?.[1] ?? document;
    const plain = /^# text = (.+)$/m.exec(block)?.[1] ?? "";
    const [sentence] = readColumns(block, { word: 1, tag: 2 });
    if (!sentence) continue;
    const where = placed(tight(plain), sentence.words) ?? joined(sentence.words, true);
    found.push(lesson(where, known(sentence.tags), { set, document, unannotated: [] }));
  }
  return found;
}

/** Parts of CrossNER that are learned from. Politics is scored on its other parts, music on its test part. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  politics: ["train"],
  science: ["train", "dev", "test"],
  music: ["train", "dev"],
  literature: ["train", "dev", "test"],
  ai: ["train", "dev", "test"],
};

/** CrossNER's fields of Wikipedia. Each sentence is a document: the corpus does not tell which stood together. */
export function crossnerSentences(data: string): NamedSentence[] {
  return Object.entries(FIELDS).flatMap(([field, parts]) =>
    parts.flatMap((part) =>
      readColumns(readFileSync(join(data, "crossner", field, `${part}.txt`), "utf8")).map(({ words, tags }, at) =>
        lesson(joined(words), known(tags), {
          set: `crossner-${field}`,
          document: `crossner-${field}-${part}-${at}`,
          unannotated: [],
        }),
      ),
    ),
  );
}

/** Of wikigold's documents every fifth is kept for scoring. */
const KEPT = 5;

/** Wikigold's sentences by document. */
function wikigoldDocuments(data: string): NamedSentence[][] {
  const text = readFileSync(join(data, "ner-small", "wikigold", "CONLL-format", "data", "wikigold.conll.txt"), "utf8");
  return text
    .split(/^-DOCSTART-.*$/m)
    .map((own, at) =>
      readColumns(own, { cut: / / }).map(({ words, tags }) =>
        lesson(joined(words), known(tags), { set: "wikigold", document: `wikigold-${at}`, unannotated: [] }),
      ),
    );
}

/** Wikigold, four documents of five. */
export function wikigoldSentences(data: string): NamedSentence[] {
  return wikigoldDocuments(data).flatMap((own, at) => (at % KEPT === KEPT - 1 ? [] : own));
}

/** WNUT-17's training part. Each message is a document. */
export function wnutSentences(data: string): NamedSentence[] {
  const folder = join(data, "ner-small", "wnut17", "CONLL-format", "data", "train");
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => readColumns(readFileSync(join(folder, file), "utf8")))
    .map(({ words, tags }, at) =>
      lesson(joined(words), known(tags), { set: "wnut17", document: `wnut17-${at}`, unannotated: ["NORP", "EVENT"] }),
    );
}
