import type { Days, Document, DocumentKind } from "../../model/document.ts";
import { addressOf, listed, type Material, type Writer } from "./format.ts";

/** Types of CSL for what a document is. */
const TYPES: Readonly<Record<DocumentKind, string>> = {
  report: "article-newspaper",
  transcript: "speech",
  release: "article",
  wire: "article-newspaper",
};

function parts(day: string): number[] {
  return day.split("-").map(Number);
}

/** Days as CSL has them: a day, a month, a year, or a range of two. Days without a year are none. */
function issued({ from, to, open }: Days): object | undefined {
  if (open !== undefined) return undefined;
  const [first, last] = [parts(from), parts(to)];
  return { "date-parts": from === to ? [first] : [first, last] };
}

function item({ id, kind, title, published, credits, seen, language, text }: Document): object {
  const words = (spans: readonly { readonly start: number; readonly end: number }[]): string[] =>
    spans.map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, " ").trim());
  const credited = (role: string): string[] => words(credits.filter((one) => one.role === role).map(({ span }) => span));
  const [outlet = credited("agency")[0]] = credited("publisher");
  const date = published[0] && issued(published[0].days);
  const address = addressOf(seen.map(({ at }) => at));
  return {
    id,
    type: TYPES[kind],
    ...(title ? { title: words(title).join(" ") } : {}),
    author: credited("author").map((literal) => ({ literal })),
    ...(outlet === undefined ? {} : { "container-title": outlet }),
    ...(date ? { issued: date } : {}),
    ...(address === undefined ? {} : { URL: address }),
    ...(kind === "release" ? { genre: "Press release" } : {}),
    language,
  };
}

async function* items(material: Material): AsyncGenerator<object> {
  for await (const document of material.documents()) yield item(document);
}

/** The accounts as references for a bibliography (CSL-JSON 1.0.2), as Zotero, Pandoc and citeproc read it. */
export const citations: Writer = (material) => listed("[", items(material), "\n]\n");
