import type { Entity } from "../model/entity.ts";
import type { Happening } from "../model/event.ts";
import type { DocId } from "../model/span.ts";
import { dayNumber } from "../text/calendar.ts";
import { contrast } from "./frames.ts";
import { NEVER } from "./merging.ts";
import { clues, type Gist } from "./sameness.ts";
import type { Sketches } from "./sketch.ts";
import { SAME_WORDING, underOneHeadline, wordingKeys, wordingScore, type Wording } from "./wording.ts";

/** A happening by name: what it is lies with those of its document. */
export interface Named extends Pick<Happening, "id" | "doc" | "standing"> {}

/** The main happening of a document with what it is compared by. */
export interface About {
  readonly doc: DocId;
  readonly gist: Gist;
}

/** What is asked of documents and entities. `names` tells whether a document mentions an entity. */
export interface Asked {
  readonly sketches: Pick<Sketches, "wordings" | "frames">;
  readonly find: (id: string) => Entity | undefined;
  readonly names: (doc: DocId, entity: string) => boolean;
}

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
export class Abouts {
  private readonly asked: Asked;
  /** The days of main happenings, by document, where no day of publication is known. */
  private readonly days = new Map<DocId, number>();

  constructor(asked: Asked) {
    this.asked = asked;
  }

  /** Take in a main happening before its document is compared: of several in one document the last gives its day. */
  take(main: Happening): void {
    const day = dayOf(main);
    if (day !== undefined && this.asked.sketches.wordings.get(main.doc).day === undefined) this.days.set(main.doc, day);
  }

  keys(doc: DocId): readonly number[] {
    return wordingKeys(this.asked.sketches.wordings.get(doc));
  }

  wording(a: DocId, b: DocId): number {
    return wordingScore(this.wordingOf(a), this.wordingOf(b));
  }

  private wordingOf(doc: DocId): Wording {
    return dated(this.asked.sketches.wordings.get(doc), this.days.get(doc));
  }

  score(a: About, b: About): number {
    const worded = this.wording(a.doc, b.doc);
    if (worded < SAME_WORDING) return worded;
    if (this.apart(a.doc, b.doc)) return NEVER;
    const misread = underOneHeadline(this.wordingOf(a.doc), this.wordingOf(b.doc)) ? MISREAD : NONE;
    const against = clues(a.gist, b.gist, this.asked.find).filter(({ code, weight }) => weight < 0 && !misread.has(code));
    const held = MEETINGS.has(a.gist.type) && MEETINGS.has(b.gist.type);
    if (against.some(({ code }) => code === CERTAIN || (held && HELD.has(code)))) return NEVER;
    const strange = this.isAbsent(a.gist, b.doc) || this.isAbsent(b.gist, a.doc) ? ABSENT : 1;
    return against.reduce((left, { code }) => left * (DOUBT[code] ?? 1), worded * strange);
  }

  /** Whether two reports are of one pattern and of different events. */
  apart(a: DocId, b: DocId): boolean {
    const { frames } = this.asked.sketches;
    return contrast(frames.get(a), frames.get(b)).length > 0;
  }

  private isAbsent({ mode, participants }: Gist, doc: DocId): boolean {
    if (mode !== "meeting") return false;
    const persons = participants.filter((one) => this.asked.find(one.entity)?.class === "person");
    return persons.length > 1 && persons.every((one) => !this.asked.names(doc, one.entity));
  }
}
