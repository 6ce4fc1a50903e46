import type { EventId } from "../../model/event.ts";
import { chronicle } from "../../record/chronicle.ts";
import type { Story } from "../../record/story.ts";
import { textsOf } from "../../record/texts.ts";
import { json } from "../json.ts";
import { eventOf } from "../lookup.ts";
import { storyOf } from "../story.ts";
import type { Store } from "../../store/store.ts";
import type { Call } from "./commands.ts";
import { reading } from "./session.ts";

/** `synoptic story`: the events that an event comes from and leads to, and the words that tie them. */
export async function story({ arguments: [event = ""], store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const found = await storyOf(store, await eventOf(store, event));
    if (out.json) await out.write(`${json(shown(found), 2)}\n`);
    else await out.write(chronicle(found, await textsFor(store, found)));
    return 0;
  } finally {
    await store.close();
  }
}

/** A story as JSON: events by id, label and days; their records are shown by `synoptic show ID --json`. */
function shown({ of, events, ties, cut }: Story): object {
  const lines = events.map(({ id, title, when }): { readonly id: EventId; readonly label: string; readonly days?: object } => ({
    id,
    label: title.label,
    ...(when ? { days: when.days } : {}),
  }));
  return { of, events: lines.toSorted((a, b) => (a.id < b.id ? -1 : 1)), ties, cut };
}

async function textsFor(store: Store, { events }: Story) {
  const docs = [...new Set(events.flatMap(({ accounts }) => accounts.map(({ doc }) => doc)))];
  const documents = await Promise.all(docs.map((id) => store.document(id)));
  return textsOf(
    documents.filter((one) => one !== undefined),
    { entities: new Map(), events: new Map() },
  );
}
