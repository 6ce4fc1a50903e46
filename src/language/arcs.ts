import { ATTRIBUTES, attributesOf } from "./attributes.ts";
import { NONE, type State } from "./states.ts";

/** What the parser sees of a word, by name in feature templates. `label` is that of the arc to its head, when it has one. */
const SEEN = ["word", "tag", "pos", "coarse", "middle", "fine", "end", "label"] as const;

const WIDTH = SEEN.length;
const LABEL = WIDTH - 1;
const TAKEN = (["lower", "coarse", "middle", "fine", "end3"] as const).map((name) => ATTRIBUTES.indexOf(name));

/** Rows of `SEEN` for every word of a sentence, then the root, then the absent word. */
export function seenOf(words: readonly string[], tags: ArrayLike<number>, coarse: ArrayLike<number>): Int32Array {
  const rows = new Int32Array((words.length + 2) * WIDTH);
  for (const [at, word] of words.entries()) {
    const known = attributesOf(word);
    const [lower, ...rest] = TAKEN.map((place) => known[place] ?? 0);
    rows.set([lower ?? 0, (tags[at] ?? 0) + 1, (coarse[tags[at] ?? 0] ?? 0) + 1, ...rest], at * WIDTH);
  }
  rows.fill(-1, words.length * WIDTH, (words.length + 1) * WIDTH);
  rows.fill(-2, (words.length + 1) * WIDTH);
  return rows;
}

/** Copy the row of `word` to a slot of `values`, with the label it has by now. */
function put(values: Int32Array, slot: number, from: { readonly seen: Int32Array; readonly state: State; readonly word: number }): void {
  const { seen, state, word } = from;
  const row = (word === NONE ? state.size + 1 : word) * WIDTH;
  const to = slot * WIDTH;
  for (let at = 0; at < LABEL; at++) values[to + at] = seen[row + at] as number;
  values[to + LABEL] = word !== NONE && word < state.size && state.heads[word] !== NONE ? (state.labels[word] as number) + 1 : 0;
}

/** Distances beyond this count alike. */
const FAR = 7;
const distance = (from: number, to: number): number =>
  from === NONE || to === NONE ? 0 : Math.min(Math.abs(to - from), FAR) + (Math.abs(to - from) > 2 * FAR ? 1 : 0);

const child = (state: State, word: number, which: number): number => (word === NONE ? NONE : (state.children[4 * word + which] as number));
const counts = (state: State, word: number, side: number): number =>
  word === NONE ? 0 : Math.min(state.counts[2 * word + side] as number, FAR);
const setOf = (state: State, word: number, side: number): number => (word === NONE ? 0 : (state.sets[2 * word + side] as number));

/** Running counts of marks, verbs and conjunctions before each word, to tell what lies between two words. */
export function betweenOf(kinds: ArrayLike<number>): Int32Array {
  const sums = new Int32Array((kinds.length + 1) * 3);
  for (let at = 0; at < kinds.length; at++) {
    for (let kind = 0; kind < 3; kind++) {
      sums[(at + 1) * 3 + kind] = (sums[at * 3 + kind] as number) + (((kinds[at] as number) >> kind) & 1);
    }
  }
  return sums;
}

function between(sums: Int32Array, from: number, to: number): number {
  if (from === NONE || to === NONE) return 0;
  const [low, high] = from < to ? [from + 1, to] : [to + 1, from];
  let found = 1;
  for (let kind = 0; kind < 3; kind++) {
    found = found * 3 + Math.min(2, (sums[high * 3 + kind] as number) - (sums[low * 3 + kind] as number));
  }
  return found;
}

/** A sentence as the feature functions read it. */
export interface Sight {
  readonly seen: Int32Array;
  readonly sums: Int32Array;
}

const names = (slots: readonly string[], more: readonly string[]): string[] => [
  ...slots.flatMap((slot) => SEEN.map((one) => `${slot}.${one}`)),
  ...more,
];

const MOVE_SLOTS = "s0 s1 s2 b0 b1 b2 s0l s0m s0r s0q s1l s1r s1q b0l b0m s0p s0n s1n".split(" ");
/** Names of the values that `moveValues` sets. */
export const MOVE_NAMES = names(MOVE_SLOTS, "d0 d1 v0l v0r v1l v1r vbl z0l z0r z1l z1r zbl x0 x1 end".split(" "));

/** What is seen before a transition is chosen: words on the stack and in the buffer, their children and neighbours, distances, what lies between. */
export function moveValues(values: Int32Array, state: State, { seen, sums }: Sight): void {
  const { size } = state;
  const [s0, s1, s2] = [state.top(0), state.top(1), state.top(2)];
  const buffer = (ahead: number): number => (state.next + ahead <= size ? state.next + ahead : NONE);
  const b0 = state.next;
  const near = (word: number, by: number): number => (word === NONE || word + by < 0 || word + by >= size ? NONE : word + by);
  const words = [s0, s1, s2, b0, buffer(1), buffer(2), child(state, s0, 0), child(state, s0, 1), child(state, s0, 2), child(state, s0, 3)];
  words.push(child(state, s1, 0), child(state, s1, 2), child(state, s1, 3), child(state, b0, 0), child(state, b0, 1));
  words.push(near(s0, -1), near(s0, 1), near(s1, 1));
  for (let slot = 0; slot < words.length; slot++) put(values, slot, { seen, state, word: words[slot] as number });
  let at = words.length * WIDTH;
  values[at++] = distance(s0, b0);
  values[at++] = distance(s1, s0);
  values[at++] = counts(state, s0, 0);
  values[at++] = counts(state, s0, 1);
  values[at++] = counts(state, s1, 0);
  values[at++] = counts(state, s1, 1);
  values[at++] = counts(state, b0, 0);
  values[at++] = setOf(state, s0, 0);
  values[at++] = setOf(state, s0, 1);
  values[at++] = setOf(state, s1, 0);
  values[at++] = setOf(state, s1, 1);
  values[at++] = setOf(state, b0, 0);
  values[at++] = between(sums, s0, b0);
  values[at++] = between(sums, s1, s0);
  values[at] = seen[(size - 1) * WIDTH] ?? 0;
}

const LABEL_SLOTS = "h hp hn d dp dn dl dm dr dq hl hr g n".split(" ");
/** Names of the values that `labelValues` sets. */
export const LABEL_NAMES = names(LABEL_SLOTS, "side far vdl vdr vhl vhr zdl zdr zhl zhr x".split(" "));

/** What is seen before an arc is labelled: both words, their neighbours and children. The child has all its children by then. */
export function labelValues(
  values: Int32Array,
  state: State,
  { sight, head, word }: { readonly sight: Sight; readonly head: number; readonly word: number },
): void {
  const { seen, sums } = sight;
  const { size } = state;
  const near = (of: number, by: number): number => (of + by < 0 || of + by >= size ? NONE : of + by);
  const words = [head, near(head, -1), near(head, 1), word, near(word, -1), near(word, 1)];
  for (let which = 0; which < 4; which++) words.push(child(state, word, which));
  const left = word < head;
  words.push(child(state, head, 0), child(state, head, 2), state.top(left ? 1 : 2), Math.min(size, left ? state.next + 1 : state.next));
  for (let slot = 0; slot < words.length; slot++) put(values, slot, { seen, state, word: words[slot] as number });
  let at = words.length * WIDTH;
  values[at++] = word < head ? 1 : 2;
  values[at++] = distance(word, head);
  values[at++] = counts(state, word, 0);
  values[at++] = counts(state, word, 1);
  values[at++] = counts(state, head, 0);
  values[at++] = counts(state, head, 1);
  values[at++] = setOf(state, word, 0);
  values[at++] = setOf(state, word, 1);
  values[at++] = setOf(state, head, 0);
  values[at++] = setOf(state, head, 1);
  values[at] = between(sums, word, head);
}
