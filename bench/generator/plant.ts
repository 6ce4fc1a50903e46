import { Chance } from "./chance.ts";
import { BACKGROUND, STOCK } from "./filler.ts";
import { phrase, type Values } from "./phrase.ts";
import { PLOTS, type Plot } from "./plots.ts";
import { FOREIGN, OUTLETS, person, place, WIRES, type Outlet } from "./world.ts";

/** An article as it is written to the collection. */
export interface Article {
  readonly title: string;
  readonly url: string;
  readonly source: string;
  readonly date: string;
  readonly text: string;
}

/** What is known of an article: which event it tells, and whether it is a report of its own, a copy of a wire report, a later report with another figure, or in another language. */
export interface Truth {
  readonly url: string;
  readonly event: string;
  readonly role: "report" | "copy" | "revision" | "foreign";
}

/** An article with its truth. */
export interface Planted {
  readonly article: Article;
  readonly truth: Truth;
}

/** What a collection is made of. `stock`: the share of articles that carry one and the same closing paragraph; `hot`: identical copies of one wire report beside the rest. */
export interface Recipe {
  readonly seed: string;
  readonly stock: number;
  readonly hot: number;
}

const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;
/** Events a day, so that a larger collection covers more days and none is denser than another. */
const EVENTS_A_DAY = 400;
/** Every so many events, one is told in the words of the one before, on another day or in another town. */
const LOOKALIKE_EVERY = 8;
/** Days between an event and its look-alike in the same town. */
const LATER = 21;
/** Shares of events with such reports. */
const WIRED = 0.5;
const REVISED = 0.25;
const FOREIGN_TOLD = 0.15;

/** An event: what it is told from. */
export interface Scene {
  readonly id: string;
  readonly plot: Plot;
  readonly day: number;
  readonly values: Values;
}

/** The articles of event number `index` (from 0): a function of the recipe's seed and the number alone. */
export function plant(recipe: Recipe, index: number): Planted[] {
  const scene = sceneOf(recipe.seed, index);
  const chance = new Chance(recipe.seed, "tellings", index);
  const outlets = chance.some(OUTLETS, chance.of([1, 1, 2, 2, 3, 4, 6]));
  const told = outlets.map((outlet) => report(scene, outlet, chance));
  if (chance.happens(WIRED)) told.push(...wired(scene, chance));
  if (chance.happens(REVISED)) told.push(revision(scene, chance.of(OUTLETS), chance));
  if (chance.happens(FOREIGN_TOLD)) told.push(foreign(scene, chance.of(FOREIGN), chance));
  return told.map((one, at) => finished(one, { scene, at, stock: chance.happens(recipe.stock) }));
}

/** The `hot` identical copies of one wire report, at addresses of their own. */
export function hotCopies(recipe: Recipe): Planted[] {
  const scene = { ...sceneOf(recipe.seed, 0), id: "hot" };
  const [wire] = wired(scene, new Chance(recipe.seed, "hot"));
  if (!wire) return [];
  return Array.from({ length: recipe.hot }, (_, at) => finished({ ...wire, role: "copy" }, { scene, at, stock: false }));
}

interface Told {
  readonly outlet: Outlet;
  readonly role: Truth["role"];
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly day: number;
}

/** Event number `index` of a seed. */
export function sceneOf(seed: string, index: number): Scene {
  const twin = index % LOOKALIKE_EVERY === LOOKALIKE_EVERY - 1;
  const own = new Chance(seed, "event", index);
  const model = twin ? new Chance(seed, "event", index - 1) : own;
  const plot = model.of(PLOTS);
  const town = place(model);
  const thing = model.of(plot.things);
  const elsewhere = twin && index % (2 * LOOKALIKE_EVERY) === LOOKALIKE_EVERY - 1;
  const day = Math.floor((twin ? index - 1 : index) / EVENTS_A_DAY) + (twin && !elsewhere ? LATER : 0);
  const values = { ...placed(elsewhere ? place(own) : town), thing, ...cast(own), ...figures(plot, own) };
  return { id: `e${index}`, plot, day, values: { ...values, ...dated(day) } };
}

function placed({ country, adjective, town }: ReturnType<typeof place>): Values {
  return { country, adjective, town };
}

function cast(chance: Chance): Values {
  const [one, two, far] = [person(chance), person(chance), place(chance)];
  return {
    person: `${one.given} ${one.family}`,
    family: one.family,
    other: `${two.given} ${two.family}`,
    otherfamily: two.family,
    othercountry: far.country,
    othernational: far.adjective,
  };
}

function figures({ figure: [least, most] }: Plot, chance: Chance): Values {
  const n = chance.whole(least, most);
  return {
    n: String(n),
    revised: String(n + chance.whole(1, Math.max(2, Math.ceil(n / 3)))),
    m: String(chance.whole(12, 90)),
    k: String(chance.whole(2, 11)),
  };
}

/** Writing out a date costs more than the rest of an article, and days come one after the other. */
const DATED = new Map<number, Values>();
const FORMS = new Map(["en-GB", "de", "fr", "es"].map((locale) => [locale, dateForm(locale)]));
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });

function dateForm(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

function dated(day: number): Values {
  const known = DATED.get(day);
  if (known) return known;
  const date = new Date(FIRST_DAY + day * DAY);
  const form = (locale: string): string => FORMS.get(locale)?.format(date) ?? "";
  const made = { weekday: WEEKDAY.format(date), date: form("en-GB"), de: form("de"), fr: form("fr"), es: form("es") };
  DATED.set(day, made);
  return made;
}

function said({ plot, values }: Scene, chance: Chance): string {
  const quote = phrase(chance.of(plot.quotes), values, chance);
  const speaker = chance.of([
    `{family} said`,
    `said {person}, the ${plot.office}`,
    `{person}, the ${plot.office}, said`,
    `${plot.office} {person} said`,
  ]);
  const name = phrase(speaker, values, chance);
  return chance.happens(0.5) || !name.startsWith("said")
    ? `“${quote},” ${name}.`
    : `“${quote},” ${name}, on {weekday}.`.replace("{weekday}", values["weekday"] ?? "");
}

function report(scene: Scene, outlet: Outlet, chance: Chance): Told {
  const { plot, values, day } = scene;
  const write = (template: string): string => sentence(phrase(template, values, chance));
  const facts = chance.some(plot.facts, chance.whole(2, 4)).map(write);
  const official = sentence(phrase(`${plot.office} {person} [came to the scene|spoke to reporters] on {weekday}.`, values, chance));
  const background = chance.some(BACKGROUND, chance.whole(6, 18)).map(write);
  const [first, ...others] = facts;
  const paragraphs = [write(chance.of(plot.leads)), `${first} ${official}`, said(scene, chance), others.join(" "), ...pairs(background)];
  return { outlet, role: "report", title: write(chance.of(plot.headlines)), paragraphs: paragraphs.filter((one) => one !== ""), day };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function pairs(sentences: readonly string[]): string[] {
  return sentences.flatMap((one, at) => (at % 2 === 0 ? [[one, sentences[at + 1] ?? ""].join(" ").trim()] : []));
}

/** A wire report and the outlets that print it: as it is, cut at the end, or under a headline of their own. */
function wired(scene: Scene, chance: Chance): Told[] {
  const wire = report(scene, chance.of(WIRES), chance);
  const copies = chance.some(OUTLETS, chance.of([1, 2, 3, 5, 8])).map((outlet): Told => {
    const kept = chance.happens(0.5) ? wire.paragraphs : wire.paragraphs.slice(0, Math.max(4, wire.paragraphs.length - chance.whole(1, 3)));
    const title = chance.happens(0.6) ? wire.title : sentence(phrase(chance.of(scene.plot.headlines), scene.values, chance));
    return { outlet, role: "copy", title, paragraphs: kept, day: wire.day };
  });
  return [wire, ...copies];
}

/** A report of the next day with another figure. */
function revision(scene: Scene, outlet: Outlet, chance: Chance): Told {
  const later = { ...scene, values: { ...scene.values, n: scene.values["revised"] ?? "" } };
  return { ...report(later, outlet, chance), role: "revision", day: scene.day + 1 };
}

function foreign({ plot, values, day }: Scene, outlet: Outlet, chance: Chance): Told {
  const [headline, text] = plot.foreign[outlet.language === "en" ? "de" : outlet.language];
  const own = { ...values, date: values[outlet.language] ?? "" };
  return {
    outlet,
    role: "foreign",
    title: phrase(headline, own, chance),
    paragraphs: phrase(text, own, chance).split(/(?<=\.) (?=\p{Lu})/u),
    day,
  };
}

function finished(told: Told, { scene, at, stock }: { readonly scene: Scene; readonly at: number; readonly stock: boolean }): Planted {
  const { outlet, role, title, paragraphs, day } = told;
  const date = new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10);
  const url = `https://${outlet.host}/${date.replaceAll("-", "/")}/${scene.plot.name}-${scene.id}-${at}`;
  const text = [...paragraphs, ...(stock ? [STOCK] : [])].join("\n\n");
  return { article: { title, url, source: outlet.name, date, text }, truth: { url, event: scene.id, role } };
}
