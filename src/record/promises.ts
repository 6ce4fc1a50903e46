import { statementLikeness } from "../language/likeness.ts";
import { tokenize } from "../language/tokens.ts";
import type { Dossier, Reading, Row, Terms } from "../model/dossier.ts";
import type { EntityId } from "../model/entity.ts";
import type { DocId, Evidence, Span } from "../model/span.ts";

/** One document's statement of a promise, with its terms. `day` is that of publication, if known. */
export interface Telling extends Terms {
  readonly doc: DocId;
  readonly day?: string;
  readonly evidence: Evidence;
  readonly status: string;
}

/** What somebody commits to, with every telling of it, the earliest first: later ones can report it approved, delivered or refused. */
export interface Commitment {
  readonly entity: EntityId | null;
  readonly label: string;
  readonly tellings: readonly [Telling, ...Telling[]];
}

/** From this likeness on two tellings of one promisor are of one commitment, as where accounts of one event are compared. */
const SAME = 0.34;

function telling(reading: Reading, { accounts }: Dossier): Telling | undefined {
  const { doc, evidence, value: status = "promised", terms } = reading;
  const days = accounts.find((one) => one.doc === doc)?.published?.days;
  return terms && { doc, ...(days && days.open === undefined ? { day: days.from } : {}), evidence, status, ...terms };
}

function order(a: Telling, b: Telling): number {
  const [left, right] = [a, b].map(({ day = "9999", doc, evidence }) => `${day} ${doc} ${String(evidence[0].start).padStart(9, "0")}`);
  return (left ?? "") < (right ?? "") ? -1 : 1;
}

function grouped(all: readonly Telling[], read: (span: Span) => string): [Telling, ...Telling[]][] {
  const groups: { words: string[][]; tellings: [Telling, ...Telling[]] }[] = [];
  for (const one of all) {
    const words = one.what.flatMap((span) => tokenize(read(span)).flatMap((token) => (token.kind === "mark" ? [] : [token.lower])));
    const home = groups.find((group) => group.words.some((other) => statementLikeness(other, words) >= SAME));
    home?.words.push(words);
    home?.tellings.push(one);
    if (!home) groups.push({ words: [words], tellings: [one] });
  }
  return groups.map(({ tellings }) => tellings);
}

/** Promises as records have them, each once, though a document can be an account of several events. */
export class Promises {
  private readonly seen = new Set<string>();
  private readonly found = new Map<string, { readonly who: NonNullable<Row["who"]>; readonly tellings: Telling[] }>();

  /** Take a record's promises in. */
  add(dossier: Dossier): void {
    for (const { kind, who, readings } of dossier.rows) {
      if (kind !== "promised" || !who) continue;
      for (const reading of readings) {
        const one = this.seen.has(reading.claim) ? undefined : telling(reading, dossier);
        this.seen.add(reading.claim);
        const key = who.entity ?? who.label;
        if (!this.found.has(key)) this.found.set(key, { who, tellings: [] });
        if (one) this.found.get(key)?.tellings.push(one);
      }
    }
  }

  /** Who promises something, in the order of labels. */
  promisors(): readonly NonNullable<Row["who"]>[] {
    return [...this.found]
      .toSorted(([left, a], [right, b]) => (a.who.label < b.who.label || (a.who.label === b.who.label && left < right) ? -1 : 1))
      .map(([, { who }]) => who);
  }

  /** The documents that tell of somebody's promises. */
  documents({ entity, label }: NonNullable<Row["who"]>): readonly DocId[] {
    return [...new Set(this.found.get(entity ?? label)?.tellings.map(({ doc }) => doc))];
  }

  /** Somebody's commitments by when they were first told, each with its tellings over all events, the earliest first. */
  of({ entity, label }: NonNullable<Row["who"]>, read: (span: Span) => string): Commitment[] {
    const tellings = (this.found.get(entity ?? label)?.tellings ?? []).toSorted(order);
    return grouped(tellings, read).map((all) => ({ entity, label, tellings: all }));
  }
}
