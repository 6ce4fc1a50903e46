import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { description } from "../../../src/serve/http/app.ts";
import { harbour, opened, type Opened } from "./opened.ts";

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly schema: { readonly enum?: readonly string[] };
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
}

const document = description() as unknown as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
const reads = Object.entries(document.paths).flatMap(([path, methods]) => (methods["get"] ? [{ path, operation: methods["get"] }] : []));

/** Values that have broken servers, beside ones of any kind. */
const ODD = [
  "",
  "0",
  "-1",
  "1e9",
  "NaN",
  "null",
  "%00",
  "../..",
  "'",
  '"*"',
  "v",
  "d",
  "e:",
  "é̱",
  "\ud800",
  "2024-13-45",
  "a".repeat(5_000),
  "OR",
  "*",
  "^",
];
const value = fc.oneof(
  fc.constantFrom(...ODD),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ maxLength: 10 }),
  fc.integer().map(String),
);

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(document, "api");
const compiled = new Map<string, ValidateFunction>();

/** Where the description says what an answer looks like; undefined where it does not describe that status or type. */
function schemaAt({ path, operation }: (typeof reads)[number], status: number, type: string): ValidateFunction | undefined {
  if (operation.responses[String(status)]?.content?.[type]?.schema === undefined) return undefined;
  const at = ["paths", path, "get", "responses", String(status), "content", type, "schema"];
  const pointer = `api#/${at.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
  const known = compiled.get(pointer) ?? ajv.compile({ $ref: pointer });
  compiled.set(pointer, known);
  return known;
}

let api: Opened;
let known: readonly string[] = [];
beforeAll(async () => {
  api = await opened();
  await (await api.ask("/api/documents", { method: "POST", body: harbour() })).text();
  const events = await api.desk.store.ids("events");
  const documents = await api.desk.store.ids("documents");
  known = [...events, ...documents, "e:person:sigrid-halvorsen"];
});
afterAll(() => api.desk.close());

function address(path: string, parameters: readonly Parameter[], values: Readonly<Record<string, string | undefined>>): string {
  let found = path;
  const query = new URLSearchParams();
  for (const { name, in: where } of parameters) {
    const given = values[name];
    if (where === "path") found = found.replace(`{${name}}`, encodeURIComponent(Buffer.from(given ?? "x").toString()) || "x");
    else if (given !== undefined) query.set(name, given);
  }
  return query.size === 0 ? found : `${found}?${query.toString()}`;
}

describe("reads", () => {
  it.each(reads.map((read) => [read.operation.operationId, read] as const))(
    "%s never fails, and answers as the description says",
    async (_, read) => {
      const parameters = read.operation.parameters ?? [];
      const one = ({ schema, in: where }: Parameter) => {
        const fitting = fc.constantFrom(...(schema.enum ?? known));
        return where === "path"
          ? fc.oneof({ weight: 4, arbitrary: fitting }, value)
          : fc.option(fc.oneof(fitting, value), { nil: undefined });
      };
      const values = fc.record(Object.fromEntries(parameters.map((parameter) => [parameter.name, one(parameter)])));
      await fc.assert(
        fc.asyncProperty(values, async (asked) => {
          const to = address(read.path, parameters, asked);
          const answer = await api.ask(to);
          expect(answer.status, to).toBeLessThan(500);
          const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
          const body = await answer.text();
          const fits = type.includes("json") ? schemaAt(read, answer.status, type) : undefined;
          if (fits) expect(fits(JSON.parse(body)) ? [] : fits.errors, to).toEqual([]);
          else expect(Object.keys(read.operation.responses), `${to} answered ${answer.status} ${type}`).toContain(String(answer.status));
        }),
        { numRuns: parameters.length === 0 ? 1 : 60, seed: 8 },
      );
    },
  );
});

describe("writes", () => {
  const octets = { "content-type": "application/octet-stream" };

  it("take any bytes under any name", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom("html", "pdf", "docx", "eml", "xml", "json", "warc", "vtt", "zip", ""),
        async (bytes, ending) => {
          const answer = await api.ask(`/api/documents?at=${encodeURIComponent(`a.${ending}`)}`, {
            method: "POST",
            body: Buffer.from(bytes),
            headers: octets,
          });
          expect(answer.status).toBeLessThan(500);
          expect(await answer.text()).not.toContain("a bug");
        },
      ),
      { numRuns: 40, seed: 8 },
    );
  });

  it("refuse corrections that are none", async () => {
    const subject = fc.oneof(fc.constantFrom("v", "e:", "d", "x"), fc.string({ maxLength: 8 }));
    const edit = fc.oneof(
      fc.json(),
      fc
        .record({
          kind: fc.constantFrom("join", "merge"),
          by: fc.constant("Ada"),
          on: fc.constant("2031-05-04"),
          what: fc.tuple(subject, subject),
        })
        .map((one) => JSON.stringify(one)),
      fc
        .record({
          kind: fc.constantFrom("split", "detach"),
          by: fc.constant("Ada"),
          on: fc.constant("2031-05-04"),
          from: subject,
          docs: fc.array(subject),
        })
        .map((one) => JSON.stringify(one)),
    );
    await fc.assert(
      fc.asyncProperty(edit, async (body) => {
        const answer = await api.ask("/api/edits", { method: "POST", body, headers: { "content-type": "application/json" } });
        expect(answer.status, body).toBeGreaterThanOrEqual(400);
        expect(answer.status, body).toBeLessThan(500);
      }),
      { numRuns: 60, seed: 8 },
    );
  });
});
