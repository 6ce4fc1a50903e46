import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { names } from "../../src/annotate/names.ts";
import type { Analysed } from "../../src/model/annotator.ts";
import { entities } from "../../src/resolve/entities.ts";
import { read } from "../../src/read/read.ts";
import { named } from "../annotate/page.ts";

function set(...texts: string[]): Analysed[] {
  return texts.map((text, at) => named(text, `d${at + 1}`));
}

/** The labels of all people, and in which documents each is. */
function people(all: readonly Analysed[]): string[] {
  const found = entities(all).list.filter((entity) => entity.class === "person");
  return found.map((entity) => `${entity.label}: ${[...new Set(entity.mentions.map(({ span }) => span.doc))].join(" ")}`).toSorted();
}

describe("people over many documents", () => {
  const table: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      "same name and office",
      ["Norwegian Foreign Minister Signe Lund spoke.", "Norway's Foreign Minister Signe Lund left."],
      ["Signe Lund: d1 d2"],
    ],
    [
      "spelling with the same office",
      ["Norwegian Foreign Minister Andrij Lund spoke.", "Norwegian Foreign Minister Andriy Lund left."],
      ["Andrij Lund: d1 d2"],
    ],
    ["surname with office", ["Norwegian Foreign Minister Signe Lund spoke.", "@FOREIGN MINISTER LUND: Welcome."], ["Signe Lund: d1 d2"]],
    [
      "one office, two names",
      ["Norwegian Foreign Minister Signe Lund spoke.", "Norwegian Foreign Minister Rosa Quilla left."],
      ["Rosa Quilla: d2", "Signe Lund: d1"],
    ],
    [
      "one name, two countries",
      ["Kenyan President John Farrow spoke.", "Canadian Prime Minister John Farrow left."],
      ["John Farrow: d1", "John Farrow: d2"],
    ],
    [
      "one name, offices that do not fit",
      ["Police Chief John Farrow spoke.", "Archbishop John Farrow left."],
      ["John Farrow: d1", "John Farrow: d2"],
    ],
    [
      "a surname nothing speaks for",
      ["Norwegian Foreign Minister Signe Lund spoke.", "They heard Gen. Lund on Friday."],
      ["Lund: d2", "Signe Lund: d1"],
    ],
    ["two given names", ["Ada Holm spoke.", "Erik Holm spoke."], ["Ada Holm: d1", "Erik Holm: d2"]],
  ];
  test.each(table)("%s", (_, texts, expected) => {
    expect(people(set(...texts))).toEqual(expected);
  });

  test("every join has a reason, and offices their evidence", () => {
    const all = set("Norwegian Foreign Minister Signe Lund spoke.", "Norway's Foreign Minister Signe Lund left.");
    const lund = entities(all).list.find((entity) => entity.label === "Signe Lund");
    expect(lund?.joined.map((reason) => reason.code)).toEqual(["same-name"]);
    expect(lund?.offices.map(({ office, country, docs }) => [office, country, docs])).toEqual([["foreign-minister", "NO", ["d1", "d2"]]]);
    expect(lund?.id).toBe("e:person:signe-lund");
  });
});

test("one post has one wording: the fuller, with its country; relations are no posts", () => {
  const all = set(
    "Norwegian Water Minister Signe Lund met her Kenyan counterpart Joseph Wanyoro. Minister Lund left.",
    "Norway's Minister of Water, Signe Lund, left. Water Minister Lund spoke.",
  );
  const offices = (label: string): readonly string[] | undefined =>
    entities(all)
      .list.find((entity) => entity.label === label)
      ?.offices.map(({ office, country, docs }) => [office, country, ...docs].join(" "));
  expect(offices("Signe Lund")).toEqual(["water-minister NO d1 d2"]);
  expect(offices("Joseph Wanyoro")).toEqual([]);
});

test("a lone name that another report shows as a place is that place, unless somebody bears it", () => {
  const town = set("They live in Orrinvik, by the sea. In Orrinvik it rained.", "Orrinvik's last keeper has left.");
  expect(entities(town).list.map(({ id, mentions }) => [id, mentions.length])).toEqual([["e:place:orrinvik", 3]]);
  const bearer = set("They live in Orrinvik, by the sea.", "Orrinvik's last keeper has left.", "Ada Orrinvik spoke.");
  expect(entities(bearer).list.filter((entity) => entity.class === "place")).toHaveLength(1);
});

describe("entities of a set", () => {
  const texts = [
    "Norwegian Foreign Minister Signe Lund met Tom Reed in Oslo. She thanked NATO. The Alliance replied.",
    "Oslo said Signe Lund would go. Reed and Lund met again at the United Nations.",
    "# Lund, Reed Meet For Talks In Oslo\n@FOREIGN MINISTER LUND: Tom, welcome.\n@TOM REED: Thank you, Minister Lund.",
  ];

  test("do not depend on the order of the documents", () => {
    const all = set(...texts);
    const [a, b, c] = all as [Analysed, Analysed, Analysed];
    const first = JSON.stringify(entities(all).list);
    for (const order of [
      [c, b, a],
      [b, a, c],
      [c, a, b],
    ])
      expect(JSON.stringify(entities(order).list)).toBe(first);
  });

  test("have ids of their own and are found at every mention", () => {
    const all = set(...texts);
    const found = entities(all);
    expect(new Set(found.list.map((entity) => entity.id)).size).toBe(found.list.length);
    for (const entity of found.list)
      for (const { span } of entity.mentions) expect(found.of(span)?.mentions.some((own) => own.span === span)).toBe(true);
    expect(found.of({ doc: "d9", start: 0, end: 1 })).toBeUndefined();
  });

  test("a government is its country", () => {
    const norway = entities(set(...texts)).list.find((entity) => entity.id === "e:iso:NO");
    expect(norway?.surfaces).toEqual(["Norwegian", "Oslo"]);
  });
});

const SEEDS = join(import.meta.dirname, "../../../shared/seeds");
const FILES: Readonly<Record<string, string>> = {
  "000": "000_571fcb372831dc72.txt",
  "001": "001_6c73054c57a15772.txt",
  "002": "002_e7f77c2147276cbd.txt",
  "003": "003_d7ff7dd0400aa9bc.txt",
  "004": "004_47d77857ee37f927.txt",
};
const present = existsSync(join(SEEDS, "expected.json"));
if (!present && process.env["CI"]) throw new Error(`no reports at ${SEEDS}`);

describe.skipIf(!present)("five real reports", () => {
  interface Expected {
    readonly name: string;
    readonly type: string;
    readonly country?: string;
    readonly surface?: readonly string[];
  }
  const expected = present
    ? (JSON.parse(readFileSync(join(SEEDS, "expected.json"), "utf8")) as { entities: readonly Expected[] }).entities
    : [];
  const analysed = Object.values(present ? FILES : {}).map((at): Analysed => {
    const outcome = read({ bytes: readFileSync(join(SEEDS, at)), at, type: "txt" });
    if (!outcome.ok) throw new Error(`${at}: ${outcome.problem.message}`);
    return { document: outcome.document, annotations: [...names.annotate(outcome.document, [])] };
  });

  test.each(expected.map((one) => [one.name, one] as const))("%s", (name, one) => {
    const holding = entities(analysed).list.filter((entity) => entity.surfaces.includes(name));
    expect(holding).toHaveLength(1);
    expect(holding[0]?.class).toBe(one.type === "organisation" ? "body" : one.type);
    if (one.country) expect(holding[0]?.country).toBe(one.country);
    for (const surface of one.surface ?? []) expect(holding[0]?.surfaces).toContain(surface);
  });
});
