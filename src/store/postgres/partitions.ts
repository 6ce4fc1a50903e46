import type { Document } from "../../model/document.ts";
import type { Database, Sql } from "./client.ts";

/** The day of documents that show none. */
const UNDATED = "0001-01-01";
/** A day of the calendar that PostgreSQL knows too. */
const DAY = /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/;

/** The day whose partition keeps a document: that of its first date of publication. It decides where rows lie, never what is in a record. */
export function dayOf(document: Document): string {
  const day = document.published[0]?.days.from ?? "";
  return DAY.test(day) && !day.startsWith("0000") && !Number.isNaN(Date.parse(day))
    ? new Date(Date.parse(day)).toISOString().slice(0, 10)
    : UNDATED;
}

interface Range {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

function rangeOf(day: string): Range {
  const date = new Date(`${day}T00:00:00Z`);
  const to = written(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1);
  return { name: `readings_${day.replaceAll("-", "")}`, from: day, to };
}

/** A day as PostgreSQL reads it. Days past the end of a month run over into the next one. */
function written(year: number, month: number, day: number): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  const digits = (n: number, width: number): string => String(n).padStart(width, "0");
  return `${digits(date.getUTCFullYear(), 4)}-${digits(date.getUTCMonth() + 1, 2)}-${digits(date.getUTCDate(), 2)}`;
}

/** Makes partitions before they are needed, each once. */
export class Partitions {
  readonly #database: Database;
  readonly #made = new Set<string>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** See to it that rows of these days have a place. Runs in transactions of its own, so that nobody waits for the caller's. */
  async ready(days: Iterable<string>): Promise<void> {
    for (const day of new Set(days)) {
      if (this.#made.has(day)) continue;
      await this.#database.making((sql) => attach(sql, rangeOf(day)));
      this.#made.add(day);
    }
  }
}

/** Make a partition and attach it; unlike `create table … partition of` this does not wait for those who read or write beside it. */
async function attach(sql: Sql, { name, from, to }: Range): Promise<void> {
  const [known] = await sql.all("select to_regclass($1) as name", [name]);
  if (known?.["name"] !== null) return;
  await sql.all(`create table ${name} (like readings including all)`);
  await sql.all(`alter table readings attach partition ${name} for values from ('${from}') to ('${to}')`);
}
