import { statSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { raised, readFloors, shortfalls, writeFloors } from "./floors.ts";
import { writeReport } from "./report.ts";
import { mistakesTold } from "./mistakes.ts";
import { type Asked, AskedWrong, type Figures, type GoldSet, type Mistake } from "./set.ts";

/** The gold sets that can be run, in the order of the report. */
const SETS: Readonly<Record<string, () => Promise<GoldSet>>> = {
  cdcr_ukp: () => import("./sets/cdcr_ukp.ts"),
  "article-extraction-benchmark": () => import("./sets/article-extraction-benchmark.ts"),
  "trafilatura-eval": () => import("./sets/trafilatura-eval.ts"),
  "htmldate-eval": () => import("./sets/htmldate-eval.ts"),
  ecbplus: () => import("./sets/ecbplus.ts"),
  giveme5w1h: () => import("./sets/giveme5w1h.ts"),
  plover: () => import("./sets/plover.ts"),
  cdcr_diverse: () => import("./sets/cdcr_diverse.ts"),
  basil: () => import("./sets/basil.ts"),
  galaxy_wikinews: () => import("./sets/galaxy_wikinews.ts"),
  pool: () => import("./sets/pool.ts"),
  tempeval3: () => import("./sets/tempeval3.ts"),
  wikiwars: () => import("./sets/wikiwars.ts"),
  geoparsing: () => import("./sets/geoparsing.ts"),
  "recognizers-text-specs": () => import("./sets/recognizers-text-specs.ts"),
  "ud-english-ewt": () => import("./sets/ud-english-ewt.ts"),
  "worldwide-ner": () => import("./sets/worldwide-ner.ts"),
  "uner-english": () => import("./sets/uner-english.ts"),
  crossner: () => import("./sets/crossner.ts"),
  re3d: () => import("./sets/re3d.ts"),
  "ner-small": () => import("./sets/ner-small.ts"),
  elevant: () => import("./sets/elevant.ts"),
  "ud-english-gum": () => import("./sets/ud-english-gum.ts"),
  polnear: () => import("./sets/polnear.ts"),
  reuters21578: () => import("./sets/reuters21578.ts"),
  clough_stevenson: () => import("./sets/clough_stevenson.ts"),
  msrp: () => import("./sets/msrp.ts"),
  fidelity: () => import("./sets/fidelity.ts"),
  verbatim: () => import("./sets/verbatim.ts"),
};

const USAGE = "usage: eval [SET] [--data FOLDER] [--split NAME] [--errors] [--json] [--update] [--date YYYY-MM-DD]";

/** Measures over all sets, or over pairs of our own: they have no folder. */
const OVER_ALL = new Set(["pool", "fidelity", "verbatim"]);

/** Folder with one folder for each set, beside this package. The built program lies one level deeper than its source. */
const DATA = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

interface Options {
  readonly data?: string;
  readonly split?: string;
  readonly json?: boolean;
  /** Show what came out wrong, by kind; sets that cannot say show nothing. */
  readonly errors?: boolean;
  readonly update?: boolean;
  readonly date?: string;
}

async function runSet(name: string, { data, split }: Options, tell?: Asked["tell"]): Promise<Figures> {
  const load = SETS[name];
  if (!load) throw new AskedWrong(`no gold set "${name}"; there are ${Object.keys(SETS).join(", ")}`);
  const folder = data === undefined ? resolve(DATA, OVER_ALL.has(name) ? "." : name) : resolve(data);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new AskedWrong(`no such folder: ${folder}`);
  return (await load()).run({ folder, ...(split === undefined ? {} : { split }), ...(tell ? { tell } : {}) });
}

function show(name: string, figures: Figures): void {
  const { baseline } = figures;
  console.log(`${name} (${figures.n} items, ${figures.ms_per_item.toFixed(2)} ms each)`);
  for (const [key, value] of Object.entries(figures)) {
    if (key === "n" || key === "ms_per_item" || key === "baseline") continue;
    if (typeof value === "number")
      console.log(`  ${key} ${value.toFixed(4)}${baseline[key] === undefined ? "" : `  baseline ${baseline[key].toFixed(4)}`}`);
    else for (const [part, of] of Object.entries(value)) console.log(`  ${key} ${part} ${of.toFixed(4)}`);
  }
}

async function runOne(name: string, options: Options): Promise<void> {
  const mistakes: Mistake[] = [];
  const tell = (more: readonly Mistake[]): void => {
    for (const one of more) mistakes.push(one);
  };
  const figures = await runSet(name, options, options.errors ? tell : undefined);
  if (options.json) console.log(JSON.stringify(figures));
  else show(name, figures);
  if (options.errors) console.log(mistakesTold(mistakes));
}

async function runAll(options: Options): Promise<void> {
  const results: [string, GoldSet, Figures][] = [];
  for (const [name, load] of Object.entries(SETS)) {
    const figures = await runSet(name, {});
    if (!options.json) show(name, figures);
    results.push([name, await load(), figures]);
  }
  const measured = new Map(results.map(([name, , figures]) => [name, figures]));
  if (options.json) console.log(JSON.stringify(Object.fromEntries(measured)));
  writeReport(results, options.date);
  const floors = readFloors();
  const short = shortfalls(floors, measured);
  for (const line of short) console.error(line);
  if (short.length > 0) process.exitCode = 1;
  else if (options.update) writeFloors(raised(floors, measured));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: "string" },
      split: { type: "string" },
      json: { type: "boolean" },
      errors: { type: "boolean" },
      update: { type: "boolean" },
      date: { type: "string" },
    },
  });
  const [name] = positionals;
  if (positionals.length > 1 || (name === undefined && (values.data !== undefined || values.split !== undefined)))
    throw new AskedWrong(USAGE);
  if (name === undefined) await runAll(values);
  else await runOne(name, values);
}

main().catch((error: unknown) => {
  const misused =
    error instanceof AskedWrong || (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
  if (!misused) throw error;
  console.error(error.message);
  process.exitCode = 2;
});
