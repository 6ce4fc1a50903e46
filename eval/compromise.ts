import type { NameLabel, NamedText } from "./named.ts";
import type { Marked } from "./scorers/spans.ts";

interface Found {
  readonly text: string;
  readonly offset: { readonly start: number };
}

interface View {
  json(options: object): Found[];
}

/** Marks that compromise leaves on a name's ends. */
const EDGES = /^[\s"'“‘([]+|[\s"'”’.,;:!?)\]]+$/g;

/** The people, organisations and places that compromise finds in a text, without the possessive ending. */
export async function compromiseNames({ id, text }: NamedText): Promise<Marked[]> {
  const { default: nlp } = await import("compromise");
  const view = nlp(text);
  const parts: readonly (readonly [NameLabel, View])[] = [
    ["PER", view.people()],
    ["ORG", view.organizations()],
    ["LOC", view.places()],
  ];
  return parts.flatMap(([label, own]) =>
    own.json({ offset: true, terms: false }).map(({ text: words, offset }) => {
      const name = words.replace(EDGES, "").replace(/['’]s$/, "");
      const start = text.indexOf(name, offset.start);
      return { text: id, start, end: start + name.length, label };
    }),
  );
}
