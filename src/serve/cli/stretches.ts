import { closeSync, openSync, readSync } from "node:fs";
import { startsOf } from "../../pipeline.ts";

/** Bytes read at a time. */
const STRETCH = 4_000_000;
/** Longest piece that is held, in bytes: no reader takes a larger one. */
const LONGEST = 100_000_000;

/** Whole pieces of a collection, and how many there were before them. */
interface Stretch {
  readonly bytes: Uint8Array;
  readonly before: number;
}

/**
 * The bytes of a file, some at a time.
 * @throws Error if it cannot be read.
 */
export function* chunks(path: string): Generator<Buffer> {
  const file = openSync(path, "r");
  try {
    for (;;) {
      const next = Buffer.allocUnsafe(STRETCH);
      const length = readSync(file, next);
      if (length === 0) return;
      yield next.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/**
 * A collection of any length (JSON Lines, mbox), some whole pieces at a time, in memory that does not grow with it.
 * @throws Error if the file cannot be read, or a piece is longer than any reader takes.
 */
export function* stretches(path: string, ending: string): Generator<Stretch> {
  let held: Buffer = Buffer.alloc(0);
  let before = 0;
  for (const next of chunks(path)) {
    held = Buffer.concat([held, next]);
    const starts = startsOf(ending, held);
    const end = starts.at(-1) ?? 0;
    if (starts.length > 1) {
      yield { bytes: held.subarray(0, end), before };
      before += starts.length - 1;
      held = held.subarray(end);
    }
    if (held.length > LONGEST) throw new Error(`part ${before + 1} of it has more than ${LONGEST} bytes; from there on it is not read`);
  }
  if (startsOf(ending, held).length > 0) yield { bytes: held, before };
}
