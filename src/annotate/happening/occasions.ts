import type { Sentence } from "../../language/analysis.ts";
import type { EventMention, Mention } from "../../model/annotation.ts";
import type { Span } from "../../model/span.ts";
import { SAYING } from "./grammar.ts";
import { mentionAt, type Scene } from "./scene.ts";
import type { Draft } from "./standing.ts";
import { subjectOf } from "./subject.ts";
import type { Found } from "./triggers.ts";

type Roles = EventMention["roles"];

const SPEAKS =
  /^(?:spoke|speaks|speaking|talked|asked|appeared|discussed|revealed|admitted|claimed|argued|insisted|believes|warned|pointed|recalled)$/;
/** How far from "in an interview" the word of saying may stand. */
const SAYER_REACH = 25;

/** Words for people who were named before as taking part together. */
const TOGETHER =
  /^(?:they|both|two|pair|parties|sides|diplomats|ministers|leaders|officials|interlocutors|presidents|premiers|chiefs|delegations|counterparts|negotiators|talks|talk|meeting|conversation|conversations|discussion|discussions|negotiations|agenda|summit|visit|dialogue|call)$/;
/** How many sentences back the people meant by "the diplomats" may be named. */
const ANTECEDENT_REACH = 8;

/** Who speaks on an occasion that a noun names ("said this in an interview with X"): the subject of the nearest word of saying. */
export function sayerOf(scene: Scene, found: Found, sentence: Sentence): readonly Span[] {
  const from = Math.max(sentence.first, found.first - SAYER_REACH);
  const to = Math.min(sentence.last, found.last + SAYER_REACH);
  for (let at = found.first - 1; at >= from; at--) {
    const spans = said(scene, at, sentence);
    if (spans) return spans;
  }
  for (let at = found.last + 1; at < to; at++) {
    const spans = said(scene, at, sentence);
    if (spans) return spans;
  }
  return [];
}

function said(scene: Scene, at: number, sentence: Sentence): readonly Span[] | undefined {
  const lower = scene.tokens[at]?.lower ?? "";
  if (!SAYING.has(lower) && !SPEAKS.test(lower)) return undefined;
  const after = mentionAt(scene, at + 1);
  const subject = subjectOf(scene, at, sentence);
  if (subject?.named) return subject.spans;
  return after?.class === "person" ? [after.span] : undefined;
}

function collective(scene: Scene, draft: Draft): boolean {
  if (!draft.subject) return false;
  for (let at = draft.subject.first; at <= draft.subject.last; at++) {
    const mention = mentionAt(scene, at);
    if (mention && mention.form === "name") return false;
    if (TOGETHER.test(scene.tokens[at]?.lower ?? "")) return true;
  }
  return false;
}

/**
 * A discussion whose subject is "the two sides" or "the talks" has the participants of the meeting told before it. An agenda word ("focused on")
 * without such a subject and without a meeting before is no event: undefined.
 */
export function together(scene: Scene, draft: Draft, earlier: readonly Draft[]): Draft | undefined {
  const { frame } = draft.found;
  if (frame !== "discuss" && frame !== "agenda") return draft;
  const met = earlier.at(-1);
  if (met && met.sentence === draft.sentence && scene.tokens[draft.found.first - 1]?.lower === "to" && met.mention.type === "CONSULT") {
    return withPeople(draft, people(scene, met));
  }
  const before = earlier.findLast(
    (one) => one.mention.type === "CONSULT" && draft.sentence - one.sentence <= ANTECEDENT_REACH && people(scene, one).length > 1,
  );
  if (!collective(scene, draft)) return frame === "discuss" ? draft : undefined;
  if (!before) return frame === "discuss" ? draft : undefined;
  return withPeople(draft, people(scene, before));
}

function withPeople(draft: Draft, people: Roles): Draft {
  const own = draft.mention.roles.filter((one) => one.role !== "participant");
  return { ...draft, mention: { ...draft.mention, roles: [...people, ...own] } };
}

function people(scene: Scene, draft: Draft): Roles {
  return draft.mention.roles.filter(
    (one) => one.role === "participant" && scene.mentions.some((mention) => mention.span.start === one.span.start),
  );
}

function speakers(scene: Scene): Mention[] {
  const found = new Map<string, Mention>();
  for (const block of scene.blocks) {
    const label = block.label;
    const words = label && scene.doc.text.slice(label.start, label.end);
    if (!label || !words || found.has(words)) continue;
    const mention = scene.mentions.find((one) => one.span.start >= label.start && one.span.end <= label.end && one.class === "person");
    if (mention) found.set(words, mention);
  }
  return [...found.values()];
}

const HERE = /\b(?:today|here|tonight|this (?:morning|afternoon|evening))\b/i;

/** Whether a turn's sentence speaks of the very occasion it is spoken at: "great to meet you here today", "today we will discuss". */
function ofThisOccasion(scene: Scene, draft: Draft): boolean {
  const sentence = scene.sentences[draft.sentence];
  if (draft.mention.type !== "CONSULT" || draft.found.part === "noun" || !sentence) return false;
  if (scene.blocks[sentence.block]?.kind !== "turn" || !/^(?:meet|discuss)$/.test(draft.found.frame)) return false;
  return HERE.test(scene.doc.text.slice(sentence.start, sentence.end));
}

/**
 * In a transcript the speakers take part in the meeting that its headline or their own words state, and what they say they will discuss today is
 * discussed. Other documents pass unchanged.
 */
export function speakersOf(scene: Scene, drafts: readonly Draft[]): Draft[] {
  if (scene.doc.kind !== "transcript") return [...drafts];
  const present = speakers(scene);
  if (present.length < 2) return [...drafts];
  return drafts.map((draft) => {
    const kind = scene.blocks[scene.sentences[draft.sentence]?.block ?? -1]?.kind;
    const headline = kind === "headline" && draft.mention.type === "CONSULT";
    if (!headline && !ofThisOccasion(scene, draft)) return draft;
    const own = headline ? draft.mention.roles : draft.mention.roles.filter((one) => one.role !== "participant");
    const added = present.filter((one) => !own.some((role) => role.span.start === one.span.start));
    const roles = [...own, ...added.map((one) => ({ role: "participant" as const, span: one.span }))];
    return { ...draft, mention: { ...draft.mention, roles, mood: "asserted" as const } };
  });
}
