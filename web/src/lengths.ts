/** Blocks longer than this are drawn in lengths: a browser sets a line of millions of characters for minutes, and an article has none of them. */
const LONG = 20_000;
const LENGTH = 2_000;

/** A stretch of a text cut into lengths that can be drawn one by one; one length unless it is very long. No character is cut in two. */
export function lengthsOf(text: string, { start, end }: { readonly start: number; readonly end: number }): [number, number][] {
  if (end - start <= LONG) return [[start, end]];
  const found: [number, number][] = [];
  for (let from = start; from < end;) {
    const wanted = Math.min(end, from + LENGTH);
    const to = wanted < end && /[\uDC00-\uDFFF]/u.test(text.charAt(wanted)) ? wanted + 1 : wanted;
    found.push([from, to]);
    from = to;
  }
  return found;
}
