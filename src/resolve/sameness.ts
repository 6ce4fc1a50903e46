import type { Participant, When } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { Figure, Happening } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import type { Span } from "../model/span.ts";
import { differ, type Sited } from "./sites.ts";
import { compatible, type Told } from "./when.ts";

/** What speaks for and against two happenings being one. `score` is the sum of the weights for; any reason against forbids joining. */
export interface Comparison {
  readonly score: number;
  readonly alike: readonly Reason[];
  readonly against: readonly Reason[];
}

// Weights of structured evidence. Two named persons with a city or a day, or a figure, a place and a type, are enough to join (JOIN in grouping.ts);
// two persons alone, or one and a city, are not: the same players meet every week, the same minister visits one city often. Measured on the twins
// of ECB+ since names are found well: told apart .967 with .3 a person and .1 a body, .982 with these.
const SAME_TYPE = 0.1;
const SHARED_PERSON = 0.2;
const SHARED_OTHER = 0.05;
const SHARED_OTHERS_AT_MOST = 0.1;
const SAME_PLACE = 0.2;
const SAME_COUNTRY = 0.05;
const SAME_DAY = 0.3;
const SAME_DAY_OPEN_YEAR = 0.2;
const SAME_FIGURE = 0.4;

type Find = (id: string) => Entity | undefined;

/** What two happenings are compared by. */
export interface Gist extends Pick<Happening, "type" | "mode" | "figures"> {
  readonly when?: Told;
  readonly where?: Sited;
  readonly participants: readonly Pick<Participant, "entity">[];
}

/** What a reason shows of two happenings; most pairs are only weighed. */
type Shown = (a: Happening, b: Happening) => Pick<Reason, "values" | "evidence">;

/** A reason by what it weighs. */
export interface Clue extends Pick<Reason, "code" | "weight"> {
  readonly shown: Shown;
}

function spans(a: readonly Span[] | undefined, b: readonly Span[] | undefined): Span[] {
  return [...(a ?? []), ...(b ?? [])];
}

function clue(code: string, weight: number, shown: Shown): Clue {
  return { code, weight, shown };
}

/** How days are written in a reason: one day, or first and last with a slash (ISO 8601 interval). */
function daysLabel(when: When): string {
  return when.days.from === when.days.to ? when.days.from : `${when.days.from}/${when.days.to}`;
}

const times: Shown = ({ when: a }, { when: b }) => ({
  values: [a, b].flatMap((when) => (when ? [daysLabel(when)] : [])),
  evidence: spans(a?.evidence, b?.evidence),
});

function time({ when: a }: Gist, { when: b }: Gist): Clue | null {
  if (!a || !b) return null;
  const fits = compatible(a, b);
  if (fits === false) return clue("dates-differ", -1, times);
  if (fits === null || a.precision !== "day" || b.precision !== "day") return null;
  const open = a.days.open === "year" || b.days.open === "year";
  return clue("same-day", open ? SAME_DAY_OPEN_YEAR : SAME_DAY, times);
}

const places: Shown = ({ where: a }, { where: b }) => ({
  values: [a, b].flatMap((where) => (where ? [where.label] : [])),
  evidence: spans(a?.evidence, b?.evidence),
});
const onePlace: Shown = (a, b) => ({ values: [a.where?.label ?? ""], evidence: spans(a.where?.evidence, b.where?.evidence) });

function place({ where: a }: Gist, { where: b }: Gist): Clue | null {
  if (!a || !b) return null;
  const apart = a.country !== undefined && b.country !== undefined && a.country !== b.country;
  // One name that means places of two countries in two documents tells nothing: the choice of the place may be wrong in one of them.
  if (a.entity === b.entity && apart) return null;
  if (a.entity === b.entity) return clue("same-place", SAME_PLACE, onePlace);
  if (!a.country || !b.country) return null;
  // Two towns far apart in one country are no sign that it is one happening, and no proof that it is not: reports name the capital too.
  if (a.country === b.country && differ(a, b)) return null;
  return a.country === b.country ? clue("same-country", SAME_COUNTRY, places) : clue("places-differ", -1, places);
}

/** Types in which who takes part decides which event it is: two ministers cannot stand in for each other. */
const DECIDED_BY_PARTICIPANTS = new Set(["CONSULT", "AGREE", "COOPERATE"]);

/** The persons that take part in a happening, by id. */
function people({ participants: all }: Gist, find: Find): ReadonlySet<string> {
  return new Set(all.flatMap(({ entity }) => (find(entity)?.class === "person" ? [entity] : [])));
}

/** Whether two different persons are named for one office of one country: then the happenings fall in different terms of office. */
function sameOffice(a: Entity | undefined, b: Entity | undefined): string | null {
  for (const left of a?.offices ?? []) {
    for (const right of b?.offices ?? []) {
      if (left.office === right.office && left.country !== undefined && left.country === right.country)
        return `${left.office} (${left.country})`;
    }
  }
  return null;
}

/** How an entity takes part in a happening; where it is named several times, as told last. */
function as({ participants: all }: Happening, entity: string): Participant | undefined {
  return all.findLast((one) => one.entity === entity);
}

/** A participant that two happenings share. */
function both(entity: string): Shown {
  return (a, b) => {
    const [one, other] = [as(a, entity), as(b, entity)];
    return { values: one ? [one.label] : [], evidence: spans(one?.evidence, other?.evidence) };
  };
}

function participants(a: Gist, b: Gist, find: Find): Clue[] {
  if (a.participants.length === 0 || b.participants.length === 0) return [];
  const [left, right] = [people(a, find), people(b, find)];
  const found = [...left].filter((id) => right.has(id)).map((id) => clue("shared-person", SHARED_PERSON, both(id)));
  let others = 0;
  for (const { entity } of a.participants) {
    if (left.has(entity) || others >= SHARED_OTHERS_AT_MOST || !b.participants.some((two) => two.entity === entity)) continue;
    others += SHARED_OTHER;
    found.push(clue("shared-participant", SHARED_OTHER, both(entity)));
  }
  return DECIDED_BY_PARTICIPANTS.has(a.type) ? [...found, ...conflicts(left, right, find)] : found;
}

function conflicts(left: ReadonlySet<string>, right: ReadonlySet<string>, find: Find): Clue[] {
  const onlyLeft = [...left].filter((one) => !right.has(one));
  const onlyRight = [...right].filter((one) => !left.has(one));
  const told = (a: Happening, b: Happening): Participant[] => [
    ...onlyLeft.flatMap((one) => as(a, one) ?? []),
    ...onlyRight.flatMap((one) => as(b, one) ?? []),
  ];
  for (const one of onlyLeft) {
    for (const two of onlyRight) {
      const office = sameOffice(find(one), find(two));
      if (office === null) continue;
      const shown: Shown = (a, b) => {
        const [first, second] = [as(a, one), as(b, two)];
        return { values: [first?.label ?? "", second?.label ?? "", office], evidence: spans(first?.evidence, second?.evidence) };
      };
      return [clue("office-holders-differ", -1, shown)];
    }
  }
  if (left.size < 2 || right.size < 2 || onlyLeft.length === 0 || onlyRight.length === 0) return [];
  const shown: Shown = (a, b) => ({
    values: told(a, b).map(({ label }) => label),
    evidence: told(a, b).flatMap(({ evidence }) => evidence),
  });
  return [clue("participants-differ", -1, shown)];
}

/** Small whole numbers are shared by chance; from this value on an equal count of the same thing identifies (Wikinews BCubed F1 .792 with 10, .795 with 30). */
export const TELLING_FIGURE = 30;

/** Whether two figures say the same: equal value and unit, and what they count shares a word (or neither says). */
export function sameFigure(a: Figure, b: Figure): boolean {
  if (a.value !== b.value || a.unit !== b.unit) return false;
  return a.stems.some((stem) => b.stems.includes(stem));
}

function figures(a: Gist, b: Gist): Clue | null {
  for (const one of a.figures) {
    if (one.value < TELLING_FIGURE || !b.figures.some((two) => sameFigure(one, two))) continue;
    return clue("same-figure", SAME_FIGURE, () => ({ values: [`${one.value} ${one.stems.join(" ")}`], evidence: [] }));
  }
  return null;
}

/** An interview is an occasion of its own: a meeting that it recalls is another event, however alike the wording. */
const OWN_OCCASION = "interview";

const kinds: Shown = (a, b) => ({ values: [a.mode ?? a.type, b.mode ?? b.type], evidence: [] });
const oneKind: Shown = ({ mode, type }) => ({ values: [mode ?? type], evidence: [] });

/** What two happenings are. */
function kind(a: Gist, b: Gist): Clue {
  if ((a.mode === OWN_OCCASION) !== (b.mode === OWN_OCCASION)) return clue("occasions-differ", -1, kinds);
  const modes = a.mode !== undefined && b.mode !== undefined && a.mode !== b.mode;
  return a.type !== b.type || modes ? clue("types-differ", -1, kinds) : clue("same-type", SAME_TYPE, oneKind);
}

/** What speaks for and against two happenings of one type being one: time, place, figures, participants, kind. Symmetric in weights. */
export function clues(a: Gist, b: Gist, find: Find): readonly Clue[] {
  return [time(a, b), place(a, b), figures(a, b), ...participants(a, b, find), kind(a, b)].filter((one) => one !== null);
}

/** The sum of what speaks for; `Comparison.score`. */
export function scoreOf(found: readonly Clue[]): number {
  return found.reduce((sum, { weight }) => (weight > 0 ? sum + weight : sum), 0);
}

/** Compare two happenings of one type, to be shown; evidence lists `a` first. */
export function compare(a: Happening, b: Happening, find: Find): Comparison {
  const found = clues(a, b, find);
  const reasons = found.map(({ code, weight, shown }): Reason => ({ code, ...shown(a, b), weight }));
  return { score: scoreOf(found), alike: reasons.filter((one) => one.weight > 0), against: reasons.filter((one) => one.weight < 0) };
}
