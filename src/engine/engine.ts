/**
 * A function over one item that can run anywhere: `run` here, or on a thread or machine that loads `module` (a URL) and calls its export `name`.
 * Items and results must survive structured cloning, and the result must depend on the item alone.
 */
export interface Step<In, Out> {
  readonly module: string;
  readonly name: string;
  readonly run: (item: In) => Out | Promise<Out>;
}

/** The items that share a key, in the order they came. */
export interface Group<T> {
  readonly key: string;
  readonly items: readonly T[];
}

/** Where work is done. Both operations give the same results in the same order on every engine. */
export interface Engine {
  /** Results in the order of the items, however the work was spread. Takes items no faster than results are fetched. */
  map<In, Out>(step: Step<In, Out>, items: AsyncIterable<In>): AsyncIterable<Out>;
  /** Items by key: groups in order of key, each item once under each of its distinct keys. */
  groupByKey<T>(items: Iterable<T>, keys: (item: T) => Iterable<string>): Iterable<Group<T>>;
  close(): Promise<void>;
}

/** `groupByKey` in memory, for engines that run on one machine. */
export function grouped<T>(items: Iterable<T>, keys: (item: T) => Iterable<string>): Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keys(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, members]) => ({ key, items: members }));
}
