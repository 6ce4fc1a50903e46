import type { Days } from "../../model/document.ts";
import type { DossierDocument, Row } from "../../model/dossier.ts";
import { outletOf, titleOf } from "../facts.ts";
import { addressOf, iri, listed, wordsOf, type Entry, type Material, type Writer } from "./format.ts";

/** A day as schema.org has it, or nothing where it is known less closely than to a day. */
function exact(days: Days | undefined): string | undefined {
  return days && days.open === undefined && days.from === days.to ? days.from : undefined;
}

function article(account: DossierDocument, { dossier, texts, documents }: Entry, material: Material): object {
  const { doc, title, published, at } = account;
  const [day, url, language] = [exact(published?.days), addressOf(at), documents.get(doc)?.language];
  return {
    "@type": "NewsArticle",
    "@id": iri(material, "documents", doc),
    ...(title ? { headline: wordsOf(title, texts) } : {}),
    publisher: { "@type": "Organization", name: outletOf(dossier, doc, texts) },
    ...(day === undefined ? {} : { datePublished: day }),
    ...(url === undefined ? {} : { url }),
    ...(language === undefined || language === "und" ? {} : { inLanguage: language }),
    about: { "@id": iri(material, "events", dossier.id) },
  };
}

/** The statements of a row in direct speech, each as its account has it. */
function quotations(row: Row, { dossier, texts }: Entry, material: Material): object[] {
  if (row.kind !== "said") return [];
  const who = row.who && {
    "@type": "Person",
    name: row.who.label,
    ...(row.who.entity ? { "@id": iri(material, "entities", row.who.entity) } : {}),
  };
  return row.readings
    .filter(({ manner, primary }) => primary || manner === "direct")
    .map(({ doc, evidence, claim }) => ({
      "@type": "Quotation",
      "@id": `${iri(material, "documents", doc)}#${encodeURIComponent(claim)}`,
      text: wordsOf(evidence, texts),
      ...(who ? { creator: who } : {}),
      isPartOf: { "@id": iri(material, "documents", doc) },
      about: { "@id": iri(material, "events", dossier.id) },
    }));
}

function event({ dossier, texts }: Entry, material: Material): object {
  const { id, when, where, participants, accounts } = dossier;
  const { headline, label } = titleOf(dossier, texts);
  const days = when && when.days.open === undefined ? { startDate: when.days.from, endDate: when.days.to } : {};
  const country = where?.country === undefined ? {} : { address: { "@type": "PostalAddress", addressCountry: where.country } };
  const geo =
    where?.at?.precision === "city" ? { geo: { "@type": "GeoCoordinates", latitude: where.at.lat, longitude: where.at.lon } } : {};
  return {
    "@type": "Event",
    "@id": iri(material, "events", id),
    name: headline ?? label,
    description: label,
    ...days,
    ...(where ? { location: { "@type": "Place", name: where.label, ...country, ...geo } } : {}),
    contributor: participants
      .filter(({ role }) => role !== "topic")
      .map(({ entity, label: name }) => ({
        "@type": entity.startsWith("e:person:") ? "Person" : "Organization",
        "@id": iri(material, "entities", entity),
        name,
      })),
    subjectOf: accounts.map(({ doc }) => ({ "@id": iri(material, "documents", doc) })),
  };
}

async function* things(material: Material): AsyncGenerator<object> {
  const told = new Set<string>();
  for await (const entry of material.entries()) {
    yield event(entry, material);
    for (const account of entry.dossier.accounts) {
      if (!told.has(account.doc)) yield article(account, entry, material);
      told.add(account.doc);
    }
    for (const row of entry.dossier.rows) yield* quotations(row, entry, material);
  }
}

/** Events, articles and quotations as one graph of schema.org in JSON-LD, as search engines and archives of the web read it. */
export const schemaorg: Writer = (material) => listed('{"@context":"https://schema.org","@graph":[', things(material), "\n]}\n");
