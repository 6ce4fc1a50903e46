import type { Site } from "../../language/geography.ts";
import type { Token } from "../../language/tokens.ts";
import type { Mention } from "../../model/annotation.ts";
import { table } from "../../text/tables.ts";
import type { Body } from "../body.ts";
import { firstOf } from "../../text/search.ts";

/** How a place's name is used; see `Mention.use`. */
type Use = NonNullable<Mention["use"]>;

// Words that lead to the place itself.
const LOCAL = wordSet(
  "in at near from around outside inside into throughout across through via toward towards within beyond along off above beneath under beside past",
  "northern southern eastern western central north south east west northeastern northwestern southeastern southwestern northeast northwest southeast southwest downtown rural coastal upstate",
  "visit visits visited visiting left leave leaves leaving entered enter entering reached reach reaching crossed hit struck toured gripped rocked devastated ravaged battered shook flooded",
);
// Words that lead to somebody who acts or is acted upon.
const SOCIAL = wordSet(
  "with against by despite blames blame blamed told tell tells urged urge urges accused accuse accuses accusing warned warn warns punish punished sanctioned ordered asked ask asks wants forced",
  "help helped helps deter pressure pressured persuade convinced thanked beat beats beating defeated defeat joined join joins includes included including make makes made let lets gave give gives sued",
  "allows allowed supports supported support backed back backs arm armed arming supply supplied owes prompting prompted fight fought fighting",
);
/** What countries share on the ground: "the border with Chad". */
const SHARED = wordSet("border borders frontier boundary crossing crossings");
// What only somebody does.
const ACTS = wordSet(
  "said says told tells agreed agrees accused accuses denied denies announced announces condemned condemns warned warns insisted insists demanded demands rejected rejects",
  "welcomed welcomes vowed vows pledged pledges promised promises wanted wants hoped hopes believes sees supports supported backs backed blamed blames refused refuses decided plans seeks sought urged urges",
  "considers fears called calls imposed imposes launched launches signed signs expects claims claimed maintains argues responded responds expelled expels ordered orders exported exports issued issues",
  "won wins lost loses beat beats played plays scored faces must should could may might would can will doesn't didn't won't hasn't has have had did does do needs joins joined votes voted invaded invades attacked attacks",
  "approved approves moved charged contended advocates highlights hopes hope welcome welcomes annexed sent sends fired fires declared declares asked asks offered offers summoned recalled recognised recognized ratified leads led retaliated persists applied became",
);
/** Of these only governments and peoples are the subject in news; a town has, will have and may have buildings. */
const WEAK = wordSet("must should could may might would can will has have had did does do leads led faces became");
/** Words after which a name is no subject, though they do not lead to a place for sure. */
const PREPOSITIONS = wordSet("of to for over about than as like on");
// Words that stand after a whole noun phrase, or between its parts.
const ENDS = wordSet(
  "of for to in on at by with from and or but nor as if than so yet that which who whom whose where when while after before since because until although though unless during against between among about over",
  "under into through amid per via despite without within outside near is are was were be been being am has have had do does did will would can could may might must shall should not never the a an this these",
  "last next two three four five six seven eight nine ten around later earlier today yesterday tomorrow those his her its their our your my there here then now also just only even still too again already soon often once ago said says told tells it he she they we i you both all each some many most more",
);
const DAYS = wordSet(
  "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december",
);
/** Longest noun phrase that is looked at after a name, in words. */
const PHRASE = 5;

function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(" ")));
}

let companions: ReadonlyMap<string, string> | undefined;

function companion(word: string): string | undefined {
  companions ??= new Map(table("knowledge/places/companions.tsv").map(([noun = "", says = ""]) => [noun, says]));
  return companions.get(word);
}

/** A name's place among the tokens of a body: its first token and the one after its last. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** The first token that begins at or after an offset. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  return firstOf(tokens.length, (at) => (tokens[at]?.start ?? 0) >= offset);
}

function isSmall(token: Token | undefined): boolean {
  return token?.kind === "word" && token.text === token.lower && /^\p{L}/u.test(token.text);
}

function isLarge(token: Token | undefined): boolean {
  return token?.kind === "word" && /^\p{Lu}/u.test(token.text);
}

/** What the noun phrase from a token on is: "ground", "people", "" for other nouns; undefined where there is none. */
function phrase(tokens: readonly Token[], from: number): string | undefined {
  let says: string | undefined;
  for (let at = from; at < from + PHRASE; at++) {
    const token = tokens[at];
    if (!token || token.kind !== "word" || ENDS.has(token.lower)) break;
    const own = companion(token.lower);
    if (own === "ground") return own;
    if (own !== undefined || says === undefined) says = own ?? "";
  }
  return says;
}

/** Forms of verbs, and adverbs, which qualify nothing after a name. Nouns with these endings are in the list of companions. */
const NO_NOUN = /(?:ed|'t|ly|ing|[^s]s)$/;

function isNoun(token: Token | undefined): boolean {
  if (!isSmall(token) || !token) return false;
  return companion(token.lower) !== undefined || !(ACTS.has(token.lower) || ENDS.has(token.lower) || NO_NOUN.test(token.lower));
}

const ADVERB = /ly$|^(?:now|also|still|again|already|then)$/;

/** The word after a subject that says what it does: adverbs and a day ("on Tuesday") may stand before it. */
function verb(tokens: readonly Token[], last: number): string {
  let at = last;
  if (tokens[at]?.lower === "on" && DAYS.has(tokens[at + 1]?.lower ?? "")) at += 2;
  else if (DAYS.has(tokens[at]?.lower ?? "")) at++;
  while (at < last + 3 && ADVERB.test(tokens[at]?.lower ?? "")) at++;
  return tokens[at]?.lower ?? "";
}

/** A name with its surroundings: the word before it, "the" left out, and that one's place. */
interface Context {
  readonly tokens: readonly Token[];
  readonly at: Stretch;
  readonly lead: string;
  readonly leadAt: number;
  readonly site: Site | undefined;
  readonly isPerson: (offset: number) => boolean;
}

function isState(site: Site | undefined): boolean {
  return site?.kind === "country" || site?.kind === "region" || site?.seat === 2;
}

function social({ tokens, lead, leadAt, site }: Context): boolean {
  if (lead === "between") return site?.kind === "country";
  return SOCIAL.has(lead) && !(lead === "with" && SHARED.has(tokens[leadAt - 1]?.lower ?? ""));
}

const PAST = /[a-z]{2}ed$/;

function subject({ tokens, at, lead, site }: Context): boolean {
  if (LOCAL.has(lead) || PREPOSITIONS.has(lead)) return false;
  const does = verb(tokens, at.last);
  if (isState(site)) return ACTS.has(does) || PAST.test(does);
  return ACTS.has(does) && !WEAK.has(does);
}

/** Of somebody ("the people of Chad"), or at the end of a longer name ("Bank of Mexico", "DeSmog Canada"). */
function belongs({ tokens, at, lead, leadAt, isPerson }: Context): boolean {
  if (lead === "of") {
    if (isPerson(tokens[leadAt - 1]?.start ?? 0)) return false;
    const owner = tokens[leadAt - 1];
    const says = companion(owner?.lower ?? "");
    return says === "people" || (isLarge(owner) && says !== "ground");
  }
  const before = tokens[at.first - 1];
  const touching = before !== undefined && tokens[at.first]?.start === before.end + 1;
  if (!touching || !isLarge(before) || before.text === before.text.toUpperCase()) return false;
  const inside = tokens[at.first - 2]?.kind === "word";
  return inside && !LOCAL.has(before.lower) && !ENDS.has(before.lower) && !DAYS.has(before.lower);
}

/** By what stands after the name: possession, a noun it qualifies, a longer name it begins. */
function byNext({ tokens, at, site }: Context): Use | undefined {
  const next = tokens[at.last];
  const name = tokens[at.last - 1];
  if (!next || !name) return undefined;
  if (/^['’]s?$/.test(next.lower)) {
    const says = phrase(tokens, at.last + 1);
    return says === "people" || (says === "" && site?.seat === 2) ? "metonymic" : "literal";
  }
  if (isNoun(next)) {
    const says = phrase(tokens, at.last);
    return says === "ground" ? "literal" : "modifier";
  }
  const joined = isLarge(next) && next.start === name.end + 1 && !DAYS.has(next.lower) && !ENDS.has(next.lower);
  if (!joined || next.text.length < 2) return undefined;
  return companion(next.lower) === "ground" ? "literal" : "modifier";
}

/** What is joined to a name by a hyphen: "Paris-based" is there. */
const THERE = /^-(?:based|area|born|bound|region|side|wide)\b/i;

/** What else is known about a name: what it means, its class, the text right after it, and where people's names stand. */
export interface Known {
  readonly site: Site | undefined;
  readonly adjective: boolean;
  readonly inBody: boolean;
  readonly after: string;
  readonly isPerson: (offset: number) => boolean;
}

/** Right after a word that leads to a place, with no noun of a government or people and no longer name after it. */
function there({ tokens, at, lead, leadAt }: Context): boolean {
  const next = tokens[at.last];
  return (
    leadAt === at.first - 1 &&
    LOCAL.has(lead) &&
    !isLarge(next) &&
    next?.lower !== "'s" &&
    next?.lower !== "’s" &&
    companion(next?.lower ?? "") === undefined
  );
}

/**
 * Whether a name stands for the place itself ("in Kyiv", "the Syrian border"), for those who act for it ("Kyiv said", "with China"), or only
 * qualifies somebody or something that need not be there ("Russian diplomats", "Paris police", "Bank of Mexico").
 */
export function useOf({ tokens }: Body, at: Stretch, { site, adjective, inBody, after, isPerson }: Known): Use {
  if (/^-\p{L}/u.test(after)) return THERE.test(after) ? "literal" : "modifier";
  if (inBody) return "modifier";
  if (adjective) return phrase(tokens, at.last) === "ground" ? "literal" : "modifier";
  const leadAt = tokens[at.first - 1]?.lower === "the" ? at.first - 2 : at.first - 1;
  const context = { tokens, at, lead: tokens[leadAt]?.lower ?? "", leadAt, site, isPerson };
  if (there(context)) return "literal";
  const next = byNext(context);
  if (next) return next;
  if (belongs(context)) return "modifier";
  if (LOCAL.has(context.lead)) return "literal";
  return social(context) || subject(context) ? "metonymic" : "literal";
}

// Between two names of one list, and before a list of places that somebody is in.
const LISTED = /^,? (?:and |or )?(?:the )?$/;
const LED = /\b(?:in|at|near|from|around|across|through|into|to|of|for) (?:the )?$/i;
/** How far before a list its preposition is looked for, in characters. */
const BEFORE = 14;

/** The names of a list are used alike: "Chad and Mali agreed", "with Chad and Mali", "in Chad and Mali". In text order; changed in place. */
export function share(text: string, names: readonly { readonly start: number; readonly end: number }[], uses: Use[]): void {
  for (const [at, name] of names.entries()) {
    const next = names[at + 1];
    const pair = new Set([uses[at], uses[at + 1]]);
    if (!next || !pair.has("literal") || !pair.has("metonymic") || !LISTED.test(text.slice(name.end, next.start))) continue;
    const led = LED.test(text.slice(Math.max(0, name.start - BEFORE), name.start));
    if (led && uses[at] === "literal") uses[at + 1] = "literal";
    if (!led) uses[at] = uses[at + 1] = "metonymic";
  }
}
