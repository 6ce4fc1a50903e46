import type { EventMention } from "../../model/annotation.ts";
import { edge, mentionAt, spanOf, type Scene } from "./scene.ts";
import type { Complement } from "./slots.ts";
import type { Subject } from "./subject.ts";
import { treeOf, type Tree } from "./tree.ts";
import type { Found } from "./triggers.ts";

/** How many verbs a subject may be handed down: "X agreed to begin to withdraw". */
const LONGEST_CHAIN = 4;

const OBJECTS = new Set(["obj", "iobj"]);

/** Relations by which the content of an act hangs on its verb: "demanded that Y leave", "agreed to help Y". */
const CONTENT = new Set(["ccomp", "xcomp"]);

/** Relations of a verb to the one that its subject is taken from. */
const SHARING = new Set(["xcomp", "conj", "advcl"]);

/** Dependents that belong to a noun's own phrase, left of it. */
const INSIDE = new Set(["det", "amod", "compound", "nummod", "nmod", "flat", "conj", "cc", "punct", "case", "advmod"]);

const RELATIVE = /^(?:who|whom|which|that)$/;

/** First token of the phrase that a noun ends: its words to the left, those joined with them too. */
export function phraseStart(tree: Tree, noun: number): number {
  let first = noun;
  for (const one of tree.under(noun)) {
    if (one >= first || !INSIDE.has(tree.relation(one)) || tree.relation(one) === "case" || tree.relation(one) === "cc") continue;
    if (tree.relation(one) !== "punct") first = Math.min(first, phraseStart(tree, one));
  }
  return first;
}

interface Expression {
  readonly span: Complement["span"];
  readonly first: number;
  readonly last: number;
  readonly named: boolean;
}

function of(scene: Scene, token: number): Expression | undefined {
  const mention = mentionAt(scene, token);
  if (!mention || mention.form === "adjective") return undefined;
  return { span: mention.span, first: edge(scene, token, -1), last: edge(scene, token, 1), named: true };
}

/** The name that stands beside a common noun for the same thing: "mediator Ana Ruiz", "the rights group Open Doors". */
function beside(scene: Scene, tree: Tree, noun: number): Expression | undefined {
  const one = tree.under(noun).find((each) => /^(?:flat|appos)$/.test(tree.relation(each)) && scene.tokens[each - 1]?.text !== ",");
  return one === undefined || one < noun ? adjoining(scene, tree, noun) : of(scene, one);
}

/** The name right behind a common noun that the tree gives the noun's own part in the clause, or hangs on it whole. */
function adjoining(scene: Scene, tree: Tree, noun: number): Expression | undefined {
  const mention = tree.part(noun) === "NOUN" ? mentionAt(scene, noun + 1) : undefined;
  if (mention?.form !== "name" || (mention.class !== "person" && mention.class !== "body")) return undefined;
  let same = false;
  for (let at = noun + 1; at <= edge(scene, noun + 1, 1); at++)
    same ||= tree.head(at) === tree.head(noun) && tree.relation(at) === tree.relation(noun);
  return same ? of(scene, noun + 1) : undefined;
}

/** Last token of a common noun's expression: with what it is a group or part of ("a group of Bordurian envoys"). */
function phraseEnd(scene: Scene, tree: Tree, noun: number): number {
  const one = tree
    .under(noun)
    .find((each) => tree.relation(each) === "nmod" && each > noun && tree.preposition(each, scene.tokens) === "of");
  return one !== undefined && one - noun <= LONGEST_PART && !of(scene, one) ? one : noun;
}

/** How many words after a common noun may say what it is a part of. */
const LONGEST_PART = 6;

/** The expression that a noun heads: the mention that covers it or stands beside it, else its phrase. */
function expression(scene: Scene, tree: Tree, noun: number): Expression {
  const mentioned = of(scene, noun) ?? beside(scene, tree, noun);
  if (mentioned) return mentioned;
  const first = phraseStart(tree, noun);
  const last = phraseEnd(scene, tree, noun);
  return { span: spanOf(scene, first, last), first, last, named: false };
}

/** Names that a common noun hangs on: "leaders of A and B", "the president of C". */
function attached(scene: Scene, tree: Tree, noun: number): number[] {
  return tree
    .under(noun)
    .filter((one) => tree.relation(one) === "nmod" || tree.relation(one) === "appos")
    .flatMap((one) => tree.joined(one))
    .filter((one) => mentionAt(scene, one) !== undefined);
}

function subjectFrom(scene: Scene, tree: Tree, nouns: readonly number[]): Subject {
  const all = nouns.flatMap((noun) => {
    const own = expression(scene, tree, noun);
    return own.named ? [own] : [own, ...attached(scene, tree, noun).map((one) => expression(scene, tree, one))];
  });
  return {
    spans: all.map((one) => one.span),
    first: Math.min(...all.map((one) => one.first)),
    last: Math.max(...all.map((one) => one.last)),
    named: all.some((one) => one.named),
  };
}

/** Who a verb is said of and whether it is done to him: "X has been arrested". */
export interface Doer {
  readonly subject: Subject;
  readonly passive: boolean;
}

/** The subject's noun of a verb, and whether the verb is done to it. A finite verb is nobody, whatever the tree makes of it (“We built it” Vale says). */
export function nominal(tree: Tree, verb: number): { noun: number; passive: boolean } | undefined {
  for (const one of tree.under(verb)) {
    if (/^VB[DPZ]$/.test(tree.fine(one))) continue;
    const full = tree.full(one);
    if (full === "nsubj" || full === "nsubj:outer") return { noun: one, passive: false };
    // What has no auxiliary is no passive, whatever the tree calls its subject ("ministers agreed in principle").
    if (full === "nsubj:pass") return { noun: one, passive: tree.under(verb).some((each) => tree.full(each) === "aux:pass") };
  }
  return undefined;
}

/**
 * The subject of a verb by the sentence's tree: its own, that of the verb it is joined with or hangs on ("agreed to withdraw"), or the noun it
 * describes ("the men who fled", "troops fighting in X"). Undefined where the tree shows none.
 */
export function doerOf(scene: Scene, found: Found): Doer | undefined {
  const tree = treeOf(scene);
  let verb = tree.top(found.first, found.last);
  const participle = tree.fine(verb) === "VBN";
  for (let step = 0; step < LONGEST_CHAIN && verb >= 0; step++) {
    const own = nominal(tree, verb);
    if (own) return doer(scene, tree, { ...own, verb, shared: step > 0, participle });
    const relation = tree.relation(verb);
    if (relation === "acl") {
      const stating = participle && takes(tree, verb) ? bare(tree, tree.head(verb)) : undefined;
      if (stating !== undefined) return { subject: subjectFrom(scene, tree, [stating]), passive: false };
      return { subject: subjectFrom(scene, tree, [tree.head(verb)]), passive: step === 0 && participle && !takes(tree, verb) };
    }
    if (!SHARING.has(relation)) return undefined;
    verb = tree.head(verb);
  }
  return undefined;
}

/** Whether a verb, or one joined to it, has an object or a content: "ministers agreed to help" is no passive, whatever the tree makes of it. */
function takes(tree: Tree, verb: number): boolean {
  return tree
    .verbs(verb)
    .flatMap((one) => tree.under(one))
    .some((one) => OBJECTS.has(tree.relation(one)) || CONTENT.has(tree.relation(one)));
}

/** The noun that a whole sentence hangs on for want of a verb: a participle with an object below it is its verb ("Doctors from abroad gave aid"). */
function bare(tree: Tree, noun: number): number | undefined {
  let at = noun;
  while (tree.relation(at) === "nmod") at = tree.head(at);
  return tree.head(at) < 0 && tree.part(at) === "NOUN" ? at : undefined;
}

interface Chosen {
  readonly noun: number;
  readonly verb: number;
  readonly passive: boolean;
  readonly shared: boolean;
  readonly participle: boolean;
}

const PRONOUN = /^(?:it|they|he|she)$/;
const PERSONAL = /^(?:he|she)$/;

/** The one who says what is told of "it" or "they": "the party said it would" is of the party. */
function sayer(scene: Scene, tree: Tree, { noun, verb }: Chosen): number | undefined {
  const pronoun = scene.tokens[noun]?.lower ?? "";
  if (!PRONOUN.test(pronoun)) return undefined;
  let at = verb;
  for (let step = 0; step < LONGEST_CHAIN && SHARING.has(tree.relation(at)); step++) at = tree.head(at);
  const saying = tree.head(at);
  if (tree.relation(at) !== "ccomp" || saying < 0 || !ANNOUNCING.has(scene.tokens[saying]?.lower ?? "")) return undefined;
  const own = nominal(tree, saying)?.noun;
  if (own === undefined || tree.part(own) === "PRON") return undefined;
  const person = (mentionAt(scene, own)?.class ?? "person") === "person";
  return PERSONAL.test(pronoun) === person || !mentionAt(scene, own) || pronoun === "they" ? own : undefined;
}

/** Words of saying after which a pronoun means the one who says it. */
const ANNOUNCING = new Set(
  "said says say announced announces stated states declared declares claimed claims confirmed confirms vowed pledged promised warned warns insisted insists indicated believes hopes told reiterated added adds".split(
    " ",
  ),
);

function doer(scene: Scene, tree: Tree, chosen: Chosen): Doer {
  const { verb, passive, shared, participle } = chosen;
  const noun = sayer(scene, tree, chosen) ?? chosen.noun;
  const relative = RELATIVE.test(scene.tokens[noun]?.lower ?? "") && tree.relation(verb) === "acl";
  const nouns = relative ? [tree.head(verb)] : tree.joined(noun);
  // A verb joined to a passive is one too if it is a participle itself ("was arrested and charged"); an infinitive is not.
  return { subject: subjectFrom(scene, tree, nouns), passive: passive && (!shared || participle) };
}

/** A noun as a complement behind a preposition, `slot`: the name that it is or stands beside, else its phrase. */
export function complement(scene: Scene, noun: number, slot: string): Complement {
  const { span, named, first } = expression(scene, treeOf(scene), noun);
  const mention = named ? mentionAt(scene, first) : undefined;
  return mention ? { slot, span, mention } : { slot, span };
}

/** The subject that a verb itself has, with those joined to it; undefined if it has none. */
export function subjectAt(scene: Scene, verb: number): Subject | undefined {
  const tree = treeOf(scene);
  const own = nominal(tree, verb);
  return own && subjectFrom(scene, tree, tree.joined(own.noun));
}

/** Whom a common noun as an object is a number or part of, where these are named: "scores of Bordurian refugees", "positions of the Guard". */
function parts(scene: Scene, tree: Tree, noun: number): Complement[] {
  if (mentionAt(scene, noun)) return [];
  return tree
    .under(noun)
    .filter((one) => tree.relation(one) === "nmod" && tree.preposition(one, scene.tokens) === "of")
    .flatMap((one) => tree.joined(one))
    .map((one) => complement(scene, one, ""))
    .filter((one) => one.mention !== undefined);
}

/** What a trigger governs by the tree: its objects ("" as slot) and phrases with prepositions, with what is joined to each. */
export function governed(scene: Scene, found: Found): Complement[] {
  const tree = treeOf(scene);
  const list: Complement[] = [];
  for (let at = found.first; at <= found.last; at++) {
    for (const one of tree.under(at)) {
      const relation = tree.relation(one);
      if (one >= found.first && one <= found.last && relation !== "iobj") continue;
      const slot = OBJECTS.has(relation) ? "" : relation === "obl" || relation === "nmod" ? tree.preposition(one, scene.tokens) : undefined;
      if (slot === undefined || (slot === "" && !OBJECTS.has(relation))) continue;
      for (const noun of tree.joined(one).filter((each) => !timed(scene, each))) {
        list.push(complement(scene, noun, slot));
        if (slot === "") list.push(...parts(scene, tree, noun));
      }
    }
  }
  return list;
}

/** Whether a token is of a time expression. */
export function timed(scene: Scene, token: number): boolean {
  return (scene.timeAt[token] ?? -1) >= 0;
}

/** Whether the tree hangs the word at a place on a noun that is no part of the trigger, so that it is not governed by it. */
export function elsewhere(scene: Scene, found: Found, start: number): boolean {
  const tree = treeOf(scene);
  let at = found.last + 1;
  while (at < scene.tokens.length && (scene.tokens[at]?.start ?? start) < start) at++;
  const noun = tree.top(at, edge(scene, at, 1));
  const head = tree.head(noun);
  if (tree.relation(noun) !== "nmod" || (head >= found.first && head <= found.last)) return false;
  return !(found.frame === "give" && tree.preposition(noun, scene.tokens) === "to" && givenBy(tree, head, found));
}

/** Whether a noun is what a verb, or one joined with it, gives: "to" behind it says whom, though trees often hang that on the noun. */
function givenBy(tree: Tree, noun: number, { first, last }: Found): boolean {
  return tree.relation(noun) === "obj" && tree.verbs(tree.top(first, last)).includes(tree.head(noun));
}

/** A mention without the verbs that position alone took for roles ("threatened to | cut off supplies", "marched | calling for help"). */
export function withoutVerbs<T extends { readonly roles: EventMention["roles"] }>(scene: Scene, mention: T): T {
  const tree = treeOf(scene);
  const verb = ({ span }: EventMention["roles"][number]): boolean => {
    const at = tree.at(span.start);
    if (at <= 0 || mentionAt(scene, at) || tree.part(at) !== "VERB") return false;
    return scene.tokens[at - 1]?.lower === "to" || CLAUSAL.has(tree.relation(at));
  };
  return mention.roles.some(verb) ? { ...mention, roles: mention.roles.filter((one) => !verb(one)) } : mention;
}

/** Relations in which a verb heads a clause of its own. */
const CLAUSAL = new Set(["advcl", "acl", "xcomp", "ccomp", "parataxis"]);

/** Verbs that only carry the noun they govern: who completes a withdrawal withdraws. */
const CARRYING = new Set(
  (
    "begin began begun begins beginning start started starts open opened opens opening launch launched launches complete completed completes conduct conducted conducts " +
    "continue continued continues resume resumed resumes hold held holds holding stage staged stages make made makes making carry carried carries mount mounted mounts wage waged wages " +
    "undertake undertook speed speeded sped halt halted suspend suspended end ended finish finished give gave given gives announce announced announces order ordered orders plan planned plans"
  ).split(" "),
);

/** Who does what a noun names: the subject of the verb that carries it ("the court opened an inquiry"). */
export function carrier(scene: Scene, found: Found): Doer | undefined {
  const tree = treeOf(scene);
  const noun = tree.top(found.first, found.last);
  const verb = tree.head(noun);
  if (verb < 0 || tree.relation(noun) !== "obj" || !CARRYING.has(scene.tokens[verb]?.lower ?? "")) return undefined;
  const own = doerOf(scene, { ...found, first: verb, last: verb });
  return own?.passive === true ? undefined : own;
}
