/** One step of an alignment: a base word kept or changed into a reading word, a base word dropped, a reading word inserted. Indexes into the inputs. */
export type Step =
  | { readonly op: "kept" | "changed"; readonly base: number; readonly reading: number }
  | { readonly op: "dropped"; readonly base: number }
  | { readonly op: "inserted"; readonly reading: number };

/** The best stretch of the base for a reading: base words `from` to `to` (exclusive), the steps in order, and their total cost. */
export interface Alignment {
  readonly from: number;
  readonly to: number;
  readonly steps: readonly Step[];
  readonly cost: number;
}

/**
 * What each step costs. `change`: a base word into a reading word, 0 for the same word. `drop`: a base word left out inside the stretch.
 * `insert`: a reading word the base lacks. A change that costs more than its drop and insert never happens.
 */
export interface Costs {
  readonly change: (base: string, reading: string) => number;
  readonly drop: (base: string) => number;
  readonly insert: (reading: string) => number;
}

const DIAGONAL = 0;
const UP = 1;
const LEFT = 2;

interface Grid {
  readonly moves: Uint8Array;
  readonly last: Float64Array;
}

// Rows are reading words, columns base words. The first row costs nothing: a reading may start anywhere in the base.
function fill(base: readonly string[], reading: readonly string[], costs: Costs): Grid {
  const width = base.length + 1;
  const moves = new Uint8Array(width * (reading.length + 1));
  const drops = base.map(costs.drop);
  let above = new Float64Array(width);
  for (const [row, word] of reading.entries()) {
    const line = new Float64Array(width);
    const added = costs.insert(word);
    line[0] = (above[0] ?? 0) + added;
    moves[(row + 1) * width] = UP;
    for (let column = 1; column < width; column++) {
      const change = (above[column - 1] ?? 0) + costs.change(base[column - 1] ?? "", word);
      const drop = (line[column - 1] ?? 0) + (drops[column - 1] ?? 0);
      const insert = (above[column] ?? 0) + added;
      const least = Math.min(change, drop, insert);
      line[column] = least;
      moves[(row + 1) * width + column] = least === change ? DIAGONAL : least === drop ? LEFT : UP;
    }
    above = line;
  }
  return { moves, last: above };
}

function cheapest(last: Float64Array): number {
  let at = 0;
  for (let column = 1; column < last.length; column++) if ((last[column] ?? 0) < (last[at] ?? 0)) at = column;
  return at;
}

/**
 * Fit all words of `reading` to the best stretch of `base` (semi-global alignment, Needleman and Wunsch 1970 with free ends in the base).
 * Deterministic: among equals a change is preferred to a drop, a drop to an insertion, and the earliest end in the base.
 * Time and memory grow with the product of the lengths. An empty reading gives an empty stretch at 0.
 */
export function align(base: readonly string[], reading: readonly string[], costs: Costs): Alignment {
  const { moves, last } = fill(base, reading, costs);
  const to = cheapest(last);
  const steps: Step[] = [];
  let [row, column] = [reading.length, to];
  while (row > 0) {
    const move = moves[row * (base.length + 1) + column];
    if (move === LEFT) steps.push({ op: "dropped", base: --column });
    else if (move === UP) steps.push({ op: "inserted", reading: --row });
    else {
      const op = base[--column] === reading[--row] ? "kept" : "changed";
      steps.push({ op, base: column, reading: row });
    }
  }
  return { from: column, to, steps: steps.toReversed(), cost: last[to] ?? 0 };
}
