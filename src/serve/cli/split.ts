import type { Store } from "../../store/store.ts";
import { apart, entityToCorrect } from "../correction.ts";
import { entityOf } from "../entity.ts";
import { documentOf } from "../lookup.ts";
import type { Call } from "./commands.ts";
import { editing } from "./editing.ts";

/** Ids of documents, each given as its unambiguous beginning. */
export async function documentIds(store: Store, given: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const one of given) ids.push((await documentOf(store, one)).id);
  return ids;
}

/** `synoptic split`: an analyst says that some documents mean somebody else by a name. */
export function split(call: Call): Promise<number> {
  const [id = "", ...given] = call.arguments;
  return editing(call, async (store, signed) => {
    const entity = await entityToCorrect(store, await entityOf(store, id));
    return apart(await store.edits(), entity, { ...signed, docs: await documentIds(store, given) });
  });
}
