import { linesOf } from "./lines.ts";
import { layOut } from "./layout.ts";
import { newPage, type Page } from "./page.ts";

/** Read plain text: the page's text is the given one, unchanged. */
export function readPlain(text: string): Page {
  const page = newPage(text, linesOf(text));
  layOut(page);
  return page;
}
