import { lemma } from "../src/language/lemmas.ts";
import { readDocument } from "../src/language/network/document.ts";
import { network, type Reading } from "../src/language/network/network.ts";
import { sentences } from "../src/language/sentences.ts";
import { type GoldSentence, plainRelation } from "./conllu.ts";
import type { Figures } from "./set.ts";

/** Words scored, and how many have the right tag, head, relation (without and with subtype) and lemma. */
interface Counts {
  words: number;
  upos: number;
  uas: number;
  las: number;
  exact: number;
  lemma: number;
}

function count(counts: Counts, gold: GoldSentence, { tags, heads, relations }: Reading): void {
  const { classes } = network();
  for (const [at, word] of gold.words.entries()) {
    counts.words++;
    const [upos, xpos] = (classes.tags[tags[at] ?? 0] ?? "").split("|");
    if (upos === gold.upos[at]) counts.upos++;
    if (lemma(word, xpos ?? "") === gold.lemmas[at]) counts.lemma++;
    if (heads[at] !== gold.heads[at]) continue;
    counts.uas++;
    const [ours, theirs] = [classes.relations[relations[at] ?? 0] ?? "", gold.labels[at] ?? ""];
    if (plainRelation(ours) === plainRelation(theirs)) counts.las++;
    if (ours === theirs) counts.exact++;
  }
}

/** The sentences by document. */
function documentsOf(gold: readonly GoldSentence[]): GoldSentence[][] {
  const found: GoldSentence[][] = [];
  for (const one of gold) {
    if (one.newDocument || found.length === 0) found.push([]);
    found.at(-1)?.push(one);
  }
  return found;
}

/** A paragraph as running text, and where its gold sentences end: counted in characters that are not white space. */
interface Paragraph {
  readonly text: string;
  readonly ends: readonly number[];
}

const solid = (text: string): number => text.replace(/\s+/gu, "").length;

function paragraphsOf(gold: readonly GoldSentence[]): Paragraph[] {
  const found: { text: string; ends: number[] }[] = [];
  for (const { text, newParagraph, newDocument } of gold) {
    let last = found.at(-1);
    if (!last || newParagraph || newDocument) found.push((last = { text: "", ends: [] }));
    last.text += (last.text === "" ? "" : " ") + text;
    last.ends.push(solid(last.text));
  }
  return found;
}

const startsOf = (ends: readonly number[]): [number, number][] => ends.map((end, at) => [at === 0 ? 0 : (ends[at - 1] ?? 0), end]);

/** F1 of sentences found in running text: a sentence is right when both its ends are. Paragraphs are given, as they are to us in a document. */
export function sentenceScore(gold: readonly GoldSentence[], split: (text: string) => readonly (readonly [number, number])[]): number {
  let [right, ours, theirs] = [0, 0, 0];
  for (const { text, ends } of paragraphsOf(gold)) {
    const found = split(text).map(([, end]) => solid(text.slice(0, end)));
    const wanted = new Set(startsOf(ends).map(String));
    right += startsOf(found).filter((pair) => wanted.has(String(pair))).length;
    ours += found.length;
    theirs += ends.length;
  }
  return (2 * right) / (ours + theirs);
}

function bySegmenter(text: string): [number, number][] {
  const segments = new Intl.Segmenter("en", { granularity: "sentence" }).segment(text);
  return Array.from(segments, ({ index, segment }): [number, number] => [index, index + segment.trimEnd().length]);
}

/**
 * Figures of a treebank: `upos`, `uas` and `las` with gold tokens and our own tags, subtypes of relations left out of `las` and compared in
 * `las_subtypes`; `lemma`; `sentence_f1` from running text within paragraphs. Marks are scored like words.
 */
export function treebankFigures(gold: readonly GoldSentence[]): Figures {
  const counts: Counts = { words: 0, upos: 0, uas: 0, las: 0, exact: 0, lemma: 0 };
  network();
  let spent = 0;
  for (const document of documentsOf(gold)) {
    const start = process.cpuUsage();
    const readings = readDocument(document.map(({ words }) => words));
    const { user, system } = process.cpuUsage(start);
    spent += (user + system) / 1000;
    for (const [at, one] of document.entries()) count(counts, one, readings[at] as Reading);
  }
  const { words } = counts;
  return {
    upos: counts.upos / words,
    uas: counts.uas / words,
    las: counts.las / words,
    las_subtypes: counts.exact / words,
    lemma: counts.lemma / words,
    sentence_f1: sentenceScore(gold, sentences),
    n: gold.length,
    ms_per_item: spent / gold.length,
    baseline: { sentence_f1: sentenceScore(gold, bySegmenter) },
  };
}
