import type { Document } from "../../model/document.ts";
import { json } from "../json.ts";
import { daysInWords } from "../../record/calendar.ts";
import { printable } from "../../record/printable.ts";
import { columns } from "./columns.ts";
import type { Call } from "./commands.ts";
import { reading } from "./session.ts";

const COLUMNS = [
  { heading: "document" },
  { heading: "published" },
  { heading: "kind" },
  { heading: "language" },
  { heading: "characters", align: "right" },
  { heading: "problems", align: "right" },
  { heading: "title", fit: true },
  { heading: "seen at", fit: true },
] as const;

/** `synoptic documents`: a line for each document, in order of id. */
export async function documents({ store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const rows: string[][] = [];
    for await (const document of store.documents()) {
      if (out.json) await out.print(json(lineOf(document)));
      else rows.push(cellsOf(document));
    }
    if (!out.json) for (const line of columns(COLUMNS, rows, out)) await out.print(line);
    return 0;
  } finally {
    await store.close();
  }
}

function titleOf({ title, text }: Document): string | undefined {
  return title?.map(({ start, end }) => text.slice(start, end)).join(" ");
}

function lineOf(document: Document): object {
  const { id, kind, language, charset, published, seen, problems, text } = document;
  const title = titleOf(document);
  return {
    id,
    kind,
    language,
    charset,
    characters: text.length,
    ...(title === undefined ? {} : { title }),
    published,
    seen,
    problems,
  };
}

function cellsOf(document: Document): string[] {
  const { id, kind, language, published, seen, problems, text } = document;
  const date = published[0] ? daysInWords(published[0].days) : "";
  const at = seen.map((one) => (one.line === undefined ? one.at : `${one.at}:${one.line}`)).join(", ");
  const faults = problems.length === 0 ? "" : String(problems.length);
  return [id, date, kind, language, String(text.length), faults, titleOf(document) ?? "", at].map(printable);
}
