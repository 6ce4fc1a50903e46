/** Taken from every arc of the root where more than one word would hang on it: no sum of scores outweighs it. */
const PENALTY = 1e6;

/** Scores of arcs: a row for each word from 1 to `words` (the first row is idle), with a score for each head from 0, the root. */
interface Arcs {
  readonly words: number;
  readonly scores: Float64Array;
}

function best({ words, scores }: Arcs): Int32Array {
  const heads = new Int32Array(words + 1).fill(-1);
  for (let word = 1; word <= words; word++) {
    const row = word * (words + 1);
    let top = 0;
    for (let head = 0; head <= words; head++)
      if (head !== word && (scores[row + head] as number) > (scores[row + top] as number)) top = head;
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

/** A circle made one word, the last: the arcs among that and the words outside, and which words of the circle they enter and leave by. */
interface Fewer {
  readonly arcs: Arcs;
  readonly outside: readonly number[];
  readonly enters: Int32Array;
  readonly leaves: Int32Array;
}

function contracted({ words, scores }: Arcs, heads: Int32Array, round: readonly number[]): Fewer {
  const width = words + 1;
  const inside = new Uint8Array(width);
  for (const word of round) inside[word] = 1;
  const outside: number[] = [];
  for (let word = 0; word <= words; word++) if (inside[word] === 0) outside.push(word);
  const size = outside.length;
  const fewer = new Float64Array((size + 1) * (size + 1));
  const [enters, leaves] = [new Int32Array(size), new Int32Array(size)];
  for (let i = 0; i < size; i++) {
    const other = outside[i] as number;
    let gain = -Infinity;
    let exit = -Infinity;
    for (const word of round) {
      const own = (scores[word * width + other] as number) - (scores[word * width + (heads[word] as number)] as number);
      if (own > gain) {
        gain = own;
        enters[i] = word;
      }
      const out = scores[other * width + word] as number;
      if (out > exit) {
        exit = out;
        leaves[i] = word;
      }
    }
    fewer[size * (size + 1) + i] = gain;
    if (i === 0) continue;
    const row = i * (size + 1);
    fewer[row + size] = exit;
    for (let j = 0; j < size; j++) fewer[row + j] = scores[other * width + (outside[j] as number)] as number;
  }
  return { arcs: { words: size, scores: fewer }, outside, enters, leaves };
}

/** Heads of the highest tree (Chu and Liu 1965, Edmonds 1967): a circle is made one word, and opened where the tree of what is then left enters it. */
function highest(arcs: Arcs): Int32Array {
  const heads = best(arcs);
  const round = circle(heads);
  if (!round) return heads;
  const { arcs: fewer, outside, enters, leaves } = contracted(arcs, heads, round);
  const found = highest(fewer);
  const size = outside.length;
  for (let i = 1; i < size; i++) {
    const head = found[i] as number;
    heads[outside[i] as number] = head === size ? (leaves[i] as number) : (outside[head] as number);
  }
  const from = found[size] as number;
  heads[enters[from] as number] = outside[from] as number;
  return heads;
}

/** Whether one word hangs on the root (-1) and all others on it in the end. */
function isTree(heads: Int32Array): boolean {
  let roots = 0;
  for (const head of heads) if (head < 0) roots++;
  if (roots !== 1) return false;
  const seen = new Uint8Array(heads.length);
  for (let word = 0; word < heads.length; word++) {
    let at = word;
    while (at >= 0 && seen[at] === 0) {
      seen[at] = 1;
      at = heads[at] as number;
    }
    if (at >= 0 && seen[at] === 1) return false;
    for (at = word; at >= 0 && seen[at] === 1; at = heads[at] as number) seen[at] = 2;
  }
  return true;
}

/** A table of scores: a row of `stride` for each word; in a row the score with the root, then with each word. What a word has with itself is never looked at. */
interface Table {
  readonly scores: Float32Array;
  readonly words: number;
  readonly stride: number;
}

/**
 * Makes of the best head of each word, given in `heads` as places of words from 0, -1 for the root, those of the highest tree in which one word hangs
 * on the root. Nearly always the best heads make such a tree already; if not, the work may grow with the cube of the words.
 */
export function treeHeads({ scores, words, stride }: Table, heads: Int32Array): void {
  if (isTree(heads)) return;
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
