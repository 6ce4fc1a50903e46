import { sameGiven } from "../language/given.ts";
import { sameOffice } from "../language/titles.ts";
import type { Reason } from "../model/reason.ts";
import { components, KEY_LIMIT, type Pair } from "./cluster.ts";
import type { Local, LocalOffice } from "./locals.ts";

/** Two locals, by place in the list, that are the same, and why. */
export interface PersonJoin {
  readonly pair: Pair;
  readonly reason: Reason;
}

/** How many people two documents must both name, beside the one asked about, for the documents to speak of one circle. */
const SHARED_CONTEXT = 1;

function because(code: string, values: readonly string[], weight = 1): Reason {
  return { code, values: [...values], evidence: [], weight };
}

function fits(a: LocalOffice, b: LocalOffice): boolean {
  return sameOffice(a.office, b.office) && (a.country === "" || b.country === "" || a.country === b.country);
}

function sharedOffice(a: readonly LocalOffice[], b: readonly LocalOffice[]): LocalOffice | undefined {
  return a.find((one) => b.some((other) => fits(one, other)));
}

function shares(a: Iterable<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const one of a) if (b.has(one)) count++;
  return count;
}

/** What locals of one name say together: offices and context. */
interface Group {
  readonly members: number[];
  readonly given: string;
  readonly last: string;
  readonly offices: LocalOffice[];
  readonly context: Set<string>;
  readonly ids: Set<string>;
}

/** Finds which people of different documents are the same person. Works on names that documents share, never on all pairs. */
export class PersonJoins {
  private readonly locals: readonly Local[];
  private readonly found: PersonJoin[] = [];

  constructor(locals: readonly Local[]) {
    this.locals = locals;
  }

  /** All joins, in the order of the list. */
  joins(): readonly PersonJoin[] {
    const byName = new Map<string, number[]>();
    for (const [at, local] of this.locals.entries()) {
      if (local.class === "person") for (const name of local.full) byName.set(name, [...(byName.get(name) ?? []), at]);
    }
    for (const name of [...byName.keys()].toSorted()) this.named(name, byName.get(name) ?? []);
    this.spellings();
    this.surnames();
    return this.found;
  }

  private join(a: number | undefined, b: number | undefined, reason: Reason): void {
    if (a !== undefined && b !== undefined && a !== b) this.found.push({ pair: a < b ? [a, b] : [b, a], reason });
  }

  /** One full name: people in offices that do not fit together are several, and a bare name then belongs to none of them. */
  private named(name: string, members: readonly number[]): void {
    const signs = new Map<string, number[]>();
    for (const at of members) {
      const sign = this.sign(at);
      signs.set(sign, [...(signs.get(sign) ?? []), at]);
    }
    const reason = because("same-name", [name]);
    for (const [sign, own] of signs) if (sign !== "") for (const at of own.slice(1)) this.join(own[0], at, reason);
    const held = [...signs.keys()].filter((sign) => sign !== "").toSorted();
    const heads = held.map((sign) => signs.get(sign)?.[0] ?? 0);
    const pairs: Pair[] = [];
    for (const [a, left] of heads.entries())
      for (const [b, right] of heads.entries()) if (a < b && this.oneOf(left, right)) pairs.push([a, b]);
    const groups = components(heads.length, pairs);
    for (const [a, b] of pairs) this.join(heads[a], heads[b], reason);
    const bare = signs.get("") ?? [];
    const anchor = groups.length === 1 ? heads[0] : groups.length === 0 ? bare[0] : undefined;
    for (const at of bare) this.join(anchor ?? bare[0], at, reason);
  }

  private sign(at: number): string {
    return [...new Set(this.locals[at]?.offices.map((one) => `${one.office}@${one.country}`))].toSorted().join(" ");
  }

  private oneOf(left: number, right: number): boolean {
    const [a, b] = [this.locals[left], this.locals[right]];
    if (!a || !b) return false;
    if (a.gazetteer !== "" && a.gazetteer === b.gazetteer) return true;
    if (sharedOffice(a.offices, b.offices)) return true;
    const countries = new Set(a.offices.map((one) => one.country).filter(Boolean));
    const others = b.offices.map((one) => one.country).filter(Boolean);
    if (countries.size > 0 && others.length > 0 && !others.some((country) => countries.has(country))) return false;
    return shares(a.context, b.context) >= SHARED_CONTEXT;
  }

  /** The groups joined so far, each with all its full names' last words and offices. */
  private groups(full: boolean): Group[] {
    const parts = components(
      this.locals.length,
      this.found.map((join) => join.pair),
    );
    return parts.flatMap((members) => {
      const own = members.flatMap((at) => (this.locals[at]?.class === "person" ? [this.locals[at]] : []));
      const name = own.flatMap((local) => local.full).toSorted()[0];
      if (own.length === 0 || (name !== undefined) !== full) return [];
      const words = name?.split(" ") ?? [own[0]?.last ?? ""];
      return [
        {
          members,
          given: words.length > 1 ? (words[0] ?? "") : "",
          last: words.at(-1) ?? "",
          offices: own.flatMap((local) => local.offices),
          context: new Set(own.flatMap((local) => [...local.context])),
          ids: new Set(own.flatMap((local) => (local.gazetteer ? [local.gazetteer] : []))),
        },
      ];
    });
  }

  private byLast(groups: readonly Group[]): Map<string, Group[]> {
    const found = new Map<string, Group[]>();
    for (const group of groups) found.set(group.last, [...(found.get(group.last) ?? []), group]);
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
    if (!how || a.given === b.given || (a.ids.size > 0 && b.ids.size > 0 && shares(a.ids, b.ids) === 0)) return;
    const office = sharedOffice(a.offices, b.offices);
    const names = [`${a.given} ${a.last}`, `${b.given} ${b.last}`].toSorted();
    if (office) this.join(a.members[0], b.members[0], because(`${how}-and-office`, [...names, office.office]));
    else if ((a.offices.length === 0 || b.offices.length === 0) && shares(a.context, b.context) >= SHARED_CONTEXT)
      this.join(a.members[0], b.members[0], because(`${how}-and-context`, names));
  }

  /** Surnames alone join the one full name that office or company speaks for; else each other, on the same ground. */
  private surnames(): void {
    const full = this.byLast(this.groups(true));
    const left: Group[] = [];
    for (const group of this.groups(false)) {
      const fitting = (full.get(group.last) ?? []).flatMap((other) => {
        const reason = this.support(group, other);
        return reason ? [{ other, reason }] : [];
      });
      const best = fitting.filter(({ reason }) => reason.code === "surname-and-office");
      const [only] = best.length > 0 ? best : fitting;
      if (only && (best.length > 0 ? best : fitting).length === 1) this.join(group.members[0], only.other.members[0], only.reason);
      else left.push(group);
    }
    for (const groups of this.byLast(left).values()) {
      for (const [at, group] of groups.entries()) {
        const earlier = groups.slice(Math.max(0, at - KEY_LIMIT), at).find((other) => this.support(group, other));
        const reason = earlier && this.support(group, earlier);
        if (earlier && reason) this.join(group.members[0], earlier.members[0], reason);
      }
    }
  }

  private support(a: Group, b: Group): Reason | undefined {
    const office = sharedOffice(a.offices, b.offices);
    if (office) return because("surname-and-office", [a.last, office.office]);
    if (a.offices.length > 0 && b.offices.length > 0) return undefined;
    return shares(a.context, b.context) >= SHARED_CONTEXT ? because("surname-and-context", [a.last]) : undefined;
  }
}
