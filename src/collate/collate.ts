import type { Lookalike, Row, SaidBefore } from "../model/dossier.ts";
import type { Event } from "../model/event.ts";
import type { Resolution } from "../model/resolution.ts";
import { commitmentRows } from "./commitments.ts";
import { figureRows } from "./figures.ts";
import { ledgerOf, type Ledger } from "./ledger.ts";
import { lookalikesOf } from "./lookalikes.ts";
import { saidRows, type SaidInput } from "./quotations.ts";
import { topicRows } from "./topics.ts";

/** What comparing the accounts of one event gives. */
export interface Collation {
  readonly rows: readonly Row[];
  readonly saidBefore: readonly SaidBefore[];
  readonly lookalikes: readonly Lookalike[];
}

function speech({ event, claims, docs, text, origin }: Ledger): SaidInput {
  const passing = new Set(event.accounts.filter((account) => account.role === "background").map((account) => account.doc));
  return { claims: claims.filter((claim) => claim.kind === "said"), accounts: docs, passing, textOf: text, originOf: origin };
}

/** Rows by where their first reading stands: the transcript's words in the order they were spoken, then each further account's own. */
function inOrder(rows: readonly Row[], { docs }: Ledger): Row[] {
  const place = (one: Row): readonly [number, number] => [
    docs.indexOf(one.readings[0]?.doc ?? ""),
    one.readings[0]?.evidence[0].start ?? 0,
  ];
  const places = new Map(rows.map((one) => [one, place(one)] as const));
  return rows.toSorted((a, b) => {
    const [left, right] = [places.get(a) ?? [0, 0], places.get(b) ?? [0, 0]];
    return left[0] - right[0] || left[1] - right[1];
  });
}

/**
 * Align what each account of one event says: speech, figures, promises, topics, then what recalls or resembles it elsewhere. The resolution needs the
 * documents of the event's accounts alone; `saidBefore` are the lines that `Echoes` found said at other events too.
 */
export function collate(event: Event, resolution: Resolution, saidBefore: readonly SaidBefore[]): Collation {
  const ledger = ledgerOf(event, resolution);
  return {
    rows: [...inOrder(saidRows(speech(ledger)), ledger), ...figureRows(ledger), ...commitmentRows(ledger), ...topicRows(ledger)],
    saidBefore,
    lookalikes: lookalikesOf(event, resolution, saidBefore),
  };
}
