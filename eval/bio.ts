/** A stretch of words with its class, `last` exclusive. */
export interface Chunk {
  readonly first: number;
  readonly last: number;
  readonly label: string;
}

/** One sentence of a corpus in columns: words and the tag of each. */
export interface Tagged {
  readonly words: readonly string[];
  readonly tags: readonly string[];
}

/** The chunks that BIO, IOB1 or BIOES tags say; a tag that goes on nothing begins a chunk, as in conlleval. */
export function chunksOf(tags: readonly string[]): Chunk[] {
  const found: Chunk[] = [];
  let open: { first: number; label: string } | undefined;
  for (let at = 0; at <= tags.length; at++) {
    const tag = tags[at] ?? "O";
    const label = tag.slice(2);
    const begins = tag.startsWith("B-") || tag.startsWith("S-");
    if (open && (begins || label !== open.label || tag === "O")) {
      found.push({ first: open.first, last: at, label: open.label });
      open = undefined;
    }
    if (!open && tag.length > 2 && label !== "O") open = { first: at, label };
  }
  return found;
}

/** Rows of a file in columns, empty lines between sentences. `word` and `tag` are the columns' places from 0; `tag` -1 the last. */
export function readColumns(text: string, { word = 0, tag = 1, cut = /\t/ } = {}): Tagged[] {
  const found: Tagged[] = [];
  for (const block of text.replaceAll("\r\n", "\n").split(/\n(?:[ \t]*\n)+/)) {
    const rows = block
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("# "))
      .map((line) => line.split(cut));
    if (rows.length > 0) found.push({ words: rows.map((row) => row[word] ?? ""), tags: rows.map((row) => row.at(tag) ?? "O") });
  }
  return found;
}
