import { z } from "zod";
import { InputError } from "../input.ts";
import { documentOf } from "../lookup.ts";
import { quote } from "./quoted.ts";
import { tool } from "./tool.ts";

/** Characters answered at once: about three pages. */
const MOST = 8_000;

/** `source_text`. */
export const source = tool({
  name: "source_text",
  title: "A document's text",
  description: `The characters of a document, at most ${MOST} at a time; offsets count UTF-16 units, the end excluded.`,
  input: {
    document: z.string().describe("the document's id or its unambiguous beginning"),
    start: z.number().int().min(0).default(0),
    end: z.number().int().min(1).optional(),
  },
  async answer(store, { document: id, start, end }) {
    const document = await documentOf(store, id);
    const until = Math.min(end ?? start + MOST, start + MOST, document.text.length);
    if (start >= until)
      throw new InputError(`${document.id} has no characters ${start} to ${end ?? until}`, `offsets run from 0 to ${document.text.length}`);
    const { kind, language, seen, problems, text } = document;
    return { kind, language, seen, problems, characters: text.length, passage: quote(document, { start, end: until }) };
  },
});
