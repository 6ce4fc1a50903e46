import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EntityMention } from "../../src/model/entity.ts";
import { Mentions } from "../../src/resolve/mentions.ts";

const DOCS = ["a", "b", "c"];

const mention = fc
  .record({
    doc: fc.constantFrom(...DOCS),
    start: fc.nat(1_000_000),
    length: fc.nat(5000),
    name: fc.option(fc.record({ from: fc.nat(99), length: fc.nat(99) }), { nil: undefined }),
    form: fc.constantFrom("name", "role", "pronoun", "adjective"),
  })
  .map(({ doc, start, length, name, form }): EntityMention => {
    const span = { doc, start, end: start + length };
    const [from, to] = name ? [start + name.from, start + name.from + name.length] : [0, 0];
    return name ? { span, name: { doc, start: from, end: to }, form } : { span, form };
  });

describe("mentions as numbers", () => {
  it("are given back as they were added, by what they mention and by document", () => {
    fc.assert(
      fc.property(fc.array(fc.array(mention, { maxLength: 6 }), { maxLength: 6 }), (things) => {
        const all = new Mentions(DOCS);
        const ends = things.map((own, of) => {
          for (const one of own) all.add(one, of);
          return all.size;
        });
        for (const [of, own] of things.entries()) expect(all.between(ends[of - 1] ?? 0, ends[of] ?? 0)).toEqual(own);
        const flat = things.flatMap((own, of) => own.map((one) => [one, of] as const));
        for (const doc of DOCS) expect(all.in(doc)).toEqual(flat.filter(([one]) => one.span.doc === doc));
        expect(all.in("elsewhere")).toEqual([]);
      }),
    );
  });

  it("are of known documents", () => {
    expect(() => new Mentions(DOCS).add({ span: { doc: "d", start: 0, end: 1 }, form: "name" }, 0)).toThrow(/not there/);
  });

  it("are more than fit at first", () => {
    const all = new Mentions(DOCS);
    for (let at = 0; at < 5000; at++) all.add({ span: { doc: DOCS[at % 3] as string, start: at, end: at + 1 }, form: "role" }, at);
    expect(all.in("c")).toHaveLength(1666);
    expect(all.between(4999, 5000)[0]?.span).toEqual({ doc: "b", start: 4999, end: 5000 });
  });
});
