import { entriesOf } from "../../language/gazetteer.ts";
import { BLANK, type Draft } from "./draft.ts";
import { isCapital, type Stream } from "./stream.ts";

const HYPHEN = /[-‐‑]/u;

/** Whether a word is made of countries and peoples alone, so that it names nothing of its own ("Ukrainian-Russian"). */
export function isCompound(text: string): boolean {
  return (
    HYPHEN.test(text) && text.split(HYPHEN).every((part) => entriesOf(part).some((one) => one.kind === "country" || one.kind === "group"))
  );
}

/** Countries and peoples inside hyphenated words: both of "Ukrainian-Russian", the first of "Iranian-made" and "U.S.-led". */
export function compounds(stream: Stream): Draft[] {
  const found: Draft[] = [];
  for (const [at, line] of stream.lines.entries()) {
    for (let index = line.first; index < line.last; index++) {
      const token = stream.tokens[index];
      if (!token || !isCapital(token) || !HYPHEN.test(token.text) || entriesOf(token.text).length > 0) continue;
      let start = token.start;
      for (const part of token.text.split(HYPHEN)) {
        const entry = /^\p{Lu}/u.test(part) ? entriesOf(part).find((one) => one.kind === "country" || one.kind === "group") : undefined;
        if (entry && (!entry.short || part === part.toUpperCase())) {
          const end = start + part.length;
          found.push({
            ...BLANK,
            start,
            end,
            class: "group",
            form: "adjective",
            key: part.toLowerCase(),
            line: at,
            first: index,
            last: index + 1,
            name: { start, end },
            entry,
            country: entry.country,
            use: "modifier",
          });
        }
        start += part.length + 1;
      }
    }
  }
  return found;
}
