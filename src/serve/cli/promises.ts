import { passage } from "../../record/changes.ts";
import { daysInWords } from "../../record/calendar.ts";
import { printable } from "../../record/printable.ts";
import { promisesOf, type Commitment, type Telling } from "../../record/promises.ts";
import { placeOf, shortIds } from "../../record/short.ts";
import { textsOf, type Texts } from "../../record/texts.ts";
import { json } from "../json.ts";
import type { Call } from "./commands.ts";
import { reading, resolved } from "./session.ts";

/** `synoptic promises`: who commits to what, for whom, how much and by when, and what later reports say of it. */
export async function promises({ arguments: [who = ""], store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const resolution = await resolved(store);
    const found = promisesOf(resolution, who);
    if (out.json) await out.print(json(found, 2));
    else {
      const documents = [...resolution.documents.values()].map(({ document }) => document);
      const texts = textsOf(documents, { entities: new Map(), events: new Map() });
      const short = shortIds(documents.map(({ id }) => id));
      for (const line of drawn(found, texts, short)) await out.print(line);
    }
    return 0;
  } finally {
    await store.close();
  }
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
