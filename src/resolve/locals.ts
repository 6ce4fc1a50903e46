import { isJunior } from "../language/given.ts";
import { isAddress, officeKey } from "../language/titles.ts";
import type { Mention } from "../model/annotation.ts";
import type { Analysed } from "../model/annotator.ts";
import type { Document } from "../model/document.ts";
import type { DocId, Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { nameKey } from "../text/names.ts";

/** An office that mentions of one document give somebody. */
export interface LocalOffice {
  readonly office: string;
  readonly country: string;
  readonly span: Span;
}

/** What is kept of a mention when its document is put away: `words` are its own, `called` those of the name in it, `held` whether it gives an office. */
export interface LocalMention extends Pick<Mention, "span" | "form" | "class"> {
  readonly name: Mention["name"] | undefined;
  readonly id: Mention["id"] | undefined;
  readonly country: Mention["country"] | undefined;
  readonly use: Mention["use"] | undefined;
  readonly words: string;
  readonly called: string;
  readonly held: boolean;
}

/** The people somebody is named among: the last names of all that a document names, and which of them is the own. */
export interface Circle {
  readonly all: ReadonlySet<string>;
  readonly but?: string;
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
  readonly offices: readonly LocalOffice[];
  readonly context: Circle;
}

/** The same with its mentions. */
export interface Shown extends Local {
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

function officesOf({ id: doc, text }: Document, mentions: readonly Mention[], kept: Kept): LocalOffice[] {
  return mentions.flatMap((mention) => {
    if (mention.class !== "person" || !mention.office || isAddress(words(text, mention.office))) return [];
    const { start, end } = mention.span;
    return [{ office: kept.of(officeKey(words(text, mention.office))), country: mention.country ?? "", span: { doc, start, end } }];
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

const NOBODY: Circle = { all: new Set() };
/** One empty list for all that have none. */
const NONE: readonly never[] = [];

/** One copy of each text: names come again and again, and a part of a text would keep the whole text. */
export class Kept {
  private readonly texts = new Map<string, string>();

  of(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const own = JSON.parse(JSON.stringify(text)) as string;
    this.texts.set(own, own);
    return own;
  }
}

/** A mention by itself, without the document. Most are bare names: whole mention and name are then one place. */
function apart(mention: Mention, { id: doc, text }: Document, kept: Kept): LocalMention {
  const { span, name, form, class: kind, id, country, use, office } = mention;
  const own = ({ start, end }: Span): Span => ({ doc, start, end });
  const [whole, called] = [kept.of(words(text, span)), kept.of(words(text, name ?? span))];
  const place = own(span);
  const named = name && name.start === span.start && name.end === span.end ? place : name && own(name);
  return { span: place, name: named, form, class: kind, id, country, use, words: whole, called, held: office !== undefined };
}

/** All chains of a document that name somebody or something, in text order. Chains of offices and pronouns alone name nobody. */
export function localsOf({ document, annotations }: Analysed, kept: Kept = new Kept()): Shown[] {
  const mentions = annotations.filter((one): one is Mention => one.kind === "mention");
  const found: Omit<Shown, "context">[] = [];
  for (const chain of chains(mentions)) {
    const named = chain.filter((mention) => mention.name);
    const [first] = named;
    if (!first) continue;
    const proper = named.filter((mention) => !CALLED.has(mention.antecedent?.reason ?? ""));
    const keys = (proper.length > 0 ? proper : named).map((mention) => nameKey(words(document.text, mention.name ?? mention.span)));
    const full = [...new Set(keys.filter((key) => key.includes(" ")))].toSorted();
    const longest = keys.toSorted((a, b) => b.split(" ").length - a.split(" ").length || (a < b ? -1 : 1))[0] ?? "";
    const start = chain.reduce((least, mention) => Math.min(least, mention.span.start), first.span.start);
    const offices = officesOf(document, chain, kept);
    found.push({
      doc: document.id,
      start,
      class: first.class,
      mentions: chain.map((mention) => apart(mention, document, kept)),
      gazetteer: gazetteerOf(named),
      full: first.class === "person" && full.length > 0 ? full.map((name) => kept.of(name)) : NONE,
      key: kept.of(longest),
      last: kept.of(surname(longest)),
      offices: offices.length > 0 ? offices : NONE,
    });
  }
  const all = new Set(found.filter((one) => one.class === "person").map((one) => one.last));
  return found.map((one) => ({ ...one, context: one.class === "person" ? { all, but: one.last } : NOBODY }));
}
