import type { Dossier } from "../model/dossier.ts";
import type { Days } from "../model/document.ts";
import type { EntityId } from "../model/entity.ts";
import type { EventId } from "../model/event.ts";
import type { Evidence } from "../model/span.ts";
import { FIRST_DAY, LAST_DAY } from "../text/calendar.ts";

/**
 * How one event leads to the next. `recalled`: reports of the later one tell the earlier; `announced`: reports of the earlier one tell the later;
 * `told`: reports of `to` tell `from`, and which came first is not known; `again`: the same people, soon after.
 */
export type Link = "recalled" | "announced" | "told" | "again";

/** A tie of two events, the earlier one first where the order is known. `evidence` are the words that tell the other event, or name the people met again. */
export interface Tie {
  readonly from: EventId;
  readonly to: EventId;
  readonly how: Link;
  readonly evidence: readonly Evidence[];
}

/** Events that lead to one another, and how. `cut`: there are more than are shown. */
export interface Story {
  readonly of: EventId;
  readonly events: readonly Dossier[];
  readonly ties: readonly Tie[];
  readonly cut: boolean;
}

/** People two events must share to be ties by themselves: one minister is at every event of a ministry. */
const PEOPLE = 2;
/** Days within which the same people meeting again go on with something; sessions of a council or rounds of talks are weeks apart. */
const SOON = 30;
/** Places where the other event is told, the first of which are kept: more say nothing new. */
const SHOWN = 3;

function days({ when }: Dossier): Days | undefined {
  const known = when?.days;
  return known && known.open === undefined && known.from !== FIRST_DAY && known.to !== LAST_DAY ? known : undefined;
}

/** Which of two events came first: below 0 the first, above 0 the second, 0 where their days overlap or one has none. */
function order(a: Dossier, b: Dossier): number {
  const [first, second] = [days(a), days(b)];
  if (!first || !second) return 0;
  return first.to < second.from ? -1 : second.to < first.from ? 1 : 0;
}

/** Where the main reports of an event tell another one. */
function tellings(teller: Dossier, other: EventId): Evidence[] {
  return teller.background.flatMap(({ event, evidence }) => (event === other ? [evidence] : [])).slice(0, SHOWN);
}

function apart(a: Dossier, b: Dossier): number {
  const [first, second] = [days(a), days(b)];
  if (!first || !second) return Infinity;
  const [from, to] = first.from < second.from ? [first.to, second.from] : [second.to, first.from];
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** The people of both events, with the words that name them in the second. */
function shared(a: Dossier, b: Dossier, people: ReadonlySet<EntityId>): Evidence[] {
  const first = new Set(a.participants.map(({ entity }) => entity));
  return b.participants.filter(({ entity }) => first.has(entity) && people.has(entity)).map(({ evidence }) => evidence);
}

/**
 * How two events are tied, if they are: by reports of one that tell the other, else by two or more of the same people (`people`) within thirty days.
 * The same for both orders of the arguments, but for events of one day, where the teller is `to`.
 */
export function tieOf(a: Dossier, b: Dossier, people: ReadonlySet<EntityId>): Tie | undefined {
  const first = order(a, b);
  const [early, late] = first > 0 || (first === 0 && a.id > b.id) ? [b, a] : [a, b];
  const [recalled, announced] = [tellings(late, early.id), tellings(early, late.id)];
  if (recalled.length > 0) return { from: early.id, to: late.id, how: first === 0 ? "told" : "recalled", evidence: recalled };
  if (announced.length > 0)
    return first === 0
      ? { from: late.id, to: early.id, how: "told", evidence: announced }
      : { from: early.id, to: late.id, how: "announced", evidence: announced };
  const again = first === 0 || apart(early, late) > SOON ? [] : shared(early, late, people);
  return again.length >= PEOPLE ? { from: early.id, to: late.id, how: "again", evidence: again } : undefined;
}
