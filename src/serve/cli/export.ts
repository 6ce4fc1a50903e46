import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Format } from "../../record/export/formats.ts";
import { FORMATS } from "../../record/export/formats.ts";
import { TABLES, tableOf } from "../../record/export/tables.ts";
import type { Store } from "../../store/store.ts";
import { InputError } from "../input.ts";
import { eventOf } from "../lookup.ts";
import { materialOf, type Wanted } from "../material.ts";
import type { Call, Given } from "./commands.ts";
import type { Output } from "./output.ts";
import { sink } from "./sink.ts";
import { reading } from "./session.ts";

/** What one file of an export is to hold. */
interface File {
  readonly format: Format;
  readonly wanted: Wanted;
  readonly part: string;
  readonly path: Given;
}

function formatOf(name: Given): Format {
  const found = FORMATS.find((one) => one.name === (name ?? "jsonl"));
  if (found) return found;
  throw new InputError(`there is no format ${String(name)}`, `formats: ${FORMATS.map((one) => one.name).join(", ")}`);
}

function baseOf(given: Given): string | undefined {
  if (typeof given !== "string") return undefined;
  if (!/^https?:\/\//u.test(given) || !URL.canParse(given)) throw new InputError(`--base takes a web address, not ${given}`);
  return given.replace(/\/+$/u, "");
}

async function put({ format, wanted, part, path }: File, store: Store, out: Output): Promise<void> {
  const write = await format.load();
  await sink(path, out, async (to) => {
    for await (const chunk of write(materialOf(store, wanted), part)) await to(chunk);
  });
}

/** The files of a format that has one for each table or event, in the folder. */
async function* files(
  format: Format,
  folder: string,
  { store, wanted }: { readonly store: Store; readonly wanted: Wanted },
): AsyncGenerator<File> {
  const path = (name: string): string => join(folder, `${name}.${format.ending}`);
  if (format.each === "table") for (const { name } of TABLES) yield { format, wanted, part: name, path: path(name) };
  else for await (const event of store.dossiers()) yield { format, wanted: { ...wanted, event }, part: "", path: path(event.id) };
}

function single({ each, name }: Format, { table, event }: { readonly table: Given; readonly event: Given }): boolean {
  if (table !== undefined && each !== "table") throw new InputError(`${name} has no tables`);
  if (typeof table === "string" && !tableOf(table))
    throw new InputError(`there is no table ${table}`, `tables: ${TABLES.map((one) => one.name).join(", ")}`);
  return each === undefined || (each === "table" ? table : event) !== undefined;
}

/** `synoptic export`: the records in one of many forms. Two stores of the same sources export the same bytes. */
export async function exportAll({ options, store: path, out }: Call): Promise<number> {
  const { table, event, out: to } = options;
  const format = formatOf(options["format"]);
  const alone = single(format, { table, event });
  if (!alone && typeof to !== "string")
    throw new InputError(
      `${format.name} has a file for each ${format.each ?? ""}`,
      `choose one with --${format.each ?? ""}, or give a folder with --out`,
    );
  const base = baseOf(options["base"]);
  const store = await reading(path, out.tell);
  try {
    const wanted = { base, event: typeof event === "string" ? await eventOf(store, event) : undefined };
    if (alone) await put({ format, wanted, part: typeof table === "string" ? table : "", path: to }, store, out);
    else {
      await mkdir(String(to), { recursive: true }).catch((error: Error) => {
        throw new InputError(`cannot write to ${String(to)}: ${error.message}`);
      });
      for await (const file of files(format, String(to), { store, wanted })) await put(file, store, out);
    }
    return 0;
  } finally {
    await store.close();
  }
}
