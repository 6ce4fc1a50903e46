import type { Dossier } from "../../model/dossier.ts";
import type { Reason } from "../../model/reason.ts";
import type { DocId, Span } from "../../model/span.ts";
import { json } from "../json.ts";
import { ACCOUNTS, reasonLabel } from "../../record/labels.ts";
import { printable } from "../../record/printable.ts";
import type { Texts } from "../../record/texts.ts";
import type { Store } from "../../store/store.ts";
import { documentOf, eventOf } from "../lookup.ts";
import { clipped } from "./columns.ts";
import type { Call } from "./commands.ts";
import type { Output } from "./output.ts";
import { reading, textsFor } from "./session.ts";

/** Cells of a reason's words shown. */
const WORDS = 70;

/** The answer of `synoptic why`: what the document is to the event, and what it tells of instead where it is nothing. */
export interface Answer {
  readonly event: string;
  readonly document: DocId;
  readonly role: keyof typeof ACCOUNTS | null;
  readonly because: readonly Reason[];
  /** Events that the document does tell of, and what sets each apart from the one asked about (empty: they are no look-alikes). */
  readonly instead: readonly {
    readonly event: string;
    readonly label: string;
    readonly alike: readonly Reason[];
    readonly because: readonly Reason[];
  }[];
}

/** `synoptic why`: why a document is, or is not, an account of an event. */
export async function why({ arguments: [event = "", id = ""], store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const dossier = await eventOf(store, event);
    const document = await documentOf(store, id);
    const answer = await answerFor(dossier, document.id, store);
    if (out.json) await out.print(json(answer, 2));
    else for (const line of drawn(answer, await textsFor(store, dossier, [document.id]), out)) await out.print(line);
    return 0;
  } finally {
    await store.close();
  }
}

async function answerFor(dossier: Dossier, document: DocId, store: Store): Promise<Answer> {
  const account = dossier.accounts.find(({ doc }) => doc === document);
  if (account) return { event: dossier.id, document, role: account.role, because: account.why, instead: [] };
  const others = (await store.events()).filter(({ accounts }) => accounts.includes(document));
  const instead = others.map(({ id, title }) => {
    const alike = dossier.lookalikes.find((one) => one.event === id);
    return { event: id, label: title, alike: alike?.alike ?? [], because: alike?.because ?? [] };
  });
  return { event: dossier.id, document, role: null, because: [], instead };
}

function* drawn({ event, document, role, because, instead }: Answer, texts: Texts, out: Output): Generator<string> {
  if (role !== null) {
    yield `${document} is an account of ${event} (${ACCOUNTS[role]}), because:`;
    for (const reason of because) yield `  ${reasonLine(reason, texts)}`;
    return;
  }
  yield `${document} is no account of ${event}.`;
  if (instead.length === 0) yield "It tells of no event that has a record.";
  for (const other of instead) {
    yield `It tells of ${other.event}, ${printable(other.label)}.`;
    if (other.because.length === 0) yield out.colours.dim("  The two events are not alike enough to be look-alikes.");
    for (const reason of other.because) yield `  apart  ${reasonLine(reason, texts)}`;
    for (const reason of other.alike) yield `  alike  ${reasonLine(reason, texts)}`;
  }
}

function reasonLine(reason: Reason, texts: Texts): string {
  const values = reason.values.length === 0 ? "" : `: ${reason.values.map(printable).join(" · ")}`;
  return [reasonLabel(reason) + values, ...reason.evidence.map((span) => `\n           ${shown(span, texts)}`)].join("");
}

function shown(span: Span, texts: Texts): string {
  return `“${clipped(printable(texts.read(span)), WORDS)}” [${span.doc} ${span.start}–${span.end}]`;
}
