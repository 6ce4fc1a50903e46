import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";
import { typeOf } from "../../fetch/media.ts";
import { dataOffset, entriesOf, members, split, warc } from "../../pipeline.ts";
import type { Store } from "../../store/store.ts";
import type { Input } from "./inputs.ts";
import type { Opened } from "./opening.ts";

/** How many of an archive's first bytes tell it from another one at the same path. */
const HEAD = 4_096;

/** Where it is remembered how far an archive was read. */
export type Marks = Pick<Store, "note">;

/** An input that is a web archive. */
type Archive = Input & { readonly type: "warc" | "wacz" };

/** Whether an input is a web archive. */
export function isArchive(input: Input): input is Archive {
  return input.type === "warc" || input.type === "wacz";
}

/** How far an archive was read. */
interface Mark {
  readonly head: string;
  readonly next: number;
}

/** A stretch of a file that is a WARC file, and the name under which it is remembered how far it was read. */
interface Stretch {
  readonly name: string;
  readonly at: string;
  readonly start: number;
  readonly end: number;
  readonly chunks: (from: number) => AsyncIterable<Uint8Array>;
}

async function headOf(path: string, start: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, start);
    return createHash("sha256").update(buffer.subarray(0, bytesRead)).digest("hex");
  } finally {
    await file.close();
  }
}

function markOf(note: string | undefined): Mark | undefined {
  return note === undefined ? undefined : (JSON.parse(note) as Mark);
}

async function* stretch({ name, at, start, end, chunks }: Stretch, path: string, marks: Marks): AsyncGenerator<Opened> {
  const head = await headOf(path, start);
  const before = markOf(await marks.note(name));
  // An archive that has grown begins as it did before; a short one may have been cut off within its first bytes.
  const known = before?.head === head && before.next <= end - start ? before.next : 0;
  if (known > 0 && known === end - start) {
    yield { what: "news", news: { what: "known", at } };
    return;
  }
  for await (const one of warc(members(chunks(known), known), at, typeOf)) {
    if (one.what === "source") for (const source of split(one.source)) yield { what: "source", source, lenient: true, more: true };
    if (one.what === "lost") yield { what: "news", news: { what: "broken", at: one.at, because: one.because ?? "it is damaged" } };
    yield { what: "note", note: { name, value: JSON.stringify({ head, next: one.next }) } };
  }
}

/** The WARC files inside a WACZ file: a ZIP archive in which they stand as they are, or deflated. */
function* packed(path: string, at: string): Generator<Stretch | string> {
  const descriptor = openSync(path, "r");
  const read = (from: number, length: number): Uint8Array => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, from));
  };
  try {
    const entries = entriesOf(read, statSync(path).size);
    if ("code" in entries) yield entries.message;
    else {
      for (const entry of entries.filter(({ name }) => /^archive\/.*\.warc(?:\.gz)?$/u.test(name))) {
        const from = dataOffset(read, entry);
        const stored = (skip: number): AsyncIterable<Uint8Array> =>
          createReadStream(path, { start: from + skip, end: from + entry.packed - 1 });
        const chunks = (skip: number): AsyncIterable<Uint8Array> => (entry.stored ? stored(skip) : skipped(stored(0), skip));
        if (from < 0 || entry.encrypted) yield `${entry.name} inside it cannot be read`;
        else yield { name: `archive ${at} ${entry.name}`, at, start: from, end: from + (entry.stored ? entry.packed : entry.size), chunks };
      }
    }
  } finally {
    closeSync(descriptor);
  }
}

async function* skipped(chunks: AsyncIterable<Uint8Array>, skip: number): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw();
  const feeding = (async () => {
    for await (const chunk of chunks) if (!inflate.write(chunk)) await new Promise((done) => inflate.once("drain", done));
    inflate.end();
  })();
  feeding.catch((error: Error) => inflate.destroy(error));
  let rest = skip;
  for await (const bytes of inflate as AsyncIterable<Uint8Array>) {
    if (rest < bytes.length) yield bytes.subarray(rest);
    rest = Math.max(0, rest - bytes.length);
  }
}

/**
 * The pages of a web archive (WARC or WACZ), read as a stream from where reading stopped before. After each record comes a note of how far
 * the archive was read. What is damaged or cut off is told as broken.
 */
export async function* archived({ path, at, type }: Archive, marks: Marks): AsyncGenerator<Opened> {
  if (type === "warc") {
    const chunks = (from: number): AsyncIterable<Uint8Array> => createReadStream(path, { start: from });
    yield* stretch({ name: `archive ${at}`, at, start: 0, end: statSync(path).size, chunks }, path, marks);
    return;
  }
  for (const one of packed(path, at)) {
    if (typeof one === "string") yield { what: "news", news: { what: "broken", at, because: one } };
    else yield* stretch(one, path, marks);
  }
}
