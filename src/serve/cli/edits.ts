import { printable } from "../../record/printable.ts";
import { takenBackBy } from "../correction.ts";
import { json } from "../json.ts";
import { columns } from "./columns.ts";
import type { Call } from "./commands.ts";
import { editInWords } from "./editing.ts";
import { reading } from "./session.ts";

const COLUMNS = [
  { heading: "edit", align: "right" },
  { heading: "on" },
  { heading: "by" },
  { heading: "what", fit: true },
  { heading: "note", fit: true },
] as const;

/** `synoptic edits`: every correction that was made, in order, with those that are taken back. */
export async function edits({ store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const all = await store.edits();
    const undone = takenBackBy(all);
    const rows = all.map((edit) => {
      const by = undone.get(edit.number);
      const state = by === undefined ? "" : ` (taken back by edit ${by})`;
      return [String(edit.number), edit.on, edit.by, editInWords(edit) + state, edit.note ?? ""].map(printable);
    });
    if (out.json)
      for (const edit of all) await out.print(json(undone.has(edit.number) ? { ...edit, undoneBy: undone.get(edit.number) } : edit));
    else if (all.length === 0) out.tell("no edits");
    else for (const line of columns(COLUMNS, rows, out)) await out.print(line);
    return 0;
  } finally {
    await store.close();
  }
}
