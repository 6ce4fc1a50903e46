import type { Dossier } from "../model/dossier.ts";
import { lineageOf, type Lineage } from "../record/lineage.ts";
import { textsOf, type Texts } from "../record/texts.ts";
import type { Store } from "../store/store.ts";
import { namedBy } from "./named.ts";

/** The lineage of an event's accounts, and how its words are read. */
export async function descentOf(store: Store, dossier: Dossier): Promise<{ readonly lineage: Lineage; readonly texts: Texts }> {
  const { documents, ...labels } = await namedBy(store, dossier);
  const texts = textsOf(documents, labels);
  return { lineage: lineageOf(dossier, new Map(documents.map((one) => [one.id, one])), texts), texts };
}
