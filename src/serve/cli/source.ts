import type { Annotation } from "../../model/annotation.ts";
import type { Document } from "../../model/document.ts";
import { overlaps, type Span } from "../../model/span.ts";
import { json } from "../json.ts";
import { printable } from "../../record/printable.ts";
import { wrap } from "../../record/wrap.ts";
import { stepsKey, without } from "../../pipeline.ts";
import { InputError } from "../input.ts";
import { documentOf } from "../lookup.ts";
import { placesOf, recurringOf } from "../recurring.ts";
import { facts, OFFSET_WIDTH, placed, textLines } from "./blocks.ts";
import { columns } from "./columns.ts";
import type { Call } from "./commands.ts";
import { detail } from "./detail.ts";
import type { Output } from "./output.ts";
import { reading } from "./session.ts";

/** Cells a line of text may have; longer ones are hard to read. */
const READABLE = 110;
/** Characters shown on either side of a passage. */
const AROUND = 160;

/** `synoptic source`: a document's text, furniture set apart, and its annotations; with two offsets only what lies between them. */
export async function source({ arguments: [id = "", from, to], store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const stored = await documentOf(store, id);
    const part = partOf(stored, from, to);
    const found = (await store.annotations(stored.id, stepsKey())) ?? [];
    const recurring = await recurringOf(store, stored);
    const { document, annotations: all } = without({ document: stored, annotations: found }, recurring);
    const annotations = all.filter(({ span }) => overlaps(span, part));
    if (out.json)
      await out.print(
        json({
          document: from === undefined ? document : head(document),
          part,
          text: slice(document, part),
          annotations,
          recurring: recurring.filter(({ span }) => overlaps(span, part)),
        }),
      );
    else
      for (const line of drawn({ document, part, whole: from === undefined, also: placesOf(recurring) }, annotations, out))
        await out.print(line);
    return 0;
  } finally {
    await store.close();
  }
}

function head({ id, seen, kind, language }: Document): object {
  return { id, seen, kind, language };
}

function partOf({ id, text }: Document, from: string | undefined, to: string | undefined): Span {
  if (from === undefined) return { doc: id, start: 0, end: text.length };
  const start = Number(from);
  const end = to === undefined ? start + 1 : Number(to);
  const valid = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length;
  if (!valid)
    throw new InputError(`${id} has no characters ${from} to ${to ?? "there"}`, `offsets run from 0 to ${text.length}, the end excluded`);
  return { doc: id, start, end };
}

function slice({ text }: Document, { start, end }: Span): string {
  return text.slice(start, end);
}

interface View {
  readonly document: Document;
  readonly part: Span;
  readonly whole: boolean;
  readonly also: ReadonlyMap<number, readonly Span[]>;
}

function* drawn(view: View, annotations: readonly Annotation[], out: Output): Generator<string> {
  yield* facts(view.document, out);
  yield "";
  if (view.whole) yield* textLines(view.document, view.also, out);
  else yield* passageLines(view, out);
  if (annotations.length === 0) return;
  yield "";
  const rows = annotations.map((annotation) =>
    [placed(annotation.span), annotation.kind, ...detail(annotation, view.document)].map(printable),
  );
  yield* columns([{ heading: "characters" }, { heading: "kind" }, { heading: "what" }, { heading: "words", fit: true }], rows, out);
}

function* passageLines({ document, part }: View, out: Output): Generator<string> {
  const { colours } = out;
  const before = printable(document.text.slice(Math.max(0, part.start - AROUND), part.start));
  const after = printable(document.text.slice(part.end, part.end + AROUND));
  const shown = printable(slice(document, part));
  const within = out.colour ? shown : `>>${shown}<<`;
  const words = [
    ...pieces(before, colours.dim),
    ...glued(pieces(within, colours.bold), before),
    ...glued(pieces(after, colours.dim), shown + after.slice(0, 1)),
  ];
  const lead = `${String(part.start).padStart(OFFSET_WIDTH)}   `;
  yield* wrap(words, lead, Math.min(out.width, READABLE));
}

type Words = Parameters<typeof wrap>[0];

function pieces(text: string, paint: (text: string) => string): Words {
  return text
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => ({ text: word, paint }));
}

function glued(words: Words, before: string): Words {
  return words.map((word, at) => (at === 0 && before !== "" && !before.endsWith(" ") ? { ...word, glued: true } : word));
}
