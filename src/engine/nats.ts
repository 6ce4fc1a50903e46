import { AckPolicy, jetstream, jetstreamManager, RetentionPolicy, type JetStreamManager, type JsMsg } from "@nats-io/jetstream";
import { connect, nanos, type NatsConnection } from "@nats-io/transport-node";
import type { Task, Work } from "./work.ts";

/** A taker that says nothing for so long has died, in milliseconds; a batch of documents takes about a second. */
const SILENCE_MS = 15_000;
/** How long a call waits for an answer: longer than the election of a new leader is heard of, short enough to try again. */
const ANSWER_MS = 4_000;
/** A server that leaves two questions so far apart unanswered is cut off, in milliseconds: nothing else tells when a network swallows every word. */
const PING_MS = 3_000;
/** Pause before connecting again, in milliseconds. */
const RECONNECT_MS = 250;
/** Copies of the stream where there are as many servers. */
const REPLICAS = 3;
const CONSUMER = "workers";

/**
 * Work through NATS JetStream: one stream for each `name`, on as many servers as `servers` (separated by commas) lists, three at most. It is made at
 * need, and again when the servers have lost it.
 * @throws Error if none of the servers answers.
 */
export async function nats(servers: string, name: string): Promise<Work> {
  const list = servers.split(",").map((one) => one.trim());
  const connection = await connect({
    servers: list,
    name: "synoptic",
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_MS,
    timeout: ANSWER_MS,
    pingInterval: PING_MS,
    maxPingOut: 2,
  });
  const work = new Nats(connection, {
    stream: `SYNOPTIC_${name}`,
    subject: `synoptic.${name}.units`,
    replicas: list.length >= REPLICAS ? REPLICAS : 1,
  });
  return work;
}

interface Stream {
  readonly stream: string;
  readonly subject: string;
  readonly replicas: number;
}

class Nats implements Work {
  readonly #connection: NatsConnection;
  readonly #stream: Stream;
  #manager: Promise<JetStreamManager> | undefined;

  constructor(connection: NatsConnection, stream: Stream) {
    this.#connection = connection;
    this.#stream = stream;
  }

  async publish(id: string, key: string): Promise<void> {
    await this.#sure(() =>
      jetstream(this.#connection, { timeout: ANSWER_MS }).publish(this.#stream.subject, id, { msgID: key, timeout: ANSWER_MS }),
    );
  }

  async take(most: number, patience: number): Promise<readonly Task[]> {
    return this.#sure(async () => {
      const consumer = await jetstream(this.#connection, { timeout: ANSWER_MS }).consumers.get(this.#stream.stream, CONSUMER);
      // The client asks for at least a second.
      const messages = await consumer.fetch({ max_messages: most, expires: Math.max(1_000, patience) });
      const tasks: Task[] = [];
      for await (const message of messages) tasks.push(taskOf(message));
      return tasks;
    });
  }

  async depth(): Promise<number> {
    return this.#sure(async () => (await (await this.#managed()).streams.info(this.#stream.stream)).state.messages);
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  /** Do it; if that fails, make sure of the stream, so that the next call finds it. */
  async #sure<T>(call: () => Promise<T>): Promise<T> {
    this.#manager ??= this.#made();
    try {
      await this.#manager;
      return await call();
    } catch (error) {
      this.#manager = undefined;
      throw error;
    }
  }

  async #managed(): Promise<JetStreamManager> {
    return (this.#manager ??= this.#made());
  }

  async #made(): Promise<JetStreamManager> {
    const { stream, subject, replicas } = this.#stream;
    const manager = await jetstreamManager(this.#connection, { timeout: ANSWER_MS });
    const config = { name: stream, subjects: [subject], retention: RetentionPolicy.Workqueue, num_replicas: replicas };
    await manager.streams.add(config);
    await manager.consumers.add(stream, {
      durable_name: CONSUMER,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(SILENCE_MS),
      max_ack_pending: -1,
    });
    return manager;
  }
}

function taskOf(message: JsMsg): Task {
  return {
    id: message.string(),
    done: async () => message.ack(),
    later: (milliseconds) => message.nak(milliseconds),
    busy: () => message.working(),
  };
}
