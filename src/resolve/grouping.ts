import type { Entity } from "../model/entity.ts";
import type { Happening } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import { happeningOf } from "../model/resolution.ts";
import type { DocId } from "../model/span.ts";
import { dayNumber } from "../text/calendar.ts";
import { contrast } from "./frames.ts";
import { distinct, sharpest } from "./happenings.ts";
import { agglomerate } from "./linkage.ts";
import { compare } from "./sameness.ts";
import type { Sketches } from "./sketch.ts";
import { structureKeys } from "./structure.ts";
import { SAME_WORDING, underOneHeadline, wordingKeys, wordingScore, type Wording } from "./wording.ts";

/** A happening by name: what it is lies with those of its document. */
export interface Named extends Pick<Happening, "id" | "doc" | "standing"> {}

/** Happenings that are one event, in order of id, and why. */
export interface Group {
  readonly members: readonly Named[];
  readonly joined: () => readonly Reason[];
}

/** What grouping needs of the documents. `names` tells whether one mentions an entity. */
export interface GroupingInput {
  readonly sketches: Pick<Sketches, "wordings" | "frames" | "samples">;
  readonly happenings: ReadonlyMap<DocId, readonly Happening[]>;
  readonly find: (id: string) => Entity | undefined;
  readonly names: (doc: DocId, entity: string) => boolean;
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
  private readonly input: GroupingInput;
  /** The days of main happenings, by document. */
  private readonly days = new Map<DocId, number>();

  constructor(input: GroupingInput) {
    this.input = input;
    for (const [doc, told] of input.happenings) {
      const main = told.findLast((one) => one.standing === "main");
      const day = main && dayOf(main);
      if (day !== undefined) this.days.set(doc, day);
    }
  }

  keys(doc: DocId): readonly number[] {
    return wordingKeys(this.input.sketches.wordings.get(doc));
  }

  wording(a: DocId, b: DocId): number {
    return wordingScore(this.wordingOf(a), this.wordingOf(b));
  }

  private wordingOf(doc: DocId): Wording {
    return dated(this.input.sketches.wordings.get(doc), this.days.get(doc));
  }

  score(one: Named, other: Named): number {
    const worded = this.wording(one.doc, other.doc);
    if (worded < SAME_WORDING) return worded;
    if (this.apart(one.doc, other.doc)) return NEVER;
    const [a, b] = [look(this.input, one), look(this.input, other)];
    const misread = underOneHeadline(this.wordingOf(a.doc), this.wordingOf(b.doc)) ? MISREAD : NONE;
    const against = compare(a, b, this.input.find).against.filter((reason) => !misread.has(reason.code));
    const held = MEETINGS.has(a.type) && MEETINGS.has(b.type);
    if (against.some((reason) => reason.code === CERTAIN || (held && HELD.has(reason.code)))) return NEVER;
    const strange = this.isAbsent(a, b.doc) || this.isAbsent(b, a.doc) ? ABSENT : 1;
    return against.reduce((left, reason) => left * (DOUBT[reason.code] ?? 1), worded * strange);
  }

  /** Whether two reports are of one pattern and of different events. */
  apart(a: DocId, b: DocId): boolean {
    const { frames } = this.input.sketches;
    const [left, right] = [frames.get(a), frames.get(b)];
    return left !== undefined && right !== undefined && contrast(left, right).length > 0;
  }

  private isAbsent({ mode, participants }: Happening, doc: DocId): boolean {
    if (mode !== "meeting") return false;
    const persons = participants.filter((one) => this.input.find(one.entity)?.class === "person");
    return persons.length > 1 && persons.every((one) => !this.input.names(doc, one.entity));
  }
}

/** What a named happening is. */
function look({ happenings }: Pick<GroupingInput, "happenings">, { id }: Named): Happening {
  const found = happeningOf({ happenings }, id);
  if (!found) throw new Error(`there is no happening ${id}`);
  return found;
}

/** Happenings already known to be one event. It has the id of the first of them. */
interface Unit {
  readonly id: string;
  readonly members: readonly Named[];
}

/** All that happenings known to be one event say of it together. */
function whole(members: readonly Happening[]): Happening {
  const [first] = members as readonly [Happening];
  const when = sharpest(members.map((one) => one.when));
  const where = members.find((one) => one.where)?.where;
  const { when: _when, where: _where, ...rest } = first;
  return {
    ...rest,
    participants: distinct(members.flatMap((one) => one.participants)),
    figures: members.flatMap((one) => one.figures),
    ...(when ? { when } : {}),
    ...(where ? { where } : {}),
  };
}

/** Units whose whole is at hand, which are compared with several others in a row. */
const NEAR = 4096;

/** Compares units by time, place, people and figures. */
class Units {
  private readonly input: GroupingInput;
  private readonly abouts: Abouts;
  private readonly near = new Map<string, Happening>();

  constructor(input: GroupingInput, abouts: Abouts) {
    this.input = input;
    this.abouts = abouts;
  }

  keys(one: Unit): number[] {
    return structureKeys(this.whole(one), this.input.find);
  }

  /**
   * What joins two units. Two tellings of one document were told apart there and stay apart, as do reports of one pattern: a day and a figure are soon
   * shared where a day has many alike.
   */
  score(a: Unit, b: Unit): number {
    const docs = new Set(a.members.map((one) => one.doc));
    if (b.members.some((one) => docs.has(one.doc))) return NEVER;
    const { score, against } = compare(this.whole(a), this.whole(b), this.input.find);
    if (against.length > 0) return NEVER;
    if (score < JOIN) return score;
    const others = mainsOf(b);
    return mainsOf(a).some((one) => others.some((two) => this.abouts.apart(one.doc, two.doc))) ? NEVER : score;
  }

  private whole({ id, members }: Unit): Happening {
    const known = this.near.get(id) ?? whole(members.map((one) => look(this.input, one)));
    if (this.near.size === NEAR) this.near.clear();
    this.near.set(id, known);
    return known;
  }
}

/** The first reports that are about a unit; they stand for all. */
function mainsOf({ members }: Unit): Named[] {
  return members.filter((one) => one.standing === "main").slice(0, COMPARED);
}

/** For each member but the first, what joins it to the member it is most like among those before it. */
function reasons(members: readonly Happening[], abouts: Abouts, find: GroupingInput["find"]): Reason[] {
  const found: Reason[] = [];
  for (const [at, one] of members.entries()) {
    const best = at === 0 ? undefined : nearest(one, members.slice(0, Math.min(at, COMPARED)), find);
    if (!best) continue;
    found.push(...compare(best, one, find).alike.filter((reason) => reason.evidence.length > 0));
    const likeness = one.standing === "main" && best.standing === "main" ? abouts.wording(best.doc, one.doc) : 0;
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
  const all = [...input.happenings.values()].flatMap((told) => told.map(({ id, doc, standing }): Named => ({ id, doc, standing })));
  const about = all.filter((one) => one.standing === "main");
  const byDoc = new Map(about.map((one) => [one.doc, one.id]));
  const mains = agglomerate(about, {
    threshold: SAME_WORDING,
    id: (one) => one.id,
    keys: (one) => abouts.keys(one.doc),
    score: (a, b) => abouts.score(a, b),
    copyOf: (one) => byDoc.get(input.copies.get(one.doc) ?? ""),
  });
  const others = all.filter((one) => one.standing !== "main").map((one) => [one]);
  const units = new Units(input, abouts);
  const found = agglomerate(
    [...mains, ...others].map((members): Unit => ({ id: (members[0] as Named).id, members })),
    { threshold: JOIN, id: (one) => one.id, keys: (one) => units.keys(one), score: (a, b) => units.score(a, b) },
  );
  return found.map((group) => {
    const members = group.flatMap((one) => one.members).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const joined = (): Reason[] => reasons(members.map((one) => look(input, one)), abouts, input.find); // prettier-ignore
    return { members, joined };
  });
}
