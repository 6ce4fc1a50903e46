import type { Annotation, Manner, Quotation } from "../model/annotation.ts";
import type { Annotator } from "../model/annotator.ts";
import type { Document } from "../model/document.ts";
import type { Evidence, Span } from "../model/span.ts";
import { attributions } from "./speech/attributions.ts";
import { chained } from "./speech/chains.ts";
import { speechOf, type Attribution, type Range, type Speech } from "./speech/speech.ts";

const BY = "quotations@3";

// A comma inside the marks belongs to the sentence around the quotation, and white space to nobody.
function trimmed(text: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && /\s/.test(text[start] ?? "")) start++;
  while (end > start && /[\s,]/.test(text[end - 1] ?? "")) end--;
  return { start, end };
}

function mannerOf(speech: Speech, parts: readonly Range[]): Manner {
  let [inside, touched] = [true, false];
  for (const part of parts) {
    const own = speech.quotes.filter((quote) => quote.from < part.end && part.start < quote.to);
    touched ||= own.length > 0;
    inside &&= own.some((quote) => quote.from <= part.start && part.end <= quote.to);
  }
  return inside ? "direct" : touched ? "mixed" : "indirect";
}

function isOther({ source, phrase }: Attribution): boolean {
  return source !== undefined && phrase !== undefined && (phrase.start !== source.start || source.end !== phrase.end);
}

function quotation(speech: Speech, found: Attribution & { readonly manner?: Manner }): Quotation | undefined {
  const { doc } = speech;
  const span = ({ start, end }: Range): Span => ({ doc: doc.id, start, end });
  const parts = found.parts.map((part) => trimmed(doc.text, part)).filter((part) => part.start < part.end);
  const [first, ...rest] = parts.toSorted((a, b) => a.start - b.start);
  if (first === undefined) return undefined;
  const all = [...parts, ...(found.cue ? [found.cue] : []), ...(found.source ? [found.source] : [])];
  const evidence: Evidence = [span(first), ...rest.map(span)];
  return {
    kind: "quotation",
    span: span({
      start: Math.min(...all.map((part) => part.start)),
      end: Math.max(...all.map((part) => part.end)),
    }),
    by: BY,
    parts: evidence,
    ...(found.cue ? { cue: span(found.cue) } : {}),
    ...(found.source ? { source: span(found.source) } : {}),
    ...(isOther(found) ? { phrase: span(found.phrase ?? first) } : {}),
    manner: found.manner ?? mannerOf(speech, parts),
  };
}

function turns(doc: Document): Quotation[] {
  const found: Quotation[] = [];
  for (const block of doc.blocks) {
    if (block.kind !== "turn" || block.label === undefined) continue;
    const inside = block.label.start >= block.span.start && block.label.end <= block.span.end;
    const lead = /^[\s:.–—-]*/.exec(doc.text.slice(inside ? block.label.end : block.span.start, block.span.end))?.[0].length ?? 0;
    const part = trimmed(doc.text, {
      start: (inside ? block.label.end : block.span.start) + lead,
      end: block.span.end,
    });
    if (part.start >= part.end) continue;
    const span = { doc: doc.id, ...part };
    found.push({
      kind: "quotation",
      span: { ...span, start: inside ? block.label.start : part.start },
      by: BY,
      parts: [span],
      source: block.label,
      manner: "direct",
    });
  }
  return found;
}

/**
 * Finds reported speech: quotations in any style of marks, whole, in pieces or over several paragraphs; indirect speech with its clause;
 * headlines of the form Name: "…"; and the turns of transcripts. The speaker is the mention that names him where one exists, else the noun phrase.
 * Sentences are read left to right with the verbs of `knowledge/speech/cues.tsv`, and by the tree where it tells a subject's phrase. Linear in the length of the body.
 */
export const quotations: Annotator = {
  name: "quotations",
  version: 3,
  needs: ["mention"],
  makes: ["quotation"],
  annotate(doc: Document, earlier: readonly Annotation[]): Iterable<Annotation> {
    const speech = speechOf(doc, earlier);
    const found: Attribution[] = [];
    for (const sentence of speech.body.sentences) {
      if (speech.body.blocks[sentence.block]?.kind !== "turn") found.push(...attributions({ ...speech, sentence }));
    }
    const { attributions: attributed, loose } = chained(speech, found);
    const all = [...attributed, ...loose];
    return [...turns(doc), ...all.map((one) => quotation(speech, one)).filter((one) => one !== undefined)];
  },
};
