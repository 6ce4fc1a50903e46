// Words that end in a full stop without ending a sentence when a capital follows. Lower case, without the stop.
const ABBREVIATIONS = new Set(
  (
    "mr mrs ms dr prof rev hon st jr sr gen lt col maj sgt capt cmdr adm brig gov sen rep pres amb sec supt insp det " +
    "mt ft no nos vol art fig approx est dept univ inc corp ltd co bros vs etc e.g i.e cf al " +
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu thur thurs fri sat sun u.s u.k u.n e.u d.c ph.d " +
    "attn conf arr arrv mob blvd ave apt rd messrs mme mlle mgr asst assoc bldg dist pp ed eds vols ext tel ph fax " +
    "ala ariz calif colo conn fla ind kan ky la mich minn mo mont neb nev okla ore pa tenn tex va vt wis wyo"
  ).split(" "),
);

// A stop, question or exclamation mark or ellipsis, then closing marks and numbers of notes ("[12]"), then white space: a possible end. Or what comes
// before the credit of a picture, which has no stop.
const END = /[.!?…]+["”’')\]]*(?: ?\[\d{1,3}\])*(?=\s|$)|(?=\s(?:Image|Photo|Photograph|Video|Credit): \p{Lu})/gu;
/** Abbreviations that are also words: small letters without a figure behind them are the word ("he said no. She left"). */
const WORDS = new Set("no nos art fig sat sun mar vol ext".split(" "));
const WORD_BEFORE = /([\p{L}\p{M}][\p{L}\p{M}.]*)$/u;
const OPENER = /^\s+["“‘'([–—-]*\s*[\p{Lu}\p{Lt}\p{Lo}\p{Nd}"“‘]/u;

/** A stop in careless writing: a word of three small letters or more before it, a small letter after it. */
const CARELESS = /(?<!\p{L})\p{Ll}{3,}$/u;
const SMALL = /^\s+\p{Ll}(?!\))/u;
/** A quotation's end and the dash before the name of who said it. */
const CLOSED = /["”’']$/u;
const DASH = /^\s+[–—-]/u;
/** The number of an item of a list, at the start of a block or after a stop. */
const ITEM = /(?:^|[.!?:;]["”’')\]]*\s+)\(?\d{1,2}$/u;

/** Words with a capital that begin a sentence and no name: after "the U.S." they tell that its last stop ends the sentence too. */
const BEGINS = new RegExp(
  `^\\s+(?:${(
    "The A An In On But He She It They We I You And Or So Then Now Also Yet His Her Their Its Our My This That These Those There Here When Where " +
    "While Why Who What How If As At By For From With After Before Since Until Though Although Because However Meanwhile Moreover Instead Still"
  ).replaceAll(" ", "|")})\\s`,
  "u",
);

/** How far back from a stop the word before it is looked for; longer words are not abbreviations. */
const LOOK_BACK = 12;
/** How far past a possible end the next sentence's first character may lie. */
const LOOK_AHEAD = 12;

function isAbbreviation(before: string, after: string): boolean {
  const own = WORD_BEFORE.exec(before)?.[1];
  if (own === undefined) return false;
  const word = own.toLowerCase();
  if (own === word && WORDS.has(word) && !/^\s+\p{Nd}/u.test(after)) return false;
  if (/^\p{L}$/u.test(word)) return !/\p{Nd}\p{L}$/u.test(before);
  if (!ABBREVIATIONS.has(word)) return /^(?:\p{L}\.)+\p{L}$/u.test(word) && !BEGINS.test(after);
  return !/^[uped]\.\p{L}$/u.test(word) || !BEGINS.test(after);
}

/**
 * Cut one block of text into sentences: `[start, end)` pairs in order, without surrounding white space.
 * A stop after an abbreviation or initial does not end a sentence, nor does one followed by a small letter. Linear in the text's length.
 */
export function sentences(text: string, start = 0, end = text.length): [number, number][] {
  const part = text.slice(start, end);
  const cuts: number[] = [];
  for (const match of part.matchAll(END)) {
    const at = match.index + match[0].length;
    if (match[0] === "") {
      cuts.push(at);
      continue;
    }
    const after = part.slice(at, at + LOOK_AHEAD);
    const stop = part[match.index] === "." && match[0].replace(/[^.!?…]/gu, "").length === 1;
    const before = part.slice(Math.max(0, match.index - LOOK_BACK), match.index);
    if (after !== "" && !OPENER.test(after) && !(stop && isCareless(before, after))) continue;
    if (CLOSED.test(match[0]) && DASH.test(after)) continue;
    if (after !== "" && stop && (isAbbreviation(before, after) || ITEM.test(before))) continue;
    cuts.push(at);
  }
  if (cuts.at(-1) !== part.length) cuts.push(part.length);
  return trimmed(part, cuts, start);
}

/** Whether the stop ends a sentence although a small letter follows, as in mail and posts. */
function isCareless(before: string, after: string): boolean {
  return SMALL.test(after) && CARELESS.test(before) && !ABBREVIATIONS.has((WORD_BEFORE.exec(before)?.[1] ?? "").toLowerCase());
}

function trimmed(part: string, cuts: readonly number[], offset: number): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  for (const cut of cuts) {
    const piece = part.slice(from, cut);
    const lead = piece.length - piece.trimStart().length;
    const body = piece.trim();
    if (body !== "") found.push([offset + from + lead, offset + from + lead + body.length]);
    from = cut;
  }
  return found;
}
