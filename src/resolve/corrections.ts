import type { Apart, Correction, Together } from "../model/edit.ts";
import type { Reason } from "../model/reason.ts";
import { overlaps, type Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";

/**
 * Items found to be one, by place in a list, and the corrections that made them so. `away`: an analyst took them out of another group.
 * `before`: the members of the group that others were taken out of, which goes on under its name.
 */
export interface Corrected {
  readonly members: readonly number[];
  readonly before: readonly number[];
  readonly away: boolean;
  readonly reasons: readonly Reason[];
}

/** What corrections are applied to. `places` are where each item stands; an edit means the items that stand where it points. */
export interface Correctable {
  readonly groups: readonly (readonly number[])[];
  readonly places: (item: number) => Iterable<Span>;
  /** Whether an item that a separating edit does not name goes with the ones taken away; without it all others stay. */
  readonly follows?: (item: number, sides: { readonly away: readonly number[]; readonly stays: readonly number[] }) => boolean;
}

/** Which items stand where an edit points: at the very place, else at the first place that shares a character with it. */
class Places {
  private readonly byDoc = new Map<string, { span: Span; item: number }[]>();

  constructor(input: Correctable) {
    for (const item of input.groups.flat()) for (const span of input.places(item)) gather(this.byDoc, span.doc, { span, item });
  }

  find(span: Span): number | undefined {
    const all = this.byDoc.get(span.doc) ?? [];
    const exact = all.find((one) => one.span.start === span.start && one.span.end === span.end);
    return (exact ?? all.filter((one) => overlaps(one.span, span)).toSorted((a, b) => a.span.start - b.span.start)[0])?.item;
  }

  all(spans: readonly Span[]): Set<number> {
    return new Set(spans.flatMap((span) => this.find(span) ?? []));
  }
}

function signed({ by, on, note }: Correction): string[] {
  return [by, on, ...(note === undefined ? [] : [note])];
}

function joined(edit: Together): Reason {
  const evidence = [edit.what[0].at[0], edit.what[1].at[0]];
  const values = signed(edit);
  return edit.kind === "join"
    ? { code: "analyst-joined", values, evidence, weight: 1 }
    : { code: "analyst-merged", values, evidence, weight: 1 };
}

function parted(edit: Apart): Reason {
  const evidence = [edit.stays.at[0], edit.away.at[0]];
  const values = signed(edit);
  return edit.kind === "split"
    ? { code: "analyst-split", values, evidence, weight: -1 }
    : { code: "analyst-detached", values, evidence, weight: -1 };
}

function plain(members: readonly number[]): Corrected {
  return { members, before: members, away: false, reasons: [] };
}

function all(parts: readonly Corrected[], of: "members" | "before"): number[] {
  return parts.flatMap((part) => part[of]).toSorted((a, b) => a - b);
}

/** Groups while corrections are applied to them one after the other. */
class Correcting {
  private readonly input: Correctable;
  private readonly places: Places;
  private readonly groups = new Set<Corrected>();
  private readonly groupOf = new Map<number, Corrected>();

  constructor(input: Correctable) {
    this.input = input;
    this.places = new Places(input);
    for (const members of input.groups) this.put(plain(members));
  }

  private put(group: Corrected): void {
    this.groups.add(group);
    for (const item of group.members) this.groupOf.set(item, group);
  }

  private of(items: Iterable<number>): Corrected[] {
    return [...new Set([...items].flatMap((item) => this.groupOf.get(item) ?? []))];
  }

  join(edit: Together): void {
    const parts = this.of(this.places.all(edit.what.flatMap((side) => side.at)));
    if (parts.length < 2) return;
    for (const part of parts) this.groups.delete(part);
    this.put({
      members: all(parts, "members"),
      before: all(parts, "before"),
      away: parts.every((part) => part.away),
      reasons: [...parts.flatMap((part) => part.reasons), joined(edit)],
    });
  }

  part(edit: Apart): void {
    const away = this.places.all(edit.away.at);
    const stays = this.places.all(edit.stays.at);
    for (const group of this.of(away)) {
      const sides = { away: group.members.filter((item) => away.has(item)), stays: group.members.filter((item) => stays.has(item)) };
      if (sides.stays.length === 0) continue;
      const goes = (item: number): boolean => away.has(item) || (!stays.has(item) && this.input.follows?.(item, sides) === true);
      const reasons = [...group.reasons, parted(edit)];
      this.groups.delete(group);
      const gone = group.members.filter(goes);
      this.put({ ...group, members: group.members.filter((item) => !goes(item)), reasons });
      this.put({ members: gone, before: gone, away: true, reasons });
    }
  }

  result(): Corrected[] {
    return [...this.groups].toSorted((a, b) => (a.members[0] ?? 0) - (b.members[0] ?? 0));
  }
}

/**
 * Apply corrections to groups that rules made, in the order of the edits. An edit whose places are gone, because a document is not there, does
 * nothing. Groups come in the order of their first members.
 */
export function corrected(input: Correctable, edits: readonly Correction[]): Corrected[] {
  if (edits.length === 0) return input.groups.map(plain);
  const state = new Correcting(input);
  for (const edit of edits) {
    if ("what" in edit) state.join(edit);
    else state.part(edit);
  }
  return state.result();
}
