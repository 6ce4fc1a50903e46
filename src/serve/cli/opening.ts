import { statSync } from "node:fs";
import type { Problem, Source } from "../../model/document.ts";
import { CUTTABLE, listed, pieces, SIZE_LIMIT, split } from "../../pipeline.ts";
import { archived, isArchive, type Marks } from "./archives.ts";
import { bytesOf, type Input, reasonOf } from "./inputs.ts";
import type { News } from "./progress.ts";
import { chunks, stretches } from "./stretches.ts";

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

type Known = Input & { readonly type: string };

/** Largest file that is read as a whole, in bytes: no reader takes a larger one. */
const LARGEST = 100_000_000;

/** Endings that say little about what is inside. */
const VAGUE = new Set(["json", "xml", "rdf", "ninjs"]);

/** Problems of files that hold no article, which is nothing wrong with files that nobody asked for by name. */
const NO_ARTICLE = new Set(
  "json-broken json-no-text xml-unknown feed-empty no-text no-body empty consent-wall scripts-needed robot-check error-page".split(" "),
);

/** Whether what could not be read is nothing wrong: it holds no article, and was met and not asked for. */
export function isPassed({ code }: Problem, lenient: boolean): boolean {
  return lenient && NO_ARTICLE.has(code);
}

/** What a source holds: itself, or the parts of a collection. */
export function* partsOf(source: Source, lenient = false): Generator<Opened> {
  let more = false;
  for (const part of split(source)) {
    yield { what: "source", source: part, lenient, more };
    more = true;
  }
}

function broken(at: string, because: string): Opened {
  return { what: "news", news: { what: "broken", at, because } };
}

/** A collection that is cut piece by piece, whatever its length. */
function* cut({ path, at, type, asked }: Known): Generator<Opened> {
  let more = false;
  for (const { bytes, before } of stretches(path, type))
    for (const source of pieces({ bytes, at, type }, before)) {
      yield { what: "source", source, more };
      more = true;
    }
  if (!more && asked) yield broken(at, "it holds nothing to read");
}

/** Endings of files that hold a list of articles, or one. */
const LISTS = new Set(["json", "ninjs"]);

/** A list that is longer than what is read at once, record by record. */
function* longList({ path, at, asked }: Known): Generator<Opened> {
  let line = 0;
  for (const bytes of listed(chunks(path)))
    yield { what: "source", source: { bytes, at, type: "json", line: ++line }, lenient: !asked, more: line > 1 };
  if (line === 0) yield broken(at, `it has more than ${SIZE_LIMIT} bytes, and is no list of articles`);
}

function isLongList({ path, type }: Known): boolean {
  return LISTS.has(type) && (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > SIZE_LIMIT;
}

function* whole({ path, at, type, asked }: Known): Generator<Opened> {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST) {
    yield broken(at, `${size} bytes; at most ${LARGEST} are read`);
    return;
  }
  const read = bytesOf(path);
  if ("reason" in read) yield broken(at, read.reason);
  else yield* partsOf({ bytes: read.bytes, at, type }, !asked && VAGUE.has(type));
}

/** What a stream gives; what cannot be read of it, from there on, is told. */
async function* asFarAsItGoes(at: string, stream: AsyncIterable<Opened> | Iterable<Opened>): AsyncGenerator<Opened> {
  try {
    yield* stream;
  } catch (error) {
    yield broken(at, reasonOf(error));
  }
}

/** Open files, one after the other: collections into their parts, web archives into their pages. `marks` tells how far archives were read before. */
export async function* opened(inputs: readonly Input[], marks: Marks): AsyncGenerator<Opened> {
  for (const input of inputs) {
    const { at, type, asked } = input;
    if (type === undefined)
      yield { what: "news", news: { what: asked ? "broken" : "skipped", at, because: "files of this type are not read" } };
    else if (isArchive(input)) yield* asFarAsItGoes(at, archived(input, marks));
    else if (CUTTABLE.has(type)) yield* asFarAsItGoes(at, cut({ ...input, type }));
    else if (isLongList({ ...input, type })) yield* asFarAsItGoes(at, longList({ ...input, type }));
    else yield* whole({ ...input, type });
  }
}
