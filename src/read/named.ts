import { type Claim, claimsByName } from "./marks.ts";
import { type Apart, apartByName, isPopup } from "./roles.ts";

/** What an element's class and id say about it. */
export interface Named {
  /** Why its text would be furniture, or null. */
  readonly apart: Apart;
  /** Whether it is shown only when somebody points at something. */
  readonly popup: boolean;
  /** Whether it holds the article's text. */
  readonly body: boolean;
  /** What it claims its text to be. */
  readonly claims: readonly Claim[];
}

/** What an element calls itself that holds the article's text. */
const BODY = /article-?_?(?:body|text|content)|story-?_?body|post-?_?content|entry-?_?content/iu;
/** Numbers in a name: of what length they are tells nothing. */
const NUMBERS = /\d{2,}/gu;
/** Longest name that is looked at, in characters. */
const LONGEST = 200;

const NAMELESS: Named = { apart: null, popup: false, body: false, claims: [] };

// Pages repeat few names many times, and sites across pages; the answer depends on the name alone.
const known = new Map<string, Named>();
const MOST_KNOWN = 10_000;

/** An element's class and id as one name, as far as it is looked at. */
export function nameOf(own: string, id: string): string {
  if (id === "" && own === "") return "";
  const name = id === "" ? own : `${own} ${id}`;
  return (name.length > LONGEST ? name.slice(0, LONGEST) : name).trim();
}

/** What a name says, see `nameOf`. */
export function named(name: string): Named {
  if (name === "") return NAMELESS;
  const before = known.get(name);
  if (before) return before;
  // Menus number their items; and a name of its own, unlike a part of a page's source, does not keep all of it in memory.
  const key = ` ${name}`.replace(NUMBERS, "00").slice(1);
  const alike = known.get(key);
  if (alike) return alike;
  const said = { apart: apartByName(key), popup: isPopup(key), body: BODY.test(key), claims: claimsByName(key) };
  if (known.size < MOST_KNOWN) known.set(key, said);
  return said;
}
