import type { Token } from "../../language/tokens.ts";
import { BE, DETERMINERS, HAVE, MODALS, SUBJECTS, WILL } from "./grammar.ts";
import type { Form } from "./inflect.ts";
import { entryAt, lexicon, type Choice, type Entry, type Trigger } from "./lexicon.ts";

/** A trigger found in a text: tokens `first` to `last` (inclusive), the verb forms its first word can be. */
export interface Found extends Trigger {
  readonly first: number;
  readonly last: number;
  readonly forms: readonly Form[];
}

/** Whether a word that can be noun or verb reads as a verb here, from the words on both sides alone. */
function readsAsVerb(forms: readonly Form[], tokens: readonly Token[], index: number, range: { first: number; last: number }): boolean {
  const before = index > range.first ? (tokens[index - 1]?.lower ?? "") : "";
  const after = index + 1 < range.last ? (tokens[index + 1]?.lower ?? "") : "";
  const named = /^\p{Lu}/u.test(tokens[index - 1]?.text ?? "") && index - 1 >= range.first;
  if (DETERMINERS.has(before)) return false;
  if (before === "to" || MODALS.has(before) || WILL.has(before) || SUBJECTS.has(before)) return true;
  if (forms.includes("past") || forms.includes("participle")) return true;
  if (forms.includes("ing")) return BE.has(before) || before === "" || named;
  if (named && tokens[index]?.text !== tokens[index]?.lower)
    return DETERMINERS.has(after) || /^\p{Lu}/u.test(tokens[index + 1]?.text ?? "");
  return DETERMINERS.has(after) && (named || before.endsWith("s"));
}

// A participle right after an article stands for an adjective ("the planned visit", "a battered city"), as does one after "of" or a number.
function fitsVerb(entry: Entry, tokens: readonly Token[], index: number, range: { first: number; last: number }): boolean {
  if (index === range.first) return !entry.forms.includes("plain") || entry.rest.length > 0;
  const before = tokens[index - 1]?.lower ?? "";
  if (before === "-" || before === "of") return entry.forms.includes("ing");
  if (!DETERMINERS.has(before)) return true;
  if (before === "'s" || before === "that") return !entry.forms.includes("plain") && !entry.forms.includes("present");
  return before === "both" || before === "all" || before === "each";
}

function foundAt(
  choice: Choice | undefined,
  tokens: readonly Token[],
  index: number,
  range: { first: number; last: number },
): Found | undefined {
  const match = choice && entryAt(choice, tokens, { at: index + 1, end: range.last });
  if (!match) return undefined;
  const { type, mode, frame, part, forms } = match.entry;
  if (part === "verb" && !fitsVerb(match.entry, tokens, index, range)) return undefined;
  return { type, mode, frame, part, first: index, last: match.last, forms };
}

/**
 * The trigger that begins at token `index`, the longest there is, or undefined. Looks no further than `range.last` (exclusive).
 * Words that can be noun or verb are told apart by their neighbours.
 */
export function triggerAt(tokens: readonly Token[], index: number, range: { first: number; last: number }): Found | undefined {
  const head = lexicon.get(tokens[index]?.lower ?? "");
  if (!head) return undefined;
  const verb = foundAt(head.verb, tokens, index, range);
  const noun = foundAt(head.noun, tokens, index, range);
  if (!verb || !noun) return verb ?? noun;
  if (noun.last !== verb.last) return noun.last > verb.last ? noun : verb;
  return readsAsVerb(verb.forms, tokens, index, range) ? verb : noun;
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
