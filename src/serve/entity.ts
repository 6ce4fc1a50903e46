import type { Entity } from "../model/entity.ts";
import { overlaps, type Span } from "../model/span.ts";
import type { Store } from "../store/store.ts";
import { folded } from "../store/folded.ts";
import { InputError } from "./input.ts";

/** Entities named when several fit or none does. */
const SUGGESTED = 4;

function some(entities: readonly Entity[]): string {
  const shown = entities.slice(0, SUGGESTED).map(({ id, label }) => `${id} (${label})`);
  return shown.join(", ") + (entities.length > SUGGESTED ? ", …" : "");
}

/** All places of an entity's mentions and of the names in them. */
export function placesOf({ mentions }: Entity): Span[] {
  return mentions.flatMap(({ span, name }) => (name ? [span, name] : [span]));
}

/** The place an edit means by an id that nothing has now. */
async function onceCalled(store: Store, id: string): Promise<Span | undefined> {
  for (const edit of (await store.edits()).toReversed()) {
    const subjects = edit.kind === "undo" ? [] : "what" in edit ? edit.what : [edit.stays, edit.away];
    const named = subjects.find((subject) => subject.id === id || subject.id === `e:${id}`);
    if (named) return named.at[0];
  }
  return undefined;
}

interface Fitting {
  readonly held: Entity[];
  readonly called: Entity[];
  readonly begun: Entity[];
}

async function fitting(store: Store, text: string): Promise<Fitting> {
  const found: Fitting = { held: [], called: [], begun: [] };
  const sought = folded(text);
  const place = await onceCalled(store, text);
  for await (const entity of store.entities()) {
    if (place && placesOf(entity).some((span) => overlaps(span, place))) found.held.push(entity);
    if ([entity.label, ...entity.surfaces].some((name) => folded(name) === sought)) found.called.push(entity);
    if (entity.id.startsWith(text) || entity.id.startsWith(`e:${text}`)) found.begun.push(entity);
  }
  return found;
}

/**
 * The entity of an id (its "e:" may be left out), of an id that an edit knew it by, of a name that only one entity has, or of the beginning of
 * an id that only one has.
 * @throws InputError naming those that fit if there are several, and how to list them if there is none.
 */
export async function entityOf(store: Store, text: string): Promise<Entity> {
  const direct = (await store.entity(text)) ?? (await store.entity(`e:${text}`));
  if (direct) return direct;
  const { held, called, begun } = await fitting(store, text);
  for (const list of [held, called, begun]) {
    const [only] = list;
    if (only && list.length === 1) return only;
    if (list.length > 1) throw new InputError(`${list.length} entities fit ${text}: ${some(list)}`, "give the id of one");
  }
  throw new InputError(`no entity has the id or name ${text}`, "synoptic entities lists them");
}
