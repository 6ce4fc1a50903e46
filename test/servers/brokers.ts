import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import type { Network } from "./network.ts";
import { freePort, program } from "./programs.ts";

/** How long a server may take to answer after a start, in milliseconds. */
const PATIENCE = 30_000;

interface Broker {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly route: number;
  readonly disk: string;
  process: ChildProcess | undefined;
}

/** NATS servers with JetStream of a test's own, on the loopback interface or as members of a network; more than one form a cluster. */
export class Brokers {
  readonly #all: Broker[] = [];
  readonly #network: Network | undefined;

  constructor(network: Network | undefined) {
    this.#network = network;
  }

  static async start(count: number, network?: Network): Promise<Brokers> {
    const made = new Brokers(network);
    for (let at = 0; at < count; at++) {
      const disk = mkdtempSync(join(tmpdir(), "nats-"));
      const host = network?.address(at) ?? "127.0.0.1";
      made.#all.push({ name: `n${at}`, host, port: await freePort(), route: await freePort(), disk, process: undefined });
    }
    for (const [at] of made.#all.entries()) made.launch(at);
    await made.ready();
    return made;
  }

  /** The address of all of them. */
  get url(): string {
    return this.#all.map(({ host, port }) => `nats://${host}:${port}`).join(",");
  }

  launch(at: number): void {
    const one = this.#all[at] as Broker;
    const routes = this.#all.map(({ host, route }) => `nats://${host}:${route}`).join(",");
    const many =
      this.#all.length > 1 ? ["--cluster_name", "tests", "--cluster", `nats://${one.host}:${one.route}`, "--routes", routes] : [];
    const words = ["-a", one.host, "-p", String(one.port), "-n", one.name, "-js", "-sd", one.disk, ...many];
    const command = [program("nats-server") ?? "nats-server", ...words];
    const [first = "", ...rest] = this.#network?.within(at, command) ?? command;
    one.process = spawn(first, rest, { stdio: "ignore" });
  }

  /** Wait until each of them takes connections. */
  async ready(): Promise<void> {
    const end = performance.now() + PATIENCE;
    for (const one of this.#all) {
      while (!(await answers(one))) {
        if (performance.now() > end) throw new Error("nats-server does not answer");
        await wait(50);
      }
    }
  }

  async kill(at: number): Promise<void> {
    const one = this.#all[at];
    const mine = one?.process;
    if (!mine || mine.exitCode !== null || mine.signalCode !== null) return;
    const gone = once(mine, "exit");
    mine.kill("SIGKILL");
    await gone;
  }

  /** Cut one off the others and its clients, which hear no word of it: off its network, or stopped where it stands. */
  cut(at: number): void {
    if (this.#network) this.#network.cut(at);
    else this.#all[at]?.process?.kill("SIGSTOP");
  }

  /** Join one again that was cut off. */
  mend(at: number): void {
    if (this.#network) this.#network.mend(at);
    else this.#all[at]?.process?.kill("SIGCONT");
  }

  /** The number of the one that leads the first stream there is. */
  async leader(): Promise<number> {
    const connection = await connect({ servers: this.url.split(",") });
    try {
      const [stream] = await (await jetstreamManager(connection)).streams.list().next();
      return this.#all.findIndex(({ name }) => name === stream?.cluster?.leader);
    } finally {
      await connection.close();
    }
  }

  /** Kill all of them, and start them again with empty disks. */
  async wipe(): Promise<void> {
    await Promise.all(this.#all.map((_, at) => this.kill(at)));
    for (const { disk } of this.#all) rmSync(disk, { recursive: true, force: true });
    for (const [at] of this.#all.entries()) this.launch(at);
    await this.ready();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all.map((_, at) => this.kill(at)));
    for (const { disk } of this.#all) rmSync(disk, { recursive: true, force: true });
    this.#network?.remove();
  }
}

function answers({ port, host }: Broker): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, host);
    const end = (good: boolean): void => {
      socket.destroy();
      resolve(good);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });
}
