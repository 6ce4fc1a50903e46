import type { Dated, Document, DocumentDates } from "../model/document.ts";
import type { Edition } from "../model/edition.ts";
import type { Reprint } from "../model/event.ts";
import type { Reason } from "../model/reason.ts";
import type { DocId, Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { fingerprint, hashOf } from "../text/hash.ts";
import { candidates, components, type Pair } from "./cluster.ts";

/** From this share of the shorter text on, two documents at one address are one article; and without a common address, at one site under one headline. */
const AT_ONE_ADDRESS = 0.5;
const AT_ONE_SITE = 0.9;

/** Host names of one site for other devices, and ends of paths of the same page for them. */
const DEVICE = /^(?:www\d?|m|mobile|amp|print|touch)\./u;
const FACE = /(?:\/(?:amp|print|printable|drucken|index\.\w{2,5})|\.amp)(?=\/?$)|(?<=\.)amp\.(?=html?$)/gu;
/** Parameters that choose a face of a page or say where its reader came from. */
const PASSING =
  /^(?:utm_.*|amp|print|printable|view|output|outputtype|format|fbclid|gclid|ref|src|source|cmp|share|smid|mc_.*|at_.*|ns_.*)$/iu;

interface Address {
  readonly site: string;
  readonly page: string | null;
}

/** An address without what differs between faces of one page; no page where it leads to a site's front. Null if it is none of the web. */
export function addressOf(written: string): Address | null {
  if (!/^https?:\/\//iu.test(written) || !URL.canParse(written)) return null;
  const url = new URL(written);
  const site = url.hostname.replace(DEVICE, "");
  const path = url.pathname
    .replace(FACE, "")
    .replace(/\/+$/u, "")
    .replace(/^\/(?:amp|print|m)(?=\/)/u, "");
  const asked = [...url.searchParams].filter(([name]) => !PASSING.test(name)).map(([name, value]) => `${name}=${value}`);
  const query = asked.length === 0 ? "" : `?${asked.toSorted().join("&")}`;
  return { site, page: path === "" && query === "" ? null : `${site}${path}${query}` };
}

/** What a document is known by among the editions of an article: its addresses, its site and headline, its words by their fingerprint, its last day of change. */
export interface Face {
  readonly doc: DocId;
  /** Addresses of pages, each once, with where the document states them. */
  readonly pages: readonly (readonly [page: string, spans: readonly Span[]])[];
  readonly sites: readonly string[];
  readonly headline: string;
  readonly title: readonly Span[];
  readonly words: string;
  readonly updated: readonly Dated[];
}

/** A face and the last day that its document gives. */
interface Known extends Face {
  readonly day?: string;
}

const textIn = (document: Document, spans: readonly Span[]): string =>
  spans.map(({ start, end }) => document.text.slice(start, end)).join(" ");
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function knownOf(face: Face, dates: DocumentDates | undefined): Known {
  const days = [dates?.chosen?.days, ...face.updated.map((one) => one.days)];
  const day = days
    .flatMap((one) => (one && one.open === undefined ? [one.to] : []))
    .toSorted()
    .at(-1);
  return day ? { ...face, day } : face;
}

/** What a document is known by among the editions of an article. */
export function faceOf(document: Document): Face {
  const pages = new Map<string, readonly Span[]>();
  const sites = new Set<string>();
  const stated = document.address ?? [];
  for (const [written, evidence] of [[textIn(document, stated), stated] as const, ...document.seen.map(({ at }) => [at, []] as const)]) {
    const address = addressOf(written);
    if (address) sites.add(address.site);
    if (address?.page && !pages.has(address.page)) pages.set(address.page, evidence);
  }
  const body = document.blocks.filter(({ kind }) => kind !== "furniture" && kind !== "headline").map(({ span }) => span);
  const title = document.title ?? [];
  return {
    doc: document.id,
    pages: [...pages],
    sites: [...sites],
    headline: fingerprint(plain(textIn(document, title))),
    title,
    words: fingerprint(plain(textIn(document, body))),
    updated: document.updated ?? [],
  };
}

function keysOf({ pages, sites, headline }: Face): number[] {
  const headlines = headline === "" ? [] : sites.map((site) => `${site} ${headline}`);
  return [...pages.map(([page]) => page), ...headlines].map(hashOf);
}

/** Why two documents are one article; null where an address is shared by different texts under different headlines. */
function sameArticle(a: Known, b: Known, containment: number): Reason | null {
  const [pages, others] = [new Map(a.pages), new Map(b.pages)];
  const page = [...pages.keys()].toSorted().find((one) => others.has(one));
  const alike = a.headline !== "" && a.headline === b.headline;
  if (page !== undefined && (alike || containment >= AT_ONE_ADDRESS || a.words === b.words))
    return { code: "same-address", values: [page], evidence: [...(pages.get(page) ?? []), ...(others.get(page) ?? [])], weight: 1 };
  if (!alike || !a.sites.some((site) => b.sites.includes(site))) return null;
  return containment >= AT_ONE_SITE || a.words === b.words
    ? { code: "same-headline", values: [], evidence: [...a.title, ...b.title], weight: 1 }
    : null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function editionOf(members: readonly Known[], because: readonly Reason[]): Edition {
  const ordered = members.toSorted((a, b) => compare(a.day ?? "~", b.day ?? "~") || compare(a.doc, b.doc));
  const first = new Map<string, DocId>();
  for (const { words, doc } of ordered) if (!first.has(words)) first.set(words, doc);
  return { docs: ordered.map(({ doc, day, words }) => ({ doc, ...(day ? { day } : {}), same: first.get(words) ?? doc })), because };
}

/** What editions are found by: faces in order of id. */
export interface Articles {
  readonly faces: ReadonlyMap<DocId, Face>;
  readonly dates: ReadonlyMap<DocId, DocumentDates>;
  readonly reprints: ReadonlyMap<DocId, readonly Reprint[]>;
}

function* keyed(faces: Articles["faces"]): Generator<readonly number[]> {
  for (const face of faces.values()) yield keysOf(face);
}

/**
 * Group documents that are one article: the same address (scheme, devices, faces and trackers aside; the one a page states for itself counts)
 * with the same headline or half of the text in common, or the same site and headline with nearly all of it. Groups of one are left out.
 */
export function editionsOf({ faces, dates, reprints }: Articles): Edition[] {
  const docs = [...faces.keys()];
  const because = new Map<number, Reason[]>();
  const links: Pair[] = [];
  const known = (at: number): Known => knownOf(faces.get(docs[at] as DocId) as Face, dates.get(docs[at] as DocId));
  candidates(keyed(faces), (left, right) => {
    const [a, b] = [known(left), known(right)];
    const shared = reprints.get(a.doc)?.find((one) => one.docs[1] === b.doc);
    const reason = sameArticle(a, b, shared?.containment ?? 0);
    if (!reason) return;
    links.push([left, right]);
    gather(because, left, reason);
  });
  const groups = components(docs.length, links).filter((members) => members.length > 1);
  return groups.map((members) =>
    editionOf(
      members.map(known),
      members.flatMap((at) => because.get(at) ?? []),
    ),
  );
}
