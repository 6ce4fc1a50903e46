import type { Annotation, Mention } from "../model/annotation.ts";
import type { Annotator } from "../model/annotator.ts";
import type { Document } from "../model/document.ts";
import { choose } from "./place/choose.ts";
import { containersOf } from "./place/hints.ts";
import { toponymsOf } from "./place/toponyms.ts";

const VERSION = 1;
const BY = `places@${VERSION}`;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A capital that acts as a government has the key of its country already. */
function governs({ use, id = "" }: Mention): boolean {
  return use === "metonymic" && id.startsWith("iso:");
}

function annotate(doc: Document, earlier: readonly Annotation[]): Mention[] {
  const mentions = earlier.filter((one): one is Mention => one.kind === "mention");
  const toponyms = toponymsOf(doc, mentions);
  const chosen = choose(toponyms, containersOf(doc.text, toponyms));
  const revised: Mention[] = [];
  for (const { mention, name } of toponyms) {
    const site = chosen.get(name);
    if (!site || mention.class !== "place" || governs(mention) || (mention.id === site.id && mention.country === site.country)) continue;
    const made: Writable<Mention> = { ...mention, by: BY, id: site.id };
    if (site.country !== "") made.country = site.country;
    else delete made.country;
    revised.push(made);
  }
  return revised;
}

/**
 * Which place each place name means: of all that its name can mean, together with the other names of the document (a city in a region in a
 * country named beside it or elsewhere, places near each other, many people before few). The mention has the gazetteer key of the likeliest
 * place and its country; a name that is in no gazetteer stays as it is.
 */
export const places: Annotator = { name: "places", version: VERSION, needs: ["mention"], makes: ["mention"], revises: true, annotate };
