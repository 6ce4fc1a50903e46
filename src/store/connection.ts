import { existsSync } from "node:fs";
import Database from "libsql";
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION, TABLES } from "./schema.ts";
import { StoreError } from "./store.ts";

/** A connection to one SQLite file. */
export type Connection = InstanceType<typeof Database>;

/** How long a statement waits for another connection's commit, in milliseconds. Writers never wait for each other: see `writerLock`. */
const BUSY_MS = 10_000;

/**
 * Open a store's file, in write-ahead mode so that readers go on while a writer commits, and with a full sync on every commit.
 * `create`: make the file and its tables if there are none (the caller holds the writer's lock). An older version's store is brought up to date.
 * @throws StoreError if there is no store, or it is another program's file, or a newer version's.
 */
export function connect(path: string, create: boolean): Connection {
  if (!create && !existsSync(path)) throw new StoreError("missing", `there is no store at ${path}`);
  const db = opened(path);
  try {
    examine(db, path, create);
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    return db;
  } catch (error) {
    db.close();
    throw isNotADatabase(error) ? new StoreError("foreign", `${path} is not a Synoptic store`) : error;
  }
}

function opened(path: string): Connection {
  try {
    return new Database(path, { timeout: BUSY_MS });
  } catch (cause) {
    throw new StoreError("unopenable", `cannot open ${path}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function examine(db: Connection, path: string, create: boolean): void {
  const version = integer(db, "user_version");
  if (integer(db, "application_id") !== APPLICATION_ID) {
    const tables = db.prepare("select count(*) as n from sqlite_master").get() as { n: number };
    if (tables.n > 0) throw new StoreError("foreign", `${path} is a database of another program`);
    if (!create) throw new StoreError("empty", `the store at ${path} is empty`);
    db.transaction(() =>
      db.exec(`${TABLES}; pragma application_id = ${APPLICATION_ID}; pragma user_version = ${SCHEMA_VERSION}`),
    ).immediate();
  } else if (version > SCHEMA_VERSION) {
    throw new StoreError("newer", `${path} was written by a newer Synoptic (store version ${version}; this one knows ${SCHEMA_VERSION})`);
  } else if (version < SCHEMA_VERSION) db.transaction(() => migrate(db)).immediate();
}

/** Bring an older store up to date. The version is asked again inside the transaction: another process may have been sooner. */
function migrate(db: Connection): void {
  const version = integer(db, "user_version");
  if (version >= SCHEMA_VERSION) return;
  db.exec(`${MIGRATIONS.slice(version - 1).join("")} pragma user_version = ${SCHEMA_VERSION}`);
}

function integer(db: Connection, pragma: "user_version" | "application_id"): number {
  const row = db.prepare(`pragma ${pragma}`).get() as Record<string, number>;
  return row[pragma] ?? 0;
}

function isNotADatabase(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "SQLITE_NOTADB";
}

/**
 * Take the lock that makes one process the writer of the store at `path`: an exclusive transaction on an empty file beside it.
 * The operating system drops it with the process, so a killed writer leaves nothing to clean up. Returns undefined if somebody else holds it.
 */
export function writerLock(path: string): { release(): void } | undefined {
  const lock = opened(`${path}-writer`);
  try {
    lock.exec("pragma busy_timeout = 0");
    lock.exec("begin exclusive");
    return { release: () => void lock.close() };
  } catch (error) {
    lock.close();
    if (error instanceof Error && "code" in error && error.code === "SQLITE_BUSY") return undefined;
    throw error;
  }
}
