import { z } from "zod";
import { seek } from "../../pipeline.ts";
import type { DocId } from "../../model/span.ts";
import type { Store } from "../../store/store.ts";
import { documentOf, eventOf } from "../lookup.ts";
import { quote } from "./quoted.ts";
import { tool } from "./tool.ts";

/** Documents read for one question at most, and words each of which must lead to documents where all together lead to none. */
const MOST = 200;
const TELLING = 4;
/** Nearest passages shown. */
const SHOWN = 5;

interface Asked {
  readonly words: string;
  readonly event?: string | undefined;
  readonly document?: string | undefined;
}

function wordsOf(text: string): string[] {
  return [...new Set(text.match(/[\p{L}\p{N}]+/gu) ?? [])];
}

/** Documents that have all of the words, and after them those that have one of the longest. */
async function candidates(store: Store, { words, event, document }: Asked): Promise<DocId[]> {
  if (document !== undefined) return [(await documentOf(store, document)).id];
  if (event !== undefined) return (await eventOf(store, event)).accounts.map(({ doc }) => doc);
  const own = wordsOf(words);
  if (own.length === 0) return [];
  const first = { offset: 0, limit: MOST };
  const found = new Set((await store.search(own, first)).items);
  const longest = own.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, TELLING);
  for (const word of longest) for (const doc of (await store.search([word], first)).items) found.add(doc);
  return [...found].slice(0, MOST);
}

/** `verify_quote`. */
export const verify = tool({
  name: "verify_quote",
  title: "Does anybody say these words?",
  description:
    "Whether the words stand in the sources, where, and else the nearest passages and how they differ. `not found` means that no passage says this: a negation or a number that differs is not the same statement.",
  input: {
    words: z.string().min(1).max(2_000).describe("the words as quoted, without quotation marks"),
    event: z.string().optional().describe("only in the accounts of this event"),
    document: z.string().optional().describe("only in this document"),
  },
  async answer(store, asked) {
    const verbatim: object[] = [];
    const near: { readonly share: number; readonly passage: object }[] = [];
    const documents = await candidates(store, asked);
    for (const id of documents) {
      const document = await store.document(id);
      if (!document) continue;
      const found = seek(asked.words, document);
      verbatim.push(...found.places.map((span) => quote(document, span)));
      if (!found.near) continue;
      const { at, fidelity, changes, share } = found.near;
      const differs = changes
        .filter(({ op }) => op !== "kept")
        .map(({ op, base, reading }) => ({
          what: op,
          source: base.map((span) => quote(document, span)),
          asked: reading.map(({ start, end }) => asked.words.slice(start, end)),
        }));
      near.push({
        share,
        passage: { passage: at.map((span) => quote(document, span)), fidelity, share: Number(share.toFixed(2)), differs },
      });
    }
    const nearest = verbatim.length > 0 ? [] : near.toSorted((a, b) => b.share - a.share).slice(0, SHOWN);
    return { stands: verbatim.length > 0, searched: documents.length, verbatim, nearest: nearest.map(({ passage }) => passage) };
  },
});
