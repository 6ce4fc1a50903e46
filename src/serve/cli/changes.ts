import type { Change } from "../../store/store.ts";
import { json } from "../json.ts";
import { InputError } from "../input.ts";
import { clipped } from "./columns.ts";
import type { Call } from "./commands.ts";
import { reading } from "./session.ts";

/** Columns for the number of an entry. */
const NUMBER_WIDTH = 5;

/** Documents named as causes of a change before the rest is counted. */
const CAUSES = 3;

/** `synoptic changes`: the log of how events came to be, changed and were joined, oldest first. */
export async function changes({ options, store: path, out }: Call): Promise<number> {
  const since = Number(options["since"] ?? 0);
  if (!Number.isInteger(since) || since < 0) throw new InputError(`--since takes the number of an entry, not ${String(options["since"])}`);
  const store = await reading(path, out.tell);
  try {
    const log = await store.changes(since);
    if (!out.json && log.length === 0) out.tell("no changes");
    for (const change of log) await out.print(out.json ? json(change) : clipped(lineOf(change), out.width));
    return 0;
  } finally {
    await store.close();
  }
}

function lineOf({ seq, event, what, into, fields, because, edits = [] }: Change): string {
  const happened = what === "joined" ? `is now part of ${into ?? ""}` : what === "changed" ? `changed: ${fields.join(", ")}` : what;
  const causes = [...because, ...edits.map((number) => `edit ${number}`)];
  const more = causes.length > CAUSES ? ` and ${causes.length - CAUSES} more` : "";
  const cause = causes.length === 0 ? "" : ` (because of ${causes.slice(0, CAUSES).join(", ")}${more})`;
  return `${String(seq).padStart(NUMBER_WIDTH)}  ${event}  ${happened}${cause}`;
}
