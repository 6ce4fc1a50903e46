import type { Happening } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import { happeningOf } from "../model/resolution.ts";
import type { DocId } from "../model/span.ts";
import { Abouts, type About, type Asked, type Named } from "./abouts.ts";
import { distinct, sharpest } from "./happenings.ts";
import { agglomerate } from "./linkage.ts";
import { NEVER } from "./merging.ts";
import { clues, compare, Gists, scoreOf, type Gist } from "./sameness.ts";
import { structureKeys } from "./structure.ts";
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

/** Happenings already known to be one event. It has the id of the first of them. */
interface Unit {
  readonly id: string;
  readonly members: readonly Named[];
  readonly keys: readonly number[];
  readonly gist: Gist;
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

/** Makes units and compares them. */
class Units {
  private readonly find: Asked["find"];
  private readonly gists = new Gists();

  constructor({ find }: Asked) {
    this.find = find;
  }

  /** A unit of these happenings, of which one at least there is. */
  of(all: readonly Happening[]): Unit {
    const one = whole(all);
    const members = all.map(({ id, doc, standing }): Named => ({ id, doc, standing }));
    return { id: one.id, members, keys: structureKeys(one, this.find), gist: this.gists.of(one) };
  }

  /** A main happening with what it is compared by. */
  about(main: Happening): About {
    const { id, doc, standing } = main;
    return { id, doc, standing, gist: this.gists.of(main) };
  }

  /**
   * What joins two units by time, place, people and figures. Two tellings of one document were told apart there and stay apart, as do reports of one
   * pattern: a day and a figure are soon shared where a day has many alike.
   */
  score(a: Unit, b: Unit, abouts: Abouts): number {
    const docs = new Set(a.members.map((one) => one.doc));
    if (b.members.some((one) => docs.has(one.doc))) return NEVER;
    const found = clues(a.gist, b.gist, this.find);
    if (found.some(({ weight }) => weight < 0)) return NEVER;
    const score = scoreOf(found);
    if (score < JOIN) return score;
    const others = mainsOf(b);
    return mainsOf(a).some((one) => others.some((two) => abouts.apart(one.doc, two.doc))) ? NEVER : score;
  }
}

/** The first reports that are about a unit; they stand for all. */
function mainsOf({ members }: Unit): Named[] {
  return members.filter((one) => one.standing === "main").slice(0, COMPARED);
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

/** What there is to group: what documents are about, and what they tell in passing, each with what it may be found by. */
interface Told {
  readonly mains: readonly About[];
  readonly passing: readonly Unit[];
}

function toldIn({ happenings, all }: GroupingInput, abouts: Abouts, units: Units): Told {
  const mains: About[] = [];
  const passing: Unit[] = [];
  for (const told of happenings.values()) {
    for (const one of told) {
      if (one.standing === "main") {
        abouts.take(one);
        mains.push(units.about(one));
      } else {
        const unit = units.of([one]);
        if (all || unit.keys.length > 0) passing.push(unit);
      }
    }
  }
  return { mains, passing };
}

/** An event has a record when it is what some document is about, or when several documents tell it; a single passing mention has none. */
export function recorded(members: readonly Named[]): boolean {
  return members.some((one) => one.standing === "main") || new Set(members.map((one) => one.doc)).size > 1;
}

/**
 * Group happenings that are one event. First documents by what they are about: wording, with what contradicts. Then these groups and every
 * happening told in passing, by time, place, people and figures.
 */
export function groupHappenings(input: GroupingInput): Group[] {
  const abouts = new Abouts(input);
  const units = new Units(input);
  const told = toldIn(input, abouts, units);
  const copied = new Set(input.copies.values());
  const byDoc = new Map(told.mains.flatMap((one) => (copied.has(one.doc) ? [[one.doc, one.id] as const] : [])));
  const mains = agglomerate(told.mains, {
    threshold: SAME_WORDING,
    id: (one) => one.id,
    keys: (one) => abouts.keys(one.doc),
    score: (a, b) => abouts.score(a, b),
    copyOf: (one) => byDoc.get(input.copies.get(one.doc) ?? ""),
  });
  const found = agglomerate([...mains.map((members) => units.of(members.map((one) => look(input, one)))), ...told.passing], {
    threshold: JOIN,
    id: (one) => one.id,
    keys: (one) => one.keys,
    score: (a, b) => units.score(a, b, abouts),
  });
  const groups = found.map((group) => group.flatMap((one) => one.members).toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  return groups.flatMap((members) => {
    if (!input.all && !recorded(members)) return [];
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
