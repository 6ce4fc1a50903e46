import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { names } from "../../src/annotate/names.ts";
import type { Mention } from "../../src/model/annotation.ts";
import { documentOf } from "../group.ts";
import { scoreNames, type Finder, type NamedText, type NameLabel } from "../named.ts";
import { filesUnder, someOf } from "../reports.ts";
import type { Marked } from "../scorers/spans.ts";
import type { Asked, Figures } from "../set.ts";

export const measures =
  "persons, organisations and places in releases on Syria and Iraq, whole expressions with article and office, and the names in them; nothing here is trained on";
export const peers = "see bench/peers/README.md";

const LABEL: Readonly<Record<string, NameLabel>> = { Person: "PER", Organisation: "ORG", Location: "LOC" };

interface Row {
  readonly _id: string;
  readonly text: string;
  readonly documentId: string;
  readonly type: string;
  readonly begin: number;
  readonly end: number;
}

function rowsOf(folder: string, path: string): Row[] {
  const lines = readFileSync(join(folder, path), "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as Row);
}

function goldOf(rows: readonly Row[]): Map<string, Marked[]> {
  const found = new Map<string, Marked[]>();
  for (const { documentId, type, begin, end } of rows) {
    const label = LABEL[type];
    if (!label) continue;
    const own = found.get(documentId) ?? [];
    own.push({ text: documentId, start: begin, end, label });
    found.set(documentId, own);
  }
  return found;
}

const OURS: Readonly<Partial<Record<Mention["class"], NameLabel>>> = { person: "PER", body: "ORG", place: "LOC" };
const ARTICLE = /(?:^|\s)(the )$/i;

/** An expression as the set marks it: the whole of it with its article, and the proper name inside. */
function expressions(text: string, { span, name }: Mention): { start: number; end: number }[] {
  const article = ARTICLE.exec(text.slice(Math.max(0, span.start - 5), span.start));
  const whole = { start: span.start - (article?.[1]?.length ?? 0), end: span.end };
  return name ? [whole, { start: name.start, end: name.end }] : [whole];
}

const find: Finder = (texts) =>
  texts.flatMap(({ id, text }) =>
    [...names.annotate(documentOf({ id, title: "", text, event: "" }), [])].flatMap((one) => {
      const label = one.kind === "mention" ? OURS[one.class] : undefined;
      if (one.kind !== "mention" || !label) return [];
      return expressions(text, one).map((own) => ({ text: id, ...own, label }));
    }),
  );

/** The texts of the set with their gold names, by part. */
export function texts({ folder, split = "" }: Asked): Readonly<Record<string, readonly NamedText[]>> {
  const paths = someOf(
    filesUnder(folder, "documents.json").filter((path) => path.includes(split)),
    folder,
  );
  const own = paths.flatMap((path): NamedText[] => {
    const gold = goldOf(rowsOf(folder, join(dirname(path), "entities.json")));
    return rowsOf(folder, path).map(({ _id, text }) => ({ id: _id, text, gold: gold.get(_id) ?? [] }));
  });
  return { all: own };
}

/** Figures over all documents. `split` is a part of the source's name: "CENTCOM". */
export async function run(asked: Asked): Promise<Figures> {
  return scoreNames(texts(asked), asked, find);
}
