import { createHash } from "node:crypto";
import type { NameClass } from "../../model/annotation.ts";
import type { Days, Document } from "../../model/document.ts";
import type { Entity } from "../../model/entity.ts";
import { titleOf } from "../facts.ts";
import { officeInWords } from "../office.ts";
import { addressOf, type Entry, type Material, type Writer } from "./format.ts";

/** An entity of FollowTheMoney: a schema, and lists of values by property. */
interface Proxy {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

const SCHEMATA: Readonly<Record<NameClass, string | undefined>> = {
  person: "Person",
  body: "Organization",
  place: "Address",
  group: "LegalEntity",
  office: undefined,
  product: undefined,
  happening: undefined,
};

/** Ids of FollowTheMoney have few characters, so others become a hash; ours stand beside them as the index text. */
function idOf(...parts: readonly string[]): string {
  return `synoptic-${createHash("sha1").update(parts.join("\n")).digest("hex")}`;
}

function proxy(id: string, schema: string, properties: Readonly<Record<string, readonly (string | undefined)[]>>): Proxy {
  const given = Object.entries(properties).map(([name, values]) => [
    name,
    [...new Set(values.filter((one) => one !== undefined && one !== ""))],
  ]);
  return { id, schema, properties: Object.fromEntries(given.filter(([, values]) => (values?.length ?? 0) > 0)) as Proxy["properties"] };
}

/** A day, or as much of it as is known: FollowTheMoney's dates may end after the year or month. */
function dates(days: Days | undefined): { readonly startDate: string[]; readonly endDate: string[] } {
  return days === undefined || days.open !== undefined ? { startDate: [], endDate: [] } : { startDate: [days.from], endDate: [days.to] };
}

function article({ id, title, text, seen, published, language, credits, kind }: Document): Proxy {
  const words = (start: number, end: number): string => text.slice(start, end).replace(/\s+/gu, " ").trim();
  const days = published[0]?.days;
  return proxy(idOf(id), kind === "transcript" || kind === "release" ? "Document" : "Article", {
    fileName: [seen[0]?.at.split("/").at(-1) ?? id],
    title: title?.map(({ start, end }) => words(start, end)) ?? [],
    author: credits.filter(({ role }) => role === "author").map(({ span }) => words(span.start, span.end)),
    publisher: credits.filter(({ role }) => role === "publisher").map(({ span }) => words(span.start, span.end)),
    publishedAt: days && days.open === undefined ? [days.from] : [],
    sourceUrl: [addressOf(seen.map(({ at }) => at))],
    language: language === "en" ? ["eng"] : [],
    bodyText: [text],
  });
}

/** Somebody or something, and the offices held: FollowTheMoney has the post and who occupies it as entities of their own. */
function* party({ id, class: kind, label, surfaces, country, wikidata, offices }: Entity): Generator<Proxy> {
  const schema = SCHEMATA[kind];
  if (schema === undefined) return;
  const land = country === undefined ? [] : [country.toLowerCase()];
  const names =
    kind === "place" ? { full: [label], country: land } : { name: [label], alias: surfaces, country: land, wikidataId: [wikidata] };
  yield proxy(idOf(id), schema, names);
  if (kind !== "person") return;
  for (const held of offices) {
    const post = idOf("post", held.office, held.country ?? "");
    yield proxy(post, "Position", { name: [officeInWords(held)], country: held.country === undefined ? [] : [held.country.toLowerCase()] });
    const shown = dates(held.seen);
    yield proxy(idOf("held", id, post), "Occupancy", {
      holder: [idOf(id)],
      post: [post],
      date: [...shown.startDate, ...shown.endDate],
    });
  }
}

/** `parties` are the ids of who can be involved in something: persons, bodies and groups that are told of. */
function event({ dossier, texts }: Entry, parties: ReadonlySet<string>): Proxy {
  const { id, participants, accounts, when, where } = dossier;
  const { headline, label } = titleOf(dossier, texts);
  const involved = participants.filter(({ role }) => role !== "topic").map(({ entity }) => idOf(entity));
  return proxy(idOf(id), "Event", {
    name: [label],
    description: [headline],
    ...dates(when?.days),
    location: [where?.label],
    country: where?.country === undefined ? [] : [where.country.toLowerCase()],
    involved: involved.filter((one) => parties.has(one)),
    proof: accounts.map(({ doc }) => idOf(doc)),
    recordId: [id],
  });
}

async function* proxies(material: Material): AsyncGenerator<Proxy> {
  const known = new Map<string, string>();
  for await (const document of material.documents()) yield article(document);
  for await (const entity of material.entities()) {
    for (const one of party(entity)) {
      if (!known.has(one.id)) yield one;
      known.set(one.id, one.schema);
    }
  }
  const parties = new Set([...known].filter(([, schema]) => schema !== "Address" && schema !== "Position").map(([id]) => id));
  for await (const entry of material.entries()) yield event(entry, parties);
}

/** Documents, persons, bodies, posts and events as entities of FollowTheMoney, one a line, as Aleph and OpenSanctions' tools take them in. */
export const followthemoney: Writer = async function* followthemoney(material) {
  for await (const one of proxies(material)) yield `${JSON.stringify(one)}\n`;
};
