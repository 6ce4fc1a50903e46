import { description } from "../src/serve/http/app.ts";
import { tools } from "../src/serve/mcp/server.ts";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
}

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly description?: string }>>;
}

function table(heads: readonly string[], lines: readonly (readonly string[])[]): string[] {
  return [heads, heads.map(() => "---"), ...lines].map((line) => `| ${line.join(" | ")} |`);
}

function operationLines(method: string, path: string, { summary, parameters = [], responses }: Operation): string[] {
  const given = parameters.map((one) => [`\`${one.name}\``, one.in, one.required ? "yes" : "", one.description ?? ""]);
  return [
    `## ${method.toUpperCase()} ${path}`,
    "",
    `${summary ?? ""}. Answers ${Object.keys(responses).toSorted().join(", ")}.`,
    "",
    ...(given.length === 0 ? [] : [...table(["parameter", "in", "needed", "meaning"], given), ""]),
  ];
}

/** The lines of the page on the API, from the description that the server itself gives at `/openapi.json`. */
export function httpLines(): string[] {
  const paths = description().paths as unknown as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => operationLines(method, path, one)),
  );
  const intro =
    "`synoptic serve` answers these; `/openapi.json` describes them with every schema (OpenAPI 3.1). What is refused is told as `application/problem+json` (RFC 9457) with a readable `code`.";
  return [intro, "", ...operations.flat()];
}

interface Described {
  readonly description?: string;
  safeParse(value: unknown): { readonly success: boolean };
}

/** The lines of the page on the tools for assistants. */
export function toolLines(): string[] {
  const parts = tools.flatMap(({ name, description: said, input }) => {
    const given = Object.entries(input as unknown as Readonly<Record<string, Described>>).map(([key, schema]) => [
      `\`${key}\``,
      schema.safeParse(undefined).success ? "" : "yes",
      schema.description ?? "",
    ]);
    return [`## ${name}`, "", said, "", ...table(["takes", "needed", "meaning"], given), ""];
  });
  const intro =
    "`synoptic mcp` offers these over standard input and output, `synoptic serve` at `/mcp` (Model Context Protocol). Answers hold evidence: words of documents under `quoted`, with document, start and end.";
  return [intro, "", ...parts];
}
