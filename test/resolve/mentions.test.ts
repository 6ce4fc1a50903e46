import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EntityMention } from "../../src/model/entity.ts";
import { compareSpans } from "../../src/model/span.ts";
import { docAt, Mentioned, Mentions, type Chains } from "../../src/resolve/mentions.ts";

const DOCS = ["a", "b", "c"];

const mention = fc
  .record({
    start: fc.nat(1_000_000),
    length: fc.nat(5000),
    name: fc.option(fc.record({ from: fc.nat(99), length: fc.nat(99) }), { nil: undefined }),
    form: fc.constantFrom("name", "role", "pronoun", "adjective"),
  })
  .map(({ start, length, name, form }) => (doc: string): EntityMention => {
    const span = { doc, start, end: start + length };
    const [from, to] = name ? [start + name.from, start + name.from + name.length] : [0, 0];
    return name ? { span, name: { doc, start: from, end: to }, form } : { span, form };
  });

/** Chains of mentions, each with what it mentions, of documents in order. */
const documents = fc.array(fc.array(fc.record({ of: fc.nat(3), mentions: fc.array(mention, { maxLength: 5 }) }), { maxLength: 5 }), {
  minLength: DOCS.length,
  maxLength: DOCS.length,
});

describe("mentions as bytes", () => {
  it("are given back as they were put away, by document and by what they mention", () => {
    fc.assert(
      fc.property(documents, (given) => {
        const all = given.map((chains, at) =>
          chains.map(({ of, mentions }) => ({ of, doc: DOCS[at] as string, mentions: mentions.map((one) => one(DOCS[at] as string)) })),
        );
        const flat = all.flat();
        const mentions = new Mentions();
        const starts = Int32Array.from([0, ...DOCS.map((_, at) => all.slice(0, at + 1).flat().length)]);
        const chains: Chains = { docs: DOCS, starts, places: Int32Array.from(flat, (one) => mentions.put(one.mentions)), mentions };
        for (const [at, one] of flat.entries()) expect(DOCS[docAt(chains, at)]).toBe(one.doc);
        const found = new Mentioned(
          chains,
          Int32Array.from(flat, ({ of }) => of),
          4,
        );
        for (let thing = 0; thing < 4; thing++) {
          const own = flat.filter(({ of }) => of === thing);
          const expected = own.flatMap((one) => one.mentions);
          expect(found.all(thing)).toEqual(own.length > 1 ? expected.toSorted((a, b) => compareSpans(a.span, b.span)) : expected);
        }
        for (const [at, doc] of DOCS.entries()) {
          expect(found.in(doc)).toEqual((all[at] ?? []).flatMap(({ of, mentions: own }) => own.map((one) => [one, of])));
          expect([...found.things(doc)]).toEqual((all[at] ?? []).map(({ of }) => of));
        }
        expect(found.in("elsewhere")).toEqual([]);
        expect(found.things("0")).toHaveLength(0);
      }),
    );
  });
});
