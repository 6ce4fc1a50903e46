import type { Said } from "../model/claim.ts";
import type { SaidBefore } from "../model/dossier.ts";
import type { EventId } from "../model/event.ts";
import { compareSpans, type DocId, type Evidence, type Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { hashOf } from "../text/hash.ts";
import { isContent, words, type Word } from "./words.ts";

/** What was said at one event. */
export interface Occasion {
  readonly event: EventId;
  readonly claims: readonly Said[];
}

/** The documents that tell what was said at each event. */
export type Members = ReadonlyMap<EventId, ReadonlySet<DocId>>;

/** What is known of all that was said, where only some of it is looked at: its reports, and the runs of the speaker that are `repeated` in it. */
export interface Known {
  readonly members: Members;
  readonly runs: ReadonlySet<number>;
}

function membersOf(occasions: readonly Occasion[]): Members {
  return new Map(occasions.map(({ event, claims }) => [event, new Set(claims.map((claim) => claim.doc))]));
}

/** Shortest line worth the name, in words: shorter runs are idiom ("as long as it takes"), longer ones miss lines that were cut. */
const LINE = 7;
/** Content words a line needs: below, it is grammar and courtesy ("thank you very much for being here with"). */
const CONTENT = 4;
/** A run said at more events than this is a formula of the speaker's office, and every pair of events would be a finding. */
const FORMULA = 20;

interface Place {
  readonly event: EventId;
  readonly claim: Said;
  readonly words: readonly Word[];
  readonly at: number;
}

/** What one speaker said at one event: a claim's words, and a hash for each run of `LINE` of them. */
interface Line {
  readonly event: EventId;
  readonly claim: Said;
  readonly words: readonly Word[];
  readonly runs: Int32Array;
}

/** A hash for each run of `LINE` words. */
export function runsOf(list: readonly Word[]): Int32Array {
  const hashes = list.map((word) => hashOf(word.folded));
  const runs = new Int32Array(Math.max(0, list.length - LINE + 1));
  for (let at = 0; at < runs.length; at++) {
    let hash = 2166136261;
    for (let next = at; next < at + LINE; next++) hash = Math.imul(hash ^ (hashes[next] ?? 0), 16777619);
    runs[at] = hash ^ (hash >>> 15);
  }
  return runs;
}

function compareClaims(a: Said, b: Said): number {
  return compareSpans(a.evidence[0], b.evidence[0]) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Each speaker's claims, event by event in the order of ids; speakers of one event alone have said nothing twice. */
function bySpeaker(occasions: readonly Occasion[]): Map<string, { event: EventId; claim: Said }[]> {
  const found = new Map<string, { event: EventId; claim: Said }[]>();
  for (const { event, claims } of occasions.toSorted((a, b) => (a.event < b.event ? -1 : 1))) {
    for (const claim of claims.toSorted(compareClaims)) {
      if (claim.speaker === null || claim.manner === "scare") continue;
      const list = found.get(claim.speaker);
      if (list === undefined) found.set(claim.speaker, [{ event, claim }]);
      else list.push({ event, claim });
    }
  }
  for (const [speaker, said] of found) if (said.every(({ event }) => event === said[0]?.event)) found.delete(speaker);
  return found;
}

/** The runs of one speaker that stand in lines of several events and are no formula, by hash. */
export function repeated(lines: Iterable<Pick<Line, "event"> & { readonly runs: Iterable<number> }>): ReadonlySet<number> {
  const first = new Map<number, EventId>();
  const events = new Map<number, Set<EventId>>();
  for (const { event, runs } of lines) {
    for (const run of runs) {
      const known = first.get(run);
      if (known === undefined) first.set(run, event);
      else if (known !== event) {
        const own = events.get(run) ?? new Set([known]);
        if (own.size <= FORMULA) events.set(run, own.add(event));
      }
    }
  }
  return new Set([...events].flatMap(([run, { size }]) => (size > FORMULA ? [] : [run])));
}

// The first place of an event in the order of its claims stands for the event.
function placesOf(lines: readonly Line[], runs: ReadonlySet<number>): Iterable<ReadonlyMap<EventId, Place>> {
  const found = new Map<number, Map<EventId, Place>>();
  for (const { event, claim, words: list, runs: own } of runs.size === 0 ? [] : lines) {
    for (const [at, run] of own.entries()) {
      if (!runs.has(run)) continue;
      const places = found.get(run) ?? new Map<EventId, Place>();
      if (!places.has(event)) places.set(event, { event, claim, words: list, at });
      found.set(run, places);
    }
  }
  return found.values();
}

interface Shared {
  readonly here: Place;
  readonly there: Place;
  readonly length: number;
}

// The whole line around a shared run.
function grown(here: Place, there: Place): Shared {
  let [from, other, length] = [here.at, there.at, LINE];
  while (from > 0 && other > 0 && here.words[from - 1]?.folded === there.words[other - 1]?.folded) {
    from--;
    other--;
    length++;
  }
  while (
    from + length < here.words.length &&
    other + length < there.words.length &&
    here.words[from + length]?.folded === there.words[other + length]?.folded
  )
    length++;
  return { here: { ...here, at: from }, there: { ...there, at: other }, length };
}

function evidence({ words: list, at }: Place, length: number): Evidence {
  const found: Span[] = [];
  for (const { span } of list.slice(at, at + length)) {
    const last = found.at(-1);
    const near = last !== undefined && span.doc === last.doc && span.start - last.end <= NEAR && span.start >= last.start;
    if (near) found[found.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else found.push(span);
  }
  return found as unknown as Evidence;
}

/** Marks and white space between two words of one stretch take at most this many characters; more is a piece left out of the quotation. */
const NEAR = 4;

function isLine({ here, length }: Shared): boolean {
  return here.words.slice(here.at, here.at + length).filter((word) => isContent(word.folded)).length >= CONTENT;
}

// One document tells of several events: its claims can belong to two of them, and then it is the same utterance and not another occasion.
function isElsewhere(here: Place, there: Place, members: Members): boolean {
  if (here.claim.doc === there.claim.doc) return false;
  return members.get(there.event)?.has(here.claim.doc) !== true && members.get(here.event)?.has(there.claim.doc) !== true;
}

function isRun(here: Place, there: Place): boolean {
  for (let next = 0; next < LINE; next++) if (here.words[here.at + next]?.folded !== there.words[there.at + next]?.folded) return false;
  return true;
}

/** Shared lines, each once, though every run inside a line leads to it. */
class Lines {
  readonly found: Shared[] = [];
  /** For two claims and the distance of their places, where the lines between them begin and end. */
  private readonly known = new Map<string, (readonly [from: number, to: number])[]>();

  add(here: Place, there: Place): void {
    const key = `${here.claim.id}\n${there.event}\n${there.claim.id}\n${here.event}\n${here.at - there.at}`;
    const within = this.known.get(key)?.some(([from, to]) => from <= here.at && here.at < to);
    if (within === true || !isRun(here, there)) return;
    const shared = grown(here, there);
    gather(this.known, key, [shared.here.at, shared.here.at + shared.length] as const);
    if (isLine(shared)) this.found.push(shared);
  }
}

/**
 * Lines that one speaker used at two events: the longest shared runs of seven or more words with four or more of content, folded as for
 * `fidelity`. Keyed by event, each list in the order of place. Reports that belong to both events do not count, nor do runs that more
 * than twenty events share: those are formulas. Linear in the words said, for any order of events and claims. `known` says what else was said
 * where `occasions` are some of what one speaker said.
 */
export function saidBefore(
  occasions: readonly Occasion[],
  textOf: (doc: DocId) => string,
  known?: Known,
): ReadonlyMap<EventId, readonly SaidBefore[]> {
  const members = known?.members ?? membersOf(occasions);
  const lines = new Lines();
  for (const said of bySpeaker(occasions).values()) {
    const own = said.map(({ event, claim }): Line => {
      const list = words(claim.evidence, textOf);
      return { event, claim, words: list, runs: runsOf(list) };
    });
    for (const places of placesOf(own, known?.runs ?? repeated(own))) {
      for (const here of places.values()) {
        const elsewhere = [...places.values()].filter((there) => here.event !== there.event && isElsewhere(here, there, members));
        for (const there of elsewhere) lines.add(here, there);
      }
    }
  }
  return byEvent(lines.found);
}

/** In the order of place: here, then there. */
export function compareSaid(a: SaidBefore, b: SaidBefore): number {
  return compareSpans(a.here[0], b.here[0]) || compareSpans(a.there[0], b.there[0]) || (a.event < b.event ? -1 : 1);
}

function byEvent(all: readonly Shared[]): Map<EventId, SaidBefore[]> {
  const found = new Map<EventId, SaidBefore[]>();
  for (const { here, there, length } of all) {
    const line = {
      entity: here.claim.speaker ?? "",
      label: here.claim.label,
      here: evidence(here, length),
      there: evidence(there, length),
      event: there.event,
    };
    const known = found.get(here.event);
    if (known === undefined) found.set(here.event, [line]);
    else known.push(line);
  }
  for (const lines of found.values()) lines.sort(compareSaid);
  return found;
}
