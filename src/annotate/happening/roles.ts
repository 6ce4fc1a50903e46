import type { Sentence } from "../../language/analysis.ts";
import type { EventMention, Role } from "../../model/annotation.ts";
import { covers, type Span } from "../../model/span.ts";
import { table } from "../../text/tables.ts";
import { CONJUNCTIONS, LOCAL, PREPOSITIONS } from "./grammar.ts";
import { edge, mentionAt, spanOf, type Scene } from "./scene.ts";
import { placed, siteOf } from "./site.ts";
import { carrier, doerOf, elsewhere, governed } from "./clause.ts";
import { concerned, enclosed } from "./directed.ts";
import { complementsOf, type Complement } from "./slots.ts";
import { subjectOf, type Subject } from "./subject.ts";
import type { Frame } from "./lexicon.ts";
import { passive, type Found } from "./triggers.ts";

/** The roles and place of one event, and the subject it was read from, which a later verb of the sentence may share. */
export interface Filled {
  readonly roles: EventMention["roles"];
  readonly place?: Span;
  readonly subject?: Subject;
}

let means: ReadonlySet<string> | undefined;

/** Where a trigger stands, and the subject of the verb before it in its sentence. */
export interface Context {
  readonly sentence: Sentence;
  readonly shared: Subject | undefined;
}

/** Words for means of attack: what stands before an attack noun or after "with". */
function instrumental(lower: string): boolean {
  means ??= new Set(table("knowledge/events/instruments.tsv").map((row) => row[0] ?? ""));
  return means.has(lower);
}

/** Which role the subject, the object of an active verb and the object of each preposition take; "" is the direct object. */
interface Case {
  readonly subject: Role;
  readonly object: Role;
  readonly slots: Readonly<Record<string, Role>>;
}

const TOGETHER: Case = {
  subject: "participant",
  object: "participant",
  slots: {
    with: "participant",
    between: "participant",
    among: "participant",
    of: "participant",
    against: "participant",
    to: "participant",
  },
};
const DONE: Case = {
  subject: "actor",
  object: "recipient",
  slots: {
    by: "actor",
    on: "recipient",
    against: "recipient",
    to: "recipient",
    with: "recipient",
    for: "recipient",
  },
};

const CASES: Readonly<Record<Frame, Case>> = {
  act: DONE,
  give: { ...DONE, slots: { by: "actor", to: "recipient", for: "recipient", with: "recipient" } },
  make: { ...DONE, slots: { by: "actor", with: "recipient", to: "recipient" } },
  court: { ...DONE, slots: { by: "actor", against: "recipient" } },
  harm: {
    subject: "actor",
    object: "victim",
    slots: { by: "actor", on: "recipient", against: "recipient", of: "victim", at: "recipient" },
  },
  suffer: { subject: "victim", object: "victim", slots: { of: "victim" } },
  meet: TOGETHER,
  with: TOGETHER,
  host: TOGETHER,
  sport: TOGETHER,
  discuss: {
    subject: "participant",
    object: "topic",
    slots: { with: "participant", between: "participant" },
  },
  agenda: { subject: "participant", object: "topic", slots: { with: "participant" } },
  visit: {
    subject: "participant",
    object: "recipient",
    slots: { with: "participant", by: "participant", of: "participant" },
  },
  speech: {
    subject: "participant",
    object: "participant",
    slots: { with: "participant", by: "participant", to: "participant" },
  },
};

/** Collects roles, each span once. */
class Roles {
  readonly list: { role: Role; span: Span }[] = [];

  add(role: Role, spans: readonly Span[]): void {
    for (const span of spans) {
      if (span.end > span.start && !this.list.some((one) => one.span.start === span.start)) this.list.push({ role, span });
    }
  }
}

/** Prepositions that lead to a common noun which may fill a role; behind others only names do. */
const COMMON = new Set(["", "by", "on", "against"]);

interface Use {
  readonly frame: Frame;
  readonly verb: boolean;
  readonly passive: boolean;
  readonly seen: Set<string>;
}

function wanted(one: Complement, part: Use): boolean {
  const together = CASES[part.frame].subject === "participant";
  const thing = one.slot === "" && (part.frame === "give" || part.frame === "make");
  if (!one.mention) return !together && !thing && COMMON.has(one.slot) && !part.seen.has(one.slot);
  if (!together || !placed(one.mention))
    return !together || part.verb || part.frame === "sport" || (one.slot !== "to" && one.slot !== "against");
  return part.frame !== "visit" && /^(?:|with|between|against)$/.test(one.slot);
}

function fromComplements(roles: Roles, complements: readonly Complement[], part: Use): void {
  const rules = CASES[part.frame];
  for (const one of complements) {
    if (one.slot === "" && (!part.verb || part.passive)) continue;
    if (one.slot === "by" && part.verb && !part.passive) continue;
    const role = one.slot === "" ? rules.object : rules.slots[one.slot];
    if (role && role !== "topic" && wanted(one, part)) roles.add(role, [one.span]);
    part.seen.add(one.slot);
  }
}

/**
 * Possessor or adjective before a noun trigger ("Ruritania's heavy night attack", "Ruritanian strikes"): who did it. A name without a mark of
 * possession counts only right before the trigger ("the Acme takeover").
 */
function owner(scene: Scene, first: number, sentence: Sentence): Span[] {
  for (let at = first - 1; at >= Math.max(sentence.first, first - OWNER_REACH); at--) {
    const token = scene.tokens[at];
    if (token?.lower === "'s") continue;
    if (!token || token.kind === "mark" || PREPOSITIONS.has(token.lower) || CONJUNCTIONS.has(token.lower)) return [];
    const mention = mentionAt(scene, at);
    if (!mention) {
      if (/^(?:the|a|an|my|our|your|this|that)$/.test(token.lower)) return [];
      continue;
    }
    const last = edge(scene, at, 1);
    const possessive =
      scene.tokens[last]?.lower === "'s" || scene.tokens[last + 1]?.lower === "'s" || /^(?:his|her|their|its)$/.test(token.lower);
    const close = mention.form === "adjective" || ACRONYM.test(token.text) || last === first - 1;
    return possessive || (close && mention.class !== "product" && mention.class !== "happening") ? [mention.span] : [];
  }
  return [];
}

/** A country's acronym qualifies what follows at a distance too ("US heavy strikes"). */
const ACRONYM = /^(?:[A-Z]{2,5}|(?:[A-Z]\.){2,5})$/;

/** How many words an owner may stand before its noun: "Ruritania's latest heavy night-time missile and drone attack". */
const OWNER_REACH = 8;

/** Means of attack among the words before a noun trigger, a run of nouns joined by "and" or a comma. */
function instruments(scene: Scene, first: number, sentence: Sentence): Span[] {
  const found: Span[] = [];
  for (let at = first; at >= Math.max(sentence.first, first - 4); at--) {
    const token = scene.tokens[at];
    if (!token || (at < first && token.kind === "mark")) break;
    if (instrumental(token.lower)) found.unshift(spanOf(scene, at, at));
  }
  return found;
}

const AFTER_SUFFERING = /^(?:in|by|on|at|near|during|after|when|over|outside|for|as|and|,|\.)$/;

/** A past form of harming or arresting without an object is a passive cut short ("20 killed in a blast", "the man arrested on Sunday"). */
function suffered(scene: Scene, found: Found): boolean {
  if (!found.forms.includes("participle") || found.mode === "war" || found.last > found.first) return false;
  const harmed = found.type === "ASSAULT" || found.type === "COERCE" || found.type === "COURT" || found.mode === "injure";
  const next = found.last + 1;
  return harmed && (AFTER_SUFFERING.test(scene.tokens[next]?.lower ?? "") || (scene.timeAt[next] ?? -1) >= 0);
}

/** An -ing form after a comma has the subject of the verb before it (", killing 20"). */
function gerund(scene: Scene, found: Found): boolean {
  return found.forms.includes("ing") && /^(?:,|and)$/.test(scene.tokens[found.first - 1]?.lower ?? "");
}

/** All names within a subject ("diplomats from A and other B members"), places somebody is merely in left out; its own expressions if none. */
function everybody(scene: Scene, subject: Subject): readonly Span[] {
  const found: Span[] = [];
  for (let at = subject.first; at <= subject.last; at++) {
    const mention = mentionAt(scene, at);
    if (!mention) continue;
    const merelyIn = placed(mention) && LOCAL.has(scene.tokens[at - 1]?.lower ?? "");
    if (!merelyIn && mention.form !== "adjective") found.push(mention.span);
    at = edge(scene, at, 1);
  }
  return found.length > 0 ? found : subject.spans;
}

/** Complements by the tree, and by position those in no place that the tree has filled. */
function merged(tree: readonly Complement[], near: readonly Complement[]): Complement[] {
  const taken = (one: Complement) => tree.some((other) => other.span.start < one.span.end && one.span.start < other.span.end);
  const slots = new Set(tree.map((one) => one.slot));
  return [...tree, ...near.filter((one) => !taken(one) && !slots.has(one.slot))];
}

/** Whom an act is directed at where no object of it is named: the nearest name inside what is agreed, demanded, given or refused. */
function content(roles: Roles, scene: Scene, found: Found): void {
  const role = found.frame === "harm" ? "victim" : "recipient";
  if (!DIRECTED.has(found.frame)) return;
  const named = roles.list.some((one) => one.role === role && scene.mentions.some((mention) => mention.span.start === one.span.start));
  if (named) return;
  const known = new Set(roles.list.map((one) => one.span.start));
  const inside = found.last > found.first ? enclosed(scene, found) : [];
  const spans = (inside.length > 0 || found.frame === "harm" ? inside : concerned(scene, found, known)).map((one) => one.span);
  roles.add(
    role,
    spans.filter((span) => !roles.list.some((one) => covers(one.span, span) && one.role === "actor")),
  );
}

const DIRECTED: ReadonlySet<Frame> = new Set(["act", "give", "make", "harm"]);

function verbRoles(
  scene: Scene,
  found: Found,
  { sentence, shared }: Context,
): { roles: Roles; complements: Complement[]; subject?: Subject } {
  const roles = new Roles();
  const complements = merged(
    governed(scene, found),
    complementsOf(scene, found, sentence).filter((one) => !elsewhere(scene, found, one.span.start)),
  );
  // Headlines leave out the words that trees are built on.
  const doer = scene.blocks[sentence.block]?.kind === "headline" ? undefined : doerOf(scene, found);
  const subject = doer?.subject ?? (gerund(scene, found) ? shared : (subjectOf(scene, found.first, sentence) ?? shared));
  const isPassive =
    (doer?.passive === true && found.frame !== "agenda" && found.forms.includes("participle")) ||
    passive(found, scene.tokens, sentence.first) ||
    suffered(scene, found);
  const rules = CASES[found.frame];
  if (subject)
    roles.add(isPassive ? rules.object : rules.subject, rules.subject === "participant" ? everybody(scene, subject) : subject.spans);
  fromComplements(roles, complements, { frame: found.frame, verb: true, passive: isPassive, seen: new Set() });
  content(roles, scene, found);
  return subject ? { roles, complements, subject } : { roles, complements };
}

function nounRoles(scene: Scene, found: Found, { sentence, shared }: Context): { roles: Roles; complements: Complement[] } {
  const roles = new Roles();
  const complements = complementsOf(scene, found, sentence);
  const rules = CASES[found.frame];
  const owners = owner(scene, found.first, sentence);
  roles.add(rules.subject, owners.length > 0 ? owners : (carrier(scene, found)?.subject.spans ?? []));
  fromComplements(roles, complements, { frame: found.frame, verb: false, passive: false, seen: new Set() });
  if (found.frame === "harm") roles.add("instrument", instruments(scene, found.last, sentence));
  const meets = rules.subject === "participant" && found.frame !== "visit" && complements.some((one) => one.slot === "with");
  if (meets && shared?.named) roles.add("participant", shared.spans);
  return { roles, complements };
}

/**
 * Who and what takes part in the event stated by `found`, by position and function words. `shared` is the subject of the verb before it in the
 * sentence, used where the trigger has none of its own. Every role is a mention's span where a mention fills it, else the noun phrase.
 */
export function rolesOf(scene: Scene, found: Found, context: Context): Filled {
  const read = found.part === "verb" ? verbRoles(scene, found, context) : { ...nounRoles(scene, found, context), subject: undefined };
  const place = siteOf(scene, read.complements, { found, sentence: context.sentence });
  return {
    roles: read.roles.list,
    ...(place ? { place } : {}),
    ...(read.subject ? { subject: read.subject } : {}),
  };
}
