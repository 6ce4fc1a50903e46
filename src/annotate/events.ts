import type { Sentence } from "../language/analysis.ts";
import type { Annotation, EventMention } from "../model/annotation.ts";
import type { Annotator } from "../model/annotator.ts";
import type { Document } from "../model/document.ts";
import { covers, type Span } from "../model/span.ts";
import { withoutVerbs } from "./happening/clause.ts";
import { demandAt } from "./happening/demand.ts";
import { inField } from "./happening/field.ts";
import { gistOf } from "./happening/gist.ts";
import { moodOf } from "./happening/mood.ts";
import { sayerOf, speakersOf, together } from "./happening/occasions.ts";
import { otherwise } from "./happening/otherwise.ts";
import { happens, possible, recurs } from "./happening/particular.ts";
import { rolesOf, type Filled } from "./happening/roles.ts";
import { mentionAt, sceneOf, spanOf, type Scene } from "./happening/scene.ts";
import { standings, type Draft } from "./happening/standing.ts";
import type { Subject } from "./happening/subject.ts";
import { nearestTime } from "./happening/moment.ts";
import { topicsOf } from "./happening/topics.ts";
import { treeOf } from "./happening/tree.ts";
import { triggerAt, type Found } from "./happening/triggers.ts";

const NAME = "events";
const VERSION = 6;
const BY = `${NAME}@${VERSION}`;

interface Where {
  readonly index: number;
  readonly shared: Subject | undefined;
  /** Roles that were read with the trigger. */
  readonly filled?: Filled;
}

function draftOf(scene: Scene, found: Found, at: Where): Draft | undefined {
  const sentence = scene.sentences[at.index] as Sentence;
  if (!possible(scene, found, sentence)) return undefined;
  const filled = at.filled ?? rolesOf(scene, found, { sentence, shared: at.shared });
  const mood = moodOf(scene, found.first, { sentence, verb: found.part === "verb" });
  const time = nearestTime(scene, found, sentence);
  const sayer = found.frame === "speech" && found.part === "noun" ? sayerOf(scene, found, sentence) : [];
  const roles = [...sayer.map((span) => ({ role: "participant" as const, span })), ...filled.roles];
  const mention: Draft["mention"] = {
    kind: "event",
    span: { doc: scene.doc.id, start: sentence.start, end: sentence.end },
    by: BY,
    trigger: spanOf(scene, found.first, found.last),
    type: found.type,
    ...(found.mode === "" ? {} : { mode: found.mode }),
    roles: [...roles, ...agenda(scene, found, sentence)],
    ...(time ? { time } : {}),
    ...(filled.place ? { place: filled.place } : {}),
    mood,
  };
  if (!happens(scene, mention, { found, sentence, subject: filled.subject })) return undefined;
  const draft = { mention, found, sentence: at.index, quoted: scene.quoted[found.first] === 1 };
  return filled.subject ? { ...draft, subject: filled.subject } : draft;
}

function agenda(scene: Scene, found: Found, sentence: Sentence): EventMention["roles"] {
  if (!/^(?:meet|discuss|agenda)$/.test(found.frame)) return [];
  return topicsOf(scene, found, sentence).map((span) => ({ role: "topic" as const, span }));
}

/** Whether a trigger word is part of a name ("the U.S. Congress"). */
function named(scene: Scene, found: Found): boolean {
  const mention = mentionAt(scene, found.first);
  return mention !== undefined && mention.class !== "happening";
}

/** Whether a trigger stands inside an item of an agenda: what is talked about has not thereby happened. */
function talkedAbout(found: Span, drafts: readonly Draft[]): boolean {
  return drafts.some((draft) => draft.mention.roles.some((one) => one.role === "topic" && covers(one.span, found)));
}

const CALAMITIES: ReadonlySet<string> = new Set(["DISASTER", "WEATHER", "ACCIDENT"]);

/** "There was a storm, and it sank two boats": a calamity that the sentence has named is what "it" did; its words are an actor beside the pronoun. */
function caused(scene: Scene, draft: Draft, own: readonly Draft[]): Draft {
  const { subject, mention } = draft;
  if (!subject || subject.first !== subject.last || scene.tokens[subject.first]?.lower !== "it") return draft;
  const cause = own.findLast((one) => one.found.part === "noun" && CALAMITIES.has(one.mention.type));
  if (!cause || !mention.roles.some((one) => one.role === "actor")) return draft;
  return { ...draft, mention: { ...mention, roles: [...mention.roles, { role: "actor", span: cause.mention.trigger }] } };
}

/**
 * A verb whose subject is itself a calamity tells of that calamity, whatever it does: "Storm sinks boats" is no accident at sea, "Floods force
 * thousands from homes" no expulsion.
 */
function byCause(scene: Scene, draft: Draft): Draft {
  const { subject, mention, found } = draft;
  if (!subject || found.part !== "verb" || subject.last >= found.first) return draft;
  const cause = triggerAt(scene.tokens, subject.last, { first: subject.last, last: subject.last + 1 });
  if (cause?.part !== "noun" || !CALAMITIES.has(cause.type)) return draft;
  const { mode: _, ...rest } = mention;
  return { ...draft, mention: { ...rest, type: cause.type, ...(cause.mode === "" ? {} : { mode: cause.mode }) } };
}

/** Tags of finite verbs. Headlines leave out the words by which nouns and verbs are told apart, so that the tag is asked there. */
const FINITE = /^VB[DZP]$/;

function draftsIn(scene: Scene, index: number, earlier: readonly Draft[]): Draft[] {
  const sentence = scene.sentences[index];
  if (!sentence || scene.blocks[sentence.block]?.kind === "heading" || recurs(scene, sentence)) return [];
  let shared: Subject | undefined;
  const own: Draft[] = [];
  const range = { first: sentence.first, last: sentence.last, verb: false };
  const verbal = { ...range, verb: true };
  const titled = scene.blocks[sentence.block]?.kind === "headline";
  for (let at = sentence.first; at < sentence.last; at++) {
    const demand = demandAt(scene, at);
    const word = demand?.found ?? triggerAt(scene.tokens, at, titled && FINITE.test(treeOf(scene).fine(at)) ? verbal : range);
    const found = word && inField(scene, word);
    if (!found || named(scene, found) || talkedAbout(spanOf(scene, found.first, found.last), own)) continue;
    const made = draftOf(scene, found, demand ? { index, shared, filled: demand.filled } : { index, shared });
    if (!made) continue;
    if (made.subject?.named) shared = made.subject;
    const draft = together(scene, byCause(scene, caused(scene, made, own)), own.length > 0 ? own : earlier);
    if (draft) own.push(draft);
    at = found.last;
  }
  return visitors(own);
}

/** A visit told as an aside ("during a visit to Varna, X said") is made by the subject of the sentence's first verb. */
function visitors(drafts: readonly Draft[]): Draft[] {
  const main = drafts.find(
    (one) => one.found.part === "verb" && one.mention.roles.some((role) => role.role === "participant" || role.role === "actor"),
  );
  const who = main?.mention.roles.find((role) => role.role === "participant" || role.role === "actor")?.span;
  return drafts.map((draft) => {
    if (
      !who ||
      draft.found.frame !== "visit" ||
      draft.found.part !== "noun" ||
      draft.mention.roles.some((one) => one.role === "participant")
    )
      return draft;
    return { ...draft, mention: { ...draft.mention, roles: [{ role: "participant" as const, span: who }, ...draft.mention.roles] } };
  });
}

function once(drafts: readonly Draft[], scene: Scene): Draft[] {
  const seen = new Set<string>();
  return drafts.filter(({ mention }) => {
    if (mention.mode !== "press-conference" && mention.mode !== "interview") return true;
    const who = mention.roles.map((one) => scene.doc.text.slice(one.span.start, one.span.end).toLowerCase());
    const key = `${mention.mode} ${who[0] ?? ""}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** All event mentions of a document in text order, exactly one of them `main` unless the document has neither headline nor text. */
function mentionsOf(doc: Document, earlier: readonly Annotation[]): EventMention[] {
  const scene = sceneOf(doc, earlier);
  const drafts: Draft[] = [];
  for (const index of scene.sentences.keys()) drafts.push(...draftsIn(scene, index, drafts));
  const kept = speakersOf(scene, once(drafts, scene));
  const { standing, main } = standings(scene, kept);
  const verbs = kept.filter((one) => one.found.part === "verb").map((one) => one.found.first);
  const gist = gistOf(scene, { place: kept[main]?.mention.place, verbs });
  const found = kept.map(({ mention }, index): EventMention => ({
    ...withoutVerbs(scene, mention),
    standing: standing[index] ?? "told",
    ...(gist && index === main ? { gist } : {}),
  }));
  const other = main < 0 ? otherwise(scene, BY) : undefined;
  return other ? [{ ...other, ...(gist ? { gist } : {}) }, ...found] : found;
}

/**
 * Finds statements of events: trigger words and phrases of knowledge/events, roles by position and function words, mood, and what each event is
 * to its document. Types follow PLOVER (Halterman et al. 2023) and, beyond politics, knowledge/events/types.tsv.
 */
export const events: Annotator = {
  name: NAME,
  version: VERSION,
  needs: ["mention", "timex", "quantity", "quotation"],
  makes: ["event"],
  annotate: mentionsOf,
};
