import { createHash } from "node:crypto";
import type { Document, Source } from "../../src/model/document.ts";
import type { Dossier } from "../../src/model/dossier.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Evidence } from "../../src/model/span.ts";
import type { Input, State } from "../../src/store/store.ts";

/** A plain-text source at an address. */
export function sourceOf(text: string, at = "reports/a.txt"): Source {
  return { bytes: new TextEncoder().encode(text), at, type: "txt" };
}

/** The document that a plain reader makes of a source; a date in the address becomes its date of publication, as real readers do it. */
export function documentOf({ bytes, at, line }: Source): Document {
  const id = `d${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}`;
  const text = new TextDecoder().decode(bytes);
  const evidence: Evidence = [{ doc: id, start: 0, end: 1 }];
  const day = /\d{4}-\d{2}-\d{2}/.exec(at)?.[0];
  return {
    id,
    seen: [{ at, ...(line === undefined ? {} : { line }) }],
    published: day === undefined ? [] : [{ days: { from: day, to: day }, method: "url", evidence }],
    kind: "report",
    language: "en",
    charset: "utf-8",
    text,
    runs: [0, 0, text.length],
    blocks: [{ kind: "paragraph", span: { doc: id, start: 0, end: text.length } }],
    credits: [],
    problems: [],
  };
}

/** What `accept` takes for a source, with one annotation that shows under which rules it was made. */
export function inputOf(source: Source, key = "rules@1"): Input {
  const document = documentOf(source);
  const span = { doc: document.id, start: 0, end: 1 };
  return {
    source,
    document,
    annotations: [{ kind: "timex", span, by: key, type: "DATE", value: source.at, reading: { at: "vague" } }],
    key,
  };
}

/** A record with these documents as accounts; every document has one claim, named after it. */
export function dossierOf(id: string, docs: readonly string[], more: Partial<Dossier> = {}): Dossier {
  return {
    id,
    type: "CONSULT",
    title: { label: `meeting ${id}` },
    participants: [],
    accounts: docs.map((doc) => ({ doc, role: "report", claims: [`c:${doc}`], origin: doc, kind: "report", at: [], why: [] })),
    origins: docs.length,
    rows: [],
    saidBefore: [],
    reprints: [],
    background: [],
    lookalikes: [],
    ...more,
  };
}

/** A state of these records and entities. */
export function stateOf(dossiers: readonly Dossier[], entities: readonly Entity[] = []): State {
  return { entities, events: dossiers.map(({ id }) => id), dossiers };
}
