import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Model } from "@alephdata/followthemoney";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-csl";
import { check } from "@placemarkio/check-geojson";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import ICAL from "ical.js";
import { parseHTML } from "linkedom";
import MarkdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { FORMATS } from "../../../src/record/export/formats.ts";
import { datePrecision } from "../../../src/record/export/plover.ts";
import { exported, type Exported } from "./exported.ts";

let world: Exported;
beforeAll(async () => {
  world = await exported();
});
afterAll(() => world.desk.close());

/** The schema of the TEI is large: xmllint takes seconds to take it in. */
const SLOW = 240_000;
const text = async (format: string, base?: string): Promise<string> => (await world.bytes(format, "", base)).toString();
const lines = (all: string): unknown[] =>
  all
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);

describe("every form", () => {
  it.each(FORMATS.map((one) => [one.name, one] as const))("%s gives the same bytes each time", async (name, { each }) => {
    const part = each === "table" ? "events" : "";
    const made = await world.bytes(name, part);
    expect(made.length).toBeGreaterThan(50);
    expect(made.equals(await world.bytes(name, part))).toBe(true);
  });
});

describe("jsonl", () => {
  it("is the records", async () => expect(lines(await text("jsonl"))).toEqual(JSON.parse(JSON.stringify(world.dossiers))));
});

describe("plover", () => {
  it("codes each pair of actors, with precisions of UCDP", async () => {
    const { data, errors } = Papa.parse<Record<string, string>>(await text("plover"), { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    const met = data.filter(
      (row) => row["plover_mode"] === "meeting" && row["actor"] === "Sigrid Halvorsen" && row["recipient"] === "Rasmus Joensen",
    );
    expect(met.length).toBeGreaterThan(0);
    expect(met[0]).toMatchObject({ cameo_root: "04", date_prec: "1", place: "Tórshavn", where_prec: "1" });
    expect(new Set(data.map((row) => row["event_id"]))).toEqual(new Set(world.dossiers.map(({ id }) => id)));
  });

  it.each([
    ["2025-03-12", "2025-03-12", 1],
    ["2025-03-10", "2025-03-12", 2],
    ["2025-03-10", "2025-03-16", 3],
    ["2025-03-01", "2025-03-31", 4],
    ["2024-01-01", "2024-12-31", 5],
    ["2020-01-01", "2024-12-31", null],
  ])("a day from %s to %s has precision %s", (from, to, wanted) => {
    expect(datePrecision({ days: { from, to } } as Parameters<typeof datePrecision>[0])).toBe(wanted);
  });
});

describe("ftm", () => {
  it("fits FollowTheMoney's own model: schemata, properties, what they lead to", async () => {
    const path = join(createRequire(import.meta.url).resolve("@alephdata/followthemoney"), "../defaultModel.json");
    const model = new Model(JSON.parse(readFileSync(path, "utf8")) as ConstructorParameters<typeof Model>[0]);
    const all = lines(await text("ftm")) as {
      readonly id: string;
      readonly schema: string;
      readonly properties: Record<string, string[]>;
    }[];
    const known = new Map(all.map((one) => [one.id, one]));
    expect(known.size).toBe(all.length);
    for (const { schema: name, properties } of all) {
      const schema = model.getSchema(name);
      for (const [property, values] of Object.entries(properties)) {
        const { type, range } = schema.getProperty(property) as unknown as {
          readonly type: { readonly name: string };
          readonly range?: string;
        };
        const there = values.map((value) => known.get(value)?.schema ?? "");
        if (type.name === "entity")
          expect(there.filter((one) => one === "" || (range !== undefined && !model.getSchema(one).isA(range)))).toEqual([]);
      }
      const required = (schema as unknown as { readonly required: readonly string[] }).required ?? [];
      expect(required.filter((property) => properties[property] === undefined)).toEqual([]);
    }
    expect(all.filter(({ schema }) => schema === "Event")).toHaveLength(world.dossiers.length);
  });
});

describe("geojson", () => {
  it("is GeoJSON, with the places of the gazetteer", async () => {
    const { features } = check(await text("geojson")) as {
      features: readonly { geometry: { coordinates: number[] } | null; properties: Record<string, unknown> }[];
    };
    expect(features).toHaveLength(world.dossiers.length);
    const there = features.find(({ properties }) => properties["place"] === "Tórshavn");
    expect(there?.geometry?.coordinates.map(Math.round)).toEqual([-7, 62]);
  });
});

describe("ics", () => {
  it("is read by ical.js, a day or all days it can be", async () => {
    const calendar = new ICAL.Component(ICAL.parse(await text("ics")) as unknown[]);
    const found = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
    const dated = world.dossiers.filter(({ when }) => when && when.days.open === undefined);
    expect(found.map(({ uid }) => uid)).toEqual(dated.map(({ id }) => `${id}@synoptic`));
    expect(found.map(({ startDate }) => startDate.toString())).toEqual(dated.map(({ when }) => when!.days.from));
    const trap = found.find(({ summary }) => summary.includes("Ole Brandt"));
    expect(trap?.endDate.toString()).toBe("2031-05-05");
  });

  it("folds lines at 75 octets", async () => {
    for (const line of (await text("ics")).split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe("csl", () => {
  it("is read by Citation.js, which makes a bibliography of it", async () => {
    const cite = new Cite(JSON.parse(await text("csl")));
    const made = cite.format("bibliography", { format: "text", template: "apa", lang: "en-US" });
    expect(made.trim().split("\n")).toHaveLength(world.documents.size);
    expect(made).toMatch(/\(2025, March 13\)/u);
  });
});

describe("tei", () => {
  const schema = gunzipSync(readFileSync(join(import.meta.dirname, "../../schemas/tei.rng.gz"))).toString();
  it(
    "is valid by xmllint against the TEI's own schema, which finds a mistake where there is one",
    async () => {
      const contents = await text("tei");
      const broken = contents.replace("<body>", "<body><rdg/>");
      const xml = [contents, broken].map((one, at) => ({ fileName: `${at}.xml`, contents: one }));
      const { errors } = await validateXML({ xml, extension: "relaxng", schema: [schema], maxMemoryPages: 4096 });
      expect(errors.filter(({ loc }) => loc?.fileName !== "1.xml").map(({ message }) => message)).toEqual([]);
      expect(errors.length).toBeGreaterThan(0);
    },
    SLOW,
  );
});

describe("feeds", () => {
  const title = (one: { readonly title?: unknown }): unknown =>
    typeof one.title === "object" && one.title ? (one.title as { value: string }).value : one.title;

  it("tell of the same events, newest first", async () => {
    const atom = parseAtomFeed(await text("atom", "http://127.0.0.1:7077"));
    const rss = parseRssFeed(await text("rss", "http://127.0.0.1:7077"));
    const json = parseJsonFeed(await text("jsonfeed", "http://127.0.0.1:7077"));
    const titles = atom.entries?.map(title) ?? [];
    expect(titles).toHaveLength(world.dossiers.length);
    expect(rss.items?.map(title)).toEqual(titles);
    expect(json.items?.map(title)).toEqual(titles);
    expect(atom.entries?.every(({ id, updated }) => id && updated)).toBe(true);
    expect(titles[0]).toContain("Ole Brandt");
    expect(json.items?.[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:7077\/events\/v[0-9a-f]{12}$/u);
  });
});

describe("pages", () => {
  it("have footnotes that markdown-it finds, and only its own markup", async () => {
    const made = new MarkdownIt({ html: true }).use(footnotes).render(await text("md"));
    const { document } = parseHTML(`<!doctype html><body>${made}</body>`);
    expect(document.querySelectorAll("sup.footnote-ref").length).toBeGreaterThan(20);
    expect(document.querySelectorAll("script, img, svg").length).toBe(0);
    expect(document.body.textContent).not.toMatch(/\[\^\d+\]/u);
  });

  it("are pages without script", async () => {
    const { document } = parseHTML(await text("html"));
    expect(document.querySelectorAll("script, img[onerror]").length).toBe(0);
    expect(document.querySelectorAll("h1").length).toBe(world.dossiers.length);
  });
});
