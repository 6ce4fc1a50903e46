import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import { CUTTABLE, TYPES } from "../../pipeline.ts";
import { InputError } from "../input.ts";

/** Endings of web archives, which are read as a stream. */
const ARCHIVES = [".warc", ".warc.gz", ".wacz"];
/** Readable only as a part of something else. */
const INNER = "item";

/**
 * A file to read: its address as documents carry it (a path with `/`), and its type if that is one we read (`warc` and `wacz` for web archives).
 * `asked`: named by the user, not met in a folder.
 */
export interface Input {
  readonly path: string;
  readonly at: string;
  readonly type: string | undefined;
  readonly asked: boolean;
}

/**
 * The files under the given paths, each once, in order of address. Names that begin with a dot are passed over inside folders, as are links to folders.
 * @throws InputError if a path does not exist or cannot be looked into.
 */
export function inputs(paths: readonly string[]): readonly Input[] {
  const found = new Map<string, Input>();
  for (const path of paths) {
    const plain = normalize(path);
    for (const file of below(plain)) {
      const at = file.split(sep).join("/");
      const asked = file === plain || found.get(at)?.asked === true;
      found.set(at, { path: file, at, type: typeOf(file), asked });
    }
  }
  return [...found.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** The type of a file by its ending; undefined if it is not read. */
function typeOf(file: string): string | undefined {
  const name = file.toLowerCase();
  if (ARCHIVES.some((ending) => name.endsWith(ending))) return name.endsWith(".wacz") ? "wacz" : "warc";
  const ending = extname(name).slice(1);
  return ending !== INNER && (TYPES.includes(ending) || CUTTABLE.has(ending)) ? ending : undefined;
}

function below(path: string): readonly string[] {
  try {
    return statSync(path).isDirectory() ? within(path) : [path];
  } catch (error) {
    throw new InputError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

function within(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith("."))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return within(path);
      return entry.isFile() || (entry.isSymbolicLink() && !statSync(path, { throwIfNoEntry: false })?.isDirectory()) ? [path] : [];
    });
}

/** A file's bytes, or why they cannot be had, in words. */
export function bytesOf(path: string): { readonly bytes: Uint8Array } | { readonly reason: string } {
  try {
    return { bytes: readFileSync(path) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "no permission",
  EPERM: "no permission",
  EISDIR: "it is a folder",
  ERR_FS_FILE_TOO_LARGE: "the file is larger than 2 GB",
};

/** Why a file cannot be had, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
