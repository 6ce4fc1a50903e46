import type { Piece } from "./rules.ts";

type Toward = "past" | "future";

const FUTURE = new Set(
  "will shall 'll won't upcoming scheduled expected due planned plans slated set tomorrow would could can may".split(" "),
);
/** Past forms that do not end in -ed. */
export const IRREGULAR: ReadonlySet<string> = new Set(
  (
    "was were had did said told met came went took made held began left gave got saw found thought knew became led lost won sent paid spoke " +
    "wrote rose fell grew brought bought caught fought taught sold kept felt meant built spent broke chose drove flew ran struck shot spread " +
    "stood threw wore withdrew quit hit cut put let beat burst cast hurt set shut split seen done gone been taken given known shown fled fed " +
    "sank sang drank swam hid rode froze woke tore swore wept slept swept dug stuck bent lent dealt shook forgot arose clung overtook underwent overcame"
  ).split(" "),
);
/** Words in -ed and words of the future list that are no verbs, or tell nothing about a date. */
const OTHER = new Set(
  "united need indeed red bed hundred seed speed feed shed wed embed exceed proceed succeed breed creed greed armed sacred set may".split(
    " ",
  ),
);

/** Words that are looked at on either side of a date. On tempeval3, 5 to 40 words give values from 80.2 to 80.0 (TimeBank) and 73.4 to 74.3 (AQUAINT). */
const REACH = 14;

/** Words that look ahead only with a word behind them: "set for May", "due to open", "going to". */
const SET = new Set(["set", "due", "slated", "scheduled", "ready", "bound", "supposed", "meant"]);
const BEING = new Set(["be", "being"]);
const WANTING = /^(?:going|plan|intend|hope|expect|agree|prepare|want)/;

/** "to" before a verb looks ahead behind "is", "are" and verbs of wanting ("is to open", "plans to open"), and in "to be opened". */
function infinitive(pieces: readonly Piece[], at: number): Toward | null {
  const next = pieces[at + 1];
  const before = pieces[at - 1]?.lower ?? "";
  if (!next || !/^\p{Ll}+$/u.test(next.text)) return null;
  return before === "is" || before === "are" || next.lower === "be" || WANTING.test(before) ? "future" : null;
}

function signal(pieces: readonly Piece[], at: number): Toward | null {
  const word = pieces[at]?.lower ?? "";
  const next = pieces[at + 1]?.lower ?? "";
  if (SET.has(word) && (next === "to" || next === "for")) return "future";
  if (FUTURE.has(word) && !OTHER.has(word)) return "future";
  if (word === "to") return infinitive(pieces, at);
  const participle = BEING.has(pieces[at - 1]?.lower ?? "");
  if (IRREGULAR.has(word)) return participle ? null : "past";
  return !participle && word.length > 3 && word.endsWith("ed") && !OTHER.has(word) && /^\p{Ll}/u.test(pieces[at]?.text ?? "")
    ? "past"
    : null;
}

const AS = new Set(["soon", "early"]);

/** "as soon as Tuesday", "as early as March": what the words right before a date say of it. */
function led(pieces: readonly Piece[], first: number): Toward | null {
  return pieces[first - 1]?.lower === "as" && AS.has(pieces[first - 2]?.lower ?? "") && pieces[first - 3]?.lower === "as" ? "future" : null;
}

/** Which way the verbs around a date look: the nearest before it in its sentence, else the nearest after it; null if none tells. */
export function tenseAt(pieces: readonly Piece[], first: number, last: number): Toward | null {
  const said = led(pieces, first);
  if (said) return said;
  for (let at = first - 1; at >= Math.max(0, first - REACH); at--) {
    const found = signal(pieces, at);
    if (found) return found;
    if (pieces[at]?.lower === ";") break;
  }
  for (let at = last; at < Math.min(pieces.length, last + REACH); at++) {
    const found = signal(pieces, at);
    if (found) return found;
  }
  return null;
}
