import type { Engine } from "../../engine/engine.ts";
import type { Source } from "../../model/document.ts";
import { stepsKey } from "../../pipeline.ts";
import type { Store } from "../../store/store.ts";
import { frugally } from "./heap.ts";
import { isPassed, type Note, type Opened } from "./opening.ts";
import { preparing, type Prepared } from "./prepare.ts";
import type { Fate, News, Progress } from "./progress.ts";

/** Documents accepted in one transaction unless fewer are asked for: one full sync of the disk for this many. */
const BATCH = 64;
/** After so long, in milliseconds, what is there is accepted, however little: no more than this has to be read again after a kill. */
const LATEST_MS = 500;

/** How many sources met each fate. */
export type Counts = Record<Fate, number>;

/** A place in the line between what was opened and what was accepted. */
type Waiting = { readonly lenient: boolean } | Note;

/** Reads what was opened and accepts it in batches, telling each once it is safe on disk. Notes are taken when all before them is. */
export class Adding {
  readonly #store: Store;
  readonly #progress: Progress;
  readonly #batch: number;
  readonly #counts: Counts = { added: 0, known: 0, broken: 0, skipped: 0 };
  #waiting: Waiting[] = [];

  /** `batch`: documents accepted in one transaction; a small one tells of each sooner. */
  constructor(store: Store, shown: Progress, batch = BATCH) {
    this.#store = store;
    this.#progress = shown;
    this.#batch = batch;
  }

  /** Take in all that is opened, in memory that does not grow with it; gives the counts of all calls so far. */
  all(opened: AsyncIterable<Opened>, engine: Engine): Promise<Counts> {
    return frugally(() => this.#all(opened, engine));
  }

  async #all(opened: AsyncIterable<Opened>, engine: Engine): Promise<Counts> {
    let batch: Prepared[] = [];
    let last = performance.now();
    for await (const prepared of engine.map(preparing, this.#fresh(opened))) {
      batch.push(prepared);
      if (batch.length < this.#batch && performance.now() - last < LATEST_MS) continue;
      await this.#accept(batch);
      batch = [];
      last = performance.now();
    }
    await this.#accept(batch);
    this.#progress.end();
    return this.#counts;
  }

  /** The sources that have to be read: not yet known at their address. */
  async *#fresh(all: AsyncIterable<Opened>): AsyncGenerator<Source> {
    for await (const opened of all) {
      if (opened.what === "news") await this.#tell(opened.news);
      else if (opened.what === "note") {
        this.#waiting.push(opened.note);
        if (this.#waiting.length > BATCH * BATCH) await this.#note([]);
      } else {
        const { source, lenient = false, more = false } = opened;
        if (more) this.#progress.expect(1);
        const document = await this.#store.known(source);
        if (document !== undefined) await this.#tell(news("known", source, { document }));
        else {
          this.#waiting.push({ lenient });
          yield { ...source, bytes: ownBytes(source.bytes) };
        }
      }
    }
  }

  async #accept(batch: readonly Prepared[]): Promise<void> {
    const key = stepsKey();
    const good = batch.flatMap(({ source, outcome, annotations }) =>
      outcome.ok ? [{ source, document: outcome.document, annotations, key }] : [],
    );
    const accepted = good.length === 0 ? [] : await this.#store.accept(good);
    for (const [index, { source, document }] of good.entries()) {
      await this.#tell(news(accepted[index] === "added" ? "added" : "known", source, { document: document.id }));
    }
    const lenient = await this.#note(batch);
    for (const [index, { source, outcome }] of batch.entries()) {
      if (outcome.ok) continue;
      const passed = isPassed(outcome.problem, lenient[index] === true);
      await this.#tell(news(passed ? "skipped" : "broken", source, { because: outcome.problem.message }));
    }
  }

  /** Take the notes that stood before or right after the sources of a batch; gives which of these are lenient. */
  async #note(batch: readonly unknown[]): Promise<readonly boolean[]> {
    const notes = new Map<string, string>();
    const lenient: boolean[] = [];
    let taken = 0;
    for (const one of this.#waiting) {
      if ("name" in one) notes.set(one.name, one.value);
      else if (lenient.length < batch.length) lenient.push(one.lenient);
      else break;
      taken++;
    }
    this.#waiting = this.#waiting.slice(taken);
    if (notes.size > 0) await this.#store.takeNotes(notes);
    return lenient;
  }

  async #tell(told: News): Promise<void> {
    this.#counts[told.what]++;
    await this.#progress.tell(told);
  }
}

// A thread is sent the whole buffer behind an array, so a line of a collection needs one of its own.
function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

function news(what: Fate, { at, line }: Source, more: { readonly document?: string; readonly because?: string }): News {
  return {
    what,
    ...(more.document === undefined ? {} : { document: more.document }),
    at,
    ...(line === undefined ? {} : { line }),
    ...(more.because === undefined ? {} : { because: more.because }),
  };
}
