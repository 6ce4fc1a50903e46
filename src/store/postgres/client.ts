import pg from "pg";
import { StoreError } from "../store.ts";
import { MIGRATIONS, SCHEMA_VERSION, TABLES } from "./schema.ts";

/** A row of an answer. */
export type Row = Readonly<Record<string, unknown>>;

/** Something that statements can be sent to: the pool, or one connection within a transaction. */
export interface Sql {
  /** `name`: a statement of this name is planned once for each connection. With a partition for each of 476 days that takes 60 ms, and looking up 3. */
  all(sql: string, values?: readonly unknown[], name?: string): Promise<readonly Row[]>;
}

/**
 * Settings of every connection. Compiling a plan over many partitions takes seconds and saves nothing: with it 256 documents of a million were looked up in
 * 19 s, without in 0.1. Plans hang on ids, never on what the ids are.
 */
const SETTINGS = "-c jit=off -c plan_cache_mode=force_generic_plan";

/** The advisory lock of the store's writer, and the one under which tables and partitions are made: "Syno" in ASCII, and a number. */
const LOCK_SPACE = 0x53796e6f;
const WRITER = 1;
const TABLE_MAKER = 2;

/** Connections of a process at most: one walks, one writes, the others answer. */
const CONNECTIONS = 4;
/** How long to wait for a connection, in milliseconds. */
const CONNECT_MS = 10_000;
/** Rows fetched at once on a walk. */
const FETCH = 128;

/** Statements sent to one connection. */
function over(client: pg.ClientBase): Sql {
  return { all: async (text, values = [], name = "") => (await client.query({ name, text, values: [...values] })).rows as Row[] };
}

/** Connections to one database. Losing the server ends transactions with an error and nothing else; the next statement connects anew. */
export class Database implements Sql {
  readonly #pool: pg.Pool;
  /** Connections out on a walk. Whoever stops a walk midway without saying so keeps one until the end. */
  readonly #walking = new Set<pg.PoolClient>();
  #writer: pg.PoolClient | undefined;
  #closed = false;

  constructor(url: string, generation?: number) {
    this.#pool = new pg.Pool({
      options: generation === undefined ? SETTINGS : `${SETTINGS} -c synoptic.generation=${generation}`,
      connectionString: url,
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: "synoptic",
    });
    // A lost connection shows in the next statement and is dropped by the pool; without listeners it would end the process.
    this.#pool.on("error", () => undefined);
    this.#pool.on("connect", (client) => client.on("error", () => undefined));
  }

  async all(text: string, values: readonly unknown[] = [], name = ""): Promise<readonly Row[]> {
    return (await this.#pool.query({ name, text, values: [...values] })).rows as Row[];
  }

  /** Do `work` in one transaction on a connection of its own. */
  async whole<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#with((client) => transaction(client, work));
  }

  /** Do work that only reads on one state, whoever writes meanwhile. */
  async still<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#with((client) => transaction(client, work, "isolation level repeatable read read only"));
  }

  /** Do `work` in one transaction on the writer's connection: it fails if the place was lost with the connection. */
  async asWriter<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    if (!this.#writer) throw new Error("the store is not locked for writing");
    return transaction(this.#writer, work);
  }

  get isWriter(): boolean {
    return this.#writer !== undefined;
  }

  /** Rows one after the other, all as they were when the first was asked for. */
  async *walk(sql: string, values: readonly unknown[] = []): AsyncGenerator<Row> {
    const client = await this.#pool.connect();
    this.#walking.add(client);
    let whole = false;
    try {
      await client.query("begin isolation level repeatable read read only");
      await client.query(`declare walk no scroll cursor for ${sql}`, [...values]);
      for (let full = true; full;) {
        const { rows } = await client.query<Record<string, unknown>>(`fetch ${FETCH} from walk`);
        yield* rows;
        full = rows.length === FETCH;
      }
      await client.query("commit");
      whole = true;
    } finally {
      if (this.#walking.delete(client)) client.release(!whole);
    }
  }

  /** Take the writer's place; the server gives it back when the connection ends, however it ends. */
  async lock(): Promise<boolean> {
    if (this.#writer) return true;
    const client = await this.#pool.connect();
    const [row] = await over(client).all("select pg_try_advisory_lock($1, $2) as got", [LOCK_SPACE, WRITER]);
    if (row?.["got"] !== true) {
      client.release();
      return false;
    }
    this.#writer = client;
    client.on("error", () => this.#lost(client));
    client.on("end", () => this.#lost(client));
    return true;
  }

  /** Do `work` while no other process makes tables. */
  async making(work: (sql: Sql) => Promise<void>): Promise<void> {
    await this.whole(async (sql) => {
      await sql.all("select pg_advisory_xact_lock($1, $2)", [LOCK_SPACE, TABLE_MAKER]);
      await work(sql);
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const writer = this.#writer;
    this.#writer = undefined;
    // The server would give the place back when it notices that the connection has ended, which may be after the next process has asked for it.
    await writer?.query("select pg_advisory_unlock_all()").catch(() => undefined);
    writer?.release(true);
    for (const client of this.#walking) client.release(true);
    this.#walking.clear();
    await this.#pool.end();
  }

  #lost(client: pg.PoolClient): void {
    if (this.#writer !== client) return;
    this.#writer = undefined;
    client.release(true);
  }

  async #with<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      const made = await work(client);
      client.release();
      return made;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}

async function transaction<T>(client: pg.PoolClient, work: (sql: Sql) => Promise<T>, mode = ""): Promise<T> {
  await client.query(`begin ${mode}`);
  try {
    const made = await work(over(client));
    await client.query("commit");
    return made;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** How a database is opened: whether its tables are made if there are none, and for which generation if not the one that is shown. */
export interface Opening {
  readonly create: boolean;
  readonly generation?: number | undefined;
}

/**
 * Connect to the store in a database, and bring its tables up to date.
 * @throws StoreError if the server cannot be reached, or holds no store this version can read.
 */
export async function connect(url: string, { create, generation }: Opening): Promise<Database> {
  const database = new Database(url, generation);
  try {
    await examine(database, create);
    return database;
  } catch (error) {
    await database.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError("unopenable", `cannot open ${bare(url)}: ${messageOf(error)}`);
  }
}

async function examine(database: Database, create: boolean): Promise<void> {
  const [found] = await database.all("select to_regclass('meta') as meta, to_regclass('documents') as documents");
  if (found?.["meta"] === null && !create) throw new StoreError("empty", "the database has no store");
  await database.making(async (sql) => {
    const version = await versionOf(sql);
    if (version === undefined) await sql.all(`${TABLES}; insert into meta values ('version', '${SCHEMA_VERSION}')`);
    else if (version > SCHEMA_VERSION) {
      throw new StoreError("newer", `the store was written by a newer Synoptic (version ${version}; this one knows ${SCHEMA_VERSION})`);
    } else if (version < SCHEMA_VERSION) {
      await sql.all(`${MIGRATIONS.slice(version - 1).join("")}; update meta set value = '${SCHEMA_VERSION}' where name = 'version'`);
    }
  });
}

async function versionOf(sql: Sql): Promise<number | undefined> {
  const [table] = await sql.all("select to_regclass('meta') as meta");
  if (table?.["meta"] === null) return undefined;
  const columns = await sql.all(
    "select string_agg(attname, ',' order by attnum) as names from pg_attribute where attrelid = 'meta'::regclass and attnum > 0",
  );
  const own = columns[0]?.["names"] === "name,value";
  const [row] = own ? await sql.all("select value from meta where name = 'version'") : [];
  if (row === undefined) throw new StoreError("foreign", "the database is another program's");
  return Number(row["value"]);
}

/** An address without the password in it. */
function bare(url: string): string {
  return url.replace(/:[^:@/]*@/, "@");
}

/** What went wrong in words; a refused connection has them in its parts. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(messageOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
