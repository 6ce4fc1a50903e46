import type { When } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { Figure, Happening } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import type { Span } from "../model/span.ts";
import { compatible } from "./when.ts";
import { differ } from "./sites.ts";

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

function spans(a: readonly Span[] | undefined, b: readonly Span[] | undefined): Span[] {
  return [...(a ?? []), ...(b ?? [])];
}

function reason(code: string, weight: number, { values, evidence }: Pick<Reason, "values" | "evidence">): Reason {
  return { code, values, evidence, weight };
}

/** How days are written in a reason: one day, or first and last with a slash (ISO 8601 interval). */
function daysLabel(when: When): string {
  return when.days.from === when.days.to ? when.days.from : `${when.days.from}/${when.days.to}`;
}

function time(a: Happening, b: Happening): Reason | null {
  if (!a.when || !b.when) return null;
  const values = [daysLabel(a.when), daysLabel(b.when)];
  const evidence = spans(a.when.evidence, b.when.evidence);
  const fits = compatible(a.when, b.when);
  if (fits === false) return reason("dates-differ", -1, { values, evidence });
  if (fits === null || a.when.precision !== "day" || b.when.precision !== "day") return null;
  const open = a.when.days.open === "year" || b.when.days.open === "year";
  return reason("same-day", open ? SAME_DAY_OPEN_YEAR : SAME_DAY, { values, evidence });
}

function place(a: Happening, b: Happening): Reason | null {
  if (!a.where || !b.where) return null;
  const values = [a.where.label, b.where.label];
  const evidence = spans(a.where.evidence, b.where.evidence);
  const apart = a.where.country !== undefined && b.where.country !== undefined && a.where.country !== b.where.country;
  // One name that means places of two countries in two documents tells nothing: the choice of the place may be wrong in one of them.
  if (a.where.entity === b.where.entity && apart) return null;
  if (a.where.entity === b.where.entity) return reason("same-place", SAME_PLACE, { values: [a.where.label], evidence });
  if (!a.where.country || !b.where.country) return null;
  // Two towns far apart in one country are no sign that it is one happening, and no proof that it is not: reports name the capital too.
  if (a.where.country === b.where.country && differ(a.where, b.where)) return null;
  if (a.where.country === b.where.country) return reason("same-country", SAME_COUNTRY, { values, evidence });
  return reason("places-differ", -1, { values, evidence });
}

/** Types in which who takes part decides which event it is: two ministers cannot stand in for each other. */
const DECIDED_BY_PARTICIPANTS = new Set(["CONSULT", "AGREE", "COOPERATE"]);

function people(side: Happening, find: Find): Map<string, Happening["participants"][number]> {
  return new Map(side.participants.filter((one) => find(one.entity)?.class === "person").map((one) => [one.entity, one]));
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

function participants(a: Happening, b: Happening, find: Find): Reason[] {
  const found: Reason[] = [];
  const [left, right] = [people(a, find), people(b, find)];
  for (const [id, one] of left) {
    const other = right.get(id);
    if (other) found.push(reason("shared-person", SHARED_PERSON, { values: [one.label], evidence: spans(one.evidence, other.evidence) }));
  }
  let others = 0;
  for (const one of a.participants) {
    const other = left.has(one.entity) ? undefined : b.participants.find((two) => two.entity === one.entity);
    if (!other || others >= SHARED_OTHERS_AT_MOST) continue;
    others += SHARED_OTHER;
    found.push(reason("shared-participant", SHARED_OTHER, { values: [one.label], evidence: spans(one.evidence, other.evidence) }));
  }
  return DECIDED_BY_PARTICIPANTS.has(a.type) ? [...found, ...conflicts(left, right, find)] : found;
}

type People = ReadonlyMap<string, Happening["participants"][number]>;

function conflicts(left: People, right: People, find: Find): Reason[] {
  const onlyLeft = [...left.values()].filter((one) => !right.has(one.entity));
  const onlyRight = [...right.values()].filter((one) => !left.has(one.entity));
  for (const one of onlyLeft) {
    for (const two of onlyRight) {
      const office = sameOffice(find(one.entity), find(two.entity));
      if (office)
        return [
          reason("office-holders-differ", -1, { values: [one.label, two.label, office], evidence: spans(one.evidence, two.evidence) }),
        ];
    }
  }
  if (left.size < 2 || right.size < 2 || onlyLeft.length === 0 || onlyRight.length === 0) return [];
  const names = [...onlyLeft, ...onlyRight];
  return [reason("participants-differ", -1, { values: names.map((one) => one.label), evidence: names.flatMap((one) => one.evidence) })];
}

/** Small whole numbers are shared by chance; from this value on an equal count of the same thing identifies (Wikinews BCubed F1 .792 with 10, .795 with 30). */
const TELLING_FIGURE = 30;

/** Whether two figures say the same: equal value and unit, and what they count shares a word (or neither says). */
export function sameFigure(a: Figure, b: Figure): boolean {
  if (a.value !== b.value || a.unit !== b.unit) return false;
  return a.stems.some((stem) => b.stems.includes(stem));
}

function figures(a: Happening, b: Happening): Reason | null {
  for (const one of a.figures) {
    if (one.value < TELLING_FIGURE || !b.figures.some((two) => sameFigure(one, two))) continue;
    return reason("same-figure", SAME_FIGURE, { values: [`${one.value} ${one.stems.join(" ")}`], evidence: [] });
  }
  return null;
}

/** An interview is an occasion of its own: a meeting that it recalls is another event, however alike the wording. */
const OWN_OCCASION = "interview";

/** Compare two happenings of one type by time, place, participants and figures. Symmetric in score; evidence lists `a` first. */
export function compare(a: Happening, b: Happening, find: Find): Comparison {
  const found = [time(a, b), place(a, b), figures(a, b), ...participants(a, b, find)].filter((one) => one !== null);
  const modes = a.mode !== undefined && b.mode !== undefined && a.mode !== b.mode;
  const occasions = (a.mode === OWN_OCCASION) !== (b.mode === OWN_OCCASION);
  if (occasions) found.push(reason("occasions-differ", -1, { values: [a.mode ?? a.type, b.mode ?? b.type], evidence: [] }));
  else if (a.type !== b.type || modes)
    found.push(reason("types-differ", -1, { values: [a.mode ?? a.type, b.mode ?? b.type], evidence: [] }));
  else found.push(reason("same-type", SAME_TYPE, { values: [a.mode ?? a.type], evidence: [] }));
  const alike = found.filter((one) => one.weight > 0);
  return { score: alike.reduce((sum, one) => sum + one.weight, 0), alike, against: found.filter((one) => one.weight < 0) };
}
