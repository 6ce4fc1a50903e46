import { gunzipSync, gzipSync } from "node:zlib";
import type { Source } from "../model/document.ts";

/** A source's place and length in a segment. */
interface Entry {
  readonly at: string;
  readonly type: string;
  readonly line?: number;
  readonly fetched?: string;
  readonly length: number;
}

const LENGTH_BYTES = 4;

/** Many sources as one blob: compressed; the length of the list of contents, the list, then the sources' bytes one after the other. */
export function pack(sources: readonly Source[]): Uint8Array {
  const entries = sources.map(({ bytes, at, type, line, fetched }): Entry => ({
    at,
    type,
    ...(line === undefined ? {} : { line }),
    ...(fetched === undefined ? {} : { fetched }),
    length: bytes.length,
  }));
  const list = Buffer.from(JSON.stringify(entries));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(list.length);
  return gzipSync(Buffer.concat([length, list, ...sources.map(({ bytes }) => bytes)]));
}

/** The sources of a segment, in order. Their bytes are copies of their own, so that one can be kept and sent to a thread without the others. */
export function unpackSegment(segment: Uint8Array): Source[] {
  const bytes = gunzipSync(segment);
  const end = LENGTH_BYTES + bytes.readUInt32BE(0);
  const entries = JSON.parse(bytes.toString("utf8", LENGTH_BYTES, end)) as readonly Entry[];
  let from = end;
  return entries.map(({ length, ...known }) => {
    const own = new Uint8Array(bytes.subarray(from, from + length));
    from += length;
    return { ...known, bytes: own };
  });
}
