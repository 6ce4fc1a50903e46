import { lemma } from "../src/language/lemmas.ts";
import { readDocument } from "../src/language/network/document.ts";
import { network, type Reading } from "../src/language/network/network.ts";
import { sentences } from "../src/language/sentences.ts";
import { type GoldSentence, plainRelation } from "./conllu.ts";
import type { Asked, Figures, Mistake } from "./set.ts";

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

/** What is wrong with the words of a sentence: parts of speech, heads, relations. */
function misread(gold: GoldSentence, { tags, heads, relations }: Reading): Mistake[] {
  const { classes } = network();
  const place = (head: number): string => (head < 0 ? "root" : (gold.words[head] ?? ""));
  return gold.words.flatMap((word, at): Mistake[] => {
    const found: Mistake[] = [];
    const where = gold.words.map((one, other) => (other === at ? `[${one}]` : one)).slice(Math.max(0, at - 4), at + 5).join(" "); // prettier-ignore
    const upos = (classes.tags[tags[at] ?? 0] ?? "").split("|")[0] ?? "";
    if (upos !== gold.upos[at]) found.push({ kind: `${gold.upos[at]} taken for ${upos}`, what: word, where });
    const [ours, theirs] = [plainRelation(classes.relations[relations[at] ?? 0] ?? ""), plainRelation(gold.labels[at] ?? "")];
    const [head, wanted] = [heads[at] ?? -1, gold.heads[at] ?? -1];
    if (head !== wanted) found.push({ kind: `head of ${theirs}`, what: `${word} under ${place(head)}, not ${place(wanted)}`, where });
    else if (ours !== theirs) found.push({ kind: `${theirs} taken for ${ours}`, what: word, where });
    return found;
  });
}

/** What is wrong with the sentences found in running text: ends that are none, and ends not seen. */
function missplit(gold: readonly GoldSentence[]): Mistake[] {
  return paragraphsOf(gold).flatMap(({ text, ends }) => {
    const places = sentences(text).map(([, end]) => end);
    const found = new Set(places.map((end) => solid(text.slice(0, end))));
    const around = (end: number): string => `${text.slice(Math.max(0, end - 30), end)}‖${text.slice(end, end + 30)}`;
    const kind = (end: number): string => JSON.stringify(/\S?$/u.exec(text.slice(0, end).trimEnd())?.[0] ?? "");
    const unseen = sentenceEnds(text, ends).filter((end) => !found.has(solid(text.slice(0, end))));
    const invented = places.filter((end) => !ends.includes(solid(text.slice(0, end))));
    return [
      ...unseen.map((end) => ({ kind: `end of a sentence not seen behind ${kind(end)}`, what: "", where: around(end) })),
      ...invented.map((end) => ({ kind: `no end of a sentence behind ${kind(end)}`, what: "", where: around(end) })),
    ];
  });
}

/** Places in a text where so many characters that are no white space have passed. */
function sentenceEnds(text: string, ends: readonly number[]): number[] {
  const wanted = new Set(ends);
  const found: number[] = [];
  for (let at = 0, passed = 0; at < text.length; at++) {
    if (/\s/u.test(text.charAt(at))) continue;
    passed++;
    if (wanted.has(passed)) found.push(at + 1);
  }
  return found;
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
export function treebankFigures(gold: readonly GoldSentence[], tell?: Asked["tell"]): Figures {
  const counts: Counts = { words: 0, upos: 0, uas: 0, las: 0, exact: 0, lemma: 0 };
  network();
  let spent = 0;
  for (const document of documentsOf(gold)) {
    const start = process.cpuUsage();
    const readings = readDocument(document.map(({ words }) => words));
    const { user, system } = process.cpuUsage(start);
    spent += (user + system) / 1000;
    for (const [at, one] of document.entries()) count(counts, one, readings[at] as Reading);
    tell?.(document.flatMap((one, at) => misread(one, readings[at] as Reading)));
  }
  tell?.(missplit(gold));
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
