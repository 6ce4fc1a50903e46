import type { Dossier } from "../model/dossier.ts";
import type { EventSummary } from "./store.ts";

/** The line of an event in lists. The title is the dossier's label; accounts that only recall the event are left out. */
export function summary(dossier: Dossier): EventSummary {
  const { id, type, mode, title, when, where, participants, accounts, origins } = dossier;
  return {
    id,
    type,
    ...(mode === undefined ? {} : { mode }),
    title: title.label,
    ...(when ? { days: when.days } : {}),
    ...(where
      ? {
          place: {
            label: where.label,
            ...(where.country === undefined ? {} : { country: where.country }),
          },
        }
      : {}),
    participants: [...new Set(participants.map((participant) => participant.label))],
    accounts: accounts.filter((account) => account.role !== "background").map((account) => account.doc),
    origins,
  };
}
