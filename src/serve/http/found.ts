import type { DocId } from "../../model/span.ts";
import type { Page, Part, Store } from "../../store/store.ts";
import { InputError } from "../input.ts";
import { soughtWords } from "../sought.ts";
import { Refused } from "./problem.ts";

/** What a look-up by id gives. @throws Refused with status 404 where it finds nothing, or several. */
export async function found<T>(looking: Promise<T>): Promise<T> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof InputError) throw new Refused(404, "not-found", error);
    throw error;
  }
}

/** A page of the documents whose text has all of the words, in order of id. @throws Refused where there is no word. */
export async function searched(store: Store, text: string, page: Page): Promise<Part<DocId>> {
  const words = soughtWords(text);
  if (words.length === 0) throw new Refused(400, "bad-request", { message: "a search needs at least one word" });
  return store.search(words, page);
}
