import type { Source } from "../../model/document.ts";
import { split } from "../../pipeline.ts";
import type { Store } from "../../store/store.ts";
import { archived } from "./archives.ts";
import { bytesOf, type Input } from "./inputs.ts";
import type { News } from "./progress.ts";

/** Something to be remembered once all that was opened before it is safely kept. */
export interface Note {
  readonly name: string;
  readonly value: string;
}

/**
 * What an input turned out to hold, one after the other: a source to be read, news of something that is not, or a note.
 * `lenient`: a source that holds no article is nothing wrong, as it was met and not asked for. `more`: one beside the first of an input.
 */
export type Opened =
  | { readonly what: "source"; readonly source: Source; readonly lenient?: boolean; readonly more?: boolean }
  | { readonly what: "news"; readonly news: News }
  | { readonly what: "note"; readonly note: Note };

/** Endings that say little about what is inside. */
const VAGUE = new Set(["json", "xml", "rdf", "ninjs"]);

/** What a source holds: itself, or the parts of a collection. */
export function* partsOf(source: Source, lenient = false): Generator<Opened> {
  let more = false;
  for (const part of split(source)) {
    yield { what: "source", source: part, lenient, more };
    more = true;
  }
}

function* files({ path, at, type, asked }: Input & { readonly type: string }): Generator<Opened> {
  const read = bytesOf(path);
  if ("reason" in read) yield { what: "news", news: { what: "broken", at, because: read.reason } };
  else yield* partsOf({ bytes: read.bytes, at, type }, !asked && VAGUE.has(type));
}

/** Open files, one after the other: collections into their parts, web archives into their pages. */
export async function* opened(inputs: readonly Input[], store: Store): AsyncGenerator<Opened> {
  for (const input of inputs) {
    const { at, type, asked } = input;
    if (type === undefined)
      yield { what: "news", news: { what: asked ? "broken" : "skipped", at, because: "files of this type are not read" } };
    else if (type === "warc" || type === "wacz") yield* archived({ ...input, type }, store);
    else yield* files({ ...input, type });
  }
}
