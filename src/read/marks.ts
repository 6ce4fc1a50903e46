/** What an element says that its text is. */
export type MarkRole = "author" | "date" | "title" | "kicker" | "site" | "deck";

/** Text of an element that says what it is: characters `from` to `to` of a line, and the last line that the element reaches into. */
export interface Mark {
  readonly role: MarkRole;
  /** How plainly it says so: 0 by a standard (microdata, `rel`), 1 by a name used for nothing else, 2 by a name that can mean more. */
  readonly rank: number;
  readonly node: number;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly last: number;
}

/** A role an element claims, with its rank. */
export type Claim = readonly [role: MarkRole, rank: number];

const NAMES: readonly (readonly [...Claim, RegExp])[] = [
  [
    "author",
    1,
    /(?:author|autor|byline|writer|creator|contributor)[-_]*(?:name|link|title)(?:$|[\s_-])|(?:article|post|entry|story|news)[-_]*(?:author|autor|byline)(?:$|\s)|(?:^|\s)(?:author|byline|autor|vcard author|author vcard)(?:$|\s)/iu,
  ],
  [
    "author",
    2,
    /author|autor(?:$|[\s_-]|en|in)|byline|(?:^|[\s_-])(?:auteur|verfasser|redak[ct]\w*|journalist\w*|writer|credits?|username|user-?name|poster|(?:posted|submitted|written)-?by|by)(?:$|[\s_-])/iu,
  ],
  [
    "date",
    1,
    /(?:publish(?:ed)?|publication|pub|post|entry|article|news|created?|release|story|display)[-_]*(?:list[-_]*)?(?:date|time|at|on|datum)|date[-_]*(?:published|posted|header|created)|(?:^|[\s_])(?:published|datum|date|fecha|pubdate|timestamp|datetime|date-?time)(?:$|\s)/iu,
  ],
  [
    "date",
    2,
    /(?:^|[\s_-])(?:date\w*|datum|fecha|time\w*|zeit|published|posted|created|submitted|stand|kicker|meta\w*|info\w*|byline|details?)(?:$|[\s_-])|(?:date|datum|Date|Datum|Time)(?:$|[\s_-])|pub-?date/u,
  ],
  [
    "title",
    1,
    /(?:article|post|entry|story|news|page|content|node|single)[-_]*(?:title|headline|heading|name)(?:$|[\s])|(?:^|[\s_-])headline(?:$|\s)/iu,
  ],
  [
    "kicker",
    1,
    /kicker|over-?(?:line|title)|top-?(?:line|title)|roof-?line|dachzeile|spitzmarke|ober(?:titel|zeile)|eyebrow|title-?header|pre-?title|super-?title|surtitre|antetitulo|h1-?small|fake-h\d|(?:^|[\s_-])(?:label|category|prefix|date|rubrik)(?:$|[\s_-])/iu,
  ],
  [
    "deck",
    1,
    /(?:^|[\s_-])(?:dek|deck|stand-?first|sub-?hed|sub-?head(?:line|ing)?|sub-?title|sub-?line|sous-?titre|unter(?:titel|zeile)|bajada|vorspann|chapo)(?:$|[\s_-])|[a-z](?:Dek|Deck|Subhead|Standfirst)(?:$|[\s_-])|heading-des(?:c|$|[\s_-])/u,
  ],
  ["site", 1, /(?:site|blog|page)-?(?:title|name|logo)(?:$|[\s_-])|(?:^|[\s_-])(?:logo|brand|masthead)(?:$|[\s_-])/iu],
];
/** A link that is to the front page, also of an archived copy. */
const HOME = /^(?:https?:\/\/web\.archive\.org\/web\/\d+\w*\/)?(?:https?:\/\/[^/?#\s]{1,100})?\/?(?:index\.\w{1,5})?$/iu;
const NO_AUTHOR =
  /comment|avatar|image|img|photo|picture|icon|social|share|related|bio(?:$|[\s_-])|description|box-?(?:bio|text)|more-?from|teaser|recommend|authorit|authoriz/iu;
const PROFILE =
  /\/(?:authors?|autor(?:en|es)?|auteurs?|profile?s?|(?:users?|members?)(?!\/(?:log|sign|regist|passw|settings|me\b|my|edit))|redaktion|staff|journalists?|reporters?|people|by)\/[^/?#]{2}|[?&]author=/iu;

/** What an element claims its text to be by its class and id. */
export function claimsByName(name: string): readonly Claim[] {
  if (name.length < 3) return [];
  const claims: Claim[] = [];
  for (const [role, rank, pattern] of NAMES) {
    if (claims.some(([one]) => one === role) || !pattern.test(name)) continue;
    if (role !== "author" || !NO_AUTHOR.test(name)) claims.push([role, rank]);
  }
  return claims;
}

/** What an element claims its text to be: by microdata and `rel`, by its class and id (`named`), or as a link to somebody's page. */
export function claimsOf(tag: string, named: readonly Claim[], attributes: Readonly<Record<string, string>>): readonly Claim[] {
  const { itemprop = "", rel, href } = attributes;
  const standard: Claim[] = [];
  if (itemprop !== "") {
    if (/author|creator/iu.test(itemprop)) standard.push(["author", 0]);
    if (/^date(?:published|created)$/iu.test(itemprop)) standard.push(["date", 0]);
    if (/^(?:description|alternative ?headline)/iu.test(itemprop)) standard.push(["deck", 0]);
    else if (/headline/iu.test(itemprop)) standard.push(["title", 0]);
  }
  if (rel === "author" && standard[0]?.[0] !== "author") standard.unshift(["author", 0]);
  if (tag === "time") standard.push(["date", 1]);
  if (tag === "a" && href !== undefined) {
    if (standard.length === 0 && PROFILE.test(href.slice(0, 300))) standard.push(["author", 2]);
    if (HOME.test(href.slice(0, 200))) standard.push(["site", 1]);
  }
  if (standard.length === 0) return named;
  return [...standard, ...named.filter(([role]) => standard.every(([one]) => one !== role))];
}
