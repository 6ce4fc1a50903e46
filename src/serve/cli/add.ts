import { here } from "../../engine/here.ts";
import { threads } from "../../engine/threads.ts";
import type { Engine } from "../../engine/engine.ts";
import type { Source } from "../../model/document.ts";
import { split, stepsKey } from "../../pipeline.ts";
import { json } from "../json.ts";
import { counted } from "../../record/labels.ts";
import type { Change, Store } from "../../store/store.ts";
import { InputError } from "../input.ts";
import type { Call, Given } from "./commands.ts";
import { bytesOf, inputs, type Input } from "./inputs.ts";
import type { Output } from "./output.ts";
import { preparing, type Prepared } from "./prepare.ts";
import { meanwhile, progress, type Fate, type News, type Progress } from "./progress.ts";
import { settle, writing } from "./session.ts";

/** Documents accepted in one transaction: one full sync of the disk for this many, and at most this many read again after a kill. */
const BATCH = 64;

/** Threads beyond which a mistake is likelier than a machine. */
const MOST_WORKERS = 64;

/** `synoptic add`: accept sources in batches, telling each once it is safe on disk, then bring the records up to date. */
export async function add({ arguments: paths, options, store: path, out }: Call): Promise<number> {
  const engine = engineFor(options["workers"]);
  const files = inputs(paths);
  const store = writing(path);
  try {
    const counts = await new Adding(store, progress(out, files.length)).all(files, engine);
    const { documents, stale } = await store.backlog(stepsKey());
    const changes = documents > 0 || stale ? await meanwhile(out, "bringing the records up to date …", () => settle(store)) : [];
    await summarise(out, counts, changes);
    return counts.broken > 0 ? 1 : 0;
  } finally {
    await engine.close();
    await store.close();
  }
}

function engineFor(workers: Given): Engine {
  if (workers === undefined) return here();
  const count = Number(workers);
  if (!Number.isInteger(count) || count < 1 || count > MOST_WORKERS) {
    throw new InputError(`--workers takes a whole number from 1 to ${MOST_WORKERS}, not ${workers}`);
  }
  return count === 1 ? here() : threads(count);
}

type Counts = Record<Fate, number>;

class Adding {
  readonly #store: Store;
  readonly #progress: Progress;
  readonly #counts: Counts = { added: 0, known: 0, broken: 0, skipped: 0 };

  constructor(store: Store, shown: Progress) {
    this.#store = store;
    this.#progress = shown;
  }

  async all(files: readonly Input[], engine: Engine): Promise<Counts> {
    let batch: Prepared[] = [];
    for await (const prepared of engine.map(preparing, this.#fresh(files))) {
      batch.push(prepared);
      if (batch.length < BATCH) continue;
      await this.#accept(batch);
      batch = [];
    }
    await this.#accept(batch);
    this.#progress.end();
    return this.#counts;
  }

  /** The sources that have to be read: not yet known at their address. */
  async *#fresh(files: readonly Input[]): AsyncGenerator<Source> {
    for (const { path, at, type, asked } of files) {
      if (type === undefined) {
        await this.#tell({
          what: asked ? "broken" : "skipped",
          at,
          because: "files of this type are not read",
        });
        continue;
      }
      const read = bytesOf(path);
      if ("bytes" in read) yield* this.#unknown(split({ bytes: read.bytes, at, type }));
      else await this.#tell({ what: "broken", at, because: read.reason });
    }
  }

  async *#unknown(sources: Iterable<Source>): AsyncGenerator<Source> {
    let first = true;
    for (const source of sources) {
      if (!first) this.#progress.expect(1);
      first = false;
      const document = await this.#store.known(source);
      if (document === undefined) yield { ...source, bytes: ownBytes(source.bytes) };
      else await this.#tell(news("known", source, { document }));
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
    for (const { source, outcome } of batch) {
      if (!outcome.ok) await this.#tell(news("broken", source, { because: outcome.problem.message }));
    }
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

async function summarise(out: Output, counts: Counts, changes: readonly Change[]): Promise<void> {
  if (out.json) return out.print(json({ what: "summary", ...counts, changes: changes.length }));
  const fresh = changes.filter(({ what }) => what === "new").length;
  const parts = [`${counts.added} added`, `${counts.known} already known`, `${counts.broken} broken`];
  if (counts.skipped > 0) parts.push(`${counts.skipped} skipped`);
  await out.print(`${parts.join(", ")}. ${counted(fresh, "new event")}, ${changes.length - fresh} changed.`);
}
