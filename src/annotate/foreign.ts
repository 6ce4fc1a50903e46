import { entriesOf, leadsName, meet, type Entry } from "../language/gazetteer.ts";
import { holderId } from "../language/holders.ts";
import type { Token } from "../language/tokens.ts";
import type { Mention, NameClass, Quantity } from "../model/annotation.ts";
import type { Annotator } from "../model/annotator.ts";
import type { Document } from "../model/document.ts";
import { nameKey } from "../text/names.ts";
import { bodyOf } from "./body.ts";
import { choosePlace } from "./naming/places.ts";
import { isCapital, isUpper } from "./naming/stream.ts";

const VERSION = 2;

/** Languages that give every noun a capital: there a city's name alone proves nothing ("Essen"). */
const NOUNS_WITH_CAPITALS = new Set(["de", "lb", "nds", "gsw"]);
/** A city of this many people is meant by its name alone. */
const LARGE = 1e6;
/** Shortest acronym that means the same everywhere. */
const ACRONYM = 3;
/** Most words of an office-holder's name. */
const LONGEST = 4;
const NOWHERE: ReadonlySet<string> = new Set();

/** A run of tokens of one sentence. */
interface Scene {
  readonly doc: Document;
  readonly tokens: readonly Token[];
  readonly keys: readonly string[];
}

function named(
  { doc, tokens }: Scene,
  [first, last]: readonly [number, number],
  more: { class: NameClass; id?: string; country?: string },
): Mention {
  const span = { doc: doc.id, start: tokens[first]?.start ?? 0, end: tokens[last - 1]?.end ?? 0 };
  return { kind: "mention", span, name: span, by: `foreign-names@${VERSION}`, form: "name", ...more };
}

/** Whether a name of the list means the same in every language that is written with Latin letters. */
function isSafe({ doc, tokens }: Scene, entry: Entry, [first, last]: readonly [number, number]): boolean {
  const token = tokens[first];
  if (entry.class === "group" || entry.use !== "name") return false;
  if (entry.short) return isUpper(token) && (token?.text.length ?? 0) >= ACRONYM;
  if (last - first > 1) return tokens.slice(first, last).every(isCapital);
  if (entry.kind === "country") return true;
  return (
    (entry.kind === "capital" || (entry.kind === "city" && entry.rank >= LARGE)) && first > 0 && !NOUNS_WITH_CAPITALS.has(doc.language)
  );
}

function listed(scene: Scene, first: number): { mention: Mention; last: number } | undefined {
  const met = meet((step) => scene.keys[first + step] || undefined);
  if (!met) return undefined;
  const range = [first, first + met.length] as const;
  const entries = met.entries.filter((entry) => isSafe(scene, entry, range));
  const places = entries.filter((entry) => entry.class === "place");
  const body = entries.find((entry) => entry.class === "body");
  const entry = places.length > 0 ? choosePlace(places, NOWHERE) : body;
  if (!entry || entry.kind === "common") return undefined;
  const country = entry.country === "" ? {} : { country: entry.country };
  return { mention: named(scene, range, { class: entry.class, id: entry.id, ...country }), last: range[1] };
}

/** An office-holder by full name. */
function holder(scene: Scene, first: number): { mention: Mention; last: number } | undefined {
  for (let last = Math.min(scene.tokens.length, first + LONGEST); last > first + 1; last--) {
    const own = scene.tokens.slice(first, last);
    if (!own.every(isCapital)) continue;
    const id = holderId(own.map(({ text }) => text).join(" "), NOWHERE);
    if (id) return { mention: named(scene, [first, last], { class: "person", id }), last };
  }
  return undefined;
}

/** Articles and prepositions that Romance languages write on the word after them: "l'Ukraine", "dell'Ucraina". With a capital only what begins no surname. */
const ELIDED = /^(?:[cdjlmnst]|qu|un|dell|all|dall|nell|sull|quell|L|Qu|Un|Dell|All|Dall|Nell|Sull|Quell)['’](?=\p{Lu})/u;

/** A word without what is written on it, unless the gazetteer has it as it stands ("L'Aquila"). */
function bare(token: Token): Token {
  const length = ELIDED.exec(token.text)?.[0].length ?? 0;
  const key = nameKey(token.text);
  if (length === 0 || entriesOf(key).length > 0 || leadsName(key)) return token;
  return { ...token, start: token.start + length, text: token.text.slice(length), lower: token.lower.slice(length) };
}

function* scenes(doc: Document): Generator<Scene> {
  const { tokens, sentences } = bodyOf(doc);
  for (const { first, last } of sentences) {
    const own = tokens.slice(first, last).map(bare);
    yield { doc, tokens: own, keys: own.map(({ text }) => nameKey(text)) };
  }
}

function* mentions(doc: Document): Generator<Mention> {
  for (const scene of scenes(doc)) {
    for (let at = 0; at < scene.tokens.length; at++) {
      if (!isCapital(scene.tokens[at])) continue;
      const found = holder(scene, at) ?? listed(scene, at);
      if (!found) continue;
      yield found.mention;
      at = found.last - 1;
    }
  }
}

/**
 * Names in a document of a language that is not analysed: countries, large cities, acronyms of bodies and longer names that the gazetteer
 * has, and office-holders by full name. What the language might mean otherwise is left out.
 */
export const foreignNames: Annotator = { name: "foreign-names", version: VERSION, needs: [], makes: ["mention"], annotate: mentions };

const SHARE = /^\d{1,3}(?:[.,]\d{1,2})?$/;
const WHOLE = /^\d{2,9}$/;
/** Up to here a whole number can be a day of a month, and from the first to the second of these it can be a year. */
const DAY = 31;
const YEARS = [1000, 2100] as const;

function valueOf(text: string, unit: "percent" | "count"): number | undefined {
  if (unit === "percent") return SHARE.test(text) ? Number(text.replace(",", ".")) : undefined;
  const value = WHOLE.test(text) ? Number(text) : Number.NaN;
  return value > DAY && !(value >= YEARS[0] && value <= YEARS[1]) ? value : undefined;
}

function* figures(doc: Document): Generator<Quantity> {
  for (const { tokens } of scenes(doc)) {
    for (const [at, token] of tokens.entries()) {
      if (token.kind !== "number") continue;
      const next = tokens[at + 1];
      const unit = next?.text === "%" ? "percent" : "count";
      const value = valueOf(token.text, unit);
      // A number counts something where a word follows it; figures beside other marks are dates, scores and addresses.
      if (value === undefined || (unit === "count" && (next?.kind !== "word" || tokens[at - 1]?.end === token.start))) continue;
      const number = { doc: doc.id, start: token.start, end: token.end };
      const span = unit === "percent" ? { ...number, end: next?.end ?? token.end } : number;
      yield { kind: "quantity", span, number, by: `foreign-figures@${VERSION}`, value, bound: "exact", unit };
    }
  }
}

/**
 * Figures in a document of a language that is not analysed: shares in percent and whole numbers that can be neither day nor year. Numbers
 * with separators are left out: "1.200" is one and a fifth in one language and twelve hundred in another.
 */
export const foreignFigures: Annotator = { name: "foreign-figures", version: VERSION, needs: [], makes: ["quantity"], annotate: figures };
