import type { Days } from "../../model/document.ts";
import type { Dossier } from "../../model/dossier.ts";
import { outletOf, titleOf } from "../facts.ts";
import { officeInWords } from "../office.ts";
import { placed, wordsOf, type Entry, type Material } from "./format.ts";

/** What a cell of a table can hold. */
export type Cell = string | number | boolean | null;

/** A column: its name, and what its cells hold where they are not null. */
export interface Column {
  readonly name: string;
  readonly type: "text" | "integer" | "real" | "boolean";
  /** The table whose `id` the cells name. */
  readonly of?: string;
}

/** A table of the records: its columns, and its rows in the order of ids. The column `id`, if there is one, tells rows apart. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  rows(material: Material): AsyncGenerator<readonly Cell[]>;
}

/** Columns written as "name type, …"; ">events" is text that names a row of that table. */
function columns(words: string): Column[] {
  return words.split(", ").map((one) => {
    const [name = "", type = "text"] = one.split(" ");
    return type.startsWith(">") ? { name, type: "text", of: type.slice(1) } : { name, type: type as Column["type"] };
  });
}

function ofEach(made: (entry: Entry) => Iterable<readonly Cell[]>): Table["rows"] {
  return async function* rows(material) {
    for await (const entry of material.entries()) yield* made(entry);
  };
}

function daysOf(days: Days | undefined): [Cell, Cell, Cell] {
  return [days?.from ?? null, days?.to ?? null, days?.open ?? null];
}

function event({ dossier, texts }: Entry): Cell[] {
  const { id, type, mode, when, where, accounts, origins } = dossier;
  const { label, headline } = titleOf(dossier, texts);
  const dated = [...daysOf(when?.days), when?.precision, when?.method, when?.year?.inferred];
  const located = [where?.label, where?.country, where?.at?.lat, where?.at?.lon, where?.at?.precision];
  const telling = accounts.filter(({ role }) => role !== "background").length;
  return [id, type, mode, label, headline, ...dated, ...located, telling, origins].map((one) => one ?? null);
}

function* accounts({ dossier, texts }: Entry): Generator<Cell[]> {
  for (const { doc, role, kind, origin, title, published, at } of dossier.accounts) {
    const outlet = outletOf(dossier, doc, texts);
    const days = [...daysOf(published?.days), published?.method ?? null];
    yield [dossier.id, doc, role, kind, origin, outlet, title ? wordsOf(title, texts) : null, ...days, at[0] ?? null];
  }
}

function* participants({ dossier, texts }: Entry): Generator<Cell[]> {
  for (const { entity, label, role, offices, evidence } of dossier.participants) {
    const at = evidence.map(placed).join(" ");
    yield [dossier.id, entity, label, role, offices.join("; "), at, wordsOf(evidence, texts)];
  }
}

/** A point's id: that of its event, and its number in the record, from 1. */
function pointId({ id }: Dossier, at: number): string {
  return `${id}.${at + 1}`;
}

function* points({ dossier }: Entry): Generator<Cell[]> {
  for (const [at, { kind, who, verdict, origins, readings, silent }] of dossier.rows.entries()) {
    const numbers = [origins, readings.length, silent.length];
    yield [pointId(dossier, at), dossier.id, kind, who?.label ?? null, who?.entity ?? null, verdict, ...numbers];
  }
}

function* readings({ dossier, texts }: Entry): Generator<Cell[]> {
  for (const [at, row] of dossier.rows.entries()) {
    for (const { doc, origin, primary, manner, fidelity, treatment, value, evidence } of row.readings) {
      const [first, last] = [evidence[0], evidence.at(-1) ?? evidence[0]];
      const found = [
        pointId(dossier, at),
        dossier.id,
        doc,
        origin,
        primary,
        manner ?? null,
        fidelity ?? null,
        treatment?.join(", ") ?? null,
        value ?? null,
      ];
      yield [...found, first.start, last.end, evidence.map(placed).join(" "), wordsOf(evidence, texts)];
    }
  }
}

async function* documents(material: Material): AsyncGenerator<Cell[]> {
  for await (const { id, kind, language, title, published, seen, text } of material.documents()) {
    const words = title?.map(({ start, end }) => text.slice(start, end)).join(" ") ?? null;
    const [from, to, open] = daysOf(published[0]?.days);
    yield [id, kind, language, words, from, to, open, seen[0]?.at ?? null, text];
  }
}

async function* entities(material: Material): AsyncGenerator<Cell[]> {
  for await (const { id, class: kind, label, country, gazetteer, wikidata, offices, mentions } of material.entities()) {
    const found = [id, kind, label, country ?? null, gazetteer ?? null, wikidata ?? null, offices.map(officeInWords).join("; ")];
    yield [...found, mentions.length, new Set(mentions.map(({ span }) => span.doc)).size];
  }
}

/** Every table, in the order of the guide. What a table names by id stands in one before it or beside it. */
export const TABLES: readonly Table[] = [
  {
    name: "events",
    columns: columns(
      "id text, type text, mode text, title text, headline text, from text, to text, open text, date_precision text, date_method text, " +
        "year_inferred boolean, place text, country text, latitude real, longitude real, place_precision text, accounts integer, origins integer",
    ),
    rows: ofEach((entry) => [event(entry)]),
  },
  {
    name: "documents",
    columns: columns("id text, kind text, language text, title text, from text, to text, open text, address text, text text"),
    rows: documents,
  },
  {
    name: "entities",
    columns: columns(
      "id text, class text, label text, country text, gazetteer text, wikidata text, offices text, mentions integer, documents integer",
    ),
    rows: entities,
  },
  {
    name: "accounts",
    columns: columns(
      "event >events, document >documents, role text, kind text, origin >documents, outlet text, title text, from text, to text, open text, " +
        "date_method text, address text",
    ),
    rows: ofEach(accounts),
  },
  {
    name: "participants",
    columns: columns("event >events, entity >entities, label text, role text, offices text, evidence text, words text"),
    rows: ofEach(participants),
  },
  {
    name: "points",
    columns: columns(
      "id text, event >events, kind text, who text, entity >entities, verdict text, origins integer, readings integer, silent integer",
    ),
    rows: ofEach(points),
  },
  {
    name: "readings",
    columns: columns(
      "point >points, event >events, document >documents, origin text, primary boolean, manner text, fidelity text, treatment text, value text, " +
        "start integer, end integer, evidence text, words text",
    ),
    rows: ofEach(readings),
  },
];

/** A table by its name. */
export function tableOf(name: string): Table | undefined {
  return TABLES.find((one) => one.name === name);
}
