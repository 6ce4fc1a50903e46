import type { Sentence } from "../../language/analysis.ts";
import type { EventMention } from "../../model/annotation.ts";
import { BE, DETERMINERS, MODALS, PREPOSITIONS, SUBJECTS, SUPPORTS, WILL } from "./grammar.ts";
import { headOf } from "./lexicon.ts";
import { edge, mentionAt, type Scene, timeAt } from "./scene.ts";
import type { Subject } from "./subject.ts";
import { treeOf } from "./tree.ts";
import { passive, type Found } from "./triggers.ts";

type Mention = Omit<EventMention, "standing">;

const HABIT = new Set("routinely usually often always typically generally regularly frequently".split(" "));

/**
 * Whether a sentence tells of something that recurs ("every Friday"): none of its words states one happening. What only describes a noun does not
 * make the rest recur ("the annual meeting opened", "a weekly reports").
 */
export function recurs(scene: Scene, sentence: Sentence): boolean {
  for (let at = sentence.first; at < sentence.last; at++)
    if (timeAt(scene, at)?.type === "SET" && !(treeOf(scene).part(at) === "ADJ" && edge(scene, at, 1) === at)) return true;
  return false;
}

function habitual(scene: Scene, found: Found, sentence: Sentence): boolean {
  for (let at = Math.max(sentence.first, found.first - 3); at < found.first; at++)
    if (HABIT.has(scene.tokens[at]?.lower ?? "")) return true;
  return false;
}

/** An -ing form states a happening only in a progressive ("is attacking") or as a result after a comma (", killing 20"). */
function ingStates(scene: Scene, found: Found): boolean {
  const before = scene.tokens[found.first - 1]?.lower ?? "";
  const earlier = scene.tokens[found.first - 2]?.lower ?? "";
  if (BE.has(before) || BE.has(earlier)) return true;
  return found.frame === "harm" && (before === "," || before === "and");
}

const SINGULAR = new Set("a an every each another this that one".split(" "));

/** Whether a subject is a single thing by its determiner: no plain form is said of it ("every customs rule" holds no verb). */
function singular(scene: Scene, subject: Subject | undefined): boolean {
  if (!subject || !SINGULAR.has(scene.tokens[subject.first]?.lower ?? "")) return false;
  for (let at = subject.first; at <= subject.last; at++) if (/^(?:of|and|,)$/.test(scene.tokens[at]?.lower ?? "")) return false;
  return subject.last > subject.first;
}

/** A plain form states a happening after "to", an auxiliary, a plural or pronoun subject, or in a headline; else it is a noun or an order. */
function plainStates(scene: Scene, found: Found, part: Part): boolean {
  const { sentence, subject } = part;
  if (found.forms.includes("past") || found.forms.includes("participle")) return true;
  const before = scene.tokens[found.first - 1];
  if (!before || found.first === sentence.first) return false;
  const lower = before.lower;
  if (SUPPORTS.has(lower) || MODALS.has(lower) || WILL.has(lower) || SUBJECTS.has(lower)) return true;
  if (singular(scene, subject)) return false;
  const mention = mentionAt(scene, found.first - 1);
  if (mention && scene.blocks[sentence.block]?.kind !== "headline")
    return (subject?.spans.length ?? 0) > 1 || (lower.endsWith("s") && mention.class !== "place");
  return mention !== undefined || /(?:[^s]s|people|police|troops|women|men|ly|also|not)$/.test(lower);
}

/** A past participle without auxiliary after a noun it describes ("the deal signed in June", "aid approved earlier") is no statement of its own. */
function reduced(scene: Scene, found: Found, sentence: Sentence): boolean {
  if (!found.forms.includes("participle") || passive(found, scene.tokens, sentence.first)) return false;
  const after = scene.tokens[found.last + 1]?.lower ?? "";
  return found.frame !== "harm" && found.frame !== "suffer" && after === "by";
}

/** Nouns that make the noun before them describe them: "the attack victims", "arrest rooms". */
const HEADS = new Set(
  (
    "charge charges official officials office center centers centre team officer officers victim victims survivor survivors room plan plans process scene " +
    "site call zone law rights season worker workers teams group budget ban crew effort efforts"
  ).split(" "),
);

/** Whether a trigger can state a happening by the words beside it alone: it describes no other word and is no habit. */
export function possible(scene: Scene, found: Found, sentence: Sentence): boolean {
  if (habitual(scene, found, sentence)) return false;
  if (found.part === "verb") return !describes(scene, found, sentence) && !attributive(scene, found);
  return found.type === "DISASTER" || !HEADS.has(scene.tokens[found.last + 1]?.lower ?? "");
}

/** An -ing form before the noun it describes ("Borduria's visiting president"). */
function attributive(scene: Scene, found: Found): boolean {
  return found.forms.includes("ing") && found.last === found.first && treeOf(scene).relation(found.first) === "amod";
}

/** Whether a noun is what a headline says something of ("Wildfire destroys village"): headlines leave out the articles that tell one of a kind. */
function headed(scene: Scene, found: Found, sentence: Sentence): boolean {
  if (scene.blocks[sentence.block]?.kind !== "headline") return false;
  const tree = treeOf(scene);
  const top = tree.top(found.first, found.last);
  const verb = tree.head(top);
  return tree.relation(top) === "nsubj" && verb > top && tree.head(verb) < 0 && tree.part(verb) === "VERB";
}

/** A noun states a happening if somebody takes part in it, or it has a time or place, and it is not one of a kind ("talks are needed"). */
function nounStates(scene: Scene, mention: Mention, { found, sentence }: Part): boolean {
  if (headed(scene, found, sentence)) return true;
  const before = scene.tokens[found.first - 1]?.lower ?? "";
  const roles = mention.roles.filter((one) => one.role !== "instrument").length;
  const short = scene.blocks[sentence.block]?.kind === "headline";
  const bare = !short && !DETERMINERS.has(before) && !found.mode.startsWith("heavy") && roles === 0;
  if (roles > 0) return true;
  return !bare && (mention.time !== undefined || mention.place !== undefined);
}

/** A participle between a determiner, adjective or adverb and a noun describes it ("the newly elected mayor", "Bordurian armed groups"). */
function describes(scene: Scene, found: Found, sentence: Sentence): boolean {
  if (!found.forms.includes("participle") || passive(found, scene.tokens, sentence.first)) return false;
  const mention = mentionAt(scene, found.first - 1);
  if (mention) return mention.form === "adjective" && !scene.tokens[found.first - 1]?.lower.endsWith("s");
  const before = scene.tokens[found.first - 1]?.lower ?? "";
  if (before === "-" || before === "most") return true;
  if (!before.endsWith("ly")) return false;
  const earlier = scene.tokens[found.first - 2]?.lower ?? "";
  return DETERMINERS.has(earlier) || PREPOSITIONS.has(earlier) || earlier === "and";
}

/** In a turn, "good to meet here today" has no subject: the speakers are at the occasion itself. */
function occasion(scene: Scene, mention: Mention, { found, sentence }: Part): boolean {
  const turn = scene.blocks[sentence.block]?.kind === "turn";
  return turn && found.frame === "meet" && (mention.time !== undefined || mention.place !== undefined);
}

/** A verb needs somebody it is said of. What could also be a plural noun ("bombs", "funds") needs a subject that is plainly one. */
function subjectless(scene: Scene, part: Part): boolean {
  const { found, sentence, subject } = part;
  if (!subject) return !passive(found, scene.tokens, sentence.first) && !found.forms.includes("ing");
  if (found.forms.includes("past") || found.forms.includes("ing") || subject.named) return false;
  if (titled(scene, found, sentence)) return false;
  const opening = scene.tokens[subject.first]?.lower ?? "";
  return found.last === found.first && !DETERMINERS.has(opening) && !SUBJECTS.has(opening) && found.forms.includes("present");
}

function counted(scene: Scene, at: number): boolean {
  return treeOf(scene).part(at) === "NUM";
}

/** Whether a headline's word is its verb though its subject has no article: by its tag, or because it was told apart from the noun it could be. */
function titled(scene: Scene, found: Found, sentence: Sentence): boolean {
  if (scene.blocks[sentence.block]?.kind !== "headline") return false;
  return (
    /^VB[DZP]$/.test(treeOf(scene).fine(found.first)) ||
    headOf(scene.tokens[found.first]?.lower ?? "")?.noun !== undefined ||
    counted(scene, found.last + 1)
  );
}

interface Part {
  readonly found: Found;
  readonly sentence: Sentence;
  readonly subject: Subject | undefined;
}

/** Whether a draft that is `possible` states one happening: not an order or an idea. Generic uses ("peace talks", "the war") drop out here. */
export function happens(scene: Scene, mention: Mention, part: Part): boolean {
  const { found, sentence } = part;
  if (found.part === "noun") return nounStates(scene, mention, part);
  if (mention.roles.length === 0 || subjectless(scene, part)) return occasion(scene, mention, part);
  if (found.forms.includes("ing") && !ingStates(scene, found)) return false;
  if (found.forms.includes("plain") && !plainStates(scene, found, part)) return false;
  return !reduced(scene, found, sentence);
}
