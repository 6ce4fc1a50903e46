import { toldOf, type Told } from "../../pipeline.ts";
import { reasonLabel } from "../../record/labels.ts";
import { printable } from "../../record/printable.ts";
import { placeOf, shortIds } from "../../record/short.ts";
import type { Texts } from "../../record/texts.ts";
import { json } from "../json.ts";
import { eventOf } from "../lookup.ts";
import { textsFor } from "../named.ts";
import type { Call } from "./commands.ts";
import { reading, resolved } from "./session.ts";

/** Characters of a sentence shown. */
const LONGEST = 140;

/** `synoptic tellings`: what the accounts of an event tell, each happening once with every sentence that tells of it, and what joins these. */
export async function tellings({ arguments: [event = ""], store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const dossier = await eventOf(store, event);
    const found = toldOf(
      await resolved(
        store,
        dossier.accounts.map(({ doc }) => doc),
      ),
      dossier.id,
    );
    if (out.json) await out.print(json({ event: dossier.id, told: found }, 2));
    else for (const line of drawn(found, await textsFor(store, dossier))) await out.print(line);
    return 0;
  } finally {
    await store.close();
  }
}

function drawn(found: readonly Told[], texts: Texts): string[] {
  const short = shortIds([...new Set(found.flatMap((one) => one.tellings.map(({ trigger }) => trigger.doc)))]);
  return found.flatMap(({ type, tellings: all, because }) => {
    const [head] = all;
    const word = head ? printable(texts.read(head.trigger)) : "";
    const lines = all.map(({ trigger, sentence }) => `    [${placeOf(trigger, short)}] ${clip(printable(texts.read(sentence)))}`);
    const joined = [...new Set(because.map(reasonLabel))];
    return [`${type.toLowerCase()}: ${word}`, ...lines, ...joined.map((reason) => `    · ${reason}`)];
  });
}

function clip(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}
