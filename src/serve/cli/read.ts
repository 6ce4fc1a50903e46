import type { Document, ReadOutcome } from "../../model/document.ts";
import { Fetcher } from "../../fetch/fetcher.ts";
import { readAll, recurringIn, without } from "../../pipeline.ts";
import { printable } from "../../record/printable.ts";
import { InputError } from "../input.ts";
import { json } from "../json.ts";
import { readingPage, type Shown } from "../reading.ts";
import { blockLines, facts, OFFSET_WIDTH, placed } from "./blocks.ts";
import type { Call } from "./commands.ts";
import { isAddress, settingsOf, sourceOf } from "./fetching.ts";
import { bytesOf, inputs } from "./inputs.ts";
import type { Output } from "./output.ts";
import { sink } from "./sink.ts";

/** Other places of a recurring line that are shown. */
const MOST_PLACES = 3;

/** What a file or an address gave, or a line saying why it gave nothing. */
type Found = ReadOutcome | string;

/**
 * `synoptic read`: what is read of files and web addresses, without keeping it: text in blocks, dates with how they were found, credits,
 * problems. Lines that an outlet prints in several of the reports read together are set apart, with where else they stand.
 */
export async function read({ arguments: given, options, out }: Call): Promise<number> {
  if (options["html"] === true && out.json) throw new InputError("choose one of --json and --html");
  const all: Found[] = [];
  for (const one of given) all.push(...(isAddress(one) ? await foundAt(one, options) : foundIn(one)));
  const documents = all.flatMap((one) => (typeof one !== "string" && one.ok ? [one.document] : []));
  for (const one of all) if (typeof one === "string" || !one.ok) out.tell(typeof one === "string" ? one : complaint(one));
  const toFile = typeof options["out"] === "string";
  await sink(options["out"], out, async (write) => {
    if (out.json) for (const document of documents) await write(`${json(document)}\n`);
    else if (options["html"] === true) await write(readingPage(together(documents)));
    else
      for (const one of together(documents))
        for (const line of drawn(one, toFile ? { ...out, colour: false } : out)) await write(`${line}\n`);
  });
  return documents.length < all.length ? 1 : 0;
}

function complaint({ at, line, problem }: Extract<ReadOutcome, { ok: false }>): string {
  return `${printable(line === undefined ? at : `${at}:${line}`)}: ${problem.code}: ${problem.message}`;
}

function foundIn(path: string): Found[] {
  return inputs([path]).flatMap(({ path: file, at, type, asked }): Found[] => {
    if (type === undefined && !asked) return [];
    const found = bytesOf(file);
    if ("reason" in found) throw new InputError(`cannot read ${file}: ${found.reason}`);
    return [...readAll({ bytes: found.bytes, at, type: type ?? "unknown" })];
  });
}

/** What stands at a web address, asked for once and not remembered; of a feed, the entries that hold their text. */
async function foundAt(address: string, options: Call["options"]): Promise<Found[]> {
  const fetched = await new Fetcher(settingsOf(options)).get(address);
  if (fetched.what === "fetched") return [...readAll(sourceOf(fetched))];
  return [`${printable(fetched.address)}: ${fetched.what === "failed" ? printable(fetched.because) : "it has not changed"}`];
}

/** Documents as they are read beside each other: with the lines of their outlets set apart. */
function together(documents: readonly Document[]): Shown[] {
  const lines = recurringIn(documents);
  return documents.map((document) => {
    const own = lines.get(document.id) ?? [];
    return {
      document: without({ document, annotations: [] }, own).document,
      also: new Map(own.map(({ span, also }) => [span.start, also])),
    };
  });
}

function* drawn({ document, also }: Shown, out: Output): Generator<string> {
  yield* facts(document, out);
  const { title, credits, text } = document;
  if (title) yield `title      ${printable(text.slice(title[0].start, title[0].end))} (${placed(title[0])})`;
  for (const { role, span } of credits) yield `${role.padEnd(10)} ${printable(text.slice(span.start, span.end))} (${placed(span)})`;
  yield "";
  for (const block of document.blocks) {
    yield* blockLines(block, document, out);
    const others = also.get(block.span.start) ?? [];
    const places = others.slice(0, MOST_PLACES).map((span) => `${span.doc} ${placed(span)}`);
    const more = others.length > MOST_PLACES ? [`${others.length - MOST_PLACES} more`] : [];
    if (places.length > 0) yield out.colours.dim(`${" ".repeat(OFFSET_WIDTH)} |   also in ${[...places, ...more].join(", ")}`);
  }
  yield "";
}
