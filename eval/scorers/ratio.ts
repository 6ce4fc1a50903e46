/** Precision, recall and their harmonic mean, each between 0 and 1. */
export interface Ratio {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** A share that is 0, not NaN, when there is nothing to share out. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Precision and recall with their F1; F1 is 0 when both are. */
export function ratio(precision: number, recall: number): Ratio {
  return { precision, recall, f1: share(2 * precision * recall, precision + recall) };
}

/** From counts: `right` of the `found` were right, and the gold standard holds `wanted`. */
export function counted(right: number, found: number, wanted: number): Ratio {
  return ratio(share(right, found), share(right, wanted));
}

/** Share of pairs whose two sides are equal; 0 for no pairs. */
export function accuracy<T>(pairs: readonly (readonly [T, T])[]): number {
  return share(pairs.filter(([gold, ours]) => gold === ours).length, pairs.length);
}
