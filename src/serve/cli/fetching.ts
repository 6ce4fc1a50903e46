import { appendFileSync } from "node:fs";
import { Fetcher, type Fetched, type Settings, type Validators } from "../../fetch/fetcher.ts";
import { warcRecord } from "../../fetch/keep.ts";
import type { Source } from "../../model/document.ts";
import { feedOf, split } from "../../pipeline.ts";
import type { Store } from "../../store/store.ts";
import { InputError } from "../input.ts";
import { packageVersion } from "../version.ts";
import type { Given } from "./commands.ts";
import { partsOf, type Opened } from "./opening.ts";

/** Addresses asked for at the same time; each host still gets one request at a time. */
const AHEAD = 8;
/** Entries of one feed that are taken; news sitemaps are allowed 1,000. */
const MOST_ENTRIES = 2_000;
/** Times an entry's page is asked for, in as many rounds, before it is given up. */
const ROUNDS = 3;

/** What is remembered of an address: validators of the page last read; rounds in which it failed; when it may be asked for again, in milliseconds. */
interface Memory extends Validators {
  readonly failures?: number;
  readonly until?: number;
}

type Successful = Extract<Fetched, { what: "fetched" }>;

/** Asks for web addresses and opens what they give: pages, and feeds with what they hold and lead to. */
export class Fetching {
  readonly #fetcher: Fetcher;
  readonly #store: Store;
  readonly #keep: string | undefined;
  readonly #stop: AbortSignal | undefined;

  constructor(
    store: Store,
    settings: Settings,
    { keep, stop }: { readonly keep?: string | undefined; readonly stop?: AbortSignal | undefined },
  ) {
    this.#store = store;
    this.#fetcher = new Fetcher(settings);
    this.#keep = keep;
    this.#stop = stop;
  }

  /** Open addresses in their order; some are asked for ahead. */
  async *all(addresses: readonly string[]): AsyncGenerator<Opened> {
    yield* this.#ahead(addresses, (address) => this.#one(address, 0));
  }

  /** What `open` gives for each address, in order, with up to eight under way. */
  async *#ahead(addresses: readonly string[], open: (address: string) => AsyncGenerator<Opened>): AsyncGenerator<Opened> {
    const underway: { readonly rest: AsyncGenerator<Opened>; readonly first: Promise<IteratorResult<Opened, unknown>> }[] = [];
    const drain = async function* (): AsyncGenerator<Opened> {
      const next = underway.shift();
      const first = await next?.first;
      if (!next || !first || first.done === true) return;
      yield first.value;
      yield* next.rest;
    };
    for (const address of addresses) {
      if (this.#stop?.aborted === true) break;
      const rest = open(address);
      const first = rest.next();
      first.catch(() => undefined);
      underway.push({ rest, first });
      if (underway.length >= AHEAD) yield* drain();
    }
    while (underway.length > 0) yield* drain();
  }

  async #memory(address: string): Promise<Memory> {
    const note = await this.#store.note(`fetch ${address}`);
    return note === undefined ? {} : (JSON.parse(note) as Memory);
  }

  #remembered(address: string, memory: Memory): Opened {
    return { what: "note", note: { name: `fetch ${address}`, value: JSON.stringify(memory) } };
  }

  async #get(address: string, memory: Memory): Promise<Fetched> {
    const fetched = await this.#fetcher.get(address, memory);
    if (fetched.what === "fetched" && this.#keep !== undefined) {
      appendFileSync(this.#keep, warcRecord(fetched.address, fetched.answer, `${new Date().toISOString().slice(0, 19)}Z`));
    }
    return fetched;
  }

  /** A page or feed that was asked for by name. */
  async *#one(address: string, depth: number): AsyncGenerator<Opened> {
    const memory = await this.#memory(address);
    if (memory.until !== undefined && memory.until > Date.now()) {
      yield { what: "news", news: { what: "skipped", at: address, because: "its server asked to come back later" } };
      return;
    }
    const fetched = await this.#get(address, memory);
    if (fetched.what === "unchanged") yield { what: "news", news: { what: "known", at: fetched.address, because: "it has not changed" } };
    else if (fetched.what === "failed") {
      yield { what: "news", news: { what: "broken", at: fetched.address, because: fetched.because } };
      if (fetched.after !== undefined) yield this.#remembered(address, { ...memory, until: Date.now() + fetched.after });
    } else yield* this.#taken(address, fetched, depth);
  }

  async *#taken(address: string, fetched: Successful, depth: number): AsyncGenerator<Opened> {
    const source = sourceOf(fetched);
    const feed = /^(?:xml|rss|atom|rdf|json)\b/u.test(fetched.type) ? feedOf(source) : null;
    if (!feed) {
      yield* partsOf(source);
      yield this.#remembered(address, fetched.validators);
      return;
    }
    const items = feed.items.slice(0, MOST_ENTRIES);
    for (const { full, address: own, source: one } of items)
      if (one && (full || own === undefined)) yield { what: "source", source: one, more: true };
    const linked = items.filter(({ full, address: own }) => !full && own !== undefined).map(({ address: own }) => own ?? "");
    let whole = true;
    if (feed.kind === "index") {
      if (depth === 0) yield* this.#ahead([...new Set(linked)], (one) => this.#one(one, 1));
    } else {
      for await (const opened of this.#ahead([...new Set(linked)], (one) => this.#entry(one))) {
        if (opened.what === "note" && opened.note.value.includes('"failures"')) whole = false;
        yield opened;
      }
    }
    // A feed whose pages could not all be had is read again in the next round, changed or not.
    yield this.#remembered(address, whole && this.#stop?.aborted !== true ? fetched.validators : {});
  }

  /** The page that a feed leads to; it is asked for until it was read once, and given up after three rounds. */
  async *#entry(address: string): AsyncGenerator<Opened> {
    const known = await this.#store.note(`fetch ${address}`);
    const { failures = 0, until = 0 } = await this.#memory(address);
    if (this.#stop?.aborted === true) return;
    if (known !== undefined && (failures === 0 || failures >= ROUNDS || until > Date.now())) return;
    const fetched = await this.#get(address, {});
    if (fetched.what === "failed") {
      yield { what: "news", news: { what: "broken", at: fetched.address, because: fetched.because } };
      const memory = { failures: fetched.again ? failures + 1 : ROUNDS };
      yield this.#remembered(address, fetched.after === undefined ? memory : { ...memory, until: Date.now() + fetched.after });
    } else {
      if (fetched.what === "fetched") for (const source of split(sourceOf(fetched))) yield { what: "source", source, more: true };
      yield this.#remembered(address, fetched.what === "fetched" ? fetched.validators : {});
    }
  }
}

/** What was fetched as a source, with the day of fetching. */
export function sourceOf({ answer, address, type }: Successful): Source {
  return { bytes: new Uint8Array(answer.body), at: address, type, fetched: new Date().toISOString().slice(0, 10) };
}

/** Whether an argument is a web address. */
export function isAddress(argument: string): boolean {
  return /^https?:\/\//iu.test(argument);
}

/** The settings of fetching; `allowPrivate` takes in addresses that are not on the public internet. */
export function settingsOf({ allowPrivate }: { readonly allowPrivate?: string | boolean | undefined }): Settings {
  return { agent: `Synoptic/${packageVersion()}`, ...(allowPrivate === true ? { refuses: () => false } : {}) };
}

/**
 * The file that fetched pages are kept in.
 * @throws InputError if it cannot be written to.
 */
export function keptIn(option: Given): string | undefined {
  if (typeof option !== "string") return undefined;
  if (!option.endsWith(".warc.gz")) throw new InputError(`--keep takes a file name that ends in .warc.gz, not ${option}`);
  try {
    appendFileSync(option, "");
  } catch (error) {
    throw new InputError(`cannot write ${option}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return option;
}
