/** What was asked on the command line. `folder` holds files of the set's format; `split` limits the run to one part of them. */
export interface Asked {
  readonly folder: string;
  readonly split?: string;
  /** Told of each mistake, by sets that can say which they are. */
  readonly tell?: (mistakes: readonly Mistake[]) => void;
}

/** Something scored that came out wrong: of what `kind`, `what` it is, and `where` it stands. */
export interface Mistake {
  readonly kind: string;
  readonly what: string;
  readonly where: string;
}

/** Figures of one run, between 0 and 1; a nested object holds figures of others by name. `n` is the number of items scored. */
export interface Figures {
  readonly n: number;
  readonly ms_per_item: number;
  /** The same keys for the cheap baseline, computed in the same run. */
  readonly baseline: Readonly<Record<string, number>>;
  readonly [key: string]: number | Readonly<Record<string, number>>;
}

/** One gold set: what it `measures` and what others score on it, in words for the report, and how it is run. */
export interface GoldSet {
  readonly measures: string;
  readonly peers: string;
  run(asked: Asked): Promise<Figures>;
}

/** A mistake of the caller: unknown set or split, missing or empty folder. Shown as one line, exit status 2. */
export class AskedWrong extends Error {}
