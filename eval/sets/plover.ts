import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EventMention, Mention, Role } from "../../src/model/annotation.ts";
import type { Span } from "../../src/model/span.ts";
import { annotate } from "../../src/pipeline.ts";
import { documentOf } from "../group.ts";
import { filesUnder, someOf } from "../reports.ts";
import { accuracy } from "../scorers/ratio.ts";
import type { Asked, Figures, Mistake } from "../set.ts";

interface Actor {
  readonly actorText?: string;
}

/** A record of the gold file: one sentence, the event coded from it, who did it and to whom. */
export interface GoldRecord {
  readonly id: string;
  readonly event: string;
  readonly text?: string;
  readonly source?: readonly Actor[] | string | null;
  readonly target?: readonly Actor[] | string | null;
}

/** Types of the file's edition of PLOVER under the names we use, by its own conversion table. */
const RENAMED: Readonly<Record<string, string>> = {
  CONCEDE: "YIELD",
  DEMAND: "REQUEST",
  DISAPPROVE: "ACCUSE",
  INVESTIGATE: "ACCUSE",
  FIGHT: "ASSAULT",
};

/** The type of a record under the name we use. */
export function typeOf({ event }: GoldRecord): string {
  return RENAMED[event] ?? event;
}

/** The words of one side of a record; none where the coder left it empty. */
function wordsOf(side: GoldRecord["source"]): string[] {
  if (!Array.isArray(side)) return [];
  return (side as readonly Actor[]).flatMap(({ actorText }) =>
    actorText === undefined || actorText.trim() === "" ? [] : [actorText.trim()],
  );
}

const SIDES: Readonly<Record<"source" | "target", ReadonlySet<Role>>> = {
  source: new Set(["actor", "participant"]),
  target: new Set(["recipient", "victim", "participant"]),
};

/** Where words of a record stand in its sentence, all places; coders wrote some of them with other small words between. */
function places(text: string, words: string): [number, number][] {
  const found: [number, number][] = [];
  const [hay, needle] = [text.toLowerCase(), words.toLowerCase()];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) found.push([at, at + needle.length]);
  if (found.length > 0) return found;
  const longest = words.split(/\s+/).toSorted((a, b) => b.length - a.length)[0] ?? "";
  return longest === words || longest === "" ? [] : places(text, longest);
}

/**
 * Whether one side is right: every gold actor overlaps an expression in a role of this side, or one that it means by coreference. Who meets is on
 * both sides, and so is the place on that of the target: PLOVER codes what is done in a country as done to it.
 */
function sideRight(record: GoldRecord, { mention, mentions }: Read, side: "source" | "target"): boolean {
  const gold = wordsOf(record[side]).map((words) => places(record.text ?? "", words));
  const own = mention.roles.filter((one) => SIDES[side].has(one.role)).map((one) => one.span);
  const placed = side === "target" && mention.place ? [mention.place] : [];
  const spans = [...own, ...placed].flatMap((span) => meant(span, mentions));
  return gold.every((words) => spans.some((span) => words.some(([from, to]) => span.start < to && from < span.end)));
}

/** The main event read from a record's sentence, and the mentions of names and pronouns beside it. */
export interface Read {
  readonly mention: EventMention;
  readonly mentions: readonly Mention[];
}

/** An expression and those that it means by links of coreference ("it" and the name before it). */
function meant(span: Span, mentions: readonly Mention[]): Span[] {
  const found = [span];
  for (let at: Span | undefined = span, step = 0; at && step <= mentions.length; step++) {
    const { start, end }: Span = at;
    at = mentions.find((one) => one.span.start === start && one.span.end === end)?.antecedent?.to;
    if (at) found.push(at);
  }
  return found;
}

/** Whether actor and recipient of a record are right. */
export function rolesRight(record: GoldRecord, read: Read): boolean {
  return sideRight(record, read, "source") && sideRight(record, read, "target");
}

/** Acts of good will: PLOVER codes them as AGREE while they are only promised, as our mood says apart from the type. */
const FRIENDLY = new Set(["AGREE", "AID", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT", "YIELD", "PROMISE"]);

/** Hostile acts: only announced, PLOVER codes them as THREATEN. */
const HOSTILE = new Set(["ASSAULT", "COERCE", "PROTEST", "SANCTION"]);

/** The type PLOVER would give an event of ours: what is only promised is an agreement to it or a threat of it, what is denied a rejection. */
export function coded({ type, mood }: EventMention): string {
  if (mood === "promised") return FRIENDLY.has(type) ? "AGREE" : HOSTILE.has(type) ? "THREATEN" : type;
  return mood === "denied" && FRIENDLY.has(type) ? "REJECT" : type;
}

/** The records of a folder that state an event. */
export function load({ folder }: Asked): readonly GoldRecord[] {
  const found = filesUnder(join(folder), ".txt")
    .filter((path) => /GSR/.test(path))
    .flatMap((path) => JSON.parse(readFileSync(join(folder, path), "utf8")) as GoldRecord[])
    .filter((one) => one.text !== undefined && one.event !== "DOCUMENT");
  return someOf(found, folder);
}

/** The event we read from a record's sentence, taken as a report of one paragraph: its main one. */
export function readEvent(record: GoldRecord): Read | undefined {
  const document = documentOf({ id: record.id, title: "", text: record.text ?? "", event: record.event, date: "2000-01-01" });
  const { annotations } = annotate(document);
  const mention = annotations.find((one): one is EventMention => one.kind === "event" && one.standing === "main");
  return mention && { mention, mentions: annotations.filter((one) => one.kind === "mention") };
}

export const measures = "type, actor and recipient of PLOVER's gold sentences";
export const peers = "no published figure on this file";

/** What came out wrong of one record: its type beside ours, then its roles. */
function mistakesOf(record: GoldRecord, own: Read | undefined): Mistake[] {
  const text = record.text ?? "";
  const words = ({ start, end }: Span) => text.slice(start, end);
  const what = own ? words(own.mention.trigger) : "";
  const [gold, ours] = [typeOf(record), own ? coded(own.mention) : "none"];
  const type = gold === ours ? [] : [{ kind: `${gold} read as ${ours}`, what, where: text }];
  if (!own || rolesRight(record, own)) return type;
  const sides = (["source", "target"] as const).filter((side) => !sideRight(record, own, side));
  const roles = own.mention.roles.map(({ role, span }) => `${role} ${words(span)}`).join(", ");
  return [...type, ...sides.map((side) => ({ kind: side, what: `${wordsOf(record[side]).join(", ")} read as ${roles}`, where: text }))];
}

/** `type_accuracy`: the main event has the record's type; `roles_accuracy`: actor and recipient both right (see `rolesRight`). */
export async function run(asked: Asked): Promise<Figures> {
  const records = load(asked);
  const start = performance.now();
  const read = records.map((record) => [record, readEvent(record)] as const);
  const spent = performance.now() - start;
  asked.tell?.(read.flatMap(([record, own]) => mistakesOf(record, own)));
  const commonest = accuracy(records.map((record) => [typeOf(record), "AGREE"] as const));
  return {
    type_accuracy: accuracy(read.map(([record, own]) => [typeOf(record), own ? coded(own.mention) : ""] as const)),
    roles_accuracy: accuracy(read.map(([record, own]) => [true, own !== undefined && rolesRight(record, own)] as const)),
    n: records.length,
    ms_per_item: spent / records.length,
    baseline: { type_accuracy: commonest },
  };
}
