import type { Document } from "../../model/document.ts";
import { read, unpack } from "../../pipeline.ts";
import { json } from "../json.ts";
import { counted } from "../../record/labels.ts";
import { printable } from "../../record/printable.ts";
import type { Store } from "../../store/store.ts";
import { checkBundle, type Checked } from "../bundle.ts";
import { misplacedRun, pointerFault, pointersIn } from "../pointers.ts";
import { InputError } from "../input.ts";
import { bytesOf } from "./inputs.ts";
import type { Call } from "./commands.ts";
import type { Output } from "./output.ts";
import { reading } from "./session.ts";

/**
 * `synoptic verify`: read every source again from its stored bytes, and every pointer of every record from that reading; or do so with
 * bundles, by themselves. Status 1 on the first mismatch.
 */
export async function verify({ arguments: bundles, store: path, out }: Call): Promise<number> {
  for (const bundle of bundles) {
    const read = bytesOf(bundle);
    if ("reason" in read) throw new InputError(`cannot read ${bundle}: ${read.reason}`);
    const checked = checkBundle(read.bytes);
    await tell(checked, out, bundles.length > 1 ? `${bundle}: ` : "");
    if (checked.mismatch !== undefined) return 1;
  }
  if (bundles.length > 0) return 0;
  const store = await reading(path, out.tell);
  try {
    const checked = await check(store);
    await tell(checked, out);
    return checked.mismatch === undefined ? 0 : 1;
  } finally {
    await store.close();
  }
}

async function tell(checked: Checked, out: Output, before = ""): Promise<void> {
  if (out.json) return out.print(json(checked));
  const { documents, runs, events, pointers, mismatch } = checked;
  const counts = [counted(documents, "document"), counted(runs, "run"), counted(events, "event"), counted(pointers, "pointer")].join(", ");
  if (mismatch === undefined) return out.print(`${before}${counts}: all match.`);
  await out.print(out.colours.red(`${before}mismatch after ${counts}`));
  await out.print(printable(mismatch));
}

async function check(store: Store): Promise<Checked> {
  const reread = new Map<string, Document>();
  let [documents, runs, events, pointers] = [0, 0, 0, 0];
  const so = (mismatch?: string): Checked => ({
    documents,
    runs,
    events,
    pointers,
    ...(mismatch === undefined ? {} : { mismatch }),
  });
  for await (const document of store.documents()) {
    const fault = await faultOf(document, store, reread);
    if (fault !== undefined) return so(fault);
    documents++;
    runs += document.runs.length / 3;
  }
  for await (const dossier of store.dossiers()) {
    for (const pointer of pointersIn(dossier)) {
      const fault = pointerFault(pointer, reread);
      if (fault !== undefined) return so(`${dossier.id} ${fault}`);
      pointers++;
    }
    events++;
  }
  return so();
}

async function faultOf(document: Document, store: Store, reread: Map<string, Document>): Promise<string | undefined> {
  const source = await store.source(document.id);
  if (!source) return `${document.id} has no stored bytes`;
  const outcome = read(source);
  if (!outcome.ok) return `${document.id} cannot be read again: ${outcome.problem.message}`;
  const again = outcome.document;
  if (again.id !== document.id) return `${document.id} is read again as ${again.id}`;
  if (again.text !== document.text) return `${document.id} reads differently from character ${firstDifference(again.text, document.text)}`;
  const run = misplacedRun(again, again.packed ? unpack(source) : source.bytes);
  if (run !== undefined) return `${document.id} at ${run} does not stand in the source where its run says`;
  reread.set(document.id, again);
  return undefined;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
