import { small } from "../../text/cardinals.ts";
import type { Token } from "../../language/tokens.ts";
import { BE, DETERMINERS, HAVE, JOINTS, MODALS, PREPOSITIONS, SUBJECTS, WILL } from "./grammar.ts";
import type { Form } from "./inflect.ts";
import { entryAt, headOf, type Choice, type Entry, type Place, type Trigger } from "./lexicon.ts";

/** A trigger found in a text: tokens `first` to `last` (inclusive), the verb forms its first word can be. */
export interface Found extends Trigger {
  readonly first: number;
  readonly last: number;
  readonly forms: readonly Form[];
}

/** Whether a token is a number, in figures or words ("wounds ten"). */
function counts(token: Token | undefined, lower: string): boolean {
  return token !== undefined && (/^\d/.test(token.text) || small.has(lower));
}

/** Whether a word that can be noun or verb reads as a verb here, from the words on both sides alone. */
function readsAsVerb(forms: readonly Form[], { tokens, index, first, last }: Place): boolean {
  const before = index > first ? (tokens[index - 1]?.lower ?? "") : "";
  const after = index + 1 < last ? (tokens[index + 1]?.lower ?? "") : "";
  const named = /^\p{Lu}/u.test(tokens[index - 1]?.text ?? "") && index - 1 >= first;
  if (DETERMINERS.has(before)) return false;
  if (before === "to" || MODALS.has(before) || WILL.has(before) || SUBJECTS.has(before)) return true;
  if (forms.includes("past") || forms.includes("participle")) return true;
  if (forms.includes("ing")) return BE.has(before) || before === "" || named;
  if (counts(tokens[index + 1], after) && before !== "" && !JOINTS.has(before)) return true;
  if (index - 1 === first && /[^s]s$/.test(before) && forms.includes("plain") && PREPOSITIONS.has(after)) return true;
  if (named && tokens[index]?.text !== tokens[index]?.lower)
    return DETERMINERS.has(after) || /^\p{Lu}/u.test(tokens[index + 1]?.text ?? "");
  return DETERMINERS.has(after) && (named || before.endsWith("s"));
}

// A participle right after an article stands for an adjective ("the planned visit", "a battered city"), as does one after "of" or a number. No plain
// form follows a form of "be": power that "is back" backs nobody.
function fitsVerb(entry: Entry, { tokens, index, first }: Place): boolean {
  if (index === first) return !entry.forms.includes("plain") || entry.rest.length > 0;
  const before = tokens[index - 1]?.lower ?? "";
  if (before === "-" || before === "of") return entry.forms.includes("ing");
  if (BE.has(before) && before !== "'s") return entry.forms.includes("ing") || entry.forms.includes("participle");
  if (!DETERMINERS.has(before)) return true;
  if (before === "'s" || before === "that") return !entry.forms.includes("plain") && !entry.forms.includes("present");
  return before === "both" || before === "all" || before === "each";
}

function foundAt(choice: Choice | undefined, place: Place): Found | undefined {
  const match = choice && entryAt(choice, place);
  if (!match) return undefined;
  const { type, mode, frame, part, forms } = match.entry;
  if (part === "verb" && !fitsVerb(match.entry, place)) return undefined;
  return { type, mode, frame, part, first: place.index, last: match.last, forms };
}

/** Where a trigger is looked for, and whether its first word is known to be a verb there. */
interface Range {
  readonly first: number;
  readonly last: number;
  readonly verb?: boolean;
}

/**
 * The trigger that begins at token `index`, the longest there is, or undefined. Looks no further than `range.last` (exclusive).
 * Words that can be noun or verb are told apart by their neighbours.
 */
export function triggerAt(tokens: readonly Token[], index: number, range: Range): Found | undefined {
  const head = headOf(tokens[index]?.lower ?? "");
  if (!head) return undefined;
  const place: Place = { tokens, index, first: range.first, last: range.last };
  const verb = foundAt(head.verb, place);
  const noun = foundAt(head.noun, place);
  if (!verb || !noun || range.verb === true) return verb ?? noun;
  if (noun.last !== verb.last) return noun.last > verb.last ? noun : verb;
  return readsAsVerb(verb.forms, place) ? verb : noun;
}

/** Whether the verb found is in the passive: a participle after a form of "be" or "get", adverbs between them allowed. */
export function passive(found: Found, tokens: readonly Token[], first: number): boolean {
  if (!found.forms.includes("participle")) return false;
  for (let at = found.first - 1; at >= Math.max(first, found.first - 4); at--) {
    const word = tokens[at]?.lower ?? "";
    if (BE.has(word) && word !== "'s") return true;
    if (HAVE.has(word) || tokens[at]?.kind === "mark") return false;
    if (!/ly$|^(?:also|not|then|later|again|once|reportedly)$/.test(word)) return false;
  }
  return false;
}
