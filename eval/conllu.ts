/**
 * A sentence of a CoNLL-U file: syntactic words alone, without ranges ("3-4") and empty words ("8.1"). Heads are places from 0, -1 for the root.
 * `misc` is the last column of each word, `speaker` who says the sentence, "" where the file does not tell.
 */
export interface GoldSentence {
  readonly text: string;
  readonly newParagraph: boolean;
  readonly newDocument: boolean;
  readonly words: readonly string[];
  readonly lemmas: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly heads: readonly number[];
  readonly labels: readonly string[];
  readonly misc: readonly string[];
  readonly speaker: string;
}

const COLUMNS = 10;

function sentenceOf(block: string): GoldSentence | undefined {
  const lines = block.split("\n");
  const rows = lines.map((line) => line.split("\t")).filter((row) => row.length === COLUMNS && /^[0-9]+$/.test(row[0] ?? ""));
  if (rows.length === 0) return undefined;
  const column = (at: number): string[] => rows.map((row) => row[at] ?? "_");
  return {
    text: lines.find((line) => line.startsWith("# text = "))?.slice("# text = ".length) ?? "",
    newParagraph: lines.some((line) => line.startsWith("# newpar")),
    newDocument: lines.some((line) => line.startsWith("# newdoc")),
    words: column(1),
    lemmas: column(2),
    upos: column(3),
    xpos: column(4),
    heads: column(6).map((head) => Number(head) - 1),
    labels: column(7),
    misc: column(9),
    speaker: lines.find((line) => line.startsWith("# speaker = "))?.slice("# speaker = ".length) ?? "",
  };
}

/** The sentences of a CoNLL-U file, in order. */
export function readConllu(text: string): GoldSentence[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/\n\n+/)
    .map(sentenceOf)
    .filter((one) => one !== undefined);
}

/** A relation without its subtype: "nsubj" for "nsubj:pass". */
export function plainRelation(label: string): string {
  return label.split(":")[0] ?? label;
}
