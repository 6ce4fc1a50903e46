import type { Reading, Row } from "../../model/dossier.ts";
import { segmentsOf } from "../changes.ts";
import { outletOf, titleOf } from "../facts.ts";
import { readingsOf } from "../points.ts";
import { addressOf, placed, type Entry, type Material, type Writer } from "./format.ts";
import { xml } from "./xml.ts";

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n`;

function header(material: Material): string {
  const source = material.base === undefined ? "the accounts named as witnesses" : xml(material.base);
  return `<teiHeader>
<fileDesc>
<titleStmt><title>Accounts of events, collated</title></titleStmt>
<publicationStmt><p>Made by Synoptic from the sources themselves.</p></publicationStmt>
<sourceDesc><p>Collated from ${source}.</p></sourceDesc>
</fileDesc>
<encodingDesc><variantEncoding method="parallel-segmentation" location="internal"/></encodingDesc>
</teiHeader>\n`;
}

/** The words of a reading; in words beside the lemma, what it adds and what it leaves out are marked. */
function words(reading: Reading, { texts }: Entry): string {
  return segmentsOf(reading, texts)
    .map(({ op, text }) => (op === "inserted" ? `<add>${xml(text)}</add>` : op === "dropped" ? `<del>${xml(text)}</del>` : xml(text)))
    .join("")
    .trim();
}

function witness(id: string, doc: string): string {
  return `${id}-${doc}`;
}

function reading(one: Reading, element: "lem" | "rdg", entry: Entry): string {
  const label = one.primary ? "primary" : (one.fidelity ?? one.manner);
  const type = label === undefined ? "" : ` type="${label.replaceAll(" ", "-")}"`;
  const treatment = one.treatment ? ` subtype="${one.treatment.map((name) => name.replaceAll(" ", "-")).join(".")}"` : "";
  const place = `urn:synoptic:${one.evidence.map(placed).join(" urn:synoptic:")}`;
  return `<${element} wit="#${witness(entry.dossier.id, one.doc)}"${type}${treatment} source="${place}">${words(one, entry)}</${element}>`;
}

/** One statement in all accounts: the primary account's words are the lemma. */
function apparatus(row: Row, entry: Entry): string {
  const [lemma, ...others] = readingsOf(row);
  if (!lemma) return "";
  const who = row.who ? `<label>${xml(row.who.label)}</label>` : "";
  const app = [reading(lemma, "lem", entry), ...others.map((one) => reading(one, "rdg", entry))].join("\n");
  return `<p>${who}<app>\n${app}\n</app></p>\n`;
}

function witnesses({ dossier, texts }: Entry): string {
  const list = dossier.accounts.map(({ doc, at }) => {
    const address = addressOf(at);
    const name = xml(outletOf(dossier, doc, texts));
    const link = address === undefined ? "" : ` <ref target="${xml(encodeURI(address))}">${xml(address)}</ref>`;
    return `<witness xml:id="${witness(dossier.id, doc)}">${name}${link}</witness>\n`;
  });
  return `<listWit>\n${list.join("")}</listWit>\n`;
}

function collation(entry: Entry): string {
  const { dossier, texts } = entry;
  const { headline, label } = titleOf(dossier, texts);
  const rows = dossier.rows.filter(({ kind }) => kind === "said").map((row) => apparatus(row, entry));
  const body = rows.join("") || `<p>${xml(label)}</p>\n`;
  return `<div xml:id="${dossier.id}"><head>${xml(headline ?? label)}</head>\n${witnesses(entry)}${body}</div>\n`;
}

/** The statements of each event as a critical apparatus (TEI P5, chapter 12): every account a witness, the primary one's words the lemma. */
export const tei: Writer = async function* tei(material) {
  yield `${HEAD}${header(material)}<text><body>\n`;
  let empty = true;
  for await (const entry of material.entries()) {
    yield collation(entry);
    empty = false;
  }
  if (empty) yield "<p>No events.</p>\n";
  yield "</body></text>\n</TEI>\n";
};
