import { describe, expect, it } from "vitest";
import { Packed } from "../../src/text/packed.ts";

/** More than lies in one block. */
const LONG = (1 << 20) + 1;

describe("packed lists", () => {
  it("come back as they were put, short ones, empty ones and ones longer than a block", () => {
    const packed = new Packed((length) => new Uint32Array(length));
    const lists = [[], [2 ** 32 - 1, 0], [7]];
    const places = lists.map((list) => packed.put(list));
    const long = packed.put(new Uint32Array(LONG).fill(9));
    const after = packed.put([5]);
    expect(places.map((at) => [...packed.get(at)])).toEqual(lists);
    expect([packed.get(long).length, packed.get(long).at(-1)]).toEqual([LONG, 9]);
    expect([...packed.get(after)]).toEqual([5]);
  });

  it("are numbered from 0, however many", () => {
    const packed = new Packed((length) => new Uint16Array(length));
    for (let at = 0; at < 3000; at++) expect(packed.put([at, at + 1])).toBe(at);
    expect([...packed.get(2999)]).toEqual([2999, 3000]);
  });
});
