import { table } from "../text/tables.ts";

/** A top level of IPTC's Media Topics. */
export interface Topic {
  readonly id: string;
  readonly name: string;
}

let topics: ReadonlyMap<string, Topic> | undefined;

/** The media topic of an event by its type and mode; undefined for a type or mode that has none. */
export function topicOf(type: string, mode = ""): Topic | undefined {
  topics ??= new Map(table("knowledge/topics/topics.tsv").map(([of = "", how = "", id = "", name = ""]) => [`${of} ${how}`, { id, name }]));
  const own = topics.get(`${type} ${mode}`) ?? topics.get(`${type} `);
  return own?.id === "" ? undefined : own;
}
