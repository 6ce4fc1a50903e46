import type { Sentence } from "../language/analysis.ts";
import type { EventMention, Mention, Role } from "../model/annotation.ts";
import type { Span } from "../model/span.ts";
import { table } from "../text/tables.ts";
import { LOCAL } from "./grammar.ts";
import { edge, mentionAt, spanOf, type Scene } from "./scene.ts";
import { complementsOf, type Complement } from "./slots.ts";
import { subjectOf, type Subject } from "./subject.ts";
import { passive, type Found, type Frame } from "./triggers.ts";

/** The roles and place of one event, and the subject it was read from, which a later verb of the sentence may share. */
export interface Filled {
  readonly roles: EventMention["roles"];
  readonly place?: Span;
  readonly subject?: Subject;
}

/** Words for means of attack: what stands before an attack noun or after "with". */
const INSTRUMENTS = new Set(table("knowledge/events/instruments.tsv").map((row) => row[0] ?? ""));

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

function placed(mention: Mention | undefined): boolean {
  return mention?.class === "place" && mention.form !== "adjective";
}

/** Collects roles once per span and role. */
class Roles {
  readonly list: { role: Role; span: Span }[] = [];

  add(role: Role, spans: readonly Span[]): void {
    for (const span of spans) {
      if (span.end > span.start && !this.list.some((one) => one.span.start === span.start))
        this.list.push({ role, span });
    }
  }

  has(role: Role): boolean {
    return this.list.some((one) => one.role === role);
  }
}

function fromComplements(
  roles: Roles,
  complements: readonly Complement[],
  part: { frame: Frame; verb: boolean; passive: boolean },
): void {
  const rules = CASES[part.frame];
  const together = rules.subject === "participant";
  for (const one of complements) {
    if (one.slot === "" && (!part.verb || part.passive)) continue;
    const role = one.slot === "" ? rules.object : rules.slots[one.slot];
    if (!role || role === "topic") continue;
    if (
      !part.verb &&
      role === "participant" &&
      (one.slot === "to" || one.slot === "against") &&
      part.frame !== "sport"
    )
      continue;
    if (
      together &&
      (!one.mention ||
        (placed(one.mention) && one.slot !== "with" && one.slot !== "between" && one.slot !== ""))
    )
      continue;
    if (part.frame === "visit" && placed(one.mention) && one.slot !== "with") continue;
    if (one.slot === "at" && !one.mention) continue;
    roles.add(role, [one.span]);
  }
}

/** Possessor or adjective before a noun trigger ("Ruritania's heavy night attack", "Ruritanian strikes"): who did it. */
function owner(scene: Scene, first: number, sentence: Sentence): Span[] {
  for (let at = first - 1; at >= Math.max(sentence.first, first - 6); at--) {
    const token = scene.tokens[at];
    if (!token || token.kind === "mark" || (scene.timeAt[at] ?? -1) >= 0) break;
    const mention = mentionAt(scene, at);
    if (mention && mention.class !== "happening" && mention.class !== "product") {
      const held =
        scene.tokens[edge(scene, at, 1) + 1]?.lower === "'s" ||
        scene.tokens[edge(scene, at, 1)]?.lower === "'s" ||
        edge(scene, at, 1) === at;
      return held || mention.form === "adjective" ? [mention.span] : [mention.span];
    }
    if (/^(?:the|a|an|of|in|on|to|and|for|with|from|by|at|after|before)$/.test(token.lower)) break;
  }
  return [];
}

/** Means of attack among the words before a noun trigger, a run of nouns joined by "and" or a comma. */
function instruments(scene: Scene, first: number, sentence: Sentence): Span[] {
  const found: Span[] = [];
  for (let at = first; at >= Math.max(sentence.first, first - 4); at--) {
    const token = scene.tokens[at];
    if (!token || (at < first && token.kind === "mark")) break;
    if (INSTRUMENTS.has(token.lower)) found.unshift(spanOf(scene, at, at));
  }
  return found;
}

function placeOf(
  scene: Scene,
  complements: readonly Complement[],
  part: { found: Found; sentence: Sentence },
): Span | undefined {
  const { found, sentence } = part;
  const goal =
    found.frame === "visit"
      ? ["", "to", "in", "at", "of"]
      : found.frame === "harm"
        ? ["in", "at", "near", "on", "against", "", "across", "over", "outside", "off"]
        : ["in", "at", "near", "outside", "around", "across"];
  for (const slot of goal) {
    const one = complements.find(
      (complement) => complement.slot === slot && placed(complement.mention),
    );
    if (one) return one.span;
  }
  return (
    elsewhere(scene, { from: found.last + 1, to: sentence.last }) ??
    elsewhere(scene, { from: sentence.first, to: found.first })
  );
}

/** A place named with a preposition of place, or as the goal of a visit, anywhere in a stretch of the sentence. */
function elsewhere(scene: Scene, range: { from: number; to: number }): Span | undefined {
  for (let at = range.from; at + 1 < range.to; at++) {
    const lower = scene.tokens[at]?.lower ?? "";
    if (mentionAt(scene, at)) continue;
    const goal =
      lower === "to" &&
      /^(?:visit|trip|travel|travelled|traveled|flew|tour)s?$/.test(
        scene.tokens[at - 1]?.lower ?? "",
      );
    if (!LOCAL.has(lower) && !goal) continue;
    for (let next = at + 1; next < Math.min(range.to, at + 4); next++) {
      const mention = mentionAt(scene, next);
      if (placed(mention)) return mention?.span;
      if (mention || scene.tokens[next]?.kind === "mark") break;
    }
  }
  return undefined;
}

function verbRoles(
  scene: Scene,
  found: Found,
  sentence: Sentence,
  shared: Subject | undefined,
): { roles: Roles; complements: Complement[]; subject?: Subject } {
  const roles = new Roles();
  const complements = complementsOf(scene, found.last, sentence);
  const subject = subjectOf(scene, found.first, sentence) ?? shared;
  const isPassive = passive(found, scene.tokens, sentence.first);
  const rules = CASES[found.frame];
  if (subject) roles.add(isPassive ? rules.object : rules.subject, subject.spans);
  if (found.frame === "visit")
    for (const one of complements)
      if (one.slot === "with" && one.mention) roles.add("participant", [one.span]);
  fromComplements(roles, complements, { frame: found.frame, verb: true, passive: isPassive });
  return subject ? { roles, complements, subject } : { roles, complements };
}

function nounRoles(
  scene: Scene,
  found: Found,
  sentence: Sentence,
  shared: Subject | undefined,
): { roles: Roles; complements: Complement[] } {
  const roles = new Roles();
  const complements = complementsOf(scene, found.last, sentence);
  const rules = CASES[found.frame];
  roles.add(rules.subject, owner(scene, found.first, sentence));
  fromComplements(roles, complements, { frame: found.frame, verb: false, passive: false });
  if (found.frame === "harm") roles.add("instrument", instruments(scene, found.last, sentence));
  const meets =
    rules.subject === "participant" &&
    found.frame !== "visit" &&
    complements.some((one) => one.slot === "with");
  if (meets && shared?.named) roles.add("participant", shared.spans);
  return { roles, complements };
}

/**
 * Who and what takes part in the event stated by `found`, by position and function words. `shared` is the subject of the verb before it in the
 * sentence, used where the trigger has none of its own. Every role is a mention's span where a mention fills it, else the noun phrase.
 */
export function rolesOf(
  scene: Scene,
  found: Found,
  sentence: Sentence,
  shared: Subject | undefined,
): Filled {
  const read =
    found.part === "verb"
      ? verbRoles(scene, found, sentence, shared)
      : { ...nounRoles(scene, found, sentence, shared), subject: undefined };
  const place = placeOf(scene, read.complements, { found, sentence });
  return {
    roles: read.roles.list,
    ...(place ? { place } : {}),
    ...(read.subject ? { subject: read.subject } : {}),
  };
}
