import { createRequire } from "node:module";
import { join } from "node:path";
import * as apache from "@apache-annotator/selector";
import jsonld from "jsonld";
import { readFileSync } from "node:fs";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codePoints } from "../../../src/record/export/annotations.ts";
import { exported, type Exported } from "./exported.ts";

let world: Exported;
beforeAll(async () => {
  world = await exported();
});
afterAll(() => world.desk.close());

async function json<T>(format: string, base?: string): Promise<T> {
  return JSON.parse((await world.bytes(format, "", base)).toString()) as T;
}

/** The terms that a vocabulary of the W3C defines, as its publication on the registry has them. */
function terms(of: "prov" | "oa"): ReadonlySet<string> {
  const path = join(createRequire(import.meta.url).resolve(`@vocabulary/${of}`), `../${of}.nq`);
  return new Set(Array.from(readFileSync(path, "utf8").matchAll(/^<([^>]+)>/gm), ([, term]) => term ?? ""));
}

interface Selector {
  readonly type: "TextPositionSelector" | "TextQuoteSelector";
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

interface Target {
  readonly source: { readonly id: string };
  readonly selector: readonly [Selector, Selector];
}

/** What is used of Apache Annotator, whose own types do not resolve as a module. */
const annotator = apache as unknown as Record<
  "textPositionSelectorMatcher" | "textQuoteSelectorMatcher",
  (selector: Selector) => (text: object) => AsyncGenerator<{ readonly startIndex: number; readonly endIndex: number }>
>;

/** A text as Apache Annotator walks it: one chunk. */
function chunked(text: string): {
  readonly currentChunk: { readonly data: string };
  nextChunk(): null;
  previousChunk(): null;
  precedesCurrentChunk(): boolean;
} {
  return { currentChunk: { data: text }, nextChunk: () => null, previousChunk: () => null, precedesCurrentChunk: () => false };
}

describe("annotations", () => {
  it("count code points", () => expect([0, 2, 3].map((at) => codePoints("😀ab", at))).toEqual([0, 1, 2]));

  it("are found again in the sources by Apache Annotator, by position and by quotation", async () => {
    const { first } = await json<{ first: { items: readonly { readonly target: readonly Target[] }[] } }>("annotations");
    const targets = first.items.flatMap((one) => one.target);
    expect(targets.length).toBeGreaterThan(100);
    for (const { source, selector } of targets.filter((_, at) => at % 7 === 0)) {
      const { text } = world.documents.get(source.id.split(":").at(-1)!)!;
      const [position, quotation] = selector;
      const at = (await annotator.textPositionSelectorMatcher(position)(chunked(text)).next()).value as {
        readonly startIndex: number;
        readonly endIndex: number;
      };
      expect(text.slice(at.startIndex, at.endIndex)).toBe(quotation.exact);
      const places: number[] = [];
      for await (const match of annotator.textQuoteSelectorMatcher(quotation)(chunked(text))) places.push(match.startIndex);
      expect(places).toContain(at.startIndex);
    }
  });

  it("use the terms of the W3C's vocabulary", async () => {
    const known = terms("oa");
    const { first } = await json<{ first: { items: readonly { readonly motivation: string; readonly target: readonly Target[] }[] } }>(
      "annotations",
    );
    const used = new Set(
      first.items.flatMap((one) => [one.motivation, ...one.target.flatMap(({ selector }) => selector.map(({ type }) => type))]),
    );
    expect([...used].filter((term) => !known.has(`http://www.w3.org/ns/oa#${term}`))).toEqual([]);
  });
});

describe("provenance", () => {
  it("is JSON-LD of which every term is in PROV-O, and leads from every record to its sources", async () => {
    const quads = (await jsonld.toRDF(await json<object>("prov"))) as readonly {
      readonly [part in "subject" | "predicate" | "object"]: { readonly value: string };
    }[];
    expect(quads.length).toBeGreaterThan(100);
    const known = terms("prov");
    const used = quads
      .flatMap(({ predicate, object }) => [predicate.value, object.value])
      .filter((one) => one.startsWith("http://www.w3.org/ns/prov#"));
    expect([...new Set(used)].filter((term) => !known.has(term))).toEqual([]);
    for (const { id, accounts } of world.dossiers) {
      const from = quads.filter(
        ({ subject, predicate }) => subject.value === `urn:synoptic:${id}` && predicate.value.endsWith("wasDerivedFrom"),
      );
      expect(from.map(({ object }) => object.value).toSorted()).toEqual(accounts.map(({ doc }) => `urn:synoptic:${doc}`).toSorted());
    }
  });
});

describe("schema.org", () => {
  it("fits the types that schema-dts draws from the vocabulary", async () => {
    const file = join(import.meta.dirname, "graph.ts");
    const text = `import type { Graph } from "schema-dts";\nexport const graph: Graph = ${JSON.stringify(await json<object>("schemaorg", "http://127.0.0.1:7077"))};\n`;
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: [],
    };
    const host = ts.createCompilerHost(options);
    const plain = host.getSourceFile.bind(host);
    host.getSourceFile = (name, ...rest) =>
      name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : plain(name, ...rest);
    host.fileExists = (name) => name === file || ts.sys.fileExists(name);
    const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
    expect(found.map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n").slice(0, 600))).toEqual([]);
  });

  it("quotes what the accounts quote", async () => {
    const { "@graph": things } = await json<{ "@graph": readonly { readonly "@type": string; readonly text?: string }[] }>("schemaorg");
    const quoted = things.filter((one) => one["@type"] === "Quotation");
    const all = [...world.documents.values()].map(({ text }) => text.replace(/\s+/gu, " ")).join("\n");
    expect(quoted.length).toBeGreaterThan(10);
    expect(quoted.filter(({ text = "" }) => !text.includes("[…]") && !all.includes(text))).toEqual([]);
  });
});
