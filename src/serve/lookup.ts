import type { Document } from "../model/document.ts";
import type { Dossier } from "../model/dossier.ts";
import type { Store } from "../store/store.ts";
import { InputError } from "./input.ts";

/** Ids offered when none fits. */
const SUGGESTED = 3;

/**
 * The event of an id, of a former id of it, or of the beginning of an id that only one event has.
 * @throws InputError naming the nearest ids if there is none, or those that fit if there are several.
 */
export async function eventOf(store: Store, text: string): Promise<Dossier> {
  const direct = await store.dossier(text);
  if (direct) return direct;
  const found = await store.dossier(only("event", text, await store.ids("events")));
  if (!found) throw new InputError(`no event ${text}`);
  return found;
}

/** The document of an id or of its unambiguous beginning; see `eventOf`. */
export async function documentOf(store: Store, text: string): Promise<Document> {
  const direct = await store.document(text);
  if (direct) return direct;
  const found = await store.document(only("document", text, await store.ids("documents")));
  if (!found) throw new InputError(`no document ${text}`);
  return found;
}

function only(noun: "event" | "document", text: string, ids: readonly string[]): string {
  const list = `synoptic ${noun}s lists them`;
  if (ids.length === 0) throw new InputError(`there is no ${noun} in the store`, "synoptic add PATH puts reports in");
  const fitting = text === "" ? [] : ids.filter((id) => id.startsWith(text));
  const [first] = fitting;
  if (first !== undefined && fitting.length === 1) return first;
  if (fitting.length > 1) throw new InputError(`${fitting.length} ${noun}s begin with ${text}: ${some(fitting)}`, "give more of the id");
  throw new InputError(`no ${noun} has the id ${text}`, `nearest: ${some(nearest(text, ids))}; ${list}`);
}

function some(ids: readonly string[]): string {
  return ids.slice(0, SUGGESTED).join(", ") + (ids.length > SUGGESTED ? ", …" : "");
}

/** Ids by the characters they share with `text` from the start, then by how many differ after that; ties in id order. */
function nearest(text: string, ids: readonly string[]): readonly string[] {
  const scored = ids.map((id) => ({ id, score: likeness(id, text) }));
  return scored
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, SUGGESTED)
    .map(({ id }) => id);
}

function likeness(id: string, text: string): number {
  let score = 0;
  let leading = true;
  for (let at = 0; at < Math.min(id.length, text.length); at++) {
    const same = id[at] === text[at];
    leading &&= same;
    score += same ? (leading ? 2 : 1) : 0;
  }
  return score;
}
