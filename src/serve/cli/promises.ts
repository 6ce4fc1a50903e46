import { passage } from "../../record/changes.ts";
import { daysInWords } from "../../record/calendar.ts";
import { printable } from "../../record/printable.ts";
import { Promises, type Commitment, type Telling } from "../../record/promises.ts";
import { placeOf, shortIds } from "../../record/short.ts";
import { textsOf, type Texts } from "../../record/texts.ts";
import { json } from "../json.ts";
import type { Call } from "./commands.ts";
import type { Document } from "../../model/document.ts";
import type { Store } from "../../store/store.ts";
import { reading } from "./session.ts";

/** `synoptic promises`: who commits to what, for whom, how much and by when, and what later reports say of it. */
export async function promises({ arguments: [who = ""], store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const { found, documents } = await promised(store, who.toLowerCase());
    if (out.json) await out.print(json(found, 2));
    else {
      const texts = textsOf(documents, { entities: new Map(), events: new Map() });
      const short = shortIds(documents.map(({ id }) => id));
      for (const line of drawn(found, texts, short)) await out.print(line);
    }
    return 0;
  } finally {
    await store.close();
  }
}

/** The promises of everybody who is so named in any written form, from the records, and the documents that tell them. */
async function promised(
  store: Store,
  who: string,
): Promise<{ readonly found: readonly Commitment[]; readonly documents: readonly Document[] }> {
  const all = new Promises();
  for await (const dossier of store.dossiers()) all.add(dossier);
  const found: Commitment[] = [];
  const documents = new Map<string, Document>();
  for (const promisor of all.promisors()) {
    const surfaces = who === "" || promisor.entity === null ? [] : ((await store.entity(promisor.entity))?.surfaces ?? []);
    if (![promisor.label, ...surfaces].some((name) => name.toLowerCase().includes(who))) continue;
    for (const id of all.documents(promisor)) {
      const document = documents.get(id) ?? (await store.document(id));
      if (document) documents.set(id, document);
    }
    found.push(...all.of(promisor, ({ doc, start, end }) => documents.get(doc)?.text.slice(start, end) ?? ""));
  }
  return { found, documents: [...documents.values()] };
}

function* drawn(found: readonly Commitment[], texts: Texts, short: (doc: string) => string): Generator<string> {
  if (found.length === 0) yield "no promises";
  let label: string | undefined;
  for (const one of found) {
    if (one.label !== label) yield printable((label = one.label)) || "(nobody named)";
    for (const [at, telling] of one.tellings.entries())
      yield `  ${at === 0 ? "" : "  also "}${line(telling, texts)} [${placeOf(telling.evidence[0], short)}]`;
  }
}

function line({ status, what, whom, amounts, time, day }: Telling, texts: Texts): string {
  const words = (list: readonly Parameters<Texts["read"]>[0][]): string => list.map((span) => printable(texts.read(span))).join(", ");
  const when =
    time && `${printable(texts.read(time.span))}${time.days && time.days.open === undefined ? ` (${daysInWords(time.days)})` : ""}`;
  const parts = [
    whom.length > 0 ? `for ${words(whom)}` : "",
    amounts.length > 0 ? words(amounts) : "",
    when ? `by: ${when}` : "",
    day === undefined ? "" : `told ${day}`,
  ];
  return [`${status}: ${printable(passage(what, texts))}`, ...parts.filter((part) => part !== "")].join("; ");
}
