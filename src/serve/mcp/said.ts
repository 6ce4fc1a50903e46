import { z } from "zod";
import type { Dossier } from "../../model/dossier.ts";
import type { Store } from "../../store/store.ts";
import { folded } from "../../store/folded.ts";
import { eventOf } from "../lookup.ts";
import { namedBy } from "../named.ts";
import { select } from "../selection.ts";
import { quoting } from "./quoted.ts";
import { tool } from "./tool.ts";

/** Events looked through for what somebody said. */
const EVENTS = 50;

async function records(
  store: Store,
  { event, person, text }: { event?: string | undefined; person: string; text?: string | undefined },
): Promise<Dossier[]> {
  if (event !== undefined) return [await eventOf(store, event)];
  const found: Dossier[] = [];
  for (const { id } of (await select(store, { text })).items) {
    const dossier = await store.dossier(id);
    const speaks = dossier?.rows.some(({ kind, who }) => kind === "said" && who && folded(who.label).includes(folded(person)));
    if (dossier && speaks) found.push(dossier);
    if (found.length >= EVENTS) break;
  }
  return found;
}

/** `who_said`. */
export const said = tool({
  name: "who_said",
  title: "What somebody said",
  description:
    "Statements of a person in the exact words of each report, with what the report did to them (verbatim, trimmed, reworded, indirect, not found).",
  input: {
    person: z.string().min(1).describe("a part of the speaker's name"),
    event: z.string().optional().describe("only in this event"),
    text: z.string().optional().describe("only events told by a report that has all of these words"),
    limit: z.number().int().min(1).max(200).default(40),
  },
  async answer(store, { person, event, text, limit }) {
    const statements: object[] = [];
    for (const dossier of await records(store, { event, person, text })) {
      const read = quoting(await namedBy(store, dossier));
      for (const row of dossier.rows) {
        if (row.kind !== "said" || !row.who || !folded(row.who.label).includes(folded(person))) continue;
        const versions = row.readings.map((one) => ({
          words: read(one.evidence),
          primary: one.primary,
          manner: one.manner ?? null,
          fidelity: one.fidelity ?? null,
          ...(one.treatment ? { treatment: one.treatment } : {}),
        }));
        statements.push({ speaker: row.who.label, event: dossier.id, verdict: row.verdict, origins: row.origins, versions });
      }
    }
    return { total: statements.length, statements: statements.slice(0, limit) };
  },
});
