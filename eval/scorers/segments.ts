import { counted, type Ratio } from "./ratio.ts";

/** What must and what must not stand in the text of a page. */
export interface Segments {
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/** One blank for each run of white space, none at the ends. */
export function plain(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/**
 * Segment score of trafilatura's evaluation: over all pages, a wanted segment found in the text is right, an unwanted one found is wrong.
 * White space does not count; a page without text has found nothing.
 */
export function segmentScore(pages: readonly (readonly [Segments, string])[]): Ratio {
  let [right, wrong, wanted] = [0, 0, 0];
  for (const [segments, text] of pages) {
    const here = plain(text);
    right += segments.with.filter((segment) => here.includes(plain(segment))).length;
    wrong += segments.without.filter((segment) => here.includes(plain(segment))).length;
    wanted += segments.with.length;
  }
  return counted(right, right + wrong, wanted);
}
