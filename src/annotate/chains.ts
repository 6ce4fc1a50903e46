import type { Manner } from "../model/annotation.ts";
import type { Quoted } from "./marks.ts";
import type { Attribution, Range, Speech } from "./speech.ts";

/** A quotation that no verb of saying in its own sentence claims, with what its marks mean. */
export interface Loose extends Attribution {
  readonly manner: Manner;
}

/** Fewer words between marks than this are a term, slogan or title unless a verb of saying claims them: clauses that short are rare. */
const SHORTEST_STATEMENT = 5;

function words(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function isTaken(quote: Quoted, found: readonly Attribution[]): boolean {
  return found.some(({ parts }) =>
    parts.some((part) => part.start < quote.end && quote.start < part.end),
  );
}

// A headline gives the speaker on one side: Name: "…" or "…" – Name.
function headlineSource(speech: Speech, quote: Quoted): Range | undefined {
  const block = speech.body.blocks[quote.block];
  if (block === undefined) return undefined;
  const { text } = speech.doc;
  const before = text.slice(block.span.start, quote.from);
  const after = text.slice(quote.to, block.span.end);
  const ahead = /^(\s*)([\p{Lu}][^:"“”.!?]{1,60}):\s*$/u.exec(before);
  if (ahead !== null) {
    const start = block.span.start + (ahead[1] ?? "").length;
    return { start, end: start + (ahead[2] ?? "").trimEnd().length };
  }
  const behind = /^(\s*[–—-]+\s*)(\p{Lu}[^:"“”.!?]{1,60})\s*$/u.exec(after);
  if (behind === null) return undefined;
  const start = quote.to + (behind[1] ?? "").length;
  return { start, end: start + (behind[2] ?? "").trimEnd().length };
}

/** The quotations that remain: continued, chained to the speaker before, named in a headline; or nobody's (`scare`). */
export function unattributed(speech: Speech, found: readonly Attribution[]): Loose[] {
  const loose: Loose[] = [];
  for (const quote of speech.quotes) {
    if (speech.body.blocks[quote.block]?.kind === "turn" || isTaken(quote, found)) continue;
    const part = { start: quote.start, end: quote.end };
    const source = headlineSource(speech, quote);
    if (source !== undefined) loose.push({ source, parts: [part], manner: "direct" });
    else
      loose.push({
        parts: [part],
        manner:
          words(speech.doc.text.slice(quote.start, quote.end)) < SHORTEST_STATEMENT
            ? "scare"
            : "direct",
      });
  }
  return loose;
}
