import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Bytes, Numbers, Packed, Texts } from "../../src/text/packed.ts";

describe("numbers and texts that are kept packed", () => {
  it("are given back", () => {
    const numbers = new Numbers();
    for (let at = 0; at < 70_000; at++) numbers.push(at % 2 === 0 ? at : -(2 ** 31) + at);
    expect(numbers.length).toBe(70_000);
    expect([0, 1, 65_535, 65_536].map((at) => numbers.at(at))).toEqual([0, -(2 ** 31) + 1, -(2 ** 31) + 65_535, 65_536]);
  });

  it("are given back as bytes, of either sign, from any place", () => {
    const bytes = new Bytes();
    // Longer than one block of memory.
    for (let at = 0; at < 300_000; at++) bytes.write(2 ** 31 - 1 - at);
    const last = bytes.end;
    bytes.write(7);
    const reader = bytes.from(last);
    expect(reader.next()).toBe(7);
    expect(bytes.from(last - 5).next()).toBe(2 ** 31 - 300_000);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2 ** 31 - 1), fc.integer({ min: -(2 ** 30), max: 2 ** 30 - 1 }))), (all) => {
        const place = bytes.end;
        for (const [one, signed] of all) {
          bytes.write(one);
          bytes.signed(signed);
        }
        const own = bytes.from(place);
        expect(all.map(() => [own.next(), own.signed()])).toEqual(all);
      }),
    );
  });

  it("have one number for each text, 0 for the empty one", () => {
    const texts = new Texts();
    const long = "Orrinvik and Halm, half a million of them".repeat(9);
    const [first, second] = [texts.number(long.slice(0, 8)), texts.number(long.slice(13, 17))];
    expect([texts.number(""), texts.number("Orrinvik"), first, second, texts.size]).toEqual([0, first, 1, 2, 3]);
    expect([texts.of(first), texts.of(second), texts.of(0)]).toEqual(["Orrinvik", "Halm", ""]);
  });
});

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
