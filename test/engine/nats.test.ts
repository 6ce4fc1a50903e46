import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nats } from "../../src/engine/nats.ts";
import type { Work } from "../../src/engine/work.ts";
import { Brokers } from "../servers/brokers.ts";
import { installed } from "../servers/programs.ts";

describe.runIf(installed("nats-server"))("work through NATS JetStream", () => {
  let brokers: Brokers;
  beforeAll(async () => {
    brokers = await Brokers.start(1);
  });
  afterAll(() => brokers.stop());

  let count = 0;
  async function queue(): Promise<Work> {
    return nats(brokers.url, `q${count++}`);
  }

  test("hands out each unit once, until its taker says that it is done", async () => {
    const work = await queue();
    for (const id of ["a", "b", "c"]) await work.publish(id, `${id}:1`);
    expect(await work.depth()).toBe(3);
    const tasks = [...(await work.take(2, 100)), ...(await work.take(2, 100))];
    expect(tasks.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(await work.take(1, 100)).toEqual([]);
    for (const task of tasks) await task.done();
    await expect.poll(() => work.depth()).toBe(0);
    await work.close();
  });

  test("takes one publication of a key, and another of another", async () => {
    const work = await queue();
    for (const key of ["a:1", "a:1", "a:2"]) await work.publish("a", key);
    expect(await work.depth()).toBe(2);
    await work.close();
  });

  test("hands out again what was put back, and what lost its taker", async () => {
    const work = await queue();
    await work.publish("a", "a");
    const [task] = await work.take(1, 100);
    task?.busy();
    task?.later(1);
    const [again] = await work.take(1, 2_000);
    expect(again?.id).toBe("a");
    await work.close();
  });

  test("makes its stream again when the servers have lost it, with no more than a failed call", async () => {
    const work = await queue();
    await work.publish("a", "a");
    await brokers.wipe();
    await expect.poll(() => work.depth().catch(() => -1), { timeout: 20_000 }).toBe(0);
    await work.publish("b", "b");
    expect((await work.take(1, 1_000)).map(({ id }) => id)).toEqual(["b"]);
    await work.close();
  });

  test("says so when no server answers", async () => {
    await expect(nats("nats://127.0.0.1:1", "x")).rejects.toThrow(/refused/i);
  });
});
