import type { Document, ReadOutcome } from "../../model/document.ts";
import { readAll } from "../../pipeline.ts";
import { printable } from "../../record/printable.ts";
import { InputError } from "../input.ts";
import { json } from "../json.ts";
import { readingPage } from "../reading.ts";
import { blockLines, facts, placed } from "./blocks.ts";
import type { Call } from "./commands.ts";
import { bytesOf, inputs } from "./inputs.ts";
import type { Output } from "./output.ts";
import { sink } from "./sink.ts";

/** `synoptic read`: what is read of files, without keeping it: text in blocks, dates with how they were found, credits, problems. */
export async function read({ arguments: paths, options, out }: Call): Promise<number> {
  if (options["html"] === true && out.json) throw new InputError("choose one of --json and --html");
  const outcomes = paths.flatMap((path) => outcomesOf(path));
  const documents = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.document] : []));
  for (const outcome of outcomes) if (!outcome.ok) out.tell(`${where(outcome)}: ${outcome.problem.code}: ${outcome.problem.message}`);
  const toFile = typeof options["out"] === "string";
  await sink(options["out"], out, async (write) => {
    if (out.json) for (const document of documents) await write(`${json(document)}\n`);
    else if (options["html"] === true) await write(readingPage(documents));
    else
      for (const document of documents)
        for (const line of drawn(document, toFile ? { ...out, colour: false } : out)) await write(`${line}\n`);
  });
  return documents.length < outcomes.length ? 1 : 0;
}

function where({ at, line }: Extract<ReadOutcome, { ok: false }>): string {
  return printable(line === undefined ? at : `${at}:${line}`);
}

function outcomesOf(path: string): ReadOutcome[] {
  return inputs([path]).flatMap(({ path: file, at, type, asked }): ReadOutcome[] => {
    if (type === undefined && !asked) return [];
    const found = bytesOf(file);
    if ("reason" in found) throw new InputError(`cannot read ${file}: ${found.reason}`);
    return [...readAll({ bytes: found.bytes, at, type: type ?? "unknown" })];
  });
}

function* drawn(document: Document, out: Output): Generator<string> {
  yield* facts(document, out);
  const { title, credits, text } = document;
  if (title) yield `title      ${printable(text.slice(title[0].start, title[0].end))} (${placed(title[0])})`;
  for (const { role, span } of credits) yield `${role.padEnd(10)} ${printable(text.slice(span.start, span.end))} (${placed(span)})`;
  yield "";
  for (const block of document.blocks) yield* blockLines(block, document, out);
  yield "";
}
