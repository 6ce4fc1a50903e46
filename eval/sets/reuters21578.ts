import { readFileSync } from "node:fs";
import { join } from "node:path";
import { annotate, resolve } from "../../src/pipeline.ts";
import { documentOf } from "../group.ts";
import { filesUnder, readJson, someOf, type Report } from "../reports.ts";
import { share } from "../scorers/ratio.ts";
import type { Asked, Figures } from "../set.ts";
import type { Resolution } from "../../src/model/resolution.ts";
import { originsOf } from "../../src/resolve/origins.ts";
import { COPIES, OTHERS } from "./templates.ts";

export const measures =
  "pairs of wire items in nearly the same words: rewrites within a day found as copies; items of one template, three or more days apart, neither copies nor one event (silver pairs; 100 of them checked by hand, see eval/sets/templates.ts)";
export const peers = "–";

/** Side of a pair as the set lists it: id, day, title. */
type Side = readonly [string, string, string];

interface Pair {
  readonly a: Side;
  readonly b: Side;
}

/** Days between two items up to which one is a rewrite of the other, and from which on they share a template (the set's README). */
const REWRITE = 1;
const TEMPLATE = 3;
/** Items in nearly the same words that a baseline calls copies: it knows nothing else. */
const NO_BASELINE = { rewrites_found: 1, templates_apart: 0 };

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

/** "26-FEB-1987" as an ISO day. */
function isoDay(day: string): string {
  const [date = "1", month = "", year = ""] = day.trim().split("-");
  return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${date.padStart(2, "0")}`;
}

function apart({ a, b }: Pair): number {
  return Math.abs(Date.parse(isoDay(a[1])) - Date.parse(isoDay(b[1]))) / 86_400_000;
}

function unescaped(text: string): string {
  return text
    .replaceAll(/&#\d+;/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** Paragraphs are set in by four spaces, lines broken anywhere. */
function paragraphs(body: string): string {
  return unescaped(body)
    .split(/\n {4,}/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n");
}

function item([, id = "", inner = ""]: RegExpMatchArray): Report {
  const part = (name: string): string => new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(inner)?.[1] ?? "";
  const text = part("BODY") === "" ? part("TEXT").replaceAll(/<[^>]*>/g, " ") : part("BODY");
  return {
    id,
    title: unescaped(part("TITLE")).trim(),
    text: paragraphs(text),
    date: isoDay(part("DATE").trim().split(" ")[0] ?? ""),
    event: "",
  };
}

function items(folder: string, wanted: ReadonlySet<string>): Report[] {
  return filesUnder(folder, ".sgm").flatMap((path) => {
    const text = readFileSync(join(folder, path), "latin1");
    return [...text.matchAll(/<REUTERS[^>]*NEWID="(\d+)"[^>]*>([\s\S]*?)<\/REUTERS>/g)]
      .filter((found) => wanted.has(found[1] ?? ""))
      .map(item);
  });
}

/** Pairs that reading showed to be one text after all, though days lie between them. */
const KNOWN = new Set(COPIES.map(([a, b]) => `${a} ${b}`));

/** For each document the event it is about. */
function mainEvents({ happenings, eventOf }: Resolution): Map<string, string> {
  const main = [...happenings.values()].flat().filter((one) => one.standing === "main");
  return new Map(main.map((one) => [one.doc, eventOf.get(one.id) ?? one.id]));
}

/** `rewrites_found`, `templates_apart` over the silver pairs, and of the latter also `templates_no_copies`, without regard to events. */
export async function run({ folder }: Asked): Promise<Figures> {
  const pairs = someOf(readJson(folder, "silver_neardup_pairs.json") as readonly Pair[], folder);
  const reports = items(folder, new Set(pairs.flatMap(({ a, b }) => [a[0], b[0]])));
  const start = process.cpuUsage();
  const analysed = reports.map((report) => annotate(documentOf(report)));
  const resolution = resolve(analysed);
  const { user, system } = process.cpuUsage(start);
  const reprints = [...resolution.reprints.values()].flat();
  const origins = originsOf(resolution.documents.keys(), reprints);
  const linked = new Set(reprints.map(({ docs }) => docs.join(" ")));
  const copied = ({ a, b }: Pair): boolean =>
    linked.has([a[0], b[0]].toSorted().join(" ")) || (origins.get(a[0]) !== undefined && origins.get(a[0]) === origins.get(b[0]));
  const events = mainEvents(resolution);
  const together = ({ a, b }: Pair): boolean => events.get(a[0]) !== undefined && events.get(a[0]) === events.get(b[0]);
  const rewrites = pairs.filter((pair) => apart(pair) <= REWRITE);
  const templates = pairs.filter((pair) => apart(pair) >= TEMPLATE && !KNOWN.has(`${pair.a[0]} ${pair.b[0]}`));
  const checked = new Set(OTHERS.map(([a, b]) => `${a} ${b}`));
  const apartOf = (some: readonly Pair[]): number => share(some.filter((pair) => !copied(pair) && !together(pair)).length, some.length);
  return {
    rewrites_found: share(rewrites.filter(copied).length, rewrites.length),
    templates_apart: apartOf(templates),
    checked_apart: apartOf(templates.filter(({ a, b }) => checked.has(`${a[0]} ${b[0]}`))),
    templates_no_copies: share(templates.filter((pair) => !copied(pair)).length, templates.length),
    n: rewrites.length + templates.length,
    ms_per_item: (user + system) / 1000 / reports.length,
    baseline: NO_BASELINE,
  };
}
