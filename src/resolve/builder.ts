import { wikidataId } from "../language/wikidata.ts";
import type { NameClass } from "../model/annotation.ts";
import type { DocumentDates } from "../model/document.ts";
import type { Drawer, Drawers } from "../model/drawer.ts";
import type { Entity } from "../model/entity.ts";
import type { Reason } from "../model/reason.ts";
import { compareSpans, type DocId, type Evidence, type Span } from "../model/span.ts";
import { gather } from "../text/gather.ts";
import { slug } from "../text/names.ts";
import type { Cast, Member } from "./cast.ts";
import type { Local, LocalMention } from "./locals.ts";
import { Mentions } from "./mentions.ts";
import { officesHeld } from "./posts.ts";

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

// A country is shown by its written-out name where some document has it: "United States", not "U.S.".
const ABBREVIATED = /^(?:\p{Lu}\.?){2,4}$/u;

/** The spelling to show: for people the one with most words, then the one most documents use, then the lexically first. */
function fullest(mentions: readonly LocalMention[], kind: NameClass): { text: string; spans: Span[] } {
  const forms = new Map<string, Span[]>();
  for (const mention of mentions) {
    if (mention.name) gather(forms, mention.called, mention.name);
  }
  const words = (text: string): number => (kind === "person" ? text.split(/\s+/u).length : 0);
  const upper = (text: string): number => (text.length > 5 && text === text.toUpperCase() ? 1 : 0);
  const short = (text: string): number => (kind === "place" && ABBREVIATED.test(text) ? 1 : 0);
  const best = [...forms].toSorted(
    ([a, x], [b, y]) => words(b) - words(a) || short(a) - short(b) || upper(a) - upper(b) || y.length - x.length || byCode(a, b),
  )[0];
  return { text: best?.[0] ?? "", spans: best?.[1] ?? [] };
}

function firstOfEach(spans: readonly Span[]): Span[] {
  const found = new Map<string, Span>();
  for (const span of spans.toSorted(compareSpans)) if (!found.has(span.doc)) found.set(span.doc, span);
  return [...found.values()];
}

function surfaces(mentions: readonly LocalMention[]): string[] {
  const found = new Set<string>();
  for (const mention of mentions) {
    if (mention.form === "pronoun" || (mention.form === "role" && mention.class === "person")) continue;
    found.add(mention.words).add(mention.called);
  }
  return [...found].toSorted(byCode);
}

/** The value most mentions give, the lexically first of several; undefined where none gives one. */
function commonest(values: readonly string[]): string | undefined {
  if (values.length < 2) return values[0] === "" ? undefined : values[0];
  const counts = new Map<string, number>();
  for (const value of values) if (value !== "") counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, x], [b, y]) => y - x || byCode(a, b))[0]?.[0];
}

/** An entity but for what only its page shows, which is put away. */
export interface Built {
  readonly light: Omit<Entity, keyof Shown>;
  /** Whether an analyst took it out of another. */
  readonly away: boolean;
  /** The place of its first mention. */
  readonly first: Span | undefined;
  readonly shown: () => Shown;
}

/** What only the page of an entity shows. */
type Shown = Pick<Entity, "name" | "surfaces" | "mentions" | "joined">;

/** The documents that name somebody, what is known of their days, and where to put things away. */
export interface Known {
  readonly docs: readonly DocId[];
  readonly dates: ReadonlyMap<DocId, DocumentDates>;
  readonly drawers: Drawers;
}

/** Makes entities one after the other, and keeps little of each. */
export class Builder {
  readonly mentions: Mentions;
  private readonly cast: Cast;
  private readonly dates: ReadonlyMap<DocId, DocumentDates>;
  private readonly drawer: Drawer<Omit<Shown, "mentions">>;
  private count = 0;

  constructor(cast: Cast, { docs, dates, drawers }: Known) {
    this.cast = cast;
    this.dates = dates;
    this.mentions = new Mentions(docs);
    this.drawer = drawers.open();
  }

  /** The mentions of some locals in text order, as those of one are already. */
  private mentionsOf(locals: readonly Member[]): readonly LocalMention[] {
    const all = locals.flatMap((local) => this.cast.mentionsOf(local));
    return locals.length === 1 ? all : all.toSorted((a, b) => compareSpans(a.span, b.span));
  }

  build(locals: readonly Member[], joined: readonly Reason[], away: boolean): Built {
    const mentions = this.mentionsOf(locals);
    const gazetteer = commonest(locals.map((local) => local.gazetteer));
    const named = mentions.filter((mention) => mention.name && mention.form === "name");
    const kind = gazetteer?.startsWith("iso:")
      ? "place"
      : ((commonest(named.map((mention) => mention.class)) as NameClass | undefined) ?? (locals[0] as Local).class);
    const own = named.filter(
      (mention) => mention.class === kind && (gazetteer === undefined || mention.id === gazetteer || kind === "person"),
    );
    const literal = own.filter((mention) => mention.use !== "metonymic");
    const { text, spans } = fullest(literal.length > 0 ? literal : own.length > 0 ? own : mentions, kind);
    const names = locals
      .flatMap((local) => (local.full.length > 0 ? local.full : [local.key]))
      .toSorted((a, b) => Number(b.includes(" ")) - Number(a.includes(" ")) || byCode(a, b));
    const wikidata = gazetteer ? wikidataId(gazetteer) : undefined;
    const country = commonest(mentions.flatMap((one) => (one.country && (one.class !== "person" || one.held) ? [one.country] : [])));
    const light = {
      id: gazetteer ? `e:${gazetteer}` : `e:${kind}:${slug(names[0] ?? "")}`,
      class: kind,
      label: text,
      ...(country ? { country } : {}),
      ...(gazetteer ? { gazetteer } : {}),
      ...(wikidata ? { wikidata } : {}),
      offices: officesHeld(locals, this.dates),
    };
    const cold = { name: firstOfEach(spans) as unknown as Evidence, surfaces: surfaces(mentions), joined };
    return { light, away, first: mentions[0]?.span, shown: this.put(cold, mentions) };
  }

  /** Put away what is shown of an entity. */
  private put(cold: Omit<Shown, "mentions">, mentions: readonly LocalMention[]): () => Shown {
    // What is returned must not hold on to the builder, and with it to all that documents name.
    const { drawer, mentions: all } = this;
    const [at, from, of] = [drawer.put(cold), all.size, this.count++];
    for (const { span, name, form } of mentions) all.add(name ? { span, name, form } : { span, form }, of);
    const to = all.size;
    return () => ({ ...drawer.take(at), mentions: all.between(from, to) });
  }
}

/** An entity that fetches what is shown of it when it is asked for, and lets it go again. */
export function fetching(light: Built["light"], shown: () => Shown): Entity {
  let last: WeakRef<Shown> | undefined;
  const fetched = (): Shown => {
    const known = last?.deref() ?? shown();
    last = new WeakRef(known);
    return known;
  };
  const { id, class: kind, label, offices, ...known } = light;
  return {
    id,
    class: kind,
    get name() {
      return fetched().name;
    },
    label,
    get surfaces() {
      return fetched().surfaces;
    },
    ...known,
    offices,
    get mentions() {
      return fetched().mentions;
    },
    get joined() {
      return fetched().joined;
    },
  };
}
