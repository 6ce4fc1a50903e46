import { isJunior, sameGiven } from "../language/given.ts";
import { sameOffice } from "../language/titles.ts";
import type { Reason } from "../model/reason.ts";
import { gather } from "../text/gather.ts";
import { components, KEY_LIMIT, type Pair } from "./cluster.ts";
import type { Joins } from "./joins.ts";
import type { Circle, Local, LocalOffice } from "./locals.ts";

/** How many people two documents must both name, beside the one asked about, for the documents to speak of one circle. */
const SHARED_CONTEXT = 1;

/** How many times more company the nearest must share than the next for a choice between people of one name. */
const CLEARLY = 2;

function because(code: string, values: readonly string[], weight = 1): Reason {
  return { code, values: [...values], evidence: [], weight };
}

function fits(a: LocalOffice, b: LocalOffice): boolean {
  return sameOffice(a.office, b.office) && (a.country === "" || b.country === "" || a.country === b.country);
}

function sharedOffice(a: readonly LocalOffice[], b: readonly LocalOffice[]): LocalOffice | undefined {
  return a.find((one) => b.some((other) => fits(one, other)));
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.includes(one));
}

const NOBODY: Circle = { all: new Set() };

/** How many people two circles have in common. */
function company(a: Circle, b: Circle): number {
  let count = 0;
  for (const one of a.all) if (one !== a.but && one !== b.but && b.all.has(one)) count++;
  return count;
}

/** All people of the circles of several. */
function circle(locals: readonly Local[]): Circle {
  return { all: new Set(locals.flatMap(({ context }) => [...context.all].filter((one) => one !== context.but))) };
}

/** What locals of one name say together: offices and context. */
interface Group {
  readonly members: readonly number[];
  readonly names: readonly string[];
  readonly given: string;
  readonly last: string;
  readonly junior: boolean;
  readonly offices: readonly LocalOffice[];
  readonly context: Circle;
  readonly ids: readonly string[];
}

/** The value with the highest score, if the score is above 0 and at least twice the next. */
function best<T>(values: readonly T[], score: (value: T) => number): T | undefined {
  const sorted = values.map((value) => ({ value, score: score(value) })).toSorted((a, b) => b.score - a.score);
  const [first, second] = sorted;
  return first && first.score > 0 && first.score >= CLEARLY * (second?.score ?? 0) ? first.value : undefined;
}

/** Whether two people of one full name can be one: by key, by office, or by company where no countries contradict. */
function agree(a: Group, b: Group): boolean {
  if (share(a.ids, b.ids) || sharedOffice(a.offices, b.offices)) return true;
  const countries = new Set(a.offices.map((one) => one.country).filter((country) => country !== ""));
  const others = b.offices.map((one) => one.country).filter((country) => country !== "");
  if (countries.size > 0 && others.length > 0 && !others.some((country) => countries.has(country))) return false;
  return company(a.context, b.context) >= SHARED_CONTEXT;
}

/**
 * Whether somebody belongs with the people taken out of an entity and not with those that stayed: by an office that only they hold, else by
 * clearly more company. Where nothing tells, one stays.
 */
export function following(locals: readonly Local[]) {
  const sideOf = (items: readonly number[]): Pick<Local, "offices" | "context"> => ({
    offices: items.flatMap((at) => locals[at]?.offices ?? []),
    context: circle(items.flatMap((at) => locals[at] ?? [])),
  });
  return (item: number, sides: { readonly away: readonly number[]; readonly stays: readonly number[] }): boolean => {
    const own = locals[item];
    const [away, stays] = [sideOf(sides.away), sideOf(sides.stays)];
    if (!own) return false;
    const [there, here] = [away, stays].map((side) => sharedOffice(own.offices, side.offices) !== undefined);
    if (there !== here) return there === true;
    return company(own.context, away.context) > CLEARLY * company(own.context, stays.context);
  };
}

/** Finds which people of different documents are the same person. Works on names that documents share, never on all pairs. */
export class PersonJoins {
  private readonly locals: readonly Local[];
  private readonly found: Joins;
  /** Joins made before, which are not of people by name. */
  private readonly before: number;

  /** Joins are added to those given. */
  constructor(locals: readonly Local[], found: Joins) {
    this.locals = locals;
    this.found = found;
    this.before = found.size;
  }

  /** Find all joins, in the order of the list. */
  find(): void {
    const byName = new Map<string, number[]>();
    for (const [at, local] of this.locals.entries()) {
      if (local.class === "person") for (const name of local.full) gather(byName, name, at);
    }
    for (const name of [...byName.keys()].toSorted()) this.named(name, byName.get(name) ?? []);
    this.spellings();
    this.surnames();
  }

  /**
   * One full name: those in offices that fit, or in one circle, are one person. A bare name goes to the person it shares most company with,
   * and where there are several and none is nearer, to nobody.
   */
  private named(name: string, members: readonly number[]): void {
    const reason = because("same-name", [name]);
    const people = this.holders(members, reason);
    const bare = members.filter((at) => this.locals[at]?.offices.length === 0);
    const alone: number[] = [];
    for (const at of bare) {
      const own = this.locals[at];
      const nearest = people.length === 1 ? people[0] : best(people, (person) => company(own?.context ?? NOBODY, person.context));
      const known = nearest ?? people.find((person) => own?.gazetteer !== "" && person.ids.includes(own?.gazetteer ?? ""));
      if (known) this.found.add(known.members[0], at, reason);
      else alone.push(at);
    }
    if (people.length === 0) for (const at of alone.slice(1)) this.found.add(alone[0], at, reason);
  }

  /** People of one name who hold offices: those with the same offices first, then those whose offices or company agree. */
  private holders(members: readonly number[], reason: Reason): Group[] {
    const signs = new Map<string, number[]>();
    for (const at of members) {
      const sign = this.sign(at);
      if (sign !== "") gather(signs, sign, at);
    }
    const groups = [...signs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => this.group(own));
    const pairs: Pair[] = [];
    for (const [a, left] of groups.entries()) {
      for (const at of left.members.slice(1)) this.found.add(left.members[0], at, reason);
      for (const [b, right] of groups.entries()) if (a < b && b - a < KEY_LIMIT && agree(left, right)) pairs.push([a, b]);
    }
    for (const [a, b] of pairs) this.found.add(groups[a]?.members[0], groups[b]?.members[0], reason);
    return components(groups.length, pairs).map((own) => this.group(own.flatMap((at) => groups[at]?.members ?? [])));
  }

  private sign(at: number): string {
    return [...new Set(this.locals[at]?.offices.map((one) => `${one.office}@${one.country}`))].toSorted().join(" ");
  }

  private group(members: readonly number[]): Group {
    const own = members.flatMap((at) => this.locals[at] ?? []);
    const [first] = own;
    const names = own.flatMap((local) => local.full).toSorted();
    const all = names[0]?.split(" ") ?? [first?.last ?? ""];
    const junior = isJunior(all.at(-1));
    const words = junior ? all.slice(0, -1) : all;
    return {
      members,
      names: [...new Set(names)],
      junior,
      given: words.length > 1 ? (words[0] ?? "") : "",
      last: words.at(-1) ?? "",
      offices: own.flatMap((local) => local.offices),
      context: first && own.length === 1 ? first.context : circle(own),
      ids: [...new Set(own.flatMap((local) => (local.gazetteer ? [local.gazetteer] : [])))],
    };
  }

  /** The groups joined so far, each with all its full names' last words and offices. */
  private groups(full: boolean): Group[] {
    const parts = components(this.locals.length, this.found.pairs(this.before));
    return parts.flatMap((members) => {
      const people = members.filter((at) => this.locals[at]?.class === "person");
      const named = people.some((at) => (this.locals[at]?.full.length ?? 0) > 0);
      return people.length > 0 && named === full ? [this.group(people)] : [];
    });
  }

  private byLast(groups: readonly Group[]): Map<string, Group[]> {
    const found = new Map<string, Group[]>();
    for (const group of groups) gather(found, group.last, group);
    return found;
  }

  /** Spellings and short forms of one given name before the same surname, where office or company agrees. */
  private spellings(): void {
    for (const groups of this.byLast(this.groups(true)).values()) {
      if (groups.length > KEY_LIMIT) continue;
      for (const [at, a] of groups.entries()) for (const b of groups.slice(at + 1)) this.spelling(a, b);
    }
  }

  private spelling(a: Group, b: Group): void {
    const how = sameGiven(a.given, b.given);
    if (!how || a.junior !== b.junior || share(a.names, b.names) || (a.ids.length > 0 && b.ids.length > 0 && !share(a.ids, b.ids))) return;
    const office = sharedOffice(a.offices, b.offices);
    const names = [`${a.given} ${a.last}`, `${b.given} ${b.last}`].toSorted();
    if (office) this.found.add(a.members[0], b.members[0], because(`${how}-and-office`, [...names, office.office]));
    else if ((a.offices.length === 0 || b.offices.length === 0) && company(a.context, b.context) >= SHARED_CONTEXT)
      this.found.add(a.members[0], b.members[0], because(`${how}-and-context`, names));
  }

  /** Surnames alone join the one full name that office or company speaks for; else each other, on the same ground. */
  private surnames(): void {
    const full = this.byLast(this.groups(true));
    const left: Group[] = [];
    for (const group of this.groups(false)) {
      const fitting = (full.get(group.last) ?? []).filter((other) => this.support(group, other));
      const holders = fitting.filter((other) => sharedOffice(group.offices, other.offices));
      const choice = holders.length > 0 ? holders : fitting;
      const only = choice.length === 1 ? choice[0] : best(choice, (other) => company(group.context, other.context));
      const reason = only && this.support(group, only);
      if (only && reason) this.found.add(group.members[0], only.members[0], reason);
      else left.push(group);
    }
    for (const groups of this.byLast(left).values()) {
      for (const [at, group] of groups.entries()) {
        const earlier = groups.slice(Math.max(0, at - KEY_LIMIT), at).find((other) => this.support(group, other));
        const reason = earlier && this.support(group, earlier);
        if (earlier && reason) this.found.add(group.members[0], earlier.members[0], reason);
      }
    }
  }

  private support(a: Group, b: Group): Reason | undefined {
    const office = sharedOffice(a.offices, b.offices);
    if (office) return because("surname-and-office", [a.last, office.office]);
    if (a.offices.length > 0 && b.offices.length > 0) return undefined;
    return company(a.context, b.context) >= SHARED_CONTEXT ? because("surname-and-context", [a.last]) : undefined;
  }
}
