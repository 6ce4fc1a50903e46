import type { Document, Source } from "../model/document.ts";
import type { Dossier } from "../model/dossier.ts";
import type { Span } from "../model/span.ts";
import { read, stepsKey, unpack } from "../pipeline.ts";
import { BUNDLE, sha256 } from "../record/export/bundle.ts";
import { misplacedRun, pointersIn, pointerFault } from "./pointers.ts";

/** What checking counted, and the first thing that does not hold. */
export interface Checked {
  readonly documents: number;
  readonly runs: number;
  readonly events: number;
  readonly pointers: number;
  readonly mismatch?: string;
}

interface Line {
  readonly bundle?: number;
  readonly steps?: string;
  readonly source?: Omit<Source, "bytes"> & { readonly id: string; readonly sha256: string; readonly bytes: string };
  readonly document?: Document;
  readonly record?: Dossier;
  readonly spans?: readonly (Span & { readonly words: string })[];
}

class Mismatch extends Error {}

function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Mismatch(otherwise);
}

/** The lines over the seal. @throws Mismatch if a byte of the file is another one than when it was sealed. */
function opened(file: Uint8Array): Line[] {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const last = text.subarray(0, -1).lastIndexOf("\n") + 1;
  const sealed = text.subarray(0, last);
  must(last > 0 && text.subarray(last).equals(Buffer.from(`{"seal":"${sha256(sealed)}"}\n`)), "the seal does not fit: a byte was changed");
  try {
    return sealed
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
  } catch {
    throw new Mismatch("this is no bundle");
  }
}

/** Reads a source again and looks whether it still says what the bundle says it did. */
function checkSource({ source, document }: Line, steps: string | undefined): Document | undefined {
  if (!source || !document) return undefined;
  const bytes = new Uint8Array(Buffer.from(source.bytes, "base64"));
  must(sha256(bytes) === source.sha256, `the bytes of ${source.id} are not those of its hash`);
  must(`d${source.sha256.slice(0, 16)}` === source.id && document.id === source.id, `${source.id} is not named after its bytes`);
  const place = { at: source.at, type: source.type, ...(source.line === undefined ? {} : { line: source.line }), bytes };
  const run = misplacedRun(document, document.packed ? unpack(place) : bytes);
  must(run === undefined, `${source.id} at ${run} does not stand in the source where its run says`);
  // Another version may read otherwise; what it read then still has to stand in the bytes, as the runs show.
  const again = steps === stepsKey() ? read(place) : undefined;
  must(!again || (again.ok && again.document.text === document.text), `${source.id} reads differently`);
  return document;
}

function check(file: Uint8Array, counts: { documents: number; runs: number; events: number; pointers: number }): void {
  const lines = opened(file);
  const head = lines[0];
  must(head?.bundle === BUNDLE, `this is no bundle of form ${BUNDLE}`);
  const known = new Map<string, Document>();
  for (const line of lines) {
    const document = checkSource(line, head.steps);
    if (!document) continue;
    known.set(document.id, document);
    counts.documents++;
    counts.runs += document.runs.length / 3;
  }
  const words = new Map(lines.flatMap(({ spans = [] }) => spans).map((span) => [`${span.doc}:${span.start}-${span.end}`, span.words]));
  for (const { record } of lines) {
    if (!record) continue;
    for (const pointer of pointersIn(record)) {
      const { doc, start, end } = pointer.span;
      const fault = pointerFault(pointer, known);
      must(fault === undefined, `${record.id} ${fault}`);
      must(
        words.get(`${doc}:${start}-${end}`) === known.get(doc)?.text.slice(start, end),
        `the words of ${doc} ${start}–${end} are others`,
      );
      counts.pointers++;
    }
    counts.events++;
  }
  must(counts.events === 1 && counts.documents > 0, "the bundle holds no record");
}

/** Check a bundle by itself: its seal, its sources' hashes and readings, and the words of every place its record points at. Needs no store and changes nothing. */
export function checkBundle(file: Uint8Array): Checked {
  const counts = { documents: 0, runs: 0, events: 0, pointers: 0 };
  try {
    check(file, counts);
    return counts;
  } catch (error) {
    if (error instanceof Mismatch) return { ...counts, mismatch: error.message };
    if (error instanceof TypeError || error instanceof RangeError) return { ...counts, mismatch: "this is no bundle" };
    throw error;
  }
}
