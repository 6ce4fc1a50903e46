import { LEFT, NONE, SHIFT, TRANSITIONS, type State } from "../../src/language/states.ts";

/** A gold tree as the oracle reads it: the head of each word (the root is number `size`), and the children of each. */
export interface GoldTree {
  readonly heads: Int32Array;
  readonly children: readonly (readonly number[])[];
}

/** From heads counted from 0, with -1 for the root. */
export function goldTree(heads: readonly number[]): GoldTree {
  const size = heads.length;
  const own = Int32Array.from(heads, (head) => (head < 0 ? size : head));
  const children: number[][] = Array.from({ length: size + 1 }, () => []);
  for (const [word, head] of own.entries()) children[head]?.push(word);
  return { heads: own, children };
}

/** Words before the buffer without a head are those on the stack. */
const onStack = (state: State, word: number): boolean => word < state.next && state.heads[word] === NONE;

function shiftCost(state: State, gold: GoldTree): number {
  const word = state.next;
  const head = gold.heads[word] ?? NONE;
  return (
    (onStack(state, head) && head !== state.top() ? 1 : 0) + (gold.children[word] ?? []).filter((child) => onStack(state, child)).length
  );
}

function popCost(state: State, gold: GoldTree, transition: number): number {
  const word = state.top();
  const head = gold.heads[word] ?? NONE;
  const lost = (gold.children[word] ?? []).filter((child) => child >= state.next).length;
  if (transition === LEFT) return lost + (head > state.next || head === state.top(1) ? 1 : 0);
  return lost + (head >= state.next ? 1 : 0);
}

/** Gold arcs that each transition puts out of reach (Goldberg and Nivre 2013); infinite where it is not allowed. */
export function costs(state: State, gold: GoldTree): number[] {
  return Array.from({ length: TRANSITIONS }, (_, transition) => {
    if (!state.allows(transition)) return Number.POSITIVE_INFINITY;
    return transition === SHIFT ? shiftCost(state, gold) : popCost(state, gold, transition);
  });
}
