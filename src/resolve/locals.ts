import { isJunior } from "../language/given.ts";
import { isAddress, officeKey } from "../language/titles.ts";
import type { Mention } from "../model/annotation.ts";
import type { Analysed } from "../model/annotator.ts";
import type { Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { nameKey } from "../text/names.ts";

/** An office that mentions of one document give somebody. */
export interface LocalOffice {
  readonly office: string;
  readonly country: string;
  readonly span: Span;
}

/**
 * Somebody or something as one document shows it: a chain of linked mentions. `id` is the document and the chain's first place. `full` are
 * the folded names of two and more words, `last` the folded last word of any name; `context` a person's: the last names of the document's other people.
 */
export interface Local {
  readonly id: string;
  readonly doc: string;
  readonly class: Mention["class"];
  readonly mentions: readonly Mention[];
  readonly gazetteer: string;
  readonly full: readonly string[];
  readonly key: string;
  readonly last: string;
  readonly offices: readonly LocalOffice[];
  readonly context: ReadonlySet<string>;
}

/** Links of mentions that do not show the surname: given names and short forms. */
const CALLED: ReadonlySet<string> = new Set(["addressed", "given-name", "nickname"]);

/** Mentions are rarely longer, so that nearly all places are small integers, which maps find fastest. */
const SHORT = 1 << 10;
const WIDE = 2 ** 26;

/** A span as one number within its document. No two spans of a document have the same. */
export function placeOf({ start, end }: Span): number {
  const length = end - start;
  return length < SHORT ? start * SHORT + length : -(start * WIDE + length);
}

/** Mentions by what they lead to over their links, in text order. */
function chains(mentions: readonly Mention[]): Iterable<Mention[]> {
  const byPlace = new Map<number, Mention>();
  for (const mention of mentions) byPlace.set(placeOf(mention.span), mention);
  const found = new Map<number, Mention[]>();
  for (const mention of mentions) {
    let top = mention;
    for (let step = 0; top.antecedent && step < mentions.length; step++) {
      const next = byPlace.get(placeOf(top.antecedent.to));
      if (!next || next === top) break;
      top = next;
    }
    gather(found, placeOf(top.span), mention);
  }
  return found.values();
}

function words(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** The last word of a folded name that is a surname. */
function surname(key: string): string {
  const all = key.split(" ");
  return (all.length > 1 && isJunior(all.at(-1)) ? all.at(-2) : all.at(-1)) ?? "";
}

function officesOf(text: string, mentions: readonly Mention[]): LocalOffice[] {
  return mentions.flatMap((mention) => {
    if (mention.class !== "person" || !mention.office || isAddress(words(text, mention.office))) return [];
    return [{ office: officeKey(words(text, mention.office)), country: mention.country ?? "", span: mention.span }];
  });
}

/** The one key a chain's names have; of several keys of a place or body the lexically first, of a person none. */
function gazetteerOf(mentions: readonly Mention[]): string {
  let least = "";
  for (const { id, class: kind } of mentions) {
    if (id === undefined || id === least) continue;
    if (least !== "" && kind === "person") return "";
    if (least === "" || id < least) least = id;
  }
  return least;
}

const NOBODY: ReadonlySet<string> = new Set();

/** All chains of a document that name somebody or something, in text order. Chains of offices and pronouns alone name nobody. */
export function localsOf({ document, annotations }: Analysed): Local[] {
  const mentions = annotations.filter((one): one is Mention => one.kind === "mention");
  const found: Omit<Local, "context">[] = [];
  for (const chain of chains(mentions)) {
    const named = chain.filter((mention) => mention.name);
    const [first] = named;
    if (!first) continue;
    const proper = named.filter((mention) => !CALLED.has(mention.antecedent?.reason ?? ""));
    const keys = (proper.length > 0 ? proper : named).map((mention) => nameKey(words(document.text, mention.name ?? mention.span)));
    const full = [...new Set(keys.filter((key) => key.includes(" ")))].toSorted();
    const longest = keys.toSorted((a, b) => b.split(" ").length - a.split(" ").length || (a < b ? -1 : 1))[0] ?? "";
    const start = chain.reduce((least, mention) => Math.min(least, mention.span.start), first.span.start);
    found.push({
      id: `${document.id} ${String(start).padStart(9, "0")} ${first.class}`,
      doc: document.id,
      class: first.class,
      mentions: chain,
      gazetteer: gazetteerOf(named),
      full: first.class === "person" ? full : [],
      key: longest,
      last: surname(longest),
      offices: officesOf(document.text, chain),
    });
  }
  const people = found.filter((one) => one.class === "person").map((one) => one.last);
  return found.map((one) => ({ ...one, context: one.class === "person" ? new Set(people.filter((last) => last !== one.last)) : NOBODY }));
}
