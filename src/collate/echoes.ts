import type { Analysed } from "../model/annotator.ts";
import { each, type Asking, type Stated } from "../model/asking.ts";
import { spanOf, type ClaimId, type Said } from "../model/claim.ts";
import { Filed, type Drawers, type Room } from "../model/drawer.ts";
import type { SaidBefore } from "../model/dossier.ts";
import type { EntityId } from "../model/entity.ts";
import type { Event, EventId } from "../model/event.ts";
import type { DocId } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { compareSaid, repeated, runsOf, saidBefore } from "./before.ts";
import { words } from "./words.ts";

/** What is kept of the claims of one document that somebody said something: their runs of words by hash, one claim after the other. */
interface Heard {
  readonly said: readonly { readonly id: ClaimId; readonly speaker: EntityId; readonly from: number; readonly to: number }[];
  readonly runs: readonly number[];
}

/** One claim that was heard, with the event it belongs to. */
interface Line {
  readonly id: ClaimId;
  readonly doc: DocId;
  readonly event: EventId;
  readonly runs: readonly number[];
}

const isSaid = (id: ClaimId): boolean => id.includes(":said:");

/**
 * Finds the lines that speakers repeat from event to event while documents pass by one after the other: of each claim only hashes are kept, and the
 * documents whose claims share more than a formula with another event are asked for once more.
 */
export class Echoes {
  private readonly drawers: Drawers;
  private readonly heard: Filed<DocId, Heard>;

  /** `numbers`: all documents that can be heard, numbered. */
  constructor({ drawers, numbers }: Room) {
    this.drawers = drawers;
    this.heard = new Filed(drawers, numbers);
  }

  /** Keep the runs of what a document says was said. */
  hear({ analysed: { document }, claims }: Stated): void {
    const said: Heard["said"][number][] = [];
    const runs: number[] = [];
    for (const claim of claims) {
      if (claim.kind !== "said" || claim.speaker === null || claim.manner === "scare") continue;
      const from = runs.length;
      runs.push(...runsOf(words(claim.evidence, () => document.text)));
      if (runs.length > from) said.push({ id: claim.id, speaker: claim.speaker, from, to: runs.length });
    }
    if (said.length > 0) this.heard.set(document.id, { said, runs });
  }

  /** The lines said at several of these events, by event; see `saidBefore`. */
  *between(events: Iterable<Event>, stated: (one: Analysed) => Stated): Asking<ReadonlyMap<EventId, readonly SaidBefore[]>> {
    const members = new Map<EventId, ReadonlySet<DocId>>();
    const home = new Map<ClaimId, EventId>();
    for (const { id, claims } of events) {
      const said = claims.filter(isSaid);
      for (const claim of said) home.set(claim, id);
      if (said.length > 0) members.set(id, new Set(said.map((claim) => spanOf(claim).doc)));
    }
    const found = new Filed<EventId, readonly SaidBefore[]>(this.drawers);
    for (const lines of this.bySpeaker(home)) {
      const runs = repeated(lines);
      const eventOf = new Map(lines.flatMap((line) => (line.runs.some((run) => runs.has(run)) ? [[line.id, line.event] as const] : [])));
      if (eventOf.size === 0) continue;
      const texts = new Map<DocId, string>();
      const occasions = new Map<EventId, Said[]>();
      yield* each([...new Set([...eventOf.keys()].map((id) => spanOf(id).doc))], (one) => {
        texts.set(one.document.id, one.document.text);
        for (const claim of stated(one).claims) {
          const event = claim.kind === "said" ? eventOf.get(claim.id) : undefined;
          if (event !== undefined && claim.kind === "said") gather(occasions, event, claim);
        }
      });
      const told = saidBefore(
        [...occasions].map(([event, claims]) => ({ event, claims })),
        (doc) => texts.get(doc) ?? "",
        { members, runs },
      );
      for (const [event, own] of told) found.set(event, [...(found.get(event) ?? []), ...own].toSorted(compareSaid));
    }
    return found;
  }

  /** What each speaker said at the events; in order of speakers. */
  private *bySpeaker(home: ReadonlyMap<ClaimId, EventId>): Generator<readonly Line[]> {
    const docs = new Map<EntityId, Set<DocId>>();
    for (const [doc, { said }] of this.heard)
      for (const { id, speaker } of said) if (home.has(id)) docs.set(speaker, (docs.get(speaker) ?? new Set()).add(doc));
    for (const [speaker, own] of [...docs].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      yield [...own].flatMap((doc) => this.linesOf(doc, speaker, home));
    }
  }

  /** What a speaker is heard saying in a document. */
  private linesOf(doc: DocId, speaker: EntityId, home: ReadonlyMap<ClaimId, EventId>): Line[] {
    const { said, runs } = this.heard.get(doc) ?? { said: [], runs: [] };
    return said.flatMap(({ id, speaker: own, from, to }) => {
      const event = own === speaker ? home.get(id) : undefined;
      return event === undefined ? [] : [{ id, doc, event, runs: runs.slice(from, to) }];
    });
  }
}
