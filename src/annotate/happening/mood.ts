import type { Sentence } from "../../language/analysis.ts";
import type { Mood } from "../../model/annotation.ts";
import { CONDITIONS, MODALS, NEGATIONS, SAYING, WILL } from "./grammar.ts";
import type { Scene } from "./scene.ts";
import { table } from "../../text/tables.ts";

let governors: ReadonlyMap<string, Mood> | undefined;

/** Words that govern a following verb or noun and say how real it is ("plans to", "denied that", "threatened to"), by spelling. */
function governor(lower: string): Mood | undefined {
  governors ??= new Map(table("knowledge/events/moods.tsv").map((row) => [row[0] ?? "", row[1] as Mood]));
  return governors.get(lower);
}

/** How many words a governing word may stand before the trigger. */
const REACH = 7;

/** The weaker of two readings wins: what is imagined is not promised, what is promised not asserted. */
const STRENGTH: Readonly<Record<Mood, number>> = {
  asserted: 0,
  promised: 1,
  denied: 2,
  hypothetical: 3,
};

const BREAKS = new Set(";:—–()");
const CLAUSES = new Set("and but who which that after when as while because".split(" "));

/** How many words an auxiliary or negation may stand before its verb. */
const AUXILIARY_REACH = 4;

/** Forms of "would", which reported speech makes of "will". */
const BACKSHIFTED = new Set(["would", "wouldn't", "they'd", "he'd", "she'd"]);

/** Whether a word of saying before token `at`, in its sentence, makes its "would" a "will" of the one who speaks ("said it would close"). */
function reported(scene: Scene, at: number, first: number): boolean {
  for (let before = at - 1; before >= first; before--) {
    const lower = scene.tokens[before]?.lower ?? "";
    if (lower === "," || scene.tokens[before]?.kind === "mark") return false;
    if (SAYING.has(lower) || ANNOUNCING.test(lower)) return true;
  }
  return false;
}

const ANNOUNCING = /^(?:promised|pledged|vowed|threatened|warned|insisted|declared|decided|agreed)$/;

function auxiliary(lower: string): Mood | undefined {
  if (lower === "will" || WILL.has(lower)) return NEGATIONS.has(lower) ? "denied" : "promised";
  if (MODALS.has(lower)) return NEGATIONS.has(lower) ? "denied" : "hypothetical";
  return NEGATIONS.has(lower) ? "denied" : undefined;
}

/**
 * How real an event at token `trigger` is said to be: auxiliaries and negation before it in its clause, a governing word, or a condition.
 * A noun is touched by governing words only ("called for talks"), a verb by all.
 */
export function moodOf(scene: Scene, trigger: number, part: { readonly sentence: Sentence; readonly verb: boolean }): Mood {
  const { sentence, verb } = part;
  let mood: Mood = "asserted";
  const note = (found: Mood | undefined) => {
    if (found && STRENGTH[found] > STRENGTH[mood]) mood = found;
  };
  let infinitive = false;
  for (let at = trigger - 1; at >= Math.max(sentence.first, trigger - REACH); at--) {
    const token = scene.tokens[at];
    if (!token) break;
    if (token.kind === "mark" && BREAKS.has(token.text)) break;
    const lower = token.lower;
    if (CONDITIONS.has(lower) && lower !== "should") return "hypothetical";
    if (token.text === ",") {
      if (at < trigger - 1) break;
      continue;
    }
    if (lower === "to" && at >= trigger - 2) infinitive = true;
    else if ((scene.mentionAt[at] ?? -1) < 0) {
      if (infinitive || !verb) note(governor(lower));
      if (infinitive || at >= trigger - AUXILIARY_REACH)
        note(verb ? auxiliary(BACKSHIFTED.has(lower) && reported(scene, at, sentence.first) ? "will" : lower) : undefined);
    }
    if (CLAUSES.has(lower) && at < trigger - 1) break;
  }
  if (infinitive && mood === "asserted") mood = purpose(scene, trigger, sentence);
  if (conditional(scene, trigger, sentence)) return "hypothetical";
  return mood;
}

/** An infinitive that no governing word makes real: in a headline ("A to visit B") it is planned, elsewhere only a purpose. */
function purpose(scene: Scene, trigger: number, sentence: Sentence): Mood {
  if (scene.blocks[sentence.block]?.kind === "headline") return "promised";
  for (let at = trigger - 2; at >= Math.max(sentence.first, trigger - REACH); at--) {
    const lower = scene.tokens[at]?.lower ?? "";
    if (REAL.has(lower)) return "asserted";
  }
  return "hypothetical";
}

// What comes true with the word before "to": "managed to free", "met to discuss", "great honour to meet".
const REAL = new Set(
  "managed met meet meets gathered convened continued continues began begins started starts helped pleasure honor honour glad pleased delighted happy great used went returned sat came forced able first last talks meeting summit call visit teamed".split(
    " ",
  ),
);

function conditional(scene: Scene, trigger: number, sentence: Sentence): boolean {
  for (let at = sentence.first; at < trigger; at++) {
    const lower = scene.tokens[at]?.lower;
    if (lower === "if" || lower === "whether" || lower === "unless") {
      for (let next = at + 1; next < trigger; next++)
        if (scene.tokens[next]?.text === ",") return scene.tokens[at]?.lower === "whether" ? false : at === sentence.first;
      return true;
    }
  }
  return false;
}
