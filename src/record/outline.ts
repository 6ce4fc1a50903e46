import type { Dossier } from "../model/dossier.ts";
import type { DocId, Span } from "../model/span.ts";
import type { Segment } from "./changes.ts";
import { accountItems, backgroundItems, lineageItems, lookalikeItems, participantItems, saidBeforeItems, settingItems } from "./facts.ts";
import { aloneItems, ledgerItems, rowItems } from "./points.ts";
import type { Texts } from "./texts.ts";

/** A document as a record names it; `at` are the spans of its outlet's name, where they are to be shown. */
export interface Named {
  readonly doc: DocId;
  readonly text: string;
  readonly at: readonly Span[];
}

/**
 * The smallest thing a record shows. `label`, `note` and `link` are fixed words of ours (a label stands before what it names, a note after it,
 * a link between two values), `mark` is a finding of the collation ("differ", "trimmed"), `docs` names accounts, `value` is read or derived
 * from the spans `at`, `words` is a passage with its changes marked.
 */
export type Piece =
  | { readonly as: "label" | "note" | "link" | "mark"; readonly text: string }
  | { readonly as: "docs"; readonly docs: readonly Named[] }
  | { readonly as: "value"; readonly text: string; readonly at: readonly Span[] }
  | { readonly as: "words"; readonly segments: readonly Segment[]; readonly at: readonly Span[] };

/** A line of a section, and the lines under it. `fold`: what is under it is detail that a format may hide until asked. */
export interface Item {
  readonly pieces: readonly Piece[];
  readonly under: readonly Item[];
  readonly fold?: boolean;
}

/** A part of a record. `id` is fixed and fit for an anchor. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly items: readonly Item[];
}

/** What a record shows, in order, before any format draws it. Sections with nothing to show are left out. */
export function outlineOf(dossier: Dossier, texts: Texts): readonly Section[] {
  const rows = (kind: Dossier["rows"][number]["kind"]) => rowItems(dossier, kind, texts);
  const sections: Section[] = [
    { id: "setting", heading: "When and where", items: settingItems(dossier, texts) },
    { id: "participants", heading: "Participants", items: participantItems(dossier) },
    { id: "accounts", heading: "Accounts", items: accountItems(dossier, texts) },
    { id: "said", heading: "What was said", items: rows("said") },
    { id: "figures", heading: "Figures", items: rows("counted") },
    { id: "promises", heading: "Promises", items: rows("promised") },
    { id: "happened", heading: "What happened", items: rows("did") },
    { id: "topics", heading: "Topics", items: rows("topic") },
    ...ledgerItems(dossier, texts),
    { id: "alone", heading: "Said in one account only", items: aloneItems(dossier, texts) },
    { id: "lineage", heading: "Who copies whom", items: lineageItems(dossier, texts) },
    { id: "before", heading: "Said before", items: saidBeforeItems(dossier, texts) },
    { id: "background", heading: "Mentioned in passing", items: backgroundItems(dossier, texts) },
    { id: "lookalikes", heading: "Look-alikes", items: lookalikeItems(dossier, texts) },
  ];
  return sections.filter((section) => section.items.length > 0);
}

function spansIn(items: readonly Item[], found: Span[]): void {
  for (const item of items) {
    for (const piece of item.pieces) {
      if (piece.as === "docs") found.push(...piece.docs.flatMap((one) => one.at));
      else if (piece.as === "value" || piece.as === "words") found.push(...piece.at);
    }
    spansIn(item.under, found);
  }
}

/** Every span the sections point at, with repetitions, in the order of showing. */
export function spansOf(sections: readonly Section[]): readonly Span[] {
  const found: Span[] = [];
  for (const section of sections) spansIn(section.items, found);
  return found;
}
