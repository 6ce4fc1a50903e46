import type { EventMention, Standing, Timex } from "../../model/annotation.ts";
import type { Document } from "../../model/document.ts";
import { table } from "../../text/tables.ts";
import type { Scene } from "./scene.ts";
import type { Subject } from "./subject.ts";
import type { Found } from "./triggers.ts";

/** An event mention before its standing is known, with where and how it was found. */
export interface Draft {
  readonly mention: Omit<EventMention, "standing">;
  readonly found: Found;
  /** Index of its sentence in the scene. */
  readonly sentence: number;
  readonly quoted: boolean;
  readonly subject?: Subject;
}

let weights: ReadonlyMap<string, number> | undefined;

/** How readily a type is what a report is about: 3 for happenings, 2 for acts, 1 for verbal acts, which mostly comment on something else. */
function weightOf(type: string): number {
  weights ??= new Map(table("knowledge/events/types.tsv").map((row) => [row[0] ?? "", Number(row[1])]));
  return weights.get(type) ?? 1;
}

const BACKGROUND_HEADING =
  /^(?:for reference|background|context|for context|recall|as a reminder|reference|what (?:happened|we know) (?:before|so far)|previously|earlier|history|read also|see also)\b[^.!?]{0,40}:?$/i;
const RECALLING =
  /^(?:as (?:we |previously |earlier |was |already )?(?:reported|noted earlier|recalled)|earlier,|previously,|recall(?:,| that)|as a reminder|we (?:will )?remind|it (?:was|should be) recalled|in the past)/i;
/** A heading is short; longer lines are text. */
const LONGEST_HEADING = 80;

/** For each block of the body, whether it stands under a heading that says what follows is background. */
function backgroundBlocks(scene: Scene): boolean[] {
  let inside = false;
  return scene.blocks.map((block) => {
    const line = block.span.end - block.span.start <= LONGEST_HEADING ? scene.doc.text.slice(block.span.start, block.span.end).trim() : "";
    const heading = block.kind === "heading" || block.kind === "headline";
    if (BACKGROUND_HEADING.test(line) && (heading || line.endsWith(":"))) inside = true;
    else if (heading) inside = false;
    return inside;
  });
}

const PAST: Readonly<Record<string, number>> = { day: -7, week: -2, month: -1, year: -1 };

/** Whether a time lies clearly before the report: weeks back by its own words, or a day long before the date of publication. */
function longPast(timex: Timex | undefined, doc: Document): boolean {
  const reading = timex?.reading;
  if (!reading) return false;
  if (reading.at === "offset") return reading.anchor === undefined && reading.to <= (PAST[reading.unit] ?? -1);
  const published = doc.published[0]?.days;
  if (reading.at !== "fixed" || !published || published.open) return false;
  const [now, then] = [published.from.slice(0, 7), reading.to.slice(0, 7)];
  return monthsBetween(then, now) >= MONTHS_PAST;
}

/** Events this many months before publication are history to the report. */
const MONTHS_PAST = 2;

function monthsBetween(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}

/**
 * Points for standing in the headline or in the n-th sentence of the body: news tells its event first (the inverted pyramid). These and the points
 * below are judgements of what outweighs what, not fitted to texts: a place at the top outweighs a weak type, an imagined event loses to any other.
 */
const HEADLINE_POINTS = 4;
const LEAD_POINTS: readonly number[] = [4, 3, 2, 1, 1];
const TIME_POINTS = 1;
const PLACE_POINTS = 1;
const MOST_ROLE_POINTS = 2;
const ECHO_POINTS = 2;
const OCCASION_POINTS = 4;
const ASIDE_POINTS = -2;
const NOUN_POINTS = -1;
const MOOD_POINTS: Readonly<Record<EventMention["mood"], number>> = {
  asserted: 0,
  promised: -1,
  denied: -2,
  hypothetical: -4,
};
/** In the headline and the first sentences a time long past dates the news itself ("last year's sales"), not its background. */
const LEADS = 2;
const FIRST_POINTS = 1;
const SUBORDINATE_POINTS = -2;
/** What is demanded, threatened or refused is told for the sake of the demand. */
const CONTENT_POINTS = -2;
const VERBAL: ReadonlySet<string> = new Set(["REQUEST", "ACCUSE", "REJECT", "THREATEN"]);
const SUBORDINATE = new Set("after as because when which who whom whose since while although though where if before".split(" "));

/** Whether a word before the trigger puts it into a clause that only explains another; one that opens the sentence does so up to its comma. */
function subordinate(scene: Scene, draft: Draft): boolean {
  const first = scene.sentences[draft.sentence]?.first ?? 0;
  let opened = -1;
  for (let at = first; at < draft.found.first; at++) {
    const token = scene.tokens[at];
    if (SUBORDINATE.has(token?.lower ?? "") && (scene.mentionAt[at] ?? -1) < 0) opened = at;
    else if (token?.text === "," && opened >= 0) opened = -1;
  }
  return opened >= 0;
}

/** Below this nothing in the document says plainly what it is about, and its headline stands for the event. */
const LEAST_MAIN = 5;

const ASIDE = new Set("during after before following since until amid despite ahead".split(" "));
const OCCASIONS = new Set(["interview", "press-conference", "speech", "call"]);
const SPOKEN = /[“”"«»‘]|\b(?:says|said|warns|tells)\b/;
/** How far into a headline its speaker may reach ("Mayor Vale: no new taxes"), in tokens. */
const SPEAKER_REACH = 8;

/** What a document's lines look like to the score, computed once. */
interface Outline {
  readonly background: readonly boolean[];
  /** Number of each sentence among the sentences of the body, -1 in headlines and headings. */
  readonly place: readonly number[];
  readonly speech: boolean;
}

/** Whether a headline opens with a name and a colon; other words before a colon speak of a matter ("No talks yet: farmers wait"). */
function spoken(scene: Scene): boolean {
  const headline = scene.sentences.find((one) => scene.blocks[one.block]?.kind === "headline");
  if (!headline) return false;
  for (let at = headline.first + 1; at < Math.min(headline.last, headline.first + SPEAKER_REACH); at++)
    if (scene.tokens[at]?.text === ":") return (scene.mentionAt[at - 1] ?? -1) >= 0;
  return false;
}

function outline(scene: Scene): Outline {
  let next = 0;
  const place = scene.sentences.map((sentence) => (scene.blocks[sentence.block]?.kind.startsWith("head") ? -1 : next++));
  const headline = scene.blocks.find((block) => block.kind === "headline")?.span;
  const title = headline ? scene.doc.text.slice(headline.start, headline.end) : "";
  return { background: backgroundBlocks(scene), place, speech: SPOKEN.test(title) || spoken(scene) };
}

function recalled(scene: Scene, draft: Draft, lines: Outline): boolean {
  const sentence = scene.sentences[draft.sentence];
  if (!sentence) return false;
  if (lines.background[sentence.block]) return true;
  if (RECALLING.test(scene.doc.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 40)))) return true;
  const place = lines.place[draft.sentence] ?? 0;
  if (place < LEADS) return false;
  const time = draft.mention.time;
  return (
    time !== undefined &&
    longPast(
      scene.times.find((one) => one.span.start === time.start && one.span.end === time.end),
      scene.doc,
    )
  );
}

function score(scene: Scene, draft: Draft, lines: Outline): number {
  const { mention, found } = draft;
  const place = lines.place[draft.sentence] ?? 99;
  let points = weightOf(mention.type) + (place < 0 ? HEADLINE_POINTS : (LEAD_POINTS[place] ?? 0));
  points += (mention.time ? TIME_POINTS : 0) + (mention.place ? PLACE_POINTS : 0) + MOOD_POINTS[mention.mood];
  points += Math.min(MOST_ROLE_POINTS, mention.roles.filter((one) => one.role !== "topic").length);
  if (OCCASIONS.has(mention.mode ?? "") && lines.speech && place >= 0) points += OCCASION_POINTS;
  if (found.part === "noun") points += NOUN_POINTS;
  if (subordinate(scene, draft)) points += SUBORDINATE_POINTS;
  for (let back = 1; back <= 3; back++) if (ASIDE.has(scene.tokens[found.first - back]?.lower ?? "")) return points + ASIDE_POINTS;
  return points;
}

function echoes(drafts: readonly Draft[], lines: Outline): ReadonlySet<string> {
  const titles = new Set(drafts.filter((one) => lines.place[one.sentence] === -1).map((one) => one.mention.type));
  return new Set([...titles].filter((type) => drafts.some((one) => one.mention.type === type && (lines.place[one.sentence] ?? -1) >= 0)));
}

/**
 * What each event is to the document: one `main` at most (none scores enough: -1 is returned for its index), `background` for what a heading,
 * a recalling phrase or its date sets apart, all others `told`. Direct speech is never `main`.
 */
export function standings(scene: Scene, drafts: readonly Draft[]): { standing: Standing[]; main: number } {
  const lines = outline(scene);
  const echoed = echoes(drafts, lines);
  const standing = drafts.map((draft): Standing => (recalled(scene, draft, lines) ? "background" : "told"));
  const points = drafts.map((draft, index) => {
    if (standing[index] === "background" || draft.quoted) return 0;
    const before = drafts[index - 1]?.sentence === draft.sentence ? drafts[index - 1] : undefined;
    const content = before && before.found.part === "verb" && VERBAL.has(before.mention.type) ? CONTENT_POINTS : 0;
    const echo = echoed.has(draft.mention.type) && (lines.place[draft.sentence] ?? -1) >= 0 ? ECHO_POINTS : 0;
    return content + (before ? 0 : FIRST_POINTS) + score(scene, draft, lines) + echo;
  });
  const news = best(points, (index) => !aside(drafts[index] as Draft, lines));
  const main = news >= 0 ? news : best(points, () => true);
  if (main >= 0) standing[main] = "main";
  return { standing, main };
}

/** Where somebody spoke, told further down in a report whose headline is no speech ("told reporters"): the news only if nothing else is. */
function aside({ mention, sentence }: Draft, lines: Outline): boolean {
  return REMARKS.has(mention.mode ?? "") && !lines.speech && (lines.place[sentence] ?? 0) > 0;
}

const REMARKS = new Set(["press-conference", "interview", "speech"]);

/** Index of the most points among those that pass, the first of equals; -1 if none has enough to be main. */
function best(points: readonly number[], passes: (index: number) => boolean): number {
  let found = -1;
  let most = LEAST_MAIN - 1;
  for (const [index, each] of points.entries()) if (each > most && passes(index)) [most, found] = [each, index];
  return found;
}
