import { holderId } from "../language/holders.ts";
import { compareAnnotations, type Mention } from "../model/annotation.ts";
import type { Annotator } from "../model/annotator.ts";
import type { Document } from "../model/document.ts";
import { coreference, type Coreference } from "./naming/coreference.ts";
import { spanOf, type Draft, type DraftLink } from "./naming/draft.ts";
import { Expressions, type Found } from "./naming/expressions.ts";
import { labelled } from "./naming/labels.ts";
import { officesOf, type Office } from "./naming/offices.ts";
import { compounds } from "./naming/compounds.ts";
import { Proposer, type Proposal } from "./naming/proposer.ts";
import { readNames } from "./naming/reading.ts";
import { streamOf, type Stream } from "./naming/stream.ts";
import { Votes, type Named } from "./naming/votes.ts";

const VERSION = 4;
const BY = `names@${VERSION}`;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function proposals(stream: Stream, votes: Votes): Found[] {
  const offices = stream.lines.map((line) => officesOf(stream, line));
  const read = readNames(stream);
  const open = stream.lines.map((line, at): readonly Proposal[] => {
    const own = offices[at] ?? [];
    return line.kind === "label" ? labelled(stream, line, own) : new Proposer(stream, line, own).scan(read[at] ?? []);
  });
  for (const [at, list] of open.entries()) if (!stream.lines[at]?.titled) for (const proposal of list) votes.add(proposal);
  return stream.lines.map((line, at) => {
    const own = line.titled ? (open[at] ?? []).flatMap((proposal) => votes.confirmed(proposal)) : (open[at] ?? []);
    const found = line.kind === "label" ? own : [...own, ...votes.missed(line, own)].toSorted((a, b) => a.first - b.first);
    const named = found
      .filter((proposal) => !votes.isWord(proposal) && !votes.isCurrency(proposal))
      .map((proposal) => votes.decide(proposal));
    return { line, at, named, offices: (offices[at] ?? []).filter((office) => !isInside(office, named)) };
  });
}

/** Whether an office is part of another name: "Office of the Prime Minister". */
function isInside({ post, end }: Office, named: readonly Named[]): boolean {
  return named.some((one) => one.class !== "person" && one.first <= post && end <= one.last);
}

function countriesOf(found: readonly Found[]): Set<string> {
  const countries = new Set<string>();
  for (const { named } of found) {
    for (const { entries } of named)
      for (const entry of entries) if (entry.kind === "country" || entry.kind === "group") countries.add(entry.country);
  }
  return countries;
}

const NOWHERE: ReadonlySet<string> = new Set();

/** Countries whose one and only office of a kind each person of a document holds or held, by the draft the person's others lead to. */
function governed({ drafts, links }: Coreference): ReadonlyMap<Draft, ReadonlySet<string>> {
  const found = new Map<Draft, Set<string>>();
  for (const [at, draft] of drafts.entries()) {
    if (draft.post?.rank !== "sole" || draft.country === "") continue;
    const head = drafts[links.get(at)?.to ?? at] ?? draft;
    found.set(head, (found.get(head) ?? new Set()).add(draft.country));
  }
  return found;
}

function idOf(draft: Draft, stream: Stream, countries: ReadonlySet<string>): string | undefined {
  if (draft.class === "person")
    return draft.name && draft.key.includes(" ") ? holderId(stream.doc.text.slice(draft.name.start, draft.name.end), countries) : undefined;
  if (draft.use === "metonymic" && draft.country) return `iso:${draft.country}`;
  return draft.entry?.id;
}

interface Link {
  readonly to: Draft;
  readonly reason: DraftLink["reason"];
}

function mention(draft: Draft, { doc, id, link }: { doc: string; id: string | undefined; link: Link | undefined }): Mention {
  // Set one by one: a mention has only the properties it needs, and spreads of short-lived objects took half the time of naming.
  const made: Writable<Mention> = { kind: "mention", span: spanOf(doc, draft), by: BY, class: draft.class, form: draft.form };
  if (draft.name) made.name = spanOf(doc, draft.name);
  if (draft.office) made.office = spanOf(doc, draft.office);
  if (draft.country !== "") made.country = draft.country;
  if (id) made.id = id;
  if (draft.use) made.use = draft.use;
  if (link) made.antecedent = { to: spanOf(doc, link.to), reason: link.reason };
  return made;
}

function annotate(doc: Document): Mention[] {
  const stream = streamOf(doc);
  const found = proposals(stream, new Votes(stream));
  const expressions = new Expressions(stream, countriesOf(found));
  const own = [...found.flatMap((one) => expressions.of(one)), ...compounds(stream)];
  const coreferent = coreference(stream, own);
  const { drafts, links } = coreferent;
  const countries = governed(coreferent);
  const mentions = drafts.map((draft, at) => {
    const link = links.get(at);
    const to = link && drafts[link.to];
    const id = idOf(draft, stream, countries.get(to ?? draft) ?? NOWHERE);
    return mention(draft, { doc: doc.id, id, link: link && to ? { to, reason: link.reason } : undefined });
  });
  return mentions.toSorted(compareAnnotations);
}

/**
 * Persons, bodies, places and groups of a document, by name, office, pronoun or adjective, with links between those that mean the same.
 * Names are read by the network of the package and put right by rules that are surer: offices (a small grammar), closed lists of countries and
 * peoples, and the rest of the document. Nothing is looked up outside.
 */
export const names: Annotator = { name: "names", version: VERSION, needs: [], makes: ["mention"], annotate };
