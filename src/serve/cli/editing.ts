import type { Edit, NewEdit } from "../../model/edit.ts";
import { stepsKey } from "../../pipeline.ts";
import { counted } from "../../record/labels.ts";
import { printable } from "../../record/printable.ts";
import type { Store } from "../../store/store.ts";
import type { Signature } from "../correction.ts";
import { InputError } from "../input.ts";
import { json } from "../json.ts";
import type { Call, Given } from "./commands.ts";
import { meanwhile } from "./progress.ts";
import { settle, writing } from "./session.ts";

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function text(value: Given): string {
  return typeof value === "string" ? value.trim() : "";
}

function signature(options: Call["options"]): Signature {
  const by = text(options["by"]) || text(process.env["SYNOPTIC_BY"]);
  if (by === "") throw new InputError("a correction is signed: who makes it?", "--by NAME, or set SYNOPTIC_BY");
  const on = text(options["on"]) || today();
  if (!DAY.test(on)) throw new InputError(`--on takes a day like 2026-03-14, not ${on}`);
  const note = text(options["note"]);
  return { by, on, ...(note === "" ? {} : { note }) };
}

/** An edit in words: what it says of whom. */
export function editInWords(edit: Edit): string {
  if (edit.kind === "undo") return `undo edit ${edit.of}`;
  if ("what" in edit) return `${edit.kind} ${named(edit.what[0])} and ${named(edit.what[1])}`;
  const docs = [...new Set(edit.away.at.map((span) => span.doc))];
  return `${edit.kind} ${named(edit.stays)} in ${docs.join(", ")}`;
}

function named({ id, label }: { readonly id: string; readonly label: string }): string {
  return `${label} (${id})`;
}

/**
 * Make an edit: sign it, keep it, bring the records up to date and tell what that changed. `made` builds it from the store as it stands, with
 * records up to date.
 */
export async function editing(call: Call, made: (store: Store, signed: Signature) => Promise<NewEdit>): Promise<number> {
  const signed = signature(call.options);
  const store = await writing(call.store);
  try {
    const { documents, stale } = await store.backlog(stepsKey());
    if (documents > 0 || stale) await settle(store);
    const edit = await store.edit(await made(store, signed));
    const changes = await meanwhile(call.out, "bringing the records up to date …", () => settle(store));
    if (call.out.json) await call.out.print(json({ edit, changes: changes.length }));
    else await call.out.print(`edit ${edit.number}: ${printable(editInWords(edit))}. ${counted(changes.length, "event")} changed.`);
    return 0;
  } finally {
    await store.close();
  }
}
