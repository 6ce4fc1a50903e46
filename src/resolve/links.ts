import { tokenize, type Token } from "../language/tokens.ts";
import { entriesOf } from "../language/gazetteer.ts";
import { wikidataId } from "../language/wikidata.ts";
import type { Analysed } from "../model/annotator.ts";
import type { Span } from "../model/span.ts";
import { firstOf } from "../text/search.ts";
import { localsOf, type LocalMention } from "./locals.ts";

/** A name that stands for something known: the place of the name and the Wikidata id ("Q1899"). */
export interface Link {
  readonly span: Span;
  readonly wikidata: string;
  /** The gazetteer key the id was found by. */
  readonly key: string;
}

/**
 * Words of sport. Where they are frequent, names of countries and towns are teams: "England", "Boston". Set by reading the reports of
 * AIDA-CoNLL's development part.
 */
const SPORT = new Set(
  (
    "match matches team teams cup league season innings wicket wickets goal goals scored striker midfielder defender goalkeeper coach captain champion champions championship championships " +
    "tournament quarter-final quarter-finals semi-final semi-finals semifinal semifinals final finals round seed seeded soccer football rugby cricket tennis baseball basketball hockey golf " +
    "player players win wins beat lost defeated draw drew runs batting bowled bowling pitcher homer inning fixture fixtures squad substitute halftime kickoff standings playoff playoffs olympic athletics doubles singles " +
    "quarterback touchdown medal race lap laps grand prix par birdie overs umpire referee stadium"
  ).split(" "),
);
/** Share of a report's words and scores from which it is about sport: match reports have 3 to 10 in a hundred, others under 1. */
const SPORTING = 0.015;
/** Words that say where: what stands behind them is the place itself, in a report of a match too. */
const WHERE = new Set("in near outside around across throughout".split(" "));
const SCORE = /^\d{1,3}-\d{1,3}$/;

function isSport(tokens: readonly Token[]): boolean {
  let [words, sport] = [0, 0];
  for (const { kind, lower } of tokens) {
    if (kind === "mark") continue;
    words++;
    if (SPORT.has(lower) || SCORE.test(lower)) sport++;
  }
  return sport > words * SPORTING;
}

/** The place in a list of tokens of the first that begins at a character or after it. */
function tokenFrom(tokens: readonly Token[], start: number): number {
  return firstOf(tokens.length, (at) => (tokens[at]?.start ?? 0) >= start);
}

const capital = (token: Token | undefined): boolean => token?.kind === "word" && /^\p{Lu}/u.test(token.text);

const JOINING = new Set(["of", "de", "for"]);

/** Whether a name is part of a longer one: "Houston" of "Houston Marathon", "Ireland" of "Marin Ireland", "London" of "City of London". */
function partOfName(tokens: readonly Token[], { start, end }: Span): boolean {
  const [first, after] = [tokenFrom(tokens, start), tokenFrom(tokens, end)];
  const next = tokens[after]?.lower === "'s" || tokens[after]?.lower === "’s" ? after + 1 : after;
  const before = tokens[first - 1];
  const article = before?.lower === "the" ? 1 : 0;
  const joined = JOINING.has(tokens[first - 1 - article]?.lower ?? "") && first > 2 + article && capital(tokens[first - 2 - article]);
  return capital(tokens[next]) || joined || (first > 0 && capital(before) && !isUpper(before)) || tokens[after]?.text === "-";
}

function isUpper(token: Token | undefined): boolean {
  return token !== undefined && token.text.length > 1 && token.text === token.text.toUpperCase();
}

/** A document that names are linked in: its words, whether it is about sport, and names it uses otherwise: surnames and acronyms of its own. */
interface Scene {
  readonly tokens: readonly Token[];
  readonly sport: boolean;
  readonly taken: ReadonlySet<string>;
}

function linkable({ tokens, sport, taken }: Scene, mention: LocalMention, key: string): boolean {
  if (mention.form !== "name" || mention.class === "group") return false;
  if (mention.class === "person") return true;
  const span = mention.name ?? mention.span;
  if (partOfName(tokens, span) || taken.has(key) || twofold(mention, key) || small(tokens, span)) return false;
  if (mention.class === "place" && mention.use === "modifier" && !mention.id?.startsWith("iso:")) return false;
  if (!sport || mention.class !== "place") return true;
  const before = tokens[tokenFrom(tokens, span.start) - 1]?.lower ?? "";
  // Behind a player's name in a table of results stands the country that the player is of.
  return (
    WHERE.has(before) || (before === "(" && tokens[tokenFrom(tokens, span.end)]?.text === ")" && mention.id?.startsWith("iso:") === true)
  );
}

/** Whether a name ends in a word without a capital: "the Islamic state", "the Israeli army" describe rather than name. */
function small(tokens: readonly Token[], { end }: Span): boolean {
  const last = tokens[tokenFrom(tokens, end) - 1];
  return last?.kind === "word" && /^\p{Ll}/u.test(last.text) && last.text !== "'s";
}

/** Whether a name taken for a region is a country's or capital's too: which of the two is meant is then a guess ("Washington"). */
function twofold({ id = "" }: LocalMention, name: string): boolean {
  return id.startsWith("adm:") && entriesOf(name).some(({ kind }) => kind === "country" || kind === "capital");
}

/** Acronyms that a document explains as something of its own: "artificial pancreas (AP)". */
function explained(tokens: readonly Token[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (!isUpper(token) || tokens[at - 1]?.text !== "(" || tokens[at + 1]?.text !== ")") continue;
    const words = tokens.slice(Math.max(0, at - 1 - token.text.length), at - 1);
    if (words.length > 0 && words.every((word, index) => word.lower[0] === token.lower[index] && !capital(word))) found.add(token.lower);
  }
  return found;
}

/** The gazetteer key of what a mention names: of a capital that stands for its government, the town and not the country. */
function keyOf(mention: LocalMention, name: string): string {
  if (mention.use !== "metonymic") return mention.id ?? "";
  return entriesOf(name).find(({ kind, country }) => kind === "capital" && country === mention.country)?.id ?? mention.id ?? "";
}

/**
 * The names of a document that stand for something with a Wikidata id, in text order: those the gazetteer has, and all shorter names of somebody it
 * has. Left out is what is likely meant otherwise: parts of longer names, adjectives, and teams called by their country or town.
 */
export function linksOf(analysed: Analysed): Link[] {
  const { text } = analysed.document;
  const tokens = tokenize(text);
  const locals = localsOf(analysed);
  const surnames = new Set(locals.flatMap((local) => (local.class === "person" && local.full.length > 0 ? [local.last] : [])));
  const scene: Scene = { tokens, sport: isSport(tokens), taken: new Set([...surnames, ...explained(tokens)]) };
  const links: Link[] = [];
  for (const { gazetteer, mentions, class: kind, key: name } of locals) {
    for (const mention of mentions) {
      const span = mention.name ?? mention.span;
      const key = kind === "person" ? gazetteer : keyOf(mention, text.slice(span.start, span.end));
      const wikidata = key === "" ? undefined : wikidataId(key);
      if (wikidata !== undefined && linkable(scene, mention, name)) links.push({ span, wikidata, key });
    }
  }
  return links.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}
