import { describe, expect, it } from "vitest";
import { places } from "../../src/annotate/places.ts";
import { quantities } from "../../src/annotate/quantities.ts";
import { times } from "../../src/annotate/times.ts";
import type { Annotation, Mention } from "../../src/model/annotation.ts";
import type { Document } from "../../src/model/document.ts";
import { paper } from "./paper.ts";

/** Text that keeps every rule at work, or leads it on and lets it down: repeated into one line without a stop. */
const HOSTILE = [
  "1 ",
  "- ",
  "1,",
  "May ",
  "2016-",
  "more than ",
  "one million two thousand ",
  "minus ",
  "dozens of ",
  "hundred ",
  "one and a half ",
  "between 5 and ",
  "1 May and ",
  "the first of ",
  "last last ",
  "two years and ",
  "5 of against in ",
  "seventh day of the ",
  "$",
  "1/",
  "5 feet 2 ",
  "including ",
] as const;
const KILOBYTES = 1024;
/** Four times the text may take so many times as long, with room for a busy machine; a step that takes the square of its text takes sixteen. */
const MOST = 8;
/** Seconds under which a measurement says nothing. */
const LEAST = 0.15;

/** Processor seconds: other programs on the machine do not count. */
function seconds(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function line(unit: string, length: number): Document {
  return paper(unit.repeat(Math.ceil(length / unit.length)).slice(0, length), "2019-05-15");
}

function both(doc: Document): void {
  const found: readonly Annotation[] = [...times.annotate(doc, [])];
  for (const _ of quantities.annotate(doc, found));
}

describe("four times the text in one line takes about four times as long", () => {
  it.each<[string, number]>([...HOSTILE.map((unit): [string, number] => [unit, 64]), [HOSTILE.join(""), 256]])(
    "%j, %d KB and four times as much",
    { timeout: 60_000 },
    (unit, size) => {
      const small = seconds(() => both(line(unit, size * KILOBYTES)));
      const large = seconds(() => both(line(unit, 4 * size * KILOBYTES)));
      expect(large).toBeLessThan(Math.max(LEAST, MOST * small));
    },
  );
});

/** A text of nothing but names of places, with their mentions as names would make them. */
function gazetteer(count: number): { readonly doc: Document; readonly mentions: Mention[] } {
  const towns = ["Springfield", "Paris", "Kent", "Georgia", "Santa Rosa", "Victoria", "San Antonio", "Cambridge"];
  const words = Array.from({ length: count }, (_, at) => towns[at % towns.length] ?? "");
  const doc = paper(`${words.join(", ")}.`);
  let start = 0;
  const mentions = words.map((word): Mention => {
    const span = { doc: doc.id, start, end: start + word.length };
    start = span.end + 2;
    return { kind: "mention", span, name: span, by: "names@1", class: "place", form: "name" };
  });
  return { doc, mentions };
}

describe("a list of places", () => {
  it("takes time by its length", { timeout: 60_000 }, () => {
    const [small, large] = [gazetteer(8000), gazetteer(32_000)];
    const first = seconds(() => [...places.annotate(small.doc, small.mentions)]);
    const second = seconds(() => [...places.annotate(large.doc, large.mentions)]);
    expect(second).toBeLessThan(Math.max(LEAST, MOST * first));
  });
});
