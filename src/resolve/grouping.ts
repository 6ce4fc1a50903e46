import type { Entity } from "../model/entity.ts";
import type { Happening } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import type { DocId } from "../model/span.ts";
import { dayNumber } from "../text/calendar.ts";
import { contrast, type Frames } from "./frames.ts";
import { distinct, sharpest } from "./happenings.ts";
import { agglomerate } from "./linkage.ts";
import { compare } from "./sameness.ts";
import type { Sketch } from "./sketch.ts";
import { structureKeys } from "./structure.ts";
import { SAME_WORDING, underOneHeadline, wordingKeys, wordingScore, type Wording } from "./wording.ts";

/** Happenings that are one event, and why. */
export interface Group {
  readonly members: readonly Happening[];
  readonly joined: readonly Reason[];
}

interface GroupingInput {
  readonly all: readonly Sketch[];
  readonly happenings: readonly Happening[];
  readonly find: (id: string) => Entity | undefined;
  /** For each document that copies another, the one it copies. */
  readonly copies: ReadonlyMap<DocId, DocId>;
}

/** Structured evidence (see sameness.ts) that is enough to join by itself: two persons with a city or a day, or a figure, a place and a type. */
const JOIN = 0.7;
/** A score no mean recovers from: these two are never in one event. */
const NEVER = -1000;
/**
 * What is left of the likeness of two wordings for each thing in which the main happenings seem to differ. Times, places and people of a main
 * happening are found with errors, so one difference must not outweigh a report told in the same words. Measured over the document sets:
 * forbidding instead of doubting costs .15 BCubed F1 on ECB+ and .11 on BASIL, not doubting at all costs .02 on BASIL. Places are no doubt:
 * reports of one bombing stand in two towns and two countries (Galaxy .7955 without, .7919 with a share of .85).
 */
const DOUBT: Readonly<Record<string, number>> = { "dates-differ": 0.9, "participants-differ": 0.7, "occasions-differ": 0.5 };
/** What is left where a report never names any of the people who met in the other: it can be about what they spoke of, not about their meeting. */
const ABSENT = 0.4;
/** The difference that no wording outweighs: two holders of one office. */
const CERTAIN = "office-holders-differ";
/** Types that are made by who takes part. */
const MEETINGS = new Set(["CONSULT", "AGREE", "COOPERATE"]);

/** What a meeting is known by: one held on another day or in another country is another meeting, and an interview about it is not it. */
const HELD = new Set(["dates-differ", "places-differ", "occasions-differ"]);

/**
 * What reports of one day under one headline differ in was misread in one of them: which day, and whether it was told in an interview. Not who took
 * part or where: one desk sends out several reports of one pattern on one day.
 */
const MISREAD: ReadonlySet<string> = new Set(["dates-differ", "occasions-differ"]);
const NONE: ReadonlySet<string> = new Set();

/** The running number of the one day on which a happening fell, if it is known. */
function dayOf({ when }: Happening): number | undefined {
  return when?.precision === "day" && when.days.open === undefined ? dayNumber(when.days.from) : undefined;
}

/** A report whose page shows no date is as old as what it is about. */
function dated(wording: Wording, day: number | undefined): Wording {
  return wording.day === undefined && day !== undefined ? { ...wording, day } : wording;
}

/** Compares what documents are about: by their wording, and by what their main happenings contradict each other in. */
class Abouts {
  private readonly find: GroupingInput["find"];
  private readonly wordings: ReadonlyMap<DocId, Wording>;
  private readonly frames: ReadonlyMap<DocId, Frames>;
  private readonly named = new Map<string, ReadonlySet<DocId>>();

  constructor({ all, happenings, find }: GroupingInput) {
    this.find = find;
    const days = new Map(happenings.filter((one) => one.standing === "main").map((one) => [one.doc, dayOf(one)] as const));
    this.frames = new Map(all.map((one) => [one.doc, one.frames]));
    this.wordings = new Map(all.map(({ doc, wording }) => [doc, dated(wording, days.get(doc))]));
  }

  keys({ doc }: Happening): readonly number[] {
    const wording = this.wordings.get(doc);
    return wording ? wordingKeys(wording) : [];
  }

  wording(a: Happening, b: Happening): number {
    const [left, right] = [this.wordings.get(a.doc), this.wordings.get(b.doc)];
    return left && right ? wordingScore(left, right) : 0;
  }

  score(a: Happening, b: Happening): number {
    const worded = this.wording(a, b);
    if (worded < SAME_WORDING) return worded;
    if (this.apart(a, b)) return NEVER;
    const misread = this.underOneHeadline(a, b) ? MISREAD : NONE;
    const against = compare(a, b, this.find).against.filter((reason) => !misread.has(reason.code));
    const held = MEETINGS.has(a.type) && MEETINGS.has(b.type);
    if (against.some((reason) => reason.code === CERTAIN || (held && HELD.has(reason.code)))) return NEVER;
    const strange = this.isAbsent(a, b.doc) || this.isAbsent(b, a.doc) ? ABSENT : 1;
    return against.reduce((left, reason) => left * (DOUBT[reason.code] ?? 1), worded * strange);
  }

  private underOneHeadline(a: Happening, b: Happening): boolean {
    const [left, right] = [this.wordings.get(a.doc), this.wordings.get(b.doc)];
    return left !== undefined && right !== undefined && underOneHeadline(left, right);
  }

  /** Whether the reports that these are the main happenings of are of one pattern and of different events. */
  apart(a: Happening, b: Happening): boolean {
    const [left, right] = [this.frames.get(a.doc), this.frames.get(b.doc)];
    return left !== undefined && right !== undefined && contrast(left, right).length > 0;
  }

  private isAbsent({ mode, participants }: Happening, doc: DocId): boolean {
    if (mode !== "meeting") return false;
    const persons = participants.filter((one) => this.find(one.entity)?.class === "person");
    return persons.length > 1 && persons.every((one) => !this.docsOf(one.entity).has(doc));
  }

  private docsOf(entity: string): ReadonlySet<DocId> {
    const known = this.named.get(entity);
    if (known) return known;
    const found = new Set(this.find(entity)?.mentions.map((mention) => mention.span.doc));
    this.named.set(entity, found);
    return found;
  }
}

/** Happenings already known to be one event, and all they say of it together. */
interface Unit {
  readonly id: string;
  readonly members: readonly Happening[];
  readonly whole: Happening;
}

function unit(members: readonly Happening[]): Unit {
  const [first] = members as readonly [Happening];
  const when = sharpest(members.map((one) => one.when));
  const where = members.find((one) => one.where)?.where;
  const { when: _when, where: _where, ...rest } = first;
  const whole: Happening = {
    ...rest,
    participants: distinct(members.flatMap((one) => one.participants)),
    figures: members.flatMap((one) => one.figures),
    ...(when ? { when } : {}),
    ...(where ? { where } : {}),
  };
  return { id: first.id, members, whole };
}

/** The first reports that are about a unit; they stand for all. */
function mainsOf({ members }: Unit): Happening[] {
  return members.filter((one) => one.standing === "main").slice(0, COMPARED);
}

/**
 * What joins two units by time, place, people and figures. Two tellings of one document were told apart there and stay apart, as do reports of one
 * pattern: a day and a figure are soon shared where a day has many alike.
 */
function structured(a: Unit, b: Unit, { find, abouts }: { find: GroupingInput["find"]; abouts: Abouts }): number {
  const docs = new Set(a.members.map((one) => one.doc));
  if (b.members.some((one) => docs.has(one.doc))) return NEVER;
  const { score, against } = compare(a.whole, b.whole, find);
  if (against.length > 0) return NEVER;
  if (score < JOIN) return score;
  const others = mainsOf(b);
  return mainsOf(a).some((one) => others.some((two) => abouts.apart(one, two))) ? NEVER : score;
}

/** For each member but the first, what joins it to the member it is most like among those before it. */
function reasons(members: readonly Happening[], abouts: Abouts, find: GroupingInput["find"]): Reason[] {
  const found: Reason[] = [];
  for (const [at, one] of members.entries()) {
    const best = at === 0 ? undefined : nearest(one, members.slice(0, Math.min(at, COMPARED)), find);
    if (!best) continue;
    found.push(...compare(best, one, find).alike.filter((reason) => reason.evidence.length > 0));
    const likeness = one.standing === "main" && best.standing === "main" ? abouts.wording(best, one) : 0;
    const evidence = [best, one].flatMap((side) => side.participants[0]?.evidence ?? side.when?.evidence ?? []);
    if (likeness >= SAME_WORDING) found.push({ code: "same-wording", values: [likeness.toFixed(2)], evidence, weight: likeness });
  }
  return found;
}

/** Members that a further one is compared with to say why it belongs; the first ones stand for all. */
const COMPARED = 8;

function nearest(one: Happening, others: readonly Happening[], find: GroupingInput["find"]): Happening | undefined {
  let best: Happening | undefined;
  let highest = -1;
  for (const other of others) {
    const { score } = compare(other, one, find);
    if (score > highest) [best, highest] = [other, score];
  }
  return best;
}

/**
 * Group happenings that are one event. First documents by what they are about: wording, with what contradicts. Then these groups and every
 * happening told in passing, by time, place, people and figures.
 */
export function groupHappenings(input: GroupingInput): Group[] {
  const abouts = new Abouts(input);
  const about = input.happenings.filter((one) => one.standing === "main");
  const byDoc = new Map(about.map((one) => [one.doc, one.id]));
  const mains = agglomerate(about, {
    threshold: SAME_WORDING,
    id: (one) => one.id,
    keys: (one) => abouts.keys(one),
    score: (a, b) => abouts.score(a, b),
    copyOf: (one) => byDoc.get(input.copies.get(one.doc) ?? ""),
  });
  const others = input.happenings.filter((one) => one.standing !== "main").map((one) => [one]);
  const units = agglomerate([...mains, ...others].map(unit), {
    threshold: JOIN,
    id: (one) => one.id,
    keys: (one) => structureKeys(one.whole, input.find),
    score: (a, b) => structured(a, b, { find: input.find, abouts }),
  });
  return units.map((group) => {
    const members = group.flatMap((one) => one.members).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return { members, joined: reasons(members, abouts, input.find) };
  });
}
