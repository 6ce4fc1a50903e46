import { bestAssignment } from "./assignment.ts";
import { ratio, share, type Ratio } from "./ratio.ts";

/** Items in disjoint groups. Scoring needs every item on both sides (gold mentions); items of one side alone count against the other. */
export type Partition = readonly (readonly string[])[];

/** The scores of one answer against the gold groups. `conll` is the mean F1 of MUC, BCubed and CEAFe. */
export interface Coreference {
  readonly muc: Ratio;
  readonly bcubed: Ratio;
  readonly ceafe: Ratio;
  readonly lea: Ratio;
  readonly conll: number;
}

/** All scores at once. */
export function coreference(gold: Partition, system: Partition): Coreference {
  const scores = { muc: muc(gold, system), bcubed: bcubed(gold, system), ceafe: ceafe(gold, system), lea: lea(gold, system) };
  return { ...scores, conll: (scores.muc.f1 + scores.bcubed.f1 + scores.ceafe.f1) / 3 };
}

/** MUC (Vilain et al. 1995): share of the links that hold each group together. Groups of one have no links. */
export function muc(gold: Partition, system: Partition): Ratio {
  return bothWays(gold, system, (group, parts) => [group.length - pieces(group, parts), group.length - 1]);
}

/** BCubed (Bagga and Baldwin 1998): per item, the share of its group that is right; mean over items. */
export function bcubed(gold: Partition, system: Partition): Ratio {
  return bothWays(gold, system, (group, parts) => {
    let squares = 0;
    for (const common of parts.values()) squares += common * common;
    return [squares / group.length, group.length];
  });
}

/**
 * LEA (Moosavi and Strube 2016): share of each group's links that are found, weighted by the group's size.
 * A group of one counts as found when the other side also has it alone.
 */
export function lea(gold: Partition, system: Partition): Ratio {
  const score = (key: Partition, response: Partition) => {
    const index = indexed(response);
    let right = 0;
    let all = 0;
    for (const group of key) {
      right += group.length * resolved(group, index, response);
      all += group.length;
    }
    return share(right, all);
  };
  return ratio(score(system, gold), score(gold, system));
}

/** CEAF with entity similarity φ4 (Luo 2005): the best one-to-one match of groups, by the Hungarian method, exactly. */
export function ceafe(gold: Partition, system: Partition): Ratio {
  const golds = gold.filter((group) => group.length > 0);
  const systems = system.filter((group) => group.length > 0);
  const index = indexed(systems);
  const touching = golds.map((group) => overlap(group, index));
  let total = 0;
  for (const part of parts(touching, systems.length)) {
    total += bestAssignment(
      part.rows.map((row) =>
        part.columns.map((column) => {
          const common = touching[row]?.get(column) ?? 0;
          return (2 * common) / ((golds[row]?.length ?? 0) + (systems[column]?.length ?? 0));
        }),
      ),
    );
  }
  return ratio(share(total, systems.length), share(total, golds.length));
}

type Index = ReadonlyMap<string, number>;

function indexed(groups: Partition): Index {
  return new Map(groups.flatMap((group, at) => group.map((item) => [item, at] as const)));
}

/** How many items of `group` lie in each group of the other side. */
function overlap(group: readonly string[], index: Index): Map<number, number> {
  const found = new Map<number, number>();
  for (const item of group) {
    const at = index.get(item);
    if (at !== undefined) found.set(at, (found.get(at) ?? 0) + 1);
  }
  return found;
}

/** Into how many pieces the other side cuts a group; items it does not have are pieces of their own. */
function pieces(group: readonly string[], parts: ReadonlyMap<number, number>): number {
  let known = 0;
  for (const common of parts.values()) known += common;
  return parts.size + group.length - known;
}

type Credit = (group: readonly string[], parts: ReadonlyMap<number, number>) => readonly [number, number];

/** Sum a credit over all groups of one side against the other, for recall; the other way round for precision. */
function bothWays(gold: Partition, system: Partition, credit: Credit): Ratio {
  const score = (key: Partition, response: Partition) => {
    const index = indexed(response);
    let right = 0;
    let all = 0;
    for (const group of key) {
      if (group.length === 0) continue;
      const [part, whole] = credit(group, overlap(group, index));
      right += part;
      all += whole;
    }
    return share(right, all);
  };
  return ratio(score(system, gold), score(gold, system));
}

function links(size: number): number {
  return (size * (size - 1)) / 2;
}

function resolved(group: readonly string[], index: Index, response: Partition): number {
  if (group.length > 1) {
    let found = 0;
    for (const common of overlap(group, index).values()) found += links(common);
    return found / links(group.length);
  }
  const at = index.get(group[0] ?? "");
  return at !== undefined && response[at]?.length === 1 ? 1 : 0;
}

interface Part {
  readonly rows: number[];
  readonly columns: number[];
}

/** Cut rows and columns into parts that share no overlap: a best match never crosses parts, so each is solved alone. */
function parts(touching: readonly ReadonlyMap<number, number>[], columns: number): Part[] {
  const rowsOf: number[][] = Array.from({ length: columns }, () => []);
  for (const [row, touched] of touching.entries()) for (const column of touched.keys()) rowsOf[column]?.push(row);
  const seen = new Set<number>();
  const found: Part[] = [];
  for (const start of touching.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part = { rows: [start], columns: new Set<number>() };
    for (const row of part.rows) {
      for (const column of touching[row]?.keys() ?? []) part.columns.add(column);
      const near = [...(touching[row]?.keys() ?? [])].flatMap((column) => rowsOf[column] ?? []);
      for (const other of near.filter((one) => !seen.has(one))) {
        if (!seen.has(other)) part.rows.push(other);
        seen.add(other);
      }
    }
    found.push({ rows: part.rows, columns: [...part.columns] });
  }
  return found;
}
