import type { Dossier } from "../model/dossier.ts";
import type { EventSummary } from "./store.ts";

/** The line of an event in lists, with the words of its headline if one stands for it. The title is the dossier's label; accounts that only recall the event are left out. */
export function summary(dossier: Dossier, headline?: string): EventSummary {
  const { id, type, mode, title, when, where, participants, accounts, origins } = dossier;
  return {
    id,
    type,
    ...(mode === undefined ? {} : { mode }),
    title: title.label,
    ...(headline === undefined ? {} : { headline }),
    ...(when ? { days: when.days } : {}),
    ...(where
      ? {
          place: {
            label: where.label,
            ...(where.country === undefined ? {} : { country: where.country }),
            ...(where.at === undefined ? {} : { at: where.at }),
          },
        }
      : {}),
    participants: [...new Set(participants.map((participant) => participant.label))],
    accounts: accounts.filter((account) => account.role !== "background").map((account) => account.doc),
    origins,
  };
}
