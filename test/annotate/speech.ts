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
