/**
 * Greatest total weight of a one-to-one assignment of rows to columns of a non-negative matrix, by the Hungarian method
 * (Kuhn 1955, Munkres 1957; shortest augmenting paths with potentials). Exact; rows and columns may differ in number, some stay unassigned.
 * Cubic in the smaller side times the larger: cut the matrix into independent parts first.
 */
export function bestAssignment(weights: readonly (readonly number[])[]): number {
  const rows = weights.length;
  const columns = weights[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return 0;
  if (rows > columns) return bestAssignment(transposed(weights, columns));
  const matched = new Int32Array(columns + 1);
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  for (let row = 1; row <= rows; row++) augment(row, { weights, matched, rowPotential, columnPotential });
  let total = 0;
  for (let column = 1; column <= columns; column++) {
    const row = matched[column] ?? 0;
    if (row > 0) total += weights[row - 1]?.[column - 1] ?? 0;
  }
  return total;
}

interface State {
  readonly weights: readonly (readonly number[])[];
  /** Row matched to each column, both from 1; column 0 holds the row that is being placed. */
  readonly matched: Int32Array;
  readonly rowPotential: Float64Array;
  readonly columnPotential: Float64Array;
}

function transposed(weights: readonly (readonly number[])[], columns: number): number[][] {
  return Array.from({ length: columns }, (_, column) => weights.map((row) => row[column] ?? 0));
}

/** Place one more row: Dijkstra over columns on reduced costs (costs are negated weights), then turn the path round. */
function augment(row: number, state: State): void {
  const columns = state.matched.length;
  const distance = new Float64Array(columns).fill(Infinity);
  const before = new Int32Array(columns);
  const done = new Uint8Array(columns);
  state.matched[0] = row;
  let column = 0;
  while ((state.matched[column] ?? 0) !== 0) {
    done[column] = 1;
    column = relax(column, { state, distance, before, done });
  }
  while (column !== 0) {
    const previous = before[column] ?? 0;
    state.matched[column] = state.matched[previous] ?? 0;
    column = previous;
  }
}

interface Search {
  readonly state: State;
  readonly distance: Float64Array;
  readonly before: Int32Array;
  readonly done: Uint8Array;
}

/** Measure every open column from the row at `from`, move potentials by the least distance, and return the column that has it. */
function relax(from: number, { state, distance, before, done }: Search): number {
  const row = state.matched[from] ?? 0;
  const weights = state.weights[row - 1] ?? [];
  const base = state.rowPotential[row] ?? 0;
  let least = Infinity;
  let next = 0;
  for (let column = 1; column < done.length; column++) {
    if (done[column]) continue;
    const reduced = -(weights[column - 1] ?? 0) - base - (state.columnPotential[column] ?? 0);
    if (reduced < (distance[column] ?? 0)) {
      distance[column] = reduced;
      before[column] = from;
    }
    if ((distance[column] ?? 0) < least) {
      least = distance[column] ?? 0;
      next = column;
    }
  }
  for (let column = 0; column < done.length; column++) {
    if (done[column]) {
      const placed = state.matched[column] ?? 0;
      state.rowPotential[placed] = (state.rowPotential[placed] ?? 0) + least;
      state.columnPotential[column] = (state.columnPotential[column] ?? 0) - least;
    } else distance[column] = (distance[column] ?? 0) - least;
  }
  return next;
}
