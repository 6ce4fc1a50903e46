import type { Analysed } from "../model/annotator.ts";
import type { Entity } from "../model/entity.ts";
import type { Figure, Happening } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import type { DocId } from "../model/span.ts";
import { agglomerate } from "./linkage.ts";
import { compare } from "./sameness.ts";
import { SAME_WORDING, wordingOf, wordingScore, type Wording } from "./wording.ts";

/** Happenings that are one event, and why. */
export interface Group {
  readonly members: readonly Happening[];
  readonly joined: readonly Reason[];
}

/** Structured evidence (see sameness.ts) that is enough to join by itself: two persons and a day, or a figure, a place and an actor. */
const JOIN = 0.7;
/**
 * What is left of the likeness of two wordings for each thing in which the main happenings seem to differ. Times, places and people of a main
 * happening are found with errors, so that a single difference must not outweigh a report told in the same words: forbidding instead
 * cost .15 BCubed F1 on ECB+ and .11 on BASIL, no loss at all cost BASIL .02.
 */
const DOUBT: Readonly<Record<string, number>> = { "dates-differ": 0.85, "places-differ": 0.85, "participants-differ": 0.7 };
/** Differences that no wording outweighs: two holders of one office, and an interview against what it recalls. */
const CERTAIN = new Set(["office-holders-differ", "occasions-differ"]);
/** A score no mean recovers from: these two are never in one event. */
const NEVER = -1000;
/** Persons of one happening that make keys; long lists of names (a summit's delegates) add nothing. */
const KEY_PERSONS = 6;
/** A time of more days than this makes no keys. */
const KEY_DAYS = 3;

interface GroupingInput {
  readonly all: readonly Analysed[];
  readonly happenings: readonly Happening[];
  readonly find: (id: string) => Entity | undefined;
}

/** Month and day of the days a happening can fall on, so that a date without a year meets the same date with one. */
function monthDays({ when }: Happening): string[] {
  if (!when || when.precision === "unknown") return [];
  const [from, to] = [when.days.from.slice(-5), when.days.to.slice(-5)];
  if (when.precision === "day") return [from];
  return when.precision === "days" && when.days.from.slice(0, -2) === when.days.to.slice(0, -2) && Number(to.slice(3)) - Number(from.slice(3)) < KEY_DAYS ? [from, to] : [];
}

function figureKeys(figure: Figure): string[] {
  return figure.stems.map((stem) => `${figure.value} ${figure.unit} ${stem}`);
}

function keysOf(one: Happening, input: GroupingInput, wordings: ReadonlyMap<DocId, Wording>): string[] {
  const persons = one.participants.filter((who) => input.find(who.entity)?.class === "person").map((who) => who.entity);
  const few = persons.slice(0, KEY_PERSONS).toSorted();
  const days = monthDays(one);
  const places = one.where ? [one.where.entity] : [];
  return [
    ...few.flatMap((a, at) => few.slice(at + 1).map((b) => `${one.type} ${a} ${b}`)),
    ...[...few, ...places].flatMap((id) => days.map((day) => `${one.type} ${id} ${day}`)),
    ...one.figures.flatMap((figure) => figureKeys(figure).map((key) => `${one.type} ${key}`)),
    ...(one.standing === "main" ? (wordings.get(one.doc)?.keys ?? []).map((key) => `word ${key}`) : []),
  ];
}

class Scorer {
  private readonly input: GroupingInput;
  private readonly wordings: ReadonlyMap<DocId, Wording>;

  constructor(input: GroupingInput, wordings: ReadonlyMap<DocId, Wording>) {
    this.input = input;
    this.wordings = wordings;
  }

  wording(a: Happening, b: Happening): number {
    const [left, right] = [this.wordings.get(a.doc), this.wordings.get(b.doc)];
    return a.standing === "main" && b.standing === "main" && left && right ? wordingScore(left, right) : 0;
  }

  score(a: Happening, b: Happening): number {
    if (a.doc === b.doc) return NEVER;
    const { score, against } = compare(a, b, this.input.find);
    if (against.some((reason) => CERTAIN.has(reason.code))) return NEVER;
    if (against.length === 0 && score >= JOIN) return score;
    const worded = this.wording(a, b);
    if (worded === 0) return against.some((reason) => reason.code !== "types-differ") ? NEVER : (score / JOIN) * SAME_WORDING;
    return against.reduce((left, reason) => left * (DOUBT[reason.code] ?? 1), worded);
  }
}

/** For each member but the first, what joins it to the member it is most like among those before it. */
function reasons(members: readonly Happening[], scorer: Scorer, find: GroupingInput["find"]): Reason[] {
  const found: Reason[] = [];
  for (const [at, one] of members.entries()) {
    const best = members.slice(0, at).reduce<Happening | undefined>((kept, other) => (kept && scorer.score(kept, one) >= scorer.score(other, one) ? kept : other), undefined);
    if (!best) continue;
    const evidence = [best, one].flatMap((side) => side.participants[0]?.evidence ?? side.when?.evidence ?? []);
    const likeness = scorer.wording(best, one);
    found.push(...compare(best, one, find).alike.filter((reason) => reason.evidence.length > 0));
    if (likeness >= SAME_WORDING) found.push({ code: "same-wording", values: [likeness.toFixed(2)], evidence, weight: likeness });
  }
  return found;
}

/** Group happenings that are one event: by wording where both documents are about it, by time, place, people and figures everywhere. */
export function groupHappenings(input: GroupingInput): Group[] {
  const wordings = new Map(input.all.map(({ document }) => [document.id, wordingOf(document)]));
  const scorer = new Scorer(input, wordings);
  const groups = agglomerate(input.happenings, {
    threshold: SAME_WORDING,
    id: (one) => one.id,
    keys: (one) => keysOf(one, input, wordings),
    score: (a, b) => scorer.score(a, b),
  });
  return groups.map((members) => ({ members, joined: reasons(members, scorer, input.find) }));
}
