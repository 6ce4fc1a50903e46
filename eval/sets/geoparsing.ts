import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { names } from "../../src/annotate/names.ts";
import { places } from "../../src/annotate/places.ts";
import { kilometres, siteOf, sitesNamed, type Site } from "../../src/language/geography.ts";
import type { Mention } from "../../src/model/annotation.ts";
import type { Document } from "../../src/model/document.ts";
import { documentOf } from "../group.ts";
import { someOf } from "../reports.ts";
import { share } from "../scorers/ratio.ts";
import { exactScore, type Marked } from "../scorers/spans.ts";
import type { Asked, Figures } from "../set.ts";
import { readCorpus, readStandoff, type GoldArticle, type GoldToponym } from "../toponyms.ts";

export const measures =
  "toponyms in news: spans (GeoWebNews, both ends right), whether a place's name is used for the place, and gold toponyms resolved to within 161 km";
export const peers = "spans: spaCy .717, Google Cloud .797 (whole set); within 161 km: about .86 at best";

/** Farthest a toponym may be resolved from its gold point, in kilometres: 100 miles, as in all work on these sets. */
const RIGHT = 161;
/** XML corpora and the names of their figures. */
const CORPORA = { "lgl.xml": "lgl", "GeoVirus.xml": "geovirus", "TR-News.xml": "trnews" } as const;
/** Types of GeoWebNews in which the name stands for the place itself; in all others for its people, teams, government or language. */
const LITERAL = new Set(["Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"]);

interface Read {
  readonly article: GoldArticle;
  readonly doc: Document;
  /** What names finds, and the same with the gold toponyms in place of what they overlap; then as places revises it. */
  readonly found: readonly Mention[];
  readonly given: readonly Mention[];
}

function mentionsOf(made: Iterable<{ readonly kind: string }>): Mention[] {
  return [...made].filter((one): one is Mention => one.kind === "mention");
}

function spanOf(mention: Mention): Mention["span"] {
  return mention.name ?? mention.span;
}

function revised(doc: Document, mentions: readonly Mention[]): Mention[] {
  const made = new Map(mentionsOf(places.annotate(doc, mentions)).map((one) => [`${one.span.start} ${one.span.end}`, one]));
  return mentions.map((one) => made.get(`${one.span.start} ${one.span.end}`) ?? one);
}

/** Gold toponyms as mentions: what names found over the very words, else a bare name of a place. */
function withGold(doc: Document, found: readonly Mention[], gold: readonly GoldToponym[]): Mention[] {
  const own = new Map(found.map((one) => [`${spanOf(one).start} ${spanOf(one).end}`, one]));
  const over = (one: Mention): boolean => gold.some(({ start, end }) => start < spanOf(one).end && spanOf(one).start < end);
  const kept = found.filter((one) => one.class === "body" || !over(one));
  const given = gold.map(({ start, end }): Mention => {
    const known = own.get(`${start} ${end}`);
    if (known?.class === "place" || known?.class === "group") return known;
    return { kind: "mention", span: { doc: doc.id, start, end }, by: "gold", class: "place", form: "name" };
  });
  return [...kept, ...given].toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function read(article: GoldArticle): Read {
  const doc = documentOf({ id: article.id, title: "", text: article.text, event: "" });
  const found = mentionsOf(names.annotate(doc, []));
  return { article, doc, found: revised(doc, found), given: revised(doc, withGold(doc, found, article.toponyms)) };
}

function atGold({ given }: Read, { start, end }: GoldToponym): Mention | undefined {
  return given.find((one) => spanOf(one).start === start && spanOf(one).end === end);
}

function isNear(site: Site | undefined, { at }: GoldToponym): boolean {
  return site !== undefined && at !== undefined && kilometres(site, at) <= RIGHT;
}

/** The cheap way: of all places of the name the one where most people live; a country before all. */
function largest(name: string): Site | undefined {
  return sitesNamed(name).toSorted((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1))[0];
}

function resolved(all: readonly Read[]): { readonly ours: number; readonly baseline: number } {
  let [right, large, count] = [0, 0, 0];
  for (const one of all) {
    for (const gold of one.article.toponyms.filter(({ at }) => at !== undefined)) {
      count++;
      if (isNear(siteOf(atGold(one, gold)?.site ?? atGold(one, gold)?.id ?? ""), gold)) right++;
      if (isNear(largest(one.article.text.slice(gold.start, gold.end)), gold)) large++;
    }
  }
  return { ours: share(right, count), baseline: share(large, count) };
}

/** Whether a mention counts as a toponym: names of places, and adjectives and names of peoples that belong to a country or region. */
function isToponym({ class: of, country }: Mention): boolean {
  return of === "place" || (of === "group" && country !== undefined);
}

function spanF1(all: readonly Read[]): number {
  const gold: Marked[] = all.flatMap(({ article }) =>
    article.toponyms.map(({ start, end }) => ({ text: article.id, start, end, label: "" })),
  );
  const ours = all.flatMap(({ article, found }) => found.filter(isToponym).map((one) => ({ ...spanOf(one), text: article.id, label: "" })));
  return exactScore(gold, ours).f1;
}

/** A people's name ("Nigerians") is no place's. */
function isLiteral(mention: Mention | undefined): boolean {
  return mention === undefined || ((mention.class === "place" || mention.form === "adjective") && (mention.use ?? "literal") === "literal");
}

function literal(all: readonly Read[]): { readonly ours: number; readonly baseline: number } {
  let [right, literals, count] = [0, 0, 0];
  for (const one of all) {
    for (const gold of one.article.toponyms) {
      const mention = atGold(one, gold);
      count++;
      if (LITERAL.has(gold.type)) literals++;
      if (isLiteral(mention) === LITERAL.has(gold.type)) right++;
    }
  }
  return { ours: share(right, count), baseline: Math.max(share(literals, count), 1 - share(literals, count)) };
}

/**
 * `…_acc161`: share of gold toponyms with coordinates, their spans given, that are resolved to within 161 km; those not resolved count as wrong.
 * `geowebnews_span_f1`: strict, all types but expressions. `geowebnews_literal_accuracy`: gold spans given, literal uses against all others.
 */
export async function run({ folder, split }: Asked): Promise<Figures> {
  const figures: Record<string, number> = {};
  const baseline: Record<string, number> = {};
  const every: GoldArticle[] = [];
  const start = performance.now();
  for (const [file, name] of Object.entries(CORPORA)) {
    const path = join(folder, "Corpora", file);
    if (!existsSync(path) || (split !== undefined && split !== name)) continue;
    const articles = readCorpus(readFileSync(path, "utf8"), name);
    every.push(...articles);
    const { ours, baseline: cheap } = resolved(articles.map(read));
    figures[`${name}_acc161`] = ours;
    baseline[`${name}_acc161`] = cheap;
  }
  const standoff = join(folder, "GeoWebNews");
  if (existsSync(standoff) && (split === undefined || split === "geowebnews")) {
    const articles = readStandoff(standoff);
    every.push(...articles);
    const all = articles.map(read);
    figures["geowebnews_span_f1"] = spanF1(all);
    const { ours, baseline: cheap } = literal(all);
    figures["geowebnews_literal_accuracy"] = ours;
    baseline["geowebnews_literal_accuracy"] = cheap;
  }
  const n = someOf(every, folder).length;
  return { n, ms_per_item: (performance.now() - start) / n, baseline, ...figures };
}
