import type Database from "libsql";
import type { Connection } from "./connection.ts";

/** A row of an answer. A blob comes as an `ArrayBuffer`, which its reader casts to. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Statements over one connection, each prepared once and kept. */
export class Statements {
  readonly #db: Connection;
  readonly #prepared = new Map<string, Database.Statement>();

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
