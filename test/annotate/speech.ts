import { quotations } from "../../src/annotate/quotations.ts";
import type { Mention } from "../../src/model/annotation.ts";
import type { Block, Document } from "../../src/model/document.ts";

/** A document for tests: every line a paragraph; a line `LABEL: words` in capitals and the lines after it are turns if `kind` is transcript. */
export function documentOf(text: string, kind: Document["kind"] = "report", id = "d0"): Document {
  const blocks: Block[] = [];
  let at = 0;
  let label: Block["label"];
  for (const line of text.split("\n")) {
    const span = { doc: id, start: at, end: at + line.length };
    const named = kind === "transcript" ? /^[A-Z][A-Z .]+(?=:)/.exec(line)?.[0] : undefined;
    if (named !== undefined) label = { doc: id, start: at, end: at + named.length };
    if (line.trim() !== "") blocks.push(label === undefined ? { kind: "paragraph", span } : { kind: "turn", span, label });
    at += line.length + 1;
  }
  return { id, seen: [], published: [], kind, language: "en", charset: "utf-8", text, runs: [], blocks, credits: [], problems: [] };
}

/** Mentions at every place where one of the given expressions stands as words of its own. */
export function mentionsOf(doc: Document, expressions: readonly string[]): Mention[] {
  return expressions.flatMap((expression) => {
    const found: Mention[] = [];
    for (let at = doc.text.indexOf(expression); at >= 0; at = doc.text.indexOf(expression, at + 1)) {
      const alone = !/\p{L}/u.test(doc.text[at - 1] ?? " ") && !/\p{L}/u.test(doc.text[at + expression.length] ?? " ");
      const span = { doc: doc.id, start: at, end: at + expression.length };
      if (alone) found.push({ kind: "mention", span, by: "test@1", class: "person", form: /^[a-z]/.test(expression) ? "role" : "name" });
    }
    return found;
  });
}

/** A quotation as words: manner, speaker, cue, and its parts; "-" for what is not told. */
export type Told = readonly [manner: string, source: string, cue: string, ...parts: string[]];

/** What the annotator finds in a text whose people are given, in the order of place. */
export function told(text: string, people: readonly string[]): Told[] {
  const doc = documentOf(text);
  const read = (span?: { start: number; end: number }): string => (span === undefined ? "-" : text.slice(span.start, span.end));
  return [...quotations.annotate(doc, mentionsOf(doc, people))]
    .filter((one) => one.kind === "quotation")
    .toSorted((a, b) => a.parts[0].start - b.parts[0].start || b.parts[0].end - a.parts[0].end)
    .map((one): Told => [one.manner, read(one.source), read(one.cue), ...one.parts.map(read)]);
}

/** A name for a case, a text, and all that is said in it. */
export type Case = readonly [name: string, text: string, ...wanted: Told[]];

/** Cases as `it.each` takes them. */
export function named(
  cases: readonly Case[],
): readonly { readonly name: string; readonly text: string; readonly wanted: readonly Told[] }[] {
  return cases.map(([name, text, ...wanted]) => ({ name, text, wanted }));
}
