/** The words of a sentence cut as the treebanks cut them. */
export interface Pieces {
  readonly forms: readonly string[];
  /** For each token the first of its pieces; tokens that share one piece name the same. */
  readonly first: Int32Array;
}

const NEGATION = /^(.+)(n['’]t)$/iu;
const CLITIC = /^(.+)(['’](?:s|m|d|ll|re|ve))$/iu;
/** Words written as one that the treebanks take for two, by where they are cut. */
const FUSED = new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
]);
/** Beginnings that are no words of their own: "re-elect" is one word, "long-term" three. */
const BEGINNINGS = new Set(
  (
    "a anti bi co counter cyber de e eco ex extra hyper in inter intra macro mega meta micro mid mini mono multi neo non o over para poly post pre " +
    "pro proto pseudo quasi re semi sub super t trans tri u ultra un uni vice x"
  ).split(" "),
);
/** Endings that are no words of their own. */
const ENDINGS = new Set("fest fold ish like o rama wide esque elect".split(" "));
/** Marks that are one when they follow each other: "...", "--", "!!!". */
const RUNS = new Set([".", "-", "!", "?", "*", "=", "_", "~", "#", "+", "'", "`"]);
// A run of marks longer than this is cut: one that grew by a mark at a time would take the square of its length. The longest in the treebanks is 75, a line
// across a page.
const RUN_MOST = 128;
/** Words written with a stop that belongs to them. */
const STOPPED = new Set(
  (
    "mr mrs ms dr prof rev hon st jr sr gen lt col maj sgt capt cmdr adm brig gov sen rep pres amb sec inc corp ltd co bros vs dept univ " +
    "jan feb mar apr jun jul aug sep sept oct nov dec etc cf al approx est ave blvd vol"
  ).split(" "),
);
const INITIAL = /^\p{Lu}$/u;

function clitics(word: string): string[] {
  const negation = NEGATION.exec(word) ?? CLITIC.exec(word);
  if (negation) return [negation[1] ?? "", negation[2] ?? ""];
  const cut = FUSED.get(word.toLowerCase());
  return cut === undefined ? [word] : [word.slice(0, cut), word.slice(cut)];
}

function hyphens(word: string): string[] {
  const parts = word.split(/([-‐‑])/u);
  const found: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as string;
    const mark = parts[at + 1];
    const next = parts[at + 2];
    const whole = mark !== undefined && next !== undefined && (BEGINNINGS.has(part.toLowerCase()) || ENDINGS.has(next.toLowerCase()));
    if (whole) parts[at + 2] = part + mark + next;
    else found.push(part);
    if (whole) at++;
  }
  return found;
}

/** The pieces of one word: clitics and the parts between hyphens stand for themselves. */
function cut(word: string): string[] {
  if (word.length < 3) return [word];
  const joined = word.includes("-") || word.includes("‐") || word.includes("‑");
  const parts = joined ? hyphens(word) : [word];
  const apostrophe = word.includes("'") || word.includes("’");
  if (!apostrophe && !FUSED.has(word.toLowerCase())) return parts;
  return parts.flatMap(clitics);
}

/** Whether a token goes on the piece before it: a mark repeated, or the stop of an abbreviation or initial inside the sentence. */
function continues(word: string, last: string, end: boolean): boolean {
  if (RUNS.has(word) && last.length < RUN_MOST && last.endsWith(word) && RUNS.has(last.charAt(0))) return true;
  return word === "." && !end && (STOPPED.has(last.toLowerCase()) || INITIAL.test(last));
}

/** Cut the tokens of one sentence into pieces. Linear in its characters. */
export function piecesOf(words: readonly string[]): Pieces {
  const forms: string[] = [];
  const first = new Int32Array(words.length);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const last = first[at - 1] === forms.length - 1 ? forms.at(-1) : undefined;
    if (last !== undefined && continues(word, last, at === words.length - 1)) {
      forms[forms.length - 1] = last + word;
      first[at] = forms.length - 1;
      continue;
    }
    first[at] = forms.length;
    forms.push(...cut(word));
  }
  return { forms, first };
}
