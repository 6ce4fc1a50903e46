import { z } from "zod";
import type { Dossier, Reading, Row } from "../../model/dossier.ts";
import { eventOf } from "../lookup.ts";
import { namedBy, type Named } from "../named.ts";
import { quoting } from "./quoted.ts";
import { tool } from "./tool.ts";

const id = z.string().describe("the event's id, a former one, or its unambiguous beginning");

/** What an account is: its outlet's name in its own words, its kind, day, and the text it rests on. */
function accounts(dossier: Dossier, named: Named): object[] {
  const read = quoting(named);
  return dossier.accounts.map(({ doc, role, origin, at, title, publisher, published }) => ({
    document: doc,
    role,
    origin,
    at,
    title: read(title),
    publisher: read(publisher),
    ...(published ? { published: published.days } : {}),
  }));
}

/** `event`. */
export const event = tool({
  name: "event",
  title: "An event",
  description:
    "Who took part, when and where, which reports tell of it and from how many independent origins, and events that only look like it. Each value with the words that show it.",
  input: { id },
  async answer(store, asked) {
    const dossier = await eventOf(store, asked.id);
    const named = await namedBy(store, dossier);
    const read = quoting(named);
    const { type, mode, title, when, where, participants, origins, rows, lookalikes } = dossier;
    return {
      id: dossier.id,
      type,
      ...(mode ? { mode } : {}),
      title: title.label,
      ...(when ? { when: { days: when.days, precision: when.precision, method: when.method, evidence: read(when.evidence) } } : {}),
      ...(where ? { where: { label: where.label, country: where.country ?? null, evidence: read(where.evidence) } } : {}),
      participants: participants.map((one) => ({
        label: one.label,
        entity: one.entity,
        role: one.role,
        offices: one.offices,
        evidence: read(one.evidence),
      })),
      accounts: accounts(dossier, named),
      origins,
      points: counts(rows),
      lookalikes: lookalikes.map((one) => ({
        event: one.event,
        title: named.events.get(one.event) ?? one.event,
        apartBecause: one.because.map(({ code, values, evidence }) => ({ code, values, evidence: read(evidence) })),
      })),
    };
  },
});

function counts(rows: readonly Row[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { kind } of rows) found[kind] = (found[kind] ?? 0) + 1;
  return found;
}

function readings(row: Row, read: ReturnType<typeof quoting>): object[] {
  return row.readings.map((one: Reading) => ({
    words: read(one.evidence),
    origin: one.origin,
    ...(one.primary ? { primary: true } : {}),
    ...(one.manner ? { manner: one.manner } : {}),
    ...(one.fidelity ? { fidelity: one.fidelity } : {}),
    ...(one.treatment ? { treatment: one.treatment } : {}),
    ...(one.value === undefined ? {} : { value: one.value }),
  }));
}

function point(row: Row, read: ReturnType<typeof quoting>): object {
  return {
    kind: row.kind,
    ...(row.who ? { who: row.who.label } : {}),
    verdict: row.verdict,
    origins: row.origins,
    readings: readings(row, read),
    silent: row.silent,
    differences: row.differences.map(({ on, sides }) => ({
      on,
      sides: sides.map(({ value, evidence }) => ({ value, evidence: read(evidence) })),
    })),
  };
}

const KINDS = ["said", "counted", "promised", "did", "topic"] as const;

/** `compare`. */
export const compare = tool({
  name: "compare",
  title: "Compare the accounts of an event",
  description:
    "Point by point, what each report says in its own words, who is silent, and where they differ. Points told by several come first.",
  input: {
    id,
    kind: z.enum(KINDS).optional().describe("only statements, figures, promises, happenings or topics"),
    limit: z.number().int().min(1).max(200).default(40),
  },
  async answer(store, { id: asked, kind, limit }) {
    const dossier = await eventOf(store, asked);
    const read = quoting(await namedBy(store, dossier));
    const rows = dossier.rows.filter((row) => kind === undefined || row.kind === kind);
    const order = rows.toSorted((a, b) => Number(a.verdict === "single") - Number(b.verdict === "single"));
    return { id: dossier.id, total: rows.length, points: order.slice(0, limit).map((row) => point(row, read)) };
  },
});
