import { isJunior } from "../language/given.ts";
import { isAddress, officeKey } from "../language/titles.ts";
import type { Mention } from "../model/annotation.ts";
import type { Analysed } from "../model/annotator.ts";
import type { Document } from "../model/document.ts";
import type { DocId, Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { nameKey } from "../text/names.ts";

/**
 * What is kept of a mention when its document is put away: `words` are its own, `called` those of the name in it, `held` whether it gives an office or
 * a form of address, `post` the office that it gives a person, in one wording.
 */
export interface LocalMention extends Pick<Mention, "span" | "form" | "class"> {
  readonly name: Mention["name"] | undefined;
  readonly id: Mention["id"] | undefined;
  readonly country: Mention["country"] | undefined;
  readonly use: Mention["use"] | undefined;
  readonly words: string;
  readonly called: string;
  readonly held: boolean;
  readonly post: string | undefined;
}

/**
 * Somebody or something as one document shows it: a chain of linked mentions, of which `start` is where the first stands. `full` are the folded names of
 * two and more words, `last` the folded last word of any name.
 */
export interface Local {
  readonly doc: DocId;
  readonly start: number;
  readonly class: Mention["class"];
  readonly gazetteer: string;
  readonly full: readonly string[];
  readonly key: string;
  readonly last: string;
  readonly mentions: readonly LocalMention[];
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

/** The office that a mention gives a person. */
function postOf({ class: kind, office }: Mention, text: string): string | undefined {
  if (kind !== "person" || !office) return undefined;
  const post = words(text, office);
  return isAddress(post) ? undefined : officeKey(post);
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

/** One empty list for all that have none. */
const NONE: readonly never[] = [];

/** A mention by itself, without the document. Most are bare names: whole mention and name are then one place. */
function apart(mention: Mention, { id: doc, text }: Document): LocalMention {
  const { span, name, form, class: kind, id, country, use, office } = mention;
  const own = ({ start, end }: Span): Span => ({ doc, start, end });
  const place = own(span);
  const named = name && name.start === span.start && name.end === span.end ? place : name && own(name);
  const whole = words(text, span);
  const called = named === undefined || named === place ? whole : words(text, named);
  return {
    span: place,
    name: named,
    form,
    class: kind,
    id,
    country,
    use,
    words: whole,
    called,
    held: office !== undefined,
    post: postOf(mention, text),
  };
}

/** All chains of a document that name somebody or something, in text order. Chains of offices and pronouns alone name nobody. */
export function localsOf({ document, annotations }: Analysed): Local[] {
  const mentions = annotations.filter((one): one is Mention => one.kind === "mention");
  const found: Local[] = [];
  for (const chain of chains(mentions)) {
    const named = chain.filter((mention) => mention.name);
    const [first] = named;
    if (!first) continue;
    const proper = named.filter((mention) => !CALLED.has(mention.antecedent?.reason ?? ""));
    const keys = (proper.length > 0 ? proper : named).map((mention) => nameKey(words(document.text, mention.name ?? mention.span)));
    const full = [...new Set(keys.filter((key) => key.includes(" ")))].toSorted();
    const longest = keys.toSorted((a, b) => b.split(" ").length - a.split(" ").length || (a < b ? -1 : 1))[0] ?? "";
    found.push({
      doc: document.id,
      start: chain.reduce((least, mention) => Math.min(least, mention.span.start), first.span.start),
      class: first.class,
      mentions: chain.map((mention) => apart(mention, document)),
      gazetteer: gazetteerOf(named),
      full: first.class === "person" && full.length > 0 ? full : NONE,
      key: longest,
      last: surname(longest),
    });
  }
  return found;
}
