import { names } from "../../src/annotate/names.ts";
import type { Mention } from "../../src/model/annotation.ts";
import type { Analysed } from "../../src/model/annotator.ts";
import type { Block, Document } from "../../src/model/document.ts";

const LABEL = /^([A-Z][\w. ]+):/;

function blockOf(doc: string, line: string, start: number): Block {
  const span = { doc, start, end: start + line.length };
  if (line.startsWith("# ")) return { kind: "headline", span: { ...span, start: start + 2 } };
  const label = line.startsWith(">") ? undefined : LABEL.exec(line.slice(1))?.[1];
  if (line.startsWith("@") && label) return { kind: "turn", span, label: { doc, start: start + 1, end: start + 1 + label.length } };
  return { kind: "paragraph", span };
}

/** A document from lines: `# ` begins a headline, `@` a speaker's turn ("@MAYOR OREL: Welcome."), all else is a paragraph. */
export function page(text: string, id = "d1"): Document {
  const blocks: Block[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    if (line !== "") blocks.push(blockOf(id, line, at));
    at += line.length + 1;
  }
  return {
    id,
    seen: [],
    published: [],
    kind: "report",
    language: "en",
    charset: "utf-8",
    text,
    runs: [],
    blocks,
    credits: [],
    problems: [],
  };
}

/** A document with its names annotated. */
export function named(text: string, id = "d1"): Analysed {
  const document = page(text, id);
  return { document, annotations: [...names.annotate(document, [])] };
}

/** All mentions of a text. */
export function mentionsOf(text: string): readonly Mention[] {
  return named(text).annotations.filter((one): one is Mention => one.kind === "mention");
}

/** A mention as a line: class, form, its words, then what else it has. */
export function shown(text: string, mention: Mention): string {
  const words = (span: { start: number; end: number }): string => text.slice(span.start, span.end);
  const link = mention.antecedent ? ` -> ${words(mention.antecedent.to)} (${mention.antecedent.reason})` : "";
  return `${mention.class} ${mention.form} [${words(mention.span)}]${link}`;
}
