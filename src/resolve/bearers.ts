import { isJunior } from "../language/given.ts";
import { sameOffice } from "../language/titles.ts";
import type { Office, Roll } from "./roll.ts";

function fits(a: Office, b: Office): boolean {
  return sameOffice(a.office, b.office) && (a.country === "" || b.country === "" || a.country === b.country);
}

/** The first office of one side that can be an office of the other. */
export function sharedOffice(a: readonly Office[], b: readonly Office[]): Office | undefined {
  return a.find((one) => b.some((other) => fits(one, other)));
}

/** How many people two circles have in common, or `enough` if they are more. */
export function company(a: ReadonlySet<number>, b: ReadonlySet<number>, enough = Infinity): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const one of few) if (many.has(one) && ++count >= enough) break;
  return count;
}

/** Whether two lists of numbers have one in common. */
export function share(a: readonly number[], b: readonly number[]): boolean {
  return a.some((one) => b.includes(one));
}

/** Offices that several are given, each once. */
export function officesAmong(roll: Roll, members: readonly number[]): readonly Office[] {
  return [...new Set(members.flatMap((at) => roll.officesOf(at)))];
}

/** All people that several are named among. */
export function circleOf(roll: Roll, members: readonly number[]): ReadonlySet<number> {
  const [first, ...others] = members;
  if (first !== undefined && others.length === 0) return roll.circle(first);
  const found = new Set<number>();
  for (const at of members) for (const one of roll.circle(at)) found.add(one);
  return found;
}

/** Some of a roll that bear one name, and what they say together. What takes long to find is found when it is asked for. */
export class Bearers {
  readonly members: readonly number[];
  /** Their names of two and more words. */
  readonly names: readonly number[];
  /** First and last word of the name of theirs that is lexically first, without what tells a son from his father. */
  readonly given: string;
  readonly last: string;
  readonly junior: boolean;
  private readonly roll: Roll;
  private held: readonly Office[] | undefined;
  private among: ReadonlySet<number> | undefined;
  private keys: readonly number[] | undefined;

  constructor(roll: Roll, members: readonly number[]) {
    this.roll = roll;
    this.members = members;
    this.names = [...new Set(members.flatMap((at) => roll.full(at)))];
    const [name] = this.names.map((one) => roll.texts.of(one)).toSorted();
    const all = name?.split(" ") ?? [roll.texts.of(roll.last(members[0] as number))];
    this.junior = isJunior(all.at(-1));
    const words = this.junior ? all.slice(0, -1) : all;
    this.given = words.length > 1 ? (words[0] ?? "") : "";
    this.last = words.at(-1) ?? "";
  }

  get offices(): readonly Office[] {
    return (this.held ??= officesAmong(this.roll, this.members));
  }

  get circle(): ReadonlySet<number> {
    return (this.among ??= circleOf(this.roll, this.members));
  }

  /** Their gazetteer keys. */
  get ids(): readonly number[] {
    return (this.keys ??= [...new Set(this.members.map((at) => this.roll.gazetteer(at)))].filter((key) => key !== 0));
  }
}
