import { describe, expect, it } from "vitest";
import { topicOf } from "../../src/record/topics.ts";
import type { EventsAsked } from "../../src/store/store.ts";
import { select } from "../../src/serve/selection.ts";
import { table } from "../../src/text/tables.ts";

describe("media topics", () => {
  it("are known for every type of event but OTHER", () => {
    const types = table("knowledge/events/types.tsv").map(([type = ""]) => type);
    expect(types.filter((type) => topicOf(type) === undefined)).toEqual(["OTHER"]);
  });

  it("go by mode where one is named", () => {
    expect(topicOf("PROTEST", "strike")?.name).toBe("labour");
    expect(topicOf("PROTEST", "demo")?.id).toBe("medtop:16000000");
    expect(topicOf("BUSINESS", "jobs")?.name).toBe("labour");
    expect(topicOf("ASSAULT", "firearms")?.name).toBe("crime, law and justice");
    expect(topicOf("AID", "rescue")?.name).toMatch(/^disaster/);
  });

  it("are not given where what is told may be of any", () => {
    expect(topicOf("LAUNCH", "publish")).toBeUndefined();
    expect(topicOf("LAUNCH")?.id).toBe("medtop:04000000");
  });

  it("narrow a list of events", async () => {
    const event = (id: string, type: string) => ({
      id,
      title: id,
      type,
      participants: [],
      accounts: [],
      origins: 1,
    });
    const events = [event("v1", "SPORT"), event("v2", "COURT"), event("v3", "OTHER")];
    const fitting = async ({ kind }: EventsAsked) => ({ total: 0, items: events.filter((one) => kind?.(one) ?? true) });
    const store = { events: fitting } as unknown as Parameters<typeof select>[0];
    expect((await select(store, { topic: "Sport" })).items.map((one) => one.id)).toEqual(["v1"]);
    expect((await select(store, { topic: "medtop:02000000" })).items.map((one) => one.id)).toEqual(["v2"]);
    expect((await select(store, {})).items).toHaveLength(3);
  });
});
