import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Drawer, Drawers } from "../../model/drawer.ts";
import { Recent } from "../../model/recent.ts";

/** Bytes gathered before they are written. */
const WRITTEN = 1 << 20;
/** Bytes of the values of one drawer that are at hand: those looked at last, and at most as much again of those before. */
const NEAR = 8 << 20;

/** Drawers in one file, which is gone when it is closed or the process ends. It lies where the system keeps such files (`TMPDIR`). */
export class Spill implements Drawers {
  private readonly folder = mkdtempSync(join(tmpdir(), "synoptic-"));
  private readonly file = openSync(join(this.folder, "spill"), "w+");
  private pending: Uint8Array[] = [];
  private written = 0;
  private length = 0;

  constructor() {
    // Nothing is left behind by a process that is killed; where an open file cannot be removed, `close` does it.
    if (process.platform !== "win32") this.remove();
  }

  open<T>(): Drawer<T> {
    return new Kept<T>(this);
  }

  /** Write bytes behind all others; gives their place. */
  write(bytes: Uint8Array): number {
    const at = this.length;
    this.length += bytes.length;
    this.pending.push(bytes);
    if (this.length - this.written >= WRITTEN) this.flush();
    return at;
  }

  read(at: number, length: number): Uint8Array {
    if (at + length > this.written) this.flush();
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length;) {
      const count = readSync(this.file, bytes, done, length - done, at + done);
      if (count === 0) throw new Error("what was put away is gone");
      done += count;
    }
    return bytes;
  }

  close(): void {
    closeSync(this.file);
    this.remove();
  }

  private flush(): void {
    const bytes = Buffer.concat(this.pending);
    this.pending = [];
    for (let done = 0; done < bytes.length;) done += writeSync(this.file, bytes, done, bytes.length - done, this.written + done);
    this.written = this.length;
  }

  private remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One drawer: where each of its values lies, and those that were looked at last. */
class Kept<T> implements Drawer<T> {
  private readonly spill: Spill;
  private readonly starts: number[] = [];
  private readonly lengths: number[] = [];
  private readonly near = new Recent<number, T>(NEAR);
  private readonly fetched = (at: number): T => deserialize(this.spill.read(this.starts[at] as number, this.lengths[at] as number)) as T;

  constructor(spill: Spill) {
    this.spill = spill;
  }

  put(value: T): number {
    const bytes = serialize(value);
    this.lengths.push(bytes.length);
    return this.starts.push(this.spill.write(bytes)) - 1;
  }

  take(at: number): T {
    return this.near.get(at, this.fetched, this.lengths[at]);
  }
}
