import type { Dossier } from "../../model/dossier.ts";
import { whyNot } from "../../pipeline.ts";
import type { Reason } from "../../model/reason.ts";
import type { DocId, Span } from "../../model/span.ts";
import { json } from "../json.ts";
import { ACCOUNTS, reasonLabel } from "../../record/labels.ts";
import { printable } from "../../record/printable.ts";
import type { Texts } from "../../record/texts.ts";
import { WHOLE, type Store } from "../../store/store.ts";
import { documentOf, eventOf } from "../lookup.ts";
import { clipped } from "./columns.ts";
import type { Call } from "./commands.ts";
import { textsFor } from "../named.ts";
import { reading, resolved } from "./session.ts";

/** Cells of a reason's words shown. */
const WORDS = 70;

/** Statements shown of what comes nearest. */
const TOLD = 3;

/** What of a document comes nearest to an event it does not tell of: the words of that telling, what is alike, and what speaks against. */
interface Nearest {
  readonly words: readonly Span[];
  readonly alike: readonly Reason[];
  readonly against: readonly Reason[];
}

/** The answer of `synoptic why`: what the document is to the event; where it is nothing, how near it comes and what it tells of instead. */
interface Answer {
  readonly event: string;
  readonly document: DocId;
  readonly role: keyof typeof ACCOUNTS | null;
  readonly because: readonly Reason[];
  readonly nearest: Nearest | null;
  /** Events that the document does tell of. */
  readonly instead: readonly { readonly event: string; readonly label: string }[];
}

/** `synoptic why`: why a document is, or is not, an account of an event. */
export async function why({ arguments: [event = "", id = ""], store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const dossier = await eventOf(store, event);
    const document = await documentOf(store, id);
    const answer = await answerFor(dossier, document.id, store);
    if (out.json) await out.print(json(answer, 2));
    else for (const line of drawn(answer, await textsFor(store, dossier, [document.id]))) await out.print(line);
    return 0;
  } finally {
    await store.close();
  }
}

async function answerFor(dossier: Dossier, document: DocId, store: Store): Promise<Answer> {
  const account = dossier.accounts.find(({ doc }) => doc === document);
  if (account) return { event: dossier.id, document, role: account.role, because: account.why, nearest: null, instead: [] };
  const others = (await store.events({}, WHOLE)).items.filter(({ accounts }) => accounts.includes(document));
  const instead = others.map(({ id, title }) => ({ event: id, label: title }));
  const nearest = await nearestOf(dossier, document, store);
  return { event: dossier.id, document, role: null, because: [], nearest, instead };
}

async function nearestOf({ id, accounts }: Dossier, document: DocId, store: Store): Promise<Nearest> {
  const resolution = await resolved(store, [document, ...accounts.map(({ doc }) => doc)]);
  const { happening, alike, against } = whyNot(resolution, id, document);
  const words = (happening?.claims ?? []).flatMap((id) => resolution.claims.get(id)?.evidence ?? []);
  return { words: words.toSorted((a, b) => a.start - b.start), alike, against };
}

function* drawn({ event, document, role, because, nearest, instead }: Answer, texts: Texts): Generator<string> {
  if (role !== null) {
    yield `${document} is an account of ${event} (${ACCOUNTS[role]}), because:`;
    for (const reason of because) yield `  ${reasonLine(reason, texts)}`;
    return;
  }
  yield `${document} is no account of ${event}.`;
  if (nearest && nearest.words.length > 0) {
    yield "Its words nearest to it:";
    for (const span of nearest.words.slice(0, TOLD)) yield `           ${shown(span, texts)}`;
  }
  for (const reason of nearest?.against ?? []) yield `  apart  ${reasonLine(reason, texts)}`;
  for (const reason of nearest?.alike ?? []) yield `  alike  ${reasonLine(reason, texts)}`;
  if (instead.length === 0) yield "It tells of no event that has a record.";
  for (const other of instead) yield `It tells of ${other.event}, ${printable(other.label)}.`;
}

function reasonLine(reason: Reason, texts: Texts): string {
  const values = reason.values.length === 0 ? "" : `: ${reason.values.map(printable).join(" · ")}`;
  return [reasonLabel(reason) + values, ...reason.evidence.map((span) => `\n           ${shown(span, texts)}`)].join("");
}

function shown(span: Span, texts: Texts): string {
  return `“${clipped(printable(texts.read(span)), WORDS)}” [${span.doc} ${span.start}–${span.end}]`;
}
