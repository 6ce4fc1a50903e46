/** Taken from every arc of the root where more than one word would hang on it: no sum of scores outweighs it. */
const PENALTY = 1e6;

/** Scores of arcs: `at(word, head)` for words from 1 to `words`, heads from 0, the root. */
interface Arcs {
  readonly words: number;
  readonly scores: Float64Array;
}

function best({ words, scores }: Arcs): Int32Array {
  const heads = new Int32Array(words + 1).fill(-1);
  for (let word = 1; word <= words; word++) {
    let top = -1;
    for (let head = 0; head <= words; head++)
      if (head !== word && (top < 0 || (scores[word * (words + 1) + head] as number) > (scores[word * (words + 1) + top] as number)))
        top = head;
    heads[word] = top;
  }
  return heads;
}

/** Words of a circle among the heads, or nothing. */
function circle(heads: Int32Array): number[] | undefined {
  const seen = new Int32Array(heads.length);
  for (let word = 1; word < heads.length; word++) {
    let at = word;
    while (at > 0 && seen[at] === 0) {
      seen[at] = word;
      at = heads[at] as number;
    }
    if (at <= 0 || seen[at] !== word) continue;
    const found = [at];
    for (let next = heads[at] as number; next !== at; next = heads[next] as number) found.push(next);
    return found;
  }
  return undefined;
}

/** The heads of the highest tree (Chu and Liu 1965, Edmonds 1967): each circle becomes one word, whose tree is found, and is opened where that enters it. */
function highest(arcs: Arcs): Int32Array {
  const heads = best(arcs);
  const round = circle(heads);
  if (!round) return heads;
  const { words, scores } = arcs;
  const inside = new Set(round);
  const outside = Array.from({ length: words + 1 }, (_, word) => word).filter((word) => !inside.has(word));
  const size = outside.length;
  const score = (word: number, head: number): number => scores[word * (words + 1) + head] as number;
  const fewer = new Float64Array((size + 1) * (size + 1));
  const enters = new Int32Array(size);
  const leaves = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    const other = outside[i] as number;
    let [entry, exit] = [round[0] as number, round[0] as number];
    const gain = (word: number): number => score(word, other) - score(word, heads[word] as number);
    for (const word of round) {
      if (gain(word) > gain(entry)) entry = word;
      if (score(other, word) > score(other, exit)) exit = word;
    }
    enters[i] = entry;
    leaves[i] = exit;
    fewer[size * (size + 1) + i] = gain(entry);
    if (i > 0) fewer[i * (size + 1) + size] = score(other, exit);
    for (let j = 0; j < size; j++) if (i > 0) fewer[i * (size + 1) + j] = score(other, outside[j] as number);
  }
  const found = highest({ words: size, scores: fewer });
  for (let i = 1; i < size; i++) {
    const head = found[i] as number;
    heads[outside[i] as number] = head === size ? (leaves[i] as number) : (outside[head] as number);
  }
  const from = found[size] as number;
  heads[enters[from] as number] = outside[from] as number;
  return heads;
}

/**
 * Heads of the highest tree in which one word hangs on the root: `scores` has a row of `stride` for each word, its score with the root first, then
 * with each word. Written to `heads`: places of words from 0, -1 for the root's. Mostly the best heads are such a tree already.
 */
export function treeHeads(
  scores: Float32Array,
  { words, stride }: { readonly words: number; readonly stride: number },
  heads: Int32Array,
): void {
  const own = new Float64Array((words + 1) * (words + 1));
  for (let word = 1; word <= words; word++)
    for (let head = 0; head <= words; head++) own[word * (words + 1) + head] = scores[(word - 1) * stride + head] as number;
  let found = highest({ words, scores: own });
  if (found.filter((head, word) => word > 0 && head === 0).length !== 1) {
    for (let word = 1; word <= words; word++) own[word * (words + 1)] = (own[word * (words + 1)] as number) - PENALTY;
    found = highest({ words, scores: own });
  }
  for (let word = 1; word <= words; word++) heads[word - 1] = (found[word] as number) - 1;
}
