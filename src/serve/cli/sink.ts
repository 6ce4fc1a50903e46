import { open, rename, rm } from "node:fs/promises";
import { InputError } from "../input.ts";
import type { Given } from "./commands.ts";
import type { Output } from "./output.ts";

type Write = (text: string | Uint8Array) => Promise<void>;

/**
 * Give `work` a place to write: the file that `--out` names, or standard output. The file appears whole or not at all.
 * @throws InputError if the file cannot be written.
 */
export async function sink(path: Given, out: Output, work: (write: Write) => Promise<void>): Promise<void> {
  if (typeof path !== "string") return work(out.write);
  const draft = `${path}.${process.pid}.part`;
  const file = await open(draft, "w").catch((error: unknown) => {
    throw new InputError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    await work((text) => file.writeFile(text));
    await file.close();
    await rename(draft, path);
  } catch (error) {
    await file.close();
    await rm(draft, { force: true });
    throw error;
  }
}
