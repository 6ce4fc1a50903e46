import { expect, it } from "vitest";
import { costs, goldTree } from "../../models/train/oracle.ts";
import { LEFT, RIGHT, SHIFT, State } from "../../src/language/states.ts";

// "She saw boats": both hang on the verb.
const gold = goldTree([1, -1, 1]);

/** Follow the cheapest transitions; gives what they cost in all. */
function follow(state: State, tree: ReturnType<typeof goldTree>): number {
  let lost = 0;
  while (!state.done) {
    const cost = costs(state, tree);
    const least = Math.min(...cost);
    lost += least;
    const made = cost.indexOf(least);
    if (made === SHIFT) state.shift();
    else state.attach(state.headBy(made), 0);
  }
  return lost;
}

it("leads to the gold tree at no cost", () => {
  for (const heads of [[1, -1, 1], [-1], [2, 2, 4, 4, -1, 4], [1, 4, 1, 2, -1, 6, 4]]) {
    const state = new State(heads.length);
    expect(follow(state, goldTree(heads))).toBe(0);
    expect([...state.heads.subarray(0, heads.length)]).toEqual(heads.map((head) => (head < 0 ? heads.length : head)));
  }
});

it("counts the arcs that a wrong transition loses", () => {
  const state = new State(3);
  state.shift();
  expect(costs(state, gold)).toEqual([1, 0, Number.POSITIVE_INFINITY]);
  state.shift();
  expect(costs(state, gold)[RIGHT]).toBe(2);
});

it("makes the best of a lost arc", () => {
  const state = new State(3);
  state.shift();
  state.shift();
  expect(follow(state, gold)).toBeGreaterThanOrEqual(0);
  expect(state.done).toBe(true);
});

it("gives the root one child alone", () => {
  const state = new State(2);
  state.shift();
  state.shift();
  expect(state.allows(LEFT)).toBe(false);
  expect(state.allows(RIGHT)).toBe(true);
});
