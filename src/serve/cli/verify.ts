import type { Document } from "../../model/document.ts";
import { read, unpack } from "../../pipeline.ts";
import { json } from "../json.ts";
import { counted } from "../../record/labels.ts";
import { printable } from "../../record/printable.ts";
import type { Store } from "../../store/store.ts";
import { misplacedRun, pointersIn, type Pointer } from "../pointers.ts";
import type { Call } from "./commands.ts";
import { reading } from "./session.ts";

interface Checked {
  readonly documents: number;
  readonly runs: number;
  readonly events: number;
  readonly pointers: number;
  readonly mismatch?: string;
}

/** `synoptic verify`: read every source again from its stored bytes, and every pointer of every record from that reading. Status 1 on the first mismatch. */
export async function verify({ store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const checked = await check(store);
    if (out.json) await out.print(json(checked));
    else {
      const { documents, runs, events, pointers, mismatch } = checked;
      const counts = [counted(documents, "document"), counted(runs, "run"), counted(events, "event"), counted(pointers, "pointer")];
      await out.print(mismatch === undefined ? `${counts.join(", ")}: all match.` : out.colours.red(`mismatch after ${counts.join(", ")}`));
      if (mismatch !== undefined) await out.print(printable(mismatch));
    }
    return checked.mismatch === undefined ? 0 : 1;
  } finally {
    await store.close();
  }
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

function pointerFault({ span: { doc, start, end }, path }: Pointer, reread: ReadonlyMap<string, Document>): string | undefined {
  const place = `${path} points at ${doc} ${start}–${end}`;
  const text = reread.get(doc)?.text;
  if (text === undefined) return `${place}: there is no such document`;
  if (!(start >= 0 && start < end && end <= text.length)) return `${place}: there are no such characters (the text has ${text.length})`;
  return splitsPair(text, start) || splitsPair(text, end) ? `${place}: it cuts a character in two` : undefined;
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
