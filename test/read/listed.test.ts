import { describe, expect, test } from "vitest";
import { listed } from "../../src/read/listed.ts";
import { split } from "../../src/read/split.ts";

const ARTICLES = [
  '{"title": "Pier [closed] {again}", "text": "The pier of Linaby is closed.\\nIt has \\"cracks\\\\\\", the council said."}',
  '{ "title" : "Ferry", "authors": [{"name": "Tora Lie"}], "text" : "The ferry sails again in March, Bjørn Å says. 🚢" }',
  '{"title":"Storm","text":"A storm is on its way."}',
];
const LIST = `[${ARTICLES.join(" ,\n")}]`;

function cut(json: string, length: number): string[] {
  const bytes = new TextEncoder().encode(json);
  const chunks = Array.from({ length: Math.ceil(bytes.length / length) }, (_, at) => bytes.subarray(at * length, (at + 1) * length));
  return [...listed(chunks)].map((record) => new TextDecoder().decode(record));
}

describe("a long list is cut into the records that it has as a whole", () => {
  test.each([
    ["a list", LIST],
    ["a byte order mark before it", `\ufeff ${LIST}\n`],
    ["an answer of a service", `{"status": "ok", "tags": ["a", {"b": "]"}], "articles": ${LIST}, "next": {"page": 2}}`],
    ["one deeper down", `{"response": {"status": "ok", "results": ${LIST}}}`],
    ["with something else under a usual name before it", `{"data": [{"id": 1, "items": []}, {"id": 2}], "articles": ${LIST}}`],
    ["with another list of articles after it", `{"articles": ${LIST}, "value": [{"title": "Also seen"}]}`],
    ["a list with other things between", LIST.replaceAll(",\n", ', null, [{"title": "inner"}], "{", 3,')],
  ])("%s", (_, json) => {
    const whole = [...split({ bytes: new TextEncoder().encode(json), at: "a.json", type: "json" })].map(({ bytes }) =>
      new TextDecoder().decode(bytes),
    );
    expect(whole).toEqual(ARTICLES);
    for (const length of [1, 7, 64, 10_000]) expect(cut(json, length)).toEqual(ARTICLES);
  });

  test.each([
    ["a record", ARTICLES[0] ?? ""],
    ["lists of something else", '{"type": "FeatureCollection", "features": [{"title": "x"}], "data": [{"id": 1}]}'],
    ["a list in a list", '[[{"title": "x"}]]'],
    ["names that every object has", '{"constructor": [{"title": "x"}]}'],
    ["nothing", ""],
  ])("no list of articles: %s", (_, json) => {
    expect(cut(json, 5)).toEqual([]);
  });

  test("a text that is cut off gives what was whole, and says so", () => {
    const found: string[] = [];
    expect(() => {
      for (const one of listed([new TextEncoder().encode(LIST.slice(0, -20))])) found.push(new TextDecoder().decode(one));
    }).toThrow("it ends within its list");
    expect(found).toEqual(ARTICLES.slice(0, 2));
  });
});
