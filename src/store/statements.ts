import type Database from "libsql";
import type { Connection } from "./connection.ts";

/** A row of an answer. A blob comes as an `ArrayBuffer`, which its reader casts to. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Questions after which the event loop has to come round. */
const ASKED = 1_000;

/** Statements over one connection, each prepared once and kept. */
export class Statements {
  readonly #db: Connection;
  readonly #prepared = new Map<string, Database.Statement>();
  #asked = 0;

  constructor(db: Connection) {
    this.#db = db;
  }

  #of(sql: string): Database.Statement {
    const known = this.#prepared.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }

  all(sql: string, ...values: readonly unknown[]): readonly Row[] {
    this.#asked++;
    return this.#of(sql).all(...values) as Row[];
  }

  one(sql: string, ...values: readonly unknown[]): Row | undefined {
    return this.all(sql, ...values)[0];
  }

  run(sql: string, ...values: readonly unknown[]): void {
    this.#of(sql).run(...values);
  }

  /** Rows one after the other. The statement is prepared afresh, so that a walk may stand open while others run. */
  *walk(sql: string, ...values: readonly unknown[]): Generator<Row> {
    yield* this.#db.prepare(sql).iterate(...values) as IterableIterator<Row>;
  }

  /**
   * To be awaited by what may be called many times in a row. The driver lets go of what it keeps of a question's rows (1 KB) only when the event loop comes
   * round, which promises that are settled already never let it: 10 GB for a million documents that are looked at five times.
   */
  async rest(): Promise<void> {
    if (this.#asked < ASKED) return;
    this.#asked = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Do `work` in one transaction: all of it, or none if it throws. Durable when this returns. */
  whole<T>(work: () => T): T {
    return this.#db.transaction(work).immediate();
  }

  /** Do work that only reads on one state, whoever writes meanwhile. */
  still<T>(work: () => T): T {
    return this.#db.transaction(work).deferred();
  }

  /** The same of work that waits in between. The connection must be its own: whatever else it is asked meanwhile belongs to the transaction. */
  async wholly<T>(work: () => Promise<T>): Promise<T> {
    this.#db.exec("begin immediate");
    try {
      const made = await work();
      this.#db.exec("commit");
      return made;
    } catch (error) {
      this.#db.exec("rollback");
      throw error;
    }
  }

  /** No statement may be used after this. */
  close(): void {
    this.#prepared.clear();
    this.#db.close();
  }
}
