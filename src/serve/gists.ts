import type { Gist } from "../model/annotation.ts";
import { spanOf } from "../model/claim.ts";
import type { Dossier } from "../model/dossier.ts";
import type { DocId } from "../model/span.ts";
import { stepsKey } from "../pipeline.ts";
import type { Store } from "../store/store.ts";

/** Who did what, when and where in each account's own words: of its headline and opening, for accounts that are about the event above all. */
export async function gistsOf(store: Store, { accounts }: Dossier): Promise<Readonly<Record<DocId, Gist>>> {
  const found: Record<DocId, Gist> = {};
  for (const { doc, claims } of accounts) {
    const told = new Set(claims.filter((claim) => claim.includes(":did:")).map((claim) => spanOf(claim).start));
    for (const one of (await store.annotations(doc, stepsKey())) ?? []) {
      if (one.kind === "event" && one.gist && told.has(one.trigger.start)) found[doc] ??= one.gist;
    }
  }
  return found;
}
