import type { Manner } from "../../model/annotation.ts";
import type { Quoted } from "./marks.ts";
import type { Attribution, Range, Speech } from "./speech.ts";

/** A quotation that no verb of saying in its own sentence claims, with what its marks mean. */
export interface Loose extends Attribution {
  readonly manner: Manner;
}

/** Fewer words between marks than this are a term, slogan or title unless a verb of saying claims them: clauses that short are rare. */
const SHORTEST_STATEMENT = 5;

/** Longest rest of a speaker's sentence before his words go on, in characters: an occasion, a day and a relative clause have some two hundred. */
const LONGEST_REST = 200;
/** Attributions looked through for one that holds a quotation: a long quotation can have short ones inside, not dozens. */
const LOOK_BACK = 12;

function words(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

// The attributions, each with the places it takes, so that a quotation finds what stands before it without going through all.
interface Taken {
  readonly attribution: Attribution;
  readonly start: number;
  readonly end: number;
}

function takenBy(found: readonly Attribution[]): Taken[] {
  const taken = found.map((attribution) => {
    const all = [...attribution.parts, ...(attribution.cue ? [attribution.cue] : []), ...(attribution.source ? [attribution.source] : [])];
    return { attribution, start: Math.min(...all.map((one) => one.start)), end: Math.max(...all.map((one) => one.end)) };
  });
  return taken.toSorted((a, b) => a.start - b.start || a.end - b.end);
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
  const behind = /^(\s*[–—―-]+\s*)(\p{Lu}(?:[^:"“”.!?]|(?<=\p{Lu})\.){1,60})\.?\s*$/u.exec(after);
  if (behind === null) return undefined;
  const start = quote.to + (behind[1] ?? "").length;
  return { start, end: start + (behind[2] ?? "").trimEnd().length };
}

// Between the speaker and a quotation that goes on: the rest of his sentence ("at a rally on Monday."), not a sentence of its own.
function isRest(between: string): boolean {
  return !/[.!?]\s+\S/.test(between) && between.length <= LONGEST_REST && /^[^\n]*$/.test(between);
}

function opensBlock(speech: Speech, quote: Quoted): boolean {
  const block = speech.body.blocks[quote.block];
  return block !== undefined && speech.doc.text.slice(block.label?.end ?? block.span.start, quote.from).trim() === "";
}

function fillsBlock(speech: Speech, quote: Quoted): boolean {
  const block = speech.body.blocks[quote.block];
  return opensBlock(speech, quote) && block !== undefined && speech.doc.text.slice(quote.to, block.span.end).trim() === "";
}

function blockOf(speech: Speech, at: number): number {
  return speech.body.blocks.findIndex((block) => block.span.start <= at && at < block.span.end);
}

function paragraphs(speech: Speech, at: number): Range[] {
  let [first, next] = [at, at + 1];
  while (speech.quotes[first]?.again === true) first--;
  while (speech.quotes[next]?.again === true) next++;
  return speech.quotes.slice(first, next).map(({ start, end }) => ({ start, end }));
}

/** An attribution with every paragraph of its quotation: those before that opened it, and those after that open it again. */
function whole(speech: Speech, attribution: Attribution, places: ReadonlyMap<number, number>): Attribution {
  const parts: Range[] = [];
  for (const part of attribution.parts) {
    const at = places.get(part.start);
    if (at !== undefined) parts.push(...paragraphs(speech, at));
    else parts.push(part);
  }
  return parts.length === attribution.parts.length ? attribution : { ...attribution, parts };
}

/** Attributions with the quotations that go on from them, and the quotations that remain. */
export interface Chained {
  readonly attributions: readonly Attribution[];
  readonly loose: readonly Loose[];
}

/**
 * Attach the quotations no verb of saying claims: to the speaker before in the same paragraph ("…," he said. "…"), to the speaker of the paragraph
 * before where a paragraph is nothing but a quotation, to a name beside it in a headline. What is left is somebody's words without a speaker, or
 * a term, slogan or title (`scare`).
 */
export function chained(speech: Speech, attributed: readonly Attribution[]): Chained {
  const places = new Map(speech.quotes.map((quote, at) => [quote.start, at]));
  const found = attributed.map((one) => whole(speech, one, places));
  const taken = takenBy(found);
  const more = new Map<Attribution, Range[]>();
  const loose: Loose[] = [];
  let next = 0;
  let last: Taken | undefined;
  for (const quote of speech.quotes) {
    while (next < taken.length && (taken[next]?.start ?? 0) < quote.to) {
      const one = taken[next++];
      if (one !== undefined && one.attribution.source !== undefined && (last === undefined || one.end >= last.end)) last = one;
    }
    if (speech.body.blocks[quote.block]?.kind === "turn" || isTaken(quote, taken, next)) continue;
    const part = { start: quote.start, end: quote.end };
    const heir = last && inherits(speech, quote, last);
    if (last !== undefined && heir === "same") {
      more.set(last.attribution, [...(more.get(last.attribution) ?? []), part]);
      last = { ...last, end: quote.to };
    } else if (last !== undefined && heir === "chain" && last.attribution.source !== undefined) {
      loose.push({ source: last.attribution.source, parts: [part], manner: "direct" });
      last = { ...last, end: quote.to };
    } else loose.push(alone(speech, quote));
  }
  return { attributions: found.map((one) => ({ ...one, parts: [...one.parts, ...(more.get(one) ?? [])] })), loose };
}

function isDirect(speech: Speech, { attribution }: Taken): boolean {
  return attribution.parts.every((part) => speech.quotes.some((quote) => quote.from <= part.start && part.end <= quote.to));
}

function inherits(speech: Speech, quote: Quoted, last: Taken): "same" | "chain" | undefined {
  const said = speech.doc.text.slice(quote.start, quote.end);
  const statement = /[.!?…]$/.test(said) || words(said) >= SHORTEST_STATEMENT;
  if (!statement || last.end > quote.from) return undefined;
  const between = speech.doc.text.slice(last.end, quote.from);
  if (isRest(between)) return !/[.:,;–—-]["”’»']?\s*$/.test(between) ? undefined : isDirect(speech, last) ? "same" : "chain";
  return fillsBlock(speech, quote) &&
    blockOf(speech, last.end - 1) === quote.block - 1 &&
    between.trim().length <= LONGEST_REST &&
    !/[.!?]\s+\S/.test(between)
    ? "chain"
    : undefined;
}

function alone(speech: Speech, quote: Quoted): Loose {
  const part = { start: quote.start, end: quote.end };
  const source = headlineSource(speech, quote);
  if (source !== undefined) return { source, parts: [part], manner: "direct" };
  return { parts: [part], manner: words(speech.doc.text.slice(quote.start, quote.end)) < SHORTEST_STATEMENT ? "scare" : "direct" };
}

// Attributions are sorted by start; one that takes the quotation may start a little after it ("…" he said) but never beyond its sentence.
function isTaken(quote: Quoted, taken: readonly Taken[], next: number): boolean {
  const takes = (one: Taken | undefined): boolean =>
    one?.attribution.parts.some((part) => part.start < quote.end && quote.start < part.end) === true;
  for (let at = next - 1; at >= 0 && at >= next - LOOK_BACK; at--) if (takes(taken[at])) return true;
  return takes(taken[next]);
}
