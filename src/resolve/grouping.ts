import type { Happening } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import { happeningOf } from "../model/resolution.ts";
import type { DocId } from "../model/span.ts";
import { Abouts, type Asked, type Named } from "./abouts.ts";
import type { Pair } from "./cluster.ts";
import { linked } from "./linkage.ts";
import { NEVER } from "./merging.ts";
import { clues, compare, scoreOf } from "./sameness.ts";
import { Mains, Tellings, Units } from "./units.ts";
import { SAME_WORDING } from "./wording.ts";

/** Happenings that are one event, in order of id, and why. */
export interface Group {
  readonly members: readonly Named[];
  readonly joined: () => readonly Reason[];
}

/** What grouping needs of the documents. */
export interface GroupingInput extends Asked {
  /** Whether what one document tells in passing is wanted too: an analyst can have pointed at it. */
  readonly all: boolean;
  readonly happenings: ReadonlyMap<DocId, readonly Happening[]>;
  /** For each document that copies another, the one it copies. */
  readonly copies: ReadonlyMap<DocId, DocId>;
}

/** Structured evidence (see sameness.ts) that is enough to join by itself: two persons with a city or a day, or a figure, a place and a type. */
const JOIN = 0.7;
/** What a named happening is. */
function look({ happenings }: Pick<GroupingInput, "happenings">, { id }: Named): Happening {
  const found = happeningOf({ happenings }, id);
  if (!found) throw new Error(`there is no happening ${id}`);
  return found;
}

/** For each member but the first, what joins it to the member it is most like among those before it. */
function reasons(members: readonly Happening[], abouts: Abouts, find: Asked["find"]): Reason[] {
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

function nearest(one: Happening, others: readonly Happening[], find: Asked["find"]): Happening | undefined {
  let best: Happening | undefined;
  let highest = -1;
  for (const other of others) {
    const score = scoreOf(clues(other, one, find));
    if (score > highest) [best, highest] = [other, score];
  }
  return best;
}

/** What is grouped, and what tells of two reports that they are of one pattern. */
interface Told {
  readonly abouts: Abouts;
  readonly tellings: Tellings;
  /** How many of the tellings are what documents are about; these come first. */
  readonly mains: number;
  readonly units: Units;
}

/**
 * What joins two units by time, place, people and figures. Two tellings of one document were told apart there and stay apart, as do reports of one
 * pattern: a day and a figure are soon shared where a day has many alike.
 */
function scored([a, b]: Pair, told: Told, find: Asked["find"]): number {
  const { units, tellings, abouts } = told;
  const [own, its] = [units.members(a), units.members(b)];
  const docs = new Set(Array.from(own, (one) => tellings.docOf(one)));
  if (its.some((one) => docs.has(tellings.docOf(one)))) return NEVER;
  const found = clues(units.gist(a), units.gist(b), find);
  if (found.some(({ weight }) => weight < 0)) return NEVER;
  const score = scoreOf(found);
  if (score < JOIN) return score;
  const others = reports(its, told);
  return reports(own, told).some((one) => others.some((two) => abouts.apart(one, two))) ? NEVER : score;
}

/** The first reports that are about a unit; they stand for all. */
function reports(members: Uint32Array, { tellings, mains }: Told): DocId[] {
  return Array.from(members.filter((one) => one < mains).subarray(0, COMPARED), (one) => tellings.docOf(one));
}

/** What documents are about, grouped by wording, with what contradicts. */
function byWording({ happenings, copies }: GroupingInput, abouts: Abouts, tellings: Tellings): number[][] {
  const mains = new Mains(tellings);
  for (const [doc, told] of happenings) {
    for (const [place, one] of told.entries()) {
      if (one.standing !== "main") continue;
      tellings.add(doc, place);
      mains.add(one);
      abouts.take(one);
    }
  }
  const copied = new Set(copies.values());
  const byDoc = new Map<DocId, number>();
  for (let at = 0; at < tellings.size; at++) if (copied.has(tellings.docOf(at))) byDoc.set(tellings.docOf(at), at);
  return linked({
    size: tellings.size,
    threshold: SAME_WORDING,
    keys: (one) => abouts.keys(tellings.docOf(one)),
    score: (a, b) => abouts.score(mains.about(a), mains.about(b)),
    copyOf: (one) => byDoc.get(copies.get(tellings.docOf(one)) ?? ""),
  });
}

/** These groups, and what is told in passing, in order of id: a unit has the id of its first member. */
function unitsOf({ happenings, find, all }: GroupingInput, groups: readonly (readonly number[])[], tellings: Tellings): Units {
  const units = new Units(find);
  const byFirst = new Map(groups.map((members) => [members[0], members]));
  let main = 0;
  for (const [doc, told] of happenings) {
    for (const [place, one] of told.entries()) {
      if (one.standing !== "main") units.add([tellings.add(doc, place)], [one], all);
      else {
        const members = byFirst.get(main++) ?? [];
        if (members.length > 0) units.add(members, members.map((other) => tellings.of(other)), true); // prettier-ignore
      }
    }
  }
  return units;
}

/**
 * Group happenings that are one event. First documents by what they are about: wording, with what contradicts. Then these groups and every
 * happening told in passing, by time, place, people and figures.
 */
export function groupHappenings(input: GroupingInput): Group[] {
  const abouts = new Abouts(input);
  const tellings = new Tellings(input.happenings);
  const groups = byWording(input, abouts, tellings);
  const mains = tellings.size;
  const units = unitsOf(input, groups, tellings);
  const told: Told = { abouts, tellings, mains, units };
  const found = linked({
    size: units.size,
    threshold: JOIN,
    keys: (unit) => units.keys(unit),
    score: (a, b) => scored([a, b], told, input.find),
  });
  return found.flatMap((group) => {
    const numbers = group.flatMap((unit) => [...units.members(unit)]);
    // What a single document tells in passing has no record; most units are of that kind, so their names are not looked up.
    const lone = numbers.length === 1 && (numbers[0] as number) >= mains;
    if (lone && !input.all) return [];
    const members = numbers.map((one) => tellings.named(one)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return [
      {
        members,
        joined: () =>
          reasons(
            members.map((one) => look(input, one)),
            abouts,
            input.find,
          ),
      },
    ];
  });
}
