import { events } from "./annotate/events.ts";
import { foreignFigures, foreignNames } from "./annotate/foreign.ts";
import { names } from "./annotate/names.ts";
import { places } from "./annotate/places.ts";
import { promises } from "./annotate/promises.ts";
import { quantities } from "./annotate/quantities.ts";
import { quotations } from "./annotate/quotations.ts";
import { references } from "./annotate/references.ts";
import { times } from "./annotate/times.ts";
import { collate as collateEvent, type Collation } from "./collate/collate.ts";
import { Echoes } from "./collate/echoes.ts";
import { seek } from "./collate/seek.ts";
import { compareAnnotations, type Annotation, type Kind } from "./model/annotation.ts";
import type { Analysed, Annotator } from "./model/annotator.ts";
import { answered, type Asking, type Stated } from "./model/asking.ts";
import type { Claim } from "./model/claim.ts";
import type { Document, ReadOutcome, Source } from "./model/document.ts";
import type { Dossier, SaidBefore } from "./model/dossier.ts";
import { IN_MEMORY, roomFor, type Drawers } from "./model/drawer.ts";
import type { Edit } from "./model/edit.ts";
import type { Event, EventId } from "./model/event.ts";
import type { Resolution } from "./model/resolution.ts";
import type { DocId } from "./model/span.ts";
import { SIZE_LIMIT } from "./read/charset.ts";
import { feedOf } from "./read/feed.ts";
import { listed } from "./read/listed.ts";
import { read, TYPES, unpack } from "./read/read.ts";
import { CUTTABLE, pieces, startsOf } from "./read/pieces.ts";
import { split } from "./read/split.ts";
import { members } from "./read/members.ts";
import { warc } from "./read/warc.ts";
import { dataOffset, entriesOf } from "./read/zip.ts";
import { record } from "./record/record.ts";
import { endsOf, recurringIn, without } from "./resolve/recurring.ts";
import { resolutionOf, resolve, resolving, type Resolved } from "./resolve/resolve.ts";
import { toldOf, type Told } from "./resolve/told.ts";
import { whyNot } from "./resolve/why.ts";
import { gather } from "./text/gather.ts";
import { once } from "./text/once.ts";

/** The annotators in the order they run. Each sees the document and all annotations made before it. */
export const annotators: readonly Annotator[] = [times, quantities, names, places, quotations, events, promises, references];

/** The annotators of documents in languages that are not analysed: only what is safe to find without knowing the language. */
const foreign: readonly Annotator[] = [foreignFigures, foreignNames];

/** Version of reading, resolving, collating and recording; raise it when their results change. */
const LINE_VERSION = 7;

/** The language that is analysed; documents in others are read, kept and shown, with the names and figures that are safe to find. */
const ANALYSED = new Set(["en", "und"]);

checkOrder(annotators);

function checkOrder(list: readonly Annotator[]): void {
  const made = new Set<Kind>();
  for (const one of list) {
    const missing = one.needs.find((kind) => !made.has(kind));
    if (missing) throw new Error(`annotator "${one.name}" needs ${missing} made before it`);
    for (const kind of one.makes) made.add(kind);
  }
}

/** What the results of the per-document steps depend on beside the document: the key of every cache. */
export function stepsKey(): string {
  return [`line@${LINE_VERSION}`, ...[...annotators, ...foreign].map((one) => `${one.name}@${one.version}`)].join(" ");
}

/** Read a source: one outcome for each document in it (a JSON Lines file holds many), in order. Never throws on bad input. */
export function* readAll(source: Source): Generator<ReadOutcome> {
  for (const one of split(source)) yield read(one);
}

/** Annotations that stand over no span of a revised one of their kind. */
function besides(annotations: readonly Annotation[], revised: readonly Annotation[]): Annotation[] {
  const place = ({ kind, span }: Annotation): string => `${kind} ${span.start} ${span.end}`;
  const taken = new Set(revised.map(place));
  return annotations.filter((one) => !taken.has(place(one)));
}

/** Run all annotators over one document. Pure; in a document of a language that is not analysed only certain names and figures are found. */
export function annotate(document: Document): Analysed {
  let annotations: Annotation[] = [];
  // Tokens and sentences are kept as long as the object they were made for: a copy lets them go with this call.
  const own = { ...document };
  for (const annotator of ANALYSED.has(document.language) ? annotators : foreign) {
    const made = [...annotator.annotate(own, annotations)];
    const kept = annotator.revises ? besides(annotations, made) : annotations;
    annotations = [...kept, ...made].toSorted(compareAnnotations);
  }
  return { document, annotations };
}

/** What records are made from: what was found, and the lines said at several events. */
export interface Settled extends Resolved {
  readonly repeated: ReadonlyMap<EventId, readonly SaidBefore[]>;
}

/** Work out what documents say together, with a few of them in memory at a time and what is kept of all in `drawers`; see `resolving`. */
export function* settling(documents: readonly DocId[], edits: readonly Edit[], drawers: Drawers = IN_MEMORY): Asking<Settled> {
  const room = roomFor(documents, drawers);
  const echoes = new Echoes(room);
  const resolved = yield* resolving(room, { edits, heard: (one) => echoes.hear(one) });
  const repeated = yield* echoes.between(resolved.findings.events.values(), resolved.stated);
  return { ...resolved, repeated };
}

/** The record of an event, of which the documents of its accounts are at hand. */
export function dossierOf(event: Event, { findings, stated, repeated }: Settled, documents: readonly Analysed[]): Dossier {
  const resolution = resolutionOf(findings, documents.map(stated));
  return record(event, collateEvent(event, resolution, repeated.get(event.id) ?? []), resolution);
}

/** Lines said at several events of a resolution that has all its documents. */
const repeatedIn = once((resolution: Resolution) => {
  const claims = new Map<DocId, Claim[]>();
  for (const one of resolution.claims.values()) gather(claims, one.doc, one);
  const stated = (analysed: Analysed): Stated => ({ analysed, claims: claims.get(analysed.document.id) ?? [] });
  const echoes = new Echoes(roomFor(resolution.documents.keys()));
  for (const one of resolution.documents.values()) echoes.hear(stated(one));
  return answered(echoes.between(resolution.events.values(), stated), resolution.documents);
});

/** Align what each account of one event says; the resolution has all its documents. */
export function collate(event: Event, resolution: Resolution): Collation {
  return collateEvent(event, resolution, repeatedIn(resolution).get(event.id) ?? []);
}

/** One dossier for each recorded event, sorted by event id. */
export function dossiersOf(resolution: Resolution): Dossier[] {
  return [...resolution.events.values()].map((event) => record(event, collate(event, resolution), resolution));
}

/** The whole line: from sources to one sourced record per event. Unreadable sources are left out; read them with `readAll` to see why. */
export function dossiers(sources: Iterable<Source>): Dossier[] {
  const analysed = new Map<string, Analysed>();
  for (const source of sources) {
    for (const outcome of readAll(source)) {
      if (outcome.ok && !analysed.has(outcome.document.id)) analysed.set(outcome.document.id, annotate(outcome.document));
    }
  }
  return dossiersOf(resolve([...analysed.values()]));
}

export {
  CUTTABLE,
  dataOffset,
  endsOf,
  entriesOf,
  feedOf,
  listed,
  members,
  pieces,
  read,
  record,
  recurringIn,
  resolutionOf,
  resolve,
  seek,
  SIZE_LIMIT,
  split,
  startsOf,
  toldOf,
  TYPES,
  unpack,
  warc,
  whyNot,
  without,
};
export type { Told };
