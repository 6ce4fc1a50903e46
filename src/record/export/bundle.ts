import { createHash } from "node:crypto";
import type { Span } from "../../model/span.ts";
import { compareSpans } from "../../model/span.ts";
import type { Entry, Material, Writer } from "./format.ts";

/** The form of bundles, raised when their lines change. */
export const BUNDLE = 1;

/** The hash that names bytes: SHA-256, hexadecimal. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function isSpan(value: object): value is Span {
  return "doc" in value && "start" in value && "end" in value;
}

/** Every place that a record points at, once, in the order of documents. */
function placesIn(value: unknown, found: Map<string, Span>): void {
  if (typeof value !== "object" || value === null) return;
  if (isSpan(value)) found.set(`${value.doc}:${value.start}-${value.end}`, value);
  else for (const inner of Object.values(value) as unknown[]) placesIn(inner, found);
}

async function* parts({ dossier, documents, texts }: Entry, material: Material): AsyncGenerator<object> {
  yield { bundle: BUNDLE, event: dossier.id, program: material.program, steps: material.steps };
  for (const document of [...documents.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const source = await material.source(document.id);
    if (!source) continue;
    const { bytes, ...place } = source;
    yield { source: { ...place, id: document.id, sha256: sha256(bytes), bytes: Buffer.from(bytes).toString("base64") }, document };
  }
  yield { record: dossier };
  const found = new Map<string, Span>();
  placesIn(dossier, found);
  const spans = [...found.values()].toSorted(compareSpans);
  yield { spans: spans.map((span) => ({ ...span, words: texts.read(span) })) };
}

/**
 * A record with all it rests on, in one file of JSON Lines: what made it, every source with its bytes, hash and reading, the record, and the words of
 * every place it points at. The last line is the SHA-256 of all bytes before it, so that no byte can change unnoticed.
 */
export const bundle: Writer = async function* bundle(material) {
  for await (const entry of material.entries()) {
    const hash = createHash("sha256");
    for await (const part of parts(entry, material)) {
      const line = `${JSON.stringify(part)}\n`;
      hash.update(line);
      yield line;
    }
    yield `${JSON.stringify({ seal: hash.digest("hex") })}\n`;
  }
};
