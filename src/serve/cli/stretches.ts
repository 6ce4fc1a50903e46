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
 * A collection of any length (JSON Lines, mbox), some whole pieces at a time, in memory that does not grow with it.
 * @throws Error if the file cannot be read, or a piece is longer than any reader takes.
 */
export function* stretches(path: string, ending: string): Generator<Stretch> {
  const file = openSync(path, "r");
  try {
    let held: Buffer = Buffer.alloc(0);
    for (let before = 0, more = true; more;) {
      const next = Buffer.allocUnsafe(STRETCH);
      const length = readSync(file, next);
      more = length > 0;
      held = Buffer.concat([held, next.subarray(0, length)]);
      const starts = startsOf(ending, held);
      const whole = more ? starts.length - 1 : starts.length;
      const end = more ? (starts.at(-1) ?? 0) : held.length;
      if (whole > 0) {
        yield { bytes: held.subarray(0, end), before };
        before += whole;
        held = held.subarray(end);
      }
      if (held.length > LONGEST) throw new Error(`part ${before + 1} of it has more than ${LONGEST} bytes; from there on it is not read`);
    }
  } finally {
    closeSync(file);
  }
}
