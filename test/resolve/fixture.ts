import type { When } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Figure, Happening } from "../../src/model/event.ts";
import type { NameClass } from "../../src/model/annotation.ts";

/** An entity of a class, with the offices it holds as [office, country] pairs. */
export function entity(id: string, type: NameClass, offices: readonly (readonly [string, string])[] = []): Entity {
  const evidence = [{ doc: "d0", start: 0, end: 1 }] as const;
  return {
    id,
    class: type,
    name: evidence,
    label: id,
    surfaces: [id],
    offices: offices.map(([office, country]) => ({ office, country, docs: ["d0"], evidence })),
    mentions: [],
    joined: [],
  };
}

/** One stated day, `YYYY-MM-DD` or `--MM-DD`. */
export function day(value: string, doc = "d1"): When {
  const open = value.startsWith("--") ? ({ open: "year" } as const) : {};
  return {
    days: { from: value, to: value, ...open },
    precision: "day",
    method: "text",
    evidence: [{ doc, start: 0, end: 1 }],
    because: [],
  };
}

interface Telling {
  readonly doc?: string;
  readonly type?: string;
  readonly mode?: string;
  readonly who?: readonly string[];
  readonly when?: When;
  readonly at?: string;
  readonly country?: string;
  readonly figures?: readonly Figure[];
}

/** A happening told by one document; everything but its type may be missing. */
export function telling({ doc = "d1", type = "CONSULT", mode, who = [], when, at, country, figures = [] }: Telling): Happening {
  const evidence = [{ doc, start: 0, end: 1 }] as const;
  return {
    id: `c:${doc}:did:0-1`,
    doc,
    type,
    ...(mode ? { mode } : {}),
    standing: "told",
    claims: [`c:${doc}:did:0-1`],
    others: [],
    participants: who.map((id) => ({ entity: id, label: id, role: "participant", evidence })),
    ...(when ? { when } : {}),
    ...(at ? { where: { entity: at, label: at, ...(country ? { country } : {}), evidence } } : {}),
    figures,
  };
}
