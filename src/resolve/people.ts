import { sameGiven } from "../language/given.ts";
import type { Reason } from "../model/reason.ts";
import { bucketed, type Buckets } from "../text/buckets.ts";
import { gather } from "../text/gather.ts";
import { Bearers, circleOf, company, officesAmong, share, sharedOffice } from "./bearers.ts";
import { components, KEY_LIMIT, roots, type Pair } from "./cluster.ts";
import { because, type Joins } from "./joins.ts";
import { Numbers } from "../text/packed.ts";
import type { Roll } from "./roll.ts";

/** How many people two documents must both name, beside the one asked about, for the documents to speak of one circle. */
const SHARED_CONTEXT = 1;

/** How many times more company the nearest must share than the next for a choice between people of one name. */
const CLEARLY = 2;

/** The value with the highest score, if the score is above 0 and at least twice the next. */
function best<T>(values: readonly T[], score: (value: T) => number): T | undefined {
  const sorted = values.map((value) => ({ value, score: score(value) })).toSorted((a, b) => b.score - a.score);
  const [first, second] = sorted;
  return first && first.score > 0 && first.score >= CLEARLY * (second?.score ?? 0) ? first.value : undefined;
}

function accompanied(a: Bearers, b: Bearers): boolean {
  return company(a.circle, b.circle, SHARED_CONTEXT) >= SHARED_CONTEXT;
}

/** Whether two people of one full name can be one: by key, by office, or by company where no countries contradict. */
function agree(a: Bearers, b: Bearers): boolean {
  if (share(a.ids, b.ids) || sharedOffice(a.offices, b.offices)) return true;
  const countries = new Set(a.offices.map((one) => one.country).filter((country) => country !== ""));
  const others = b.offices.map((one) => one.country).filter((country) => country !== "");
  if (countries.size > 0 && others.length > 0 && !others.some((country) => countries.has(country))) return false;
  return accompanied(a, b);
}

/** Why a surname alone can mean somebody of another document. */
function support(a: Bearers, b: Bearers): Reason | undefined {
  const office = sharedOffice(a.offices, b.offices);
  if (office) return because("surname-and-office", [a.last, office.office]);
  if (a.offices.length > 0 && b.offices.length > 0) return undefined;
  return accompanied(a, b) ? because("surname-and-context", [a.last]) : undefined;
}

/**
 * Whether somebody belongs with the people taken out of an entity and not with those that stayed: by an office that only they hold, else by
 * clearly more company. Where nothing tells, one stays.
 */
export function following(roll: Roll) {
  return (item: number, { away, stays }: { readonly away: readonly number[]; readonly stays: readonly number[] }): boolean => {
    const own = roll.officesOf(item);
    const [there, here] = [away, stays].map((side) => sharedOffice(own, officesAmong(roll, side)) !== undefined);
    if (there !== here) return there === true;
    const circle = roll.circle(item);
    return company(circle, circleOf(roll, away)) > CLEARLY * company(circle, circleOf(roll, stays));
  };
}

/** Things by the name they bear, and the names that are borne. */
interface ByName {
  readonly things: Numbers;
  readonly names: Numbers;
}

/** The things of each name, in order; `fewest`: names of fewer are left out. */
function* named({ things, names }: ByName, size: number, fewest = 1): Generator<[name: number, things: number[]]> {
  const { order, starts } = bucketed(names.length, size, (at) => names.at(at));
  for (let name = 0; name < size; name++) {
    const [from, to] = [starts[name] as number, starts[name + 1] as number];
    if (to - from >= fewest) yield [name, Array.from(order.subarray(from, to), (at) => things.at(at))];
  }
}

/** Finds which people of different documents are the same person. Works on names that documents share, never on all pairs. */
export class PersonJoins {
  private readonly roll: Roll;
  private readonly found: Joins;

  /** What is found is added to joins among which there are none yet. */
  constructor(roll: Roll, found: Joins) {
    this.roll = roll;
    this.found = found;
  }

  find(): void {
    const full: ByName = { things: new Numbers(), names: new Numbers() };
    for (const at of this.people()) {
      for (const name of this.roll.full(at)) {
        full.things.push(at);
        full.names.push(name);
      }
    }
    for (const [name, members] of named(full, this.roll.texts.size, 2)) this.sameName(name, members);
    this.spellings();
    this.surnames();
  }

  private *people(): Generator<number> {
    for (let at = 0; at < this.roll.size; at++) if (this.roll.isPerson(at)) yield at;
  }

  /**
   * One full name: those in offices that fit, or in one circle, are one person. A bare name goes to the person it shares most company with,
   * and where there are several and none is nearer, to nobody.
   */
  private sameName(name: number, members: readonly number[]): void {
    const { roll, found } = this;
    const reason = because("same-name", [roll.texts.of(name)]);
    const people = this.holders(members, reason);
    const bare = members.filter((at) => !roll.hasOffice(at));
    if (people.length === 0) for (const at of bare.slice(1)) found.add(bare[0], at, reason);
    else for (const at of bare) found.add(this.bearer(at, people)?.members[0], at, reason);
  }

  /** Which of several people of one name a bare name means. */
  private bearer(at: number, people: readonly Bearers[]): Bearers | undefined {
    if (people.length === 1) return people[0];
    const circle = this.roll.circle(at);
    const key = this.roll.gazetteer(at);
    return best(people, (one) => company(circle, one.circle)) ?? people.find((one) => one.ids.includes(key));
  }

  /** People of one name who hold offices: those with the same offices first, then those whose offices or company agree. */
  private holders(members: readonly number[], reason: Reason): Bearers[] {
    const signs = new Map<string, number[]>();
    for (const at of members) if (this.roll.hasOffice(at)) gather(signs, this.sign(at), at);
    const groups = [...signs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => new Bearers(this.roll, own));
    const pairs: Pair[] = [];
    for (const [a, left] of groups.entries()) {
      for (const at of left.members) this.found.add(left.members[0], at, reason);
      for (const [next, right] of groups.slice(a + 1, a + KEY_LIMIT).entries()) if (agree(left, right)) pairs.push([a, a + 1 + next]);
    }
    for (const [a, b] of pairs) this.found.add(groups[a]?.members[0], groups[b]?.members[0], reason);
    return components(groups.length, pairs).map(
      (own) =>
        new Bearers(
          this.roll,
          own.flatMap((at) => groups[at]?.members ?? []),
        ),
    );
  }

  private sign(at: number): string {
    const offices = this.roll.officesOf(at).map((one) => `${one.office}@${one.country}`);
    return offices.toSorted().join(" ");
  }

  /** The people of one surname who are known by full names, as they are joined so far. */
  private *families(): Generator<[last: number, people: Bearers[]]> {
    const { roll } = this;
    const root = roots(roll.size, this.found.pairs());
    const members = bucketed(roll.size, roll.size, (at) => root[at] as number);
    const groups: ByName = { things: new Numbers(), names: new Numbers() };
    for (const at of this.people()) {
      if (root[at] !== at || !roll.isNamed(at)) continue;
      groups.things.push(at);
      groups.names.push(roll.texts.number(this.bearersAt(members, at).last));
    }
    for (const [last, own] of named(groups, roll.texts.size)) yield [last, own.map((at) => this.bearersAt(members, at))];
  }

  private bearersAt({ order, starts }: Buckets, root: number): Bearers {
    return new Bearers(this.roll, Array.from(order.subarray(starts[root], starts[root + 1])));
  }

  /** Spellings and short forms of one given name before the same surname, where office or company agrees. */
  private spellings(): void {
    for (const [, groups] of this.families()) {
      if (groups.length > KEY_LIMIT) continue;
      for (const [at, a] of groups.entries()) for (const b of groups.slice(at + 1)) this.spelling(a, b);
    }
  }

  private spelling(a: Bearers, b: Bearers): void {
    const how = sameGiven(a.given, b.given);
    if (!how || a.junior !== b.junior || share(a.names, b.names) || (a.ids.length > 0 && b.ids.length > 0 && !share(a.ids, b.ids))) return;
    const office = sharedOffice(a.offices, b.offices);
    const names = [`${a.given} ${a.last}`, `${b.given} ${b.last}`].toSorted();
    if (office) this.found.add(a.members[0], b.members[0], because(`${how}-and-office`, [...names, office.office]));
    else if ((a.offices.length === 0 || b.offices.length === 0) && accompanied(a, b))
      this.found.add(a.members[0], b.members[0], because(`${how}-and-context`, names));
  }

  /** Surnames alone join the one full name that office or company speaks for; else each other, on the same ground. */
  private surnames(): void {
    const lone: ByName = { things: new Numbers(), names: new Numbers() };
    for (const at of this.people()) {
      if (this.roll.isNamed(at)) continue;
      lone.things.push(at);
      lone.names.push(this.roll.texts.number(new Bearers(this.roll, [at]).last));
    }
    const left = new Map(named(lone, this.roll.texts.size));
    for (const [last, family] of this.families()) {
      const own = left.get(last);
      if (own)
        left.set(
          last,
          own.filter((at) => !this.belongs(new Bearers(this.roll, [at]), family)),
        );
    }
    for (const own of left.values()) this.alike(own.map((at) => new Bearers(this.roll, [at])));
  }

  /** Join surnames alone that nobody known bears. */
  private alike(all: readonly Bearers[]): void {
    for (const [at, one] of all.entries()) {
      const earlier = all.slice(Math.max(0, at - KEY_LIMIT), at).find((other) => support(one, other));
      const reason = earlier && support(one, earlier);
      if (earlier && reason) this.found.add(one.members[0], earlier.members[0], reason);
    }
  }

  /** Join somebody of a surname alone with the one of the family that is meant; tells whether there is one. */
  private belongs(one: Bearers, family: readonly Bearers[]): boolean {
    const fitting = family.filter((other) => support(one, other));
    const holders = fitting.filter((other) => sharedOffice(one.offices, other.offices));
    const choice = holders.length > 0 ? holders : fitting;
    const only = choice.length === 1 ? choice[0] : best(choice, (other) => company(one.circle, other.circle));
    const reason = only && support(one, only);
    if (only && reason) this.found.add(one.members[0], only.members[0], reason);
    return reason !== undefined;
  }
}
