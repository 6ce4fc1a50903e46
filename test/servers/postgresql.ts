import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { freePort, program } from "./programs.ts";

/** How long the server may take to answer after a start or a crash, in milliseconds. */
const PATIENCE = 60_000;

/** The user and group that a server may run as: PostgreSQL refuses to be root. */
function servant(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((one) => /^(?:postgres|nobody):/.test(one));
  const [, , uid, gid] = (line ?? "").split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

/** A PostgreSQL server of a test's own, on the loopback interface, with its data in a folder that goes with it. */
export class Postgresql {
  readonly #data = mkdtempSync(join(tmpdir(), "postgresql-"));
  readonly #user = servant();
  #port = 0;
  #process: ChildProcess | undefined;
  #databases = 0;

  static async start(): Promise<Postgresql> {
    const server = new Postgresql();
    server.#port = await freePort();
    chmodSync(server.#data, 0o700);
    if (server.#user) chownSync(server.#data, server.#user.uid, server.#user.gid);
    const words = ["-D", server.#data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
    const { status, stderr } = spawnSync(program("initdb") ?? "initdb", words, { ...server.#user, cwd: tmpdir(), encoding: "utf8" });
    if (status !== 0) throw new Error(`initdb: ${stderr}`);
    await server.up();
    return server;
  }

  /** The address of a database. */
  url(database = "postgres"): string {
    return `postgres://tester@127.0.0.1:${this.#port}/${database}`;
  }

  /** A new, empty database. */
  async database(): Promise<string> {
    const name = `d${this.#databases++}`;
    await this.ask(`create database ${name}`);
    return this.url(name);
  }

  /** Send statements to the server. */
  async ask(sql: string, url = this.url()): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client(url);
    client.on("error", () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** Start the server, again after a crash too; waits until it answers. */
  async up(): Promise<void> {
    // Nothing is synced: the tests kill processes and never the machine, whose memory keeps what was written.
    const settings = [
      "listen_addresses=127.0.0.1",
      `port=${this.#port}`,
      `unix_socket_directories=${this.#data}`,
      "fsync=off",
      "max_connections=60",
    ];
    const words = ["-D", this.#data, ...settings.flatMap((one) => ["-c", one])];
    const end = performance.now() + PATIENCE;
    for (;;) {
      if (this.#process === undefined || this.#process.exitCode !== null || this.#process.signalCode !== null) {
        this.#process = spawn(program("postgres") ?? "postgres", words, { ...this.#user, cwd: tmpdir(), stdio: "ignore" });
      }
      try {
        await this.ask("select 1");
        return;
      } catch (error) {
        if (performance.now() > end) throw error;
        await wait(100);
      }
    }
  }

  /** Kill the server and everything it started, as a crash of the machine's software would. */
  async kill(): Promise<void> {
    const mine = this.#process;
    if (!mine?.pid) return;
    const children = spawnSync("ps", ["-o", "pid=", "--ppid", String(mine.pid)], { encoding: "utf8" }).stdout;
    const gone = once(mine, "exit");
    mine.kill("SIGKILL");
    for (const pid of children.split(/\s+/).filter(Boolean)) {
      try {
        process.kill(Number(pid), "SIGKILL");
      } catch {
        // It ended by itself when its parent did.
      }
    }
    await gone;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#data, { recursive: true, force: true });
  }
}
