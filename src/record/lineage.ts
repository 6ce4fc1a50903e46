import { sentences } from "../language/sentences.ts";
import { tokenize } from "../language/tokens.ts";
import type { Document } from "../model/document.ts";
import type { Dossier } from "../model/dossier.ts";
import type { EventId, Reprint } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import type { DocId, Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { reuseOf, type Reuse } from "../text/reuse.ts";
import { outletOf } from "./facts.ts";
import { passedOn, publisherOf, type Passed } from "./lineage/passed.ts";
import type { Texts } from "./texts.ts";

/** One account of an event: the outlet as it names itself or where the document was met, and its day, if known. */
export interface Descendant {
  readonly doc: DocId;
  readonly outlet: string;
  readonly day?: string;
}

/** A sentence that a copy has in other words than its source. */
export interface Changed {
  readonly from: Span;
  readonly to: Span;
}

/** What was done to a text: how much of it is the other's, sentences kept as they were, changed, left out of the source, and added. */
export interface Edits {
  readonly grade: Reuse;
  readonly kept: number;
  readonly changed: readonly Changed[];
  readonly cut: readonly Span[];
  readonly added: readonly Span[];
}

/** Two accounts that share text. `to` was made from `from` if `directed`; else which came first is not known. `because` are the signs. */
export interface Descent {
  readonly from: DocId;
  readonly to: DocId;
  readonly directed: boolean;
  readonly version: boolean;
  readonly containment: number;
  readonly because: readonly Reason[];
  readonly edits: Edits;
}

/** Which accounts of an event come from which: every account, for each at most the one it was made from, and the quotations it has from others. */
export interface Lineage {
  readonly event: EventId;
  readonly accounts: readonly Descendant[];
  readonly descents: readonly Descent[];
  readonly passed: readonly Passed[];
  readonly origins: number;
}

interface Line {
  readonly span: Span;
  readonly words: readonly string[];
}

/** Share of a sentence's words that must stand in one sentence of the other text for it to be the same sentence, changed. */
const CHANGED = 0.5;

/** The sentences of the report itself. */
function linesOf({ id, text, blocks }: Document): Line[] {
  const body = blocks.filter((block) => block.kind !== "furniture" && block.kind !== "headline");
  return body.flatMap(({ span, label }) =>
    sentences(text, label?.end ?? span.start, span.end).map(([start, end]) => {
      const words = tokenize(text, start, end).filter((token) => token.kind !== "mark");
      return { span: { doc: id, start, end }, words: words.map((token) => token.lower) };
    }),
  );
}

/** For each word the sentences that have it, but for words that most have. */
function indexOf(lines: readonly Line[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [at, { words }] of lines.entries()) for (const word of new Set(words)) gather(found, word, at);
  return found;
}

/** The sentence of the other text with most words in common, and the share of this one's words that they are. */
function nearest(line: Line, index: ReadonlyMap<string, readonly number[]>): { readonly at: number; readonly share: number } {
  const counts = new Map<number, number>();
  const words = new Set(line.words);
  for (const word of words) for (const at of index.get(word) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1);
  let [best, most] = [-1, 0];
  for (const [at, count] of [...counts].toSorted(([a], [b]) => a - b)) if (count > most) [best, most] = [at, count];
  return { at: best, share: words.size === 0 ? 0 : most / words.size };
}

/** What `copy` did with the text of `source`, sentence by sentence. Linear but for words that many sentences share. */
export function editsOf(source: Document, copy: Document): Edits {
  const [from, to] = [linesOf(source), linesOf(copy)];
  const index = indexOf(from);
  const used = new Set<number>();
  const [changed, added]: [Changed[], Span[]] = [[], []];
  let kept = 0;
  for (const line of to) {
    const { at, share } = nearest(line, index);
    const other = from[at];
    if (other === undefined || share < CHANGED) added.push(line.span);
    else {
      used.add(at);
      if (other.words.join(" ") === line.words.join(" ")) kept++;
      else changed.push({ from: other.span, to: line.span });
    }
  }
  const words = (lines: readonly Line[]): string[] => lines.flatMap((line) => line.words);
  return {
    grade: reuseOf(words(to), words(from)),
    kept,
    changed,
    cut: from.filter((_, at) => !used.has(at)).map(({ span }) => span),
    added,
  };
}

/** Among the texts a document can have been made from, the one it holds most of; of equals the one with a known direction, then the lower id. */
function parent(doc: DocId, reprints: readonly Reprint[]): Reprint | undefined {
  const own = reprints.filter(({ docs, from }) => (from === null ? docs[1] === doc : docs.includes(doc) && from !== doc));
  return own.toSorted(
    (a, b) =>
      Number(a.from === null) - Number(b.from === null) || b.containment - a.containment || (a.docs.join() < b.docs.join() ? -1 : 1),
  )[0];
}

/** Quotations passed on, but for those that a copy has with its source: it has them from there, and others have them from the source. */
function ownPassed(all: readonly Passed[], descents: readonly Descent[]): Passed[] {
  const pairs = new Set(all.map(({ from, to }) => `${from} ${to}`));
  const source = new Map(descents.map(({ from, to }) => [to, from]));
  return all.filter(({ from, to }) => !pairs.has(`${from} ${source.get(to) ?? ""}`) && !pairs.has(`${source.get(from) ?? ""} ${to}`));
}

/** Work out the lineage of an event's accounts from its record. `documents` are its accounts'. */
export function lineageOf(dossier: Dossier, documents: ReadonlyMap<DocId, Document>, texts: Texts): Lineage {
  const outlets = new Map(dossier.accounts.map(({ doc }) => [doc, outletOf(dossier, doc, texts)]));
  const descents = dossier.accounts.flatMap(({ doc }): Descent[] => {
    const found = parent(doc, dossier.reprints);
    const source = found && (found.from ?? found.docs.find((other) => other !== doc));
    const [one, other] = [documents.get(source ?? ""), documents.get(doc)];
    if (!found || source === undefined || !one || !other) return [];
    const version = publisherOf(one) !== "" && publisherOf(one) === publisherOf(other);
    const { containment, because } = found;
    return [{ from: source, to: doc, directed: found.from !== null, version, containment, because, edits: editsOf(one, other) }];
  });
  const accounts = dossier.accounts.map(({ doc, published }): Descendant => {
    const day =
      published && published.days.open === undefined && published.days.from === published.days.to ? published.days.from : undefined;
    return { doc, outlet: outlets.get(doc) ?? doc, ...(day ? { day } : {}) };
  });
  return { event: dossier.id, accounts, descents, passed: ownPassed(passedOn(dossier, documents), descents), origins: dossier.origins };
}

/** An account with those made from it, the deepest last. */
export interface Branch {
  readonly account: Descendant;
  readonly descent?: Descent;
  readonly under: readonly Branch[];
}

/** The lineage as trees, in the order of the accounts. An account that would come from itself through others stands first. */
export function branchesOf({ accounts, descents }: Lineage): readonly Branch[] {
  const up = new Map(descents.map((one) => [one.to, one]));
  const byDoc = new Map(accounts.map((one) => [one.doc, one]));
  const isRoot = (doc: DocId): boolean => {
    const seen = new Set<DocId>();
    for (let at: DocId | undefined = doc; at !== undefined; at = up.get(at)?.from) {
      if (seen.has(at)) return at === doc && [...seen].every((other) => doc <= other);
      seen.add(at);
    }
    return !up.has(doc);
  };
  const branch = (account: Descendant, descent: Descent | undefined, above: ReadonlySet<DocId>): Branch => {
    const path = new Set([...above, account.doc]);
    const children = descents.filter((one) => one.from === account.doc && !path.has(one.to));
    const under = children.flatMap((one) => {
      const child = byDoc.get(one.to);
      return child ? [branch(child, one, path)] : [];
    });
    return { account, ...(descent ? { descent } : {}), under };
  };
  return accounts.filter(({ doc }) => isRoot(doc)).map((account) => branch(account, undefined, new Set()));
}
