import { times } from "../../../src/annotate/times.ts";
import type { Timex } from "../../../src/model/annotation.ts";
import { paper } from "../paper.ts";

/** The time expressions of a text as written, each with its annotation. */
export function timesOf(text: string, published?: string): (readonly [string, Timex])[] {
  const doc = paper(text, published);
  return [...times.annotate(doc, [])].flatMap((each) =>
    each.kind === "timex" ? [[text.slice(each.span.start, each.span.end), each] as const] : [],
  );
}

/** The same as words and TIMEX3 values. */
export function valuesOf(text: string, published?: string): string[] {
  return timesOf(text, published).map(([words, { value }]) => `${words} = ${value}`);
}
