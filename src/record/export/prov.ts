import type { Dossier } from "../../model/dossier.ts";
import { addressOf, iri, listed, placed, type Material, type Writer } from "./format.ts";

/** Terms of the W3C's PROV-O, and what of Dublin Core says where a source was met. */
const CONTEXT = {
  prov: "http://www.w3.org/ns/prov#",
  dct: "http://purl.org/dc/terms/",
  wasDerivedFrom: { "@id": "prov:wasDerivedFrom", "@type": "@id" },
  hadPrimarySource: { "@id": "prov:hadPrimarySource", "@type": "@id" },
  wasQuotedFrom: { "@id": "prov:wasQuotedFrom", "@type": "@id" },
  wasGeneratedBy: { "@id": "prov:wasGeneratedBy", "@type": "@id" },
  wasAssociatedWith: { "@id": "prov:wasAssociatedWith", "@type": "@id" },
  title: "dct:title",
  source: { "@id": "dct:source", "@type": "@id" },
  identifier: "dct:identifier",
};

/** The line of steps that makes records out of sources, as an activity of PROV. */
const LINE = "urn:synoptic:line";
const PROGRAM = "urn:synoptic:program";

/** The record and what it was made of: its accounts, which of them copy which, and the passages behind each point. */
function* record(dossier: Dossier, material: Material): Generator<object> {
  const own = iri(material, "events", dossier.id);
  const document = (id: string): string => iri(material, "documents", id);
  yield {
    "@id": own,
    "@type": "prov:Entity",
    title: dossier.title.label,
    wasDerivedFrom: dossier.accounts.map(({ doc }) => document(doc)),
    hadPrimarySource: dossier.accounts.filter(({ role }) => role === "transcript").map(({ doc }) => document(doc)),
    wasGeneratedBy: LINE,
  };
  for (const [at, { readings }] of dossier.rows.entries()) {
    for (const { doc, evidence } of readings) {
      yield {
        "@id": `${own}#${at + 1}-${doc}-${evidence[0].start}`,
        "@type": "prov:Entity",
        wasQuotedFrom: document(doc),
        identifier: evidence.map(placed),
      };
    }
  }
}

/** A document, as an entity: where it was met, and which other it was made from. */
function* documents({ accounts, reprints }: Dossier, material: Material, told: Set<string>): Generator<object> {
  for (const { doc, at } of accounts) {
    if (told.has(doc)) continue;
    told.add(doc);
    const from = reprints.filter((one) => one.from !== null && one.from !== doc && one.docs.includes(doc)).map((one) => one.from ?? doc);
    const address = addressOf(at);
    yield {
      "@id": iri(material, "documents", doc),
      "@type": "prov:Entity",
      identifier: doc,
      ...(address === undefined ? {} : { source: address }),
      ...(from.length > 0 ? { wasDerivedFrom: from.map((one) => iri(material, "documents", one)) } : {}),
    };
  }
}

async function* graph(material: Material): AsyncGenerator<object> {
  yield { "@id": PROGRAM, "@type": ["prov:Agent", "prov:SoftwareAgent"], title: "Synoptic" };
  yield { "@id": LINE, "@type": "prov:Activity", wasAssociatedWith: PROGRAM };
  const told = new Set<string>();
  for await (const { dossier } of material.entries()) {
    yield* documents(dossier, material, told);
    yield* record(dossier, material);
  }
}

/** Where every record and every point of it comes from, in the W3C's PROV-O as JSON-LD; no term is looked up on the web. */
export const provenance: Writer = (material) => listed(`{"@context":${JSON.stringify(CONTEXT)},"@graph":[`, graph(material), "\n]}\n");
