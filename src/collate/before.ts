import type { Said } from "../model/claim.ts";
import type { SaidBefore } from "../model/dossier.ts";
import type { EventId } from "../model/event.ts";
import { compareSpans, type DocId, type Evidence, type Span } from "../model/span.ts";
import { isContent, words, type Word } from "./words.ts";

/** What was said at one event. */
export interface Occasion {
  readonly event: EventId;
  readonly claims: readonly Said[];
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

function runAt(list: readonly Word[], at: number): string {
  let run = "";
  for (let next = at; next < at + LINE; next++) run += `${list[next]?.folded} `;
  return run;
}

function compareClaims(a: Said, b: Said): number {
  return compareSpans(a.evidence[0], b.evidence[0]) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

// Every run of LINE words, by speaker; the first place of an event in the order of its claims stands for the event.
function index(occasions: readonly Occasion[], textOf: (doc: DocId) => string): Map<string, Map<EventId, Place>> {
  const found = new Map<string, Map<EventId, Place>>();
  for (const { event, claims } of occasions.toSorted((a, b) => (a.event < b.event ? -1 : 1))) {
    for (const claim of claims.toSorted(compareClaims)) {
      if (claim.speaker === null || claim.manner === "scare") continue;
      const list = words(claim.evidence, textOf);
      for (let at = 0; at + LINE <= list.length; at++) {
        const key = `${claim.speaker} ${runAt(list, at)}`;
        const places = found.get(key) ?? new Map<EventId, Place>();
        if (!places.has(event)) places.set(event, { event, claim, words: list, at });
        found.set(key, places);
      }
    }
  }
  return found;
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
function isElsewhere(here: Place, there: Place, members: ReadonlyMap<EventId, ReadonlySet<DocId>>): boolean {
  if (here.claim.doc === there.claim.doc) return false;
  return members.get(there.event)?.has(here.claim.doc) !== true && members.get(here.event)?.has(there.claim.doc) !== true;
}

function keyOf({ here, there }: Shared): string {
  return `${here.claim.id}\n${here.at}\n${there.event}\n${there.claim.id}\n${there.at}`;
}

/**
 * Lines that one speaker used at two events: the longest shared runs of seven or more words with four or more of content, folded as for
 * `fidelity`. Keyed by event, each list in the order of place. Reports that belong to both events do not count, nor do runs that more
 * than twenty events share: those are formulas. Linear in the words said, for any order of events and claims.
 */
export function saidBefore(occasions: readonly Occasion[], textOf: (doc: DocId) => string): ReadonlyMap<EventId, readonly SaidBefore[]> {
  const members = new Map(occasions.map(({ event, claims }) => [event, new Set(claims.map((claim) => claim.doc))] as const));
  const found = new Map<string, Shared>();
  for (const places of index(occasions, textOf).values()) {
    if (places.size < 2 || places.size > FORMULA) continue;
    for (const here of places.values()) {
      for (const there of places.values()) {
        if (here.event === there.event || !isElsewhere(here, there, members)) continue;
        const shared = grown(here, there);
        if (isLine(shared)) found.set(keyOf(shared), shared);
      }
    }
  }
  return byEvent([...found.values()]);
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
    found.set(here.event, [...(found.get(here.event) ?? []), line]);
  }
  for (const lines of found.values())
    lines.sort((a, b) => compareSpans(a.here[0], b.here[0]) || compareSpans(a.there[0], b.there[0]) || (a.event < b.event ? -1 : 1));
  return found;
}
