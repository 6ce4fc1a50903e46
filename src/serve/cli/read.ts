import pc from "picocolors";
import type { Document, Source } from "../../model/document.ts";
import { Fetcher } from "../../fetch/fetcher.ts";
import { read as readSource, recurringIn, without } from "../../pipeline.ts";
import { counted } from "../../record/labels.ts";
import { printable } from "../../record/printable.ts";
import { InputError } from "../input.ts";
import { json } from "../json.ts";
import { readingPage, type Shown } from "../reading.ts";
import { placesOf } from "../recurring.ts";
import { facts, textLines } from "./blocks.ts";
import type { Call, Given } from "./commands.ts";
import { isAddress, settingsOf, sourceOf } from "./fetching.ts";
import { frugally } from "./heap.ts";
import { type Input, inputs } from "./inputs.ts";
import { isPassed, opened, type Opened, partsOf } from "./opening.ts";
import type { Output } from "./output.ts";
import { sink } from "./sink.ts";

/** Most documents, and characters of text in them, that are held to be read beside each other: a few days of an outlet. */
const MOST_TOGETHER = 256;
const MOST_TEXT = 10_000_000;
/** Most complaints that are kept for the end. */
const MOST_COMPLAINTS = 1_000;
/** Archives are read from their beginning, whatever was read of them before. */
const UNMARKED = { note: () => Promise.resolve(undefined) };

/**
 * `synoptic read`: what is read of files, archives and web addresses, without keeping it: text in blocks, dates with how they were found,
 * credits, problems. Lines that an outlet prints in several of the reports read together are set apart, with where else they stand. Takes
 * memory that does not grow with what is read; what could not be read is told at the end.
 */
export async function read({ arguments: given, options, out }: Call): Promise<number> {
  if (options["html"] === true && out.json) throw new InputError("choose one of --json and --html");
  const all = new Reading(out.tell);
  const documents = all.of(openedAt(places(given), options));
  const shown =
    options["html"] === true
      ? readingPage(together(documents))
      : out.json
        ? lines(documents)
        : views(documents, viewed(options["out"], out));
  await frugally(() =>
    sink(options["out"], out, async (write) => {
      for await (const text of shown) await write(text);
    }),
  );
  return all.end();
}

function viewed(path: Given, out: Output): Output {
  return typeof path === "string" ? { ...out, colour: false, colours: pc.createColors(false) } : out;
}

/** Reads sources one after the other, and keeps count of what could not be read. */
class Reading {
  readonly #tell: Output["tell"];
  #complaints: string[] = [];
  #read = 0;
  #broken = 0;
  #passed = 0;

  constructor(tell: Output["tell"]) {
    this.#tell = tell;
  }

  async *of(all: AsyncIterable<Opened>): AsyncGenerator<Document> {
    for await (const one of all) {
      if (one.what === "news" && one.news.what === "broken") this.#complain(one.news, one.news.because ?? "it is damaged");
      if (one.what !== "source") continue;
      const outcome = readSource(one.source);
      if (outcome.ok) {
        this.#read++;
        yield outcome.document;
      } else if (isPassed(outcome.problem, one.lenient === true)) this.#passed++;
      else this.#complain(outcome, `${outcome.problem.code}: ${outcome.problem.message}`);
    }
  }

  #complain({ at, line }: Pick<Source, "at" | "line">, because: string): void {
    this.#broken++;
    this.#complaints.push(`${printable(line === undefined ? at : `${at}:${line}`)}: ${printable(because)}`);
    if (this.#complaints.length >= MOST_COMPLAINTS) this.#told();
  }

  #told(): void {
    for (const one of this.#complaints) this.#tell(one);
    this.#complaints = [];
  }

  /** Tell what could not be read, and of many documents how many; gives the command's status. */
  end(): number {
    this.#told();
    if (this.#read + this.#broken + this.#passed > 1) {
      const passed = this.#passed === 0 ? "" : `, ${this.#passed} without an article`;
      this.#tell(`${counted(this.#read, "document")} read, ${this.#broken} broken${passed}.`);
    }
    return this.#broken > 0 ? 1 : 0;
  }
}

/** What was asked for: web addresses as they are, and the files under each path. */
function places(given: readonly string[]): readonly (string | readonly Input[])[] {
  return given.map((one) => (isAddress(one) ? one : inputs([one])));
}

async function* openedAt(all: ReturnType<typeof places>, options: Call["options"]): AsyncGenerator<Opened> {
  for (const one of all) yield* typeof one === "string" ? fetched(one, options) : opened(one, UNMARKED);
}

/** What stands at a web address, asked for once and not remembered; of a feed, the entries that hold their text. */
async function* fetched(address: string, options: Call["options"]): AsyncGenerator<Opened> {
  const found = await new Fetcher(settingsOf(options)).get(address);
  if (found.what === "fetched") yield* partsOf(sourceOf(found));
  else {
    const because = found.what === "failed" ? found.because : "it has not changed";
    yield { what: "news", news: { what: "broken", at: found.address, because } };
  }
}

async function* lines(documents: AsyncIterable<Document>): AsyncGenerator<string> {
  for await (const one of documents) yield `${json(one)}\n`;
}

async function* views(documents: AsyncIterable<Document>, out: Output): AsyncGenerator<string> {
  for await (const one of together(documents)) for (const line of drawn(one, out)) yield `${line}\n`;
}

/** Documents as they are read beside each other, as many as are held at a time: with the lines of their outlets set apart. */
async function* together(documents: AsyncIterable<Document>): AsyncGenerator<Shown> {
  let held: Document[] = [];
  let length = 0;
  for await (const one of documents) {
    held.push(one);
    length += one.text.length;
    if (held.length < MOST_TOGETHER && length < MOST_TEXT) continue;
    yield* beside(held);
    [held, length] = [[], 0];
  }
  yield* beside(held);
}

function beside(documents: readonly Document[]): Shown[] {
  const found = recurringIn(documents);
  return documents.map((document) => {
    const own = found.get(document.id) ?? [];
    return {
      document: without({ document, annotations: [] }, own).document,
      also: placesOf(own),
    };
  });
}

function* drawn({ document, also }: Shown, out: Output): Generator<string> {
  yield* facts(document, out);
  yield "";
  yield* textLines(document, also, out);
  yield "";
}
