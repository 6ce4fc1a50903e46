import { isGiven } from "../language/given.ts";
import { fold } from "../text/names.ts";
import type { Stated } from "./head.ts";
import { phrases } from "./phrases.ts";
import { isPersonShaped, wordCount } from "./shape.ts";

/** The name of an author: characters of a line, or of a statement. */
export interface AuthorName {
  readonly text: string;
  readonly from: number;
  readonly at: { readonly line: number } | { readonly stated: Stated };
}

// What stands before a name: "By", "Written by", "Von", "Par", "Autor:". Read again until none is left ("Text: Von …").
const LEAD =
  /^\s*(?:(?:text|texte|words|story|bericht|interview)\s*(?:&|\+|\/|und|and|et|y)\s*(?:fotos?|bild(?:er)?|photos?|pictures?|images?|text|interview)\s*:|beitragvon(?=\s)|(?:(?:written|posted|published|submitted|reported|story|words|text|created|added|veröffentlicht|geschrieben|gepostet|erstellt|verfasst|eingestellt|publié|rédigé|écrit|publicado|escrito|scritto|pubblicato|redaktion|bericht|article|artikel|beitrag|blog beitrag|(?:eine?|une?|an?) (?:beitrag|artikel|article|kolumne|column|kommentar|interview|gastbeitrag|analyse|essay|entretien)|kommentar|interview|gastbeitrag|gespeichert|view all posts|show all articles|all posts|all articles|alle artikel|alle beiträge|alles|mehr|more|übersetzt)\s+)?(?:by|of|von|vom|par|por|di|da|av|af|door|przez|od|автор)(?=[\s:])|(?:author|authors|autor|autorin|autoren|auteur|autore|autori|text|texte|texto|testo|writer|verfasser|verfasserin|redaktion|redakteur|redakteurin|quelle|reporter|interview|редактор|автор|责任编辑|編輯|编辑|作者|记者)\s*(?:[:：]|\/in:))\s*[:：]?\s*/iu;
// A label for screen readers that stands before a name without a blank.
const GLUED = /^\s*(?:(?:Posted|Written|Veröffentlicht|Geschrieben|Verfasst|Beitrag)\s?)?(?:[Bb]y|[Vv]on|Author|Autor)(?=\p{Lu}\p{Ll})/u;
// What ends a name: a separator, a figure, a date's word, a bracket, or a remark.
const STOP =
  /\s*(?:[|·•›»→<>({[\]]|\s\d|\s[–—-]\s|\s\/\s|,\s*(?:\d|am\b|on\b|vom\b|le\b|der\b|die\b)|\s(?:am|on|vom|im|in|for|für|veröffentlicht|published|updated|posted|aktualisiert|said|schrieb|at|bei|um|le|el)\s)/iu;
const BETWEEN =
  /\s*,\s+(?:and|And|und|et|y|e|en|och|og|&)\s+|\s*[;&]\s*|\s*,\s*(?!(?:Jr|Sr|Ph\.?D|M\.?D|II|III|Dr)\b)|\s+(?:and|And|AND|und|Und|UND|et|y|e|en|och|og|i)\s+/gu;
const NO_NAME =
  /https?:|www\.|@|^(?:null|undefined|none|no author|admin|author|autor|editor|by|n\/a)$|©|[{}=<>]|^\d|^(?:autoreninfo|letzte aktualisierung|interview$|bereitgestellt|neues passwort|my settings|bestätigungsmail|e-?mail\s|newsletter|passwor[dt]\b|(?:wordpress-?|wp-?)?admin(?:istrator)?$|über\s|pub\s?med$|log[ -]?in\b|sign[ -]?(?:up|in)\b|(?:neu |jetzt |kostenlos )*registrieren|weitere informationen|zur artikelübersicht|zuletzt|über (?:den autor|die autorin|uns)|about|mehr|more|search|datum|date|von|nachricht|staff writer|contributor|gast(?:autor|beitrag)|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$|januar|februar|märz|april|mai$|juni$|juli$|august$|september|oktober|november|dezember)|\b(?:powered|unterstützt|hosted|organization|creative commons|lizenz|license|copyright|foto|photo|fotos|photos|make-?up|haare|assistenz|collected|edited|show all|articles of)\b/iu;
/** Longest name, in characters and words, and longest byline with several. */
const LONGEST = 90;
const WORDS = 8;
const BYLINE = 200;
/** A day or time before a name ("5 May 2020 by …", "05.02.2020 - …"), and the label or preposition after which one stands further on in a byline. */
const LATER =
  /^(?=[^.!?]{0,60}\d).{0,80}?(?:\s(?:by|von|par|por|door|przez)\s+|\b(?:redaktion|autor(?:in|en)?|authors?|auteur|text)\s?:\s*)(?=\p{Lu})/iu;
/** Degrees and offices that stand before or after a person's name. */
const HONOURS = /^(?:(?:prof|dr|dipl|ing|med|phil|mag|univ|sir|rev|hon)\.?(?:-\p{L}{2,5}\.?)?\s+){1,4}/iu;

/** Whether a text is a personal name by its shape and by its first word, which is known as a given name. */
export function isPerson(text: string): boolean {
  const plain = text.replace(HONOURS, "");
  return isPersonShaped(plain) && isGiven(fold(plain.slice(0, plain.indexOf(" "))));
}

/** Whether a text has the shape of one personal name, degrees before it aside. */
export function isNamed(text: string): boolean {
  return isPersonShaped(text.replace(HONOURS, ""));
}

/** The part of a text that names somebody, as offsets in it; null if there is none. */
function nameIn(text: string): { from: number; to: number } | null {
  let from = /^[^\p{L}\p{N}]*/u.exec(text.slice(0, LONGEST))?.[0].length ?? 0;
  from += LATER.exec(text.slice(from, from + BYLINE))?.[0].length ?? 0;
  for (let lead = LEAD.exec(text.slice(from)); lead && lead[0] !== ""; lead = LEAD.exec(text.slice(from))) from += lead[0].length;
  from += GLUED.exec(text.slice(from))?.[0].length ?? 0;
  const rest = text.slice(from, from + BYLINE * 2);
  const lone = rest.length - rest.trimStart().length;
  const stop = STOP.exec(rest.slice(lone))?.index ?? rest.length - lone;
  const name = rest
    .slice(lone, lone + stop)
    .replace(/[\s,.:;–—|-]+$/u, (tail) =>
      /^\.(?:$|\s)/u.test(tail) && /\p{Lu}$/u.test(rest.slice(lone, lone + stop - tail.length)) ? "." : "",
    );
  return name.length < 2 || name.length > BYLINE ? null : { from: from + lone, to: from + lone + name.length };
}

/** A word inside a sentence: a small one that stands in no name. */
const SENTENCE = /\s(?!(?:des|der|die|den|und|für|von|vom|van|del|della|the|and|for|dos|das|bei)\s)\p{Ll}{3,}\s/u;

/** Words of what a person does, after the name: an office, no second author. */
const OFFICE =
  /(?:^|[\s-])(?:redaktion|redakt(?:eur|eurin|ör)|redacteur|editor|reporter|reporterin|correspondent|korrespondent|korrespondentin|attorney|director|direktor|direktorin|professor|professorin|journalist|journalistin|autor|autorin|author|writer|fellow|columnist|kolumnist|kolumnistin|manager|managerin|leiter|leiterin|president|chief|analyst|contributor)(?=$|[\s,])/iu;

function isName(text: string): boolean {
  if (text.length < 2 || text.length > LONGEST || !/\p{L}{2}/u.test(text) || NO_NAME.test(text)) return false;
  return wordCount(text) <= WORDS && !(wordCount(text) > 3 && SENTENCE.test(text));
}

/**
 * The single names of a string of them: several where all parts have two words and more, offices of persons aside, or the first ones are
 * persons and what follows them is their agency, which is no author.
 */
function split(text: string): { from: number; to: number }[] {
  const cuts = [...text.matchAll(BETWEEN)];
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)];
  const ends = [...cuts.map((cut) => cut.index), text.length];
  const parts = starts.map((from, i) => ({ from, to: ends[i] ?? text.length })).filter(({ from, to }) => to > from);
  const at = (part: { from: number; to: number }): string => text.slice(part.from, part.to);
  const [first] = parts;
  const office = parts.findIndex((part) => OFFICE.test(at(part)));
  // What follows an office is the body it is held in, unless it is plainly another person.
  if (first && office > 0 && isNamed(at(first)))
    return parts.filter((part, i) => !OFFICE.test(at(part)) && (i < office || isPerson(at(part))));
  if (parts.every((part) => /\s/u.test(at(part))))
    return isNamed(at(parts[0] ?? { from: 0, to: 0 })) ? parts.filter((part) => isNamed(at(part))) : parts;
  const { agencies } = phrases();
  const last = parts.at(-1);
  const persons = parts.slice(0, -1);
  if (!last || !persons.every((part) => isNamed(at(part)))) return [{ from: 0, to: text.length }];
  return agencies.has(at(last)) || agencies.has(at(last).toUpperCase()) ? persons : parts;
}

/** The names in the text of a byline, which stands at `shift` of `at`: without what introduces them and what follows. */
export function namesIn(text: string, shift: number, at: AuthorName["at"]): AuthorName[] {
  const found = nameIn(text);
  if (!found) return [];
  const whole = text.slice(found.from, found.to);
  const names = split(whole).map(({ from, to }) => ({ text: whole.slice(from, to), from: shift + found.from + from, at }));
  return names.every((name) => isName(name.text)) ? names : [];
}

/** How a line introduces a name: with a label ("Author: …"), a preposition ("By …"), or not at all. */
export function introduction(text: string): "label" | "by" | null {
  const plain = text.replace(/^[^\p{L}\p{N}]+/u, "");
  const lead = LEAD.exec(plain)?.[0] ?? LATER.exec(plain)?.[0] ?? GLUED.exec(plain)?.[0];
  return lead === undefined ? null : /:\s*$/u.test(lead) ? "label" : "by";
}
