import { officeInWords } from "../../record/office.ts";
import { printable } from "../../record/printable.ts";
import { json } from "../json.ts";
import type { EntityLine } from "../../store/store.ts";
import { selectEntities } from "../roster.ts";
import { columns } from "./columns.ts";
import type { Call, Given } from "./commands.ts";
import { reading } from "./session.ts";

const COLUMNS = [
  { heading: "entity" },
  { heading: "name", fit: true },
  { heading: "class" },
  { heading: "offices", fit: true },
  { heading: "mentions", align: "right" },
  { heading: "documents", align: "right" },
] as const;

function cells({ id, label, class: kind, country, offices, mentions, documents }: EntityLine): string[] {
  const held = offices.map(officeInWords).join(", ");
  const where = country !== undefined && offices.length === 0 && kind !== "place" ? ` (${country})` : "";
  return [id, label + where, kind, held, String(mentions), String(documents)].map(printable);
}

function asked(value: Given): string | true | undefined {
  return value === "" ? true : value;
}

/** `synoptic entities`: a line for each person, body, place and group, those in most documents first. */
export async function entities({ options, store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    const { items: found } = await selectEntities(store, {
      person: asked(options["person"]),
      body: asked(options["body"]),
      place: asked(options["place"]),
      text: options["text"] === true ? "" : options["text"],
    });
    if (out.json) for (const one of found) await out.print(json(one));
    else if (found.length === 0) out.tell("no entities");
    else for (const row of columns(COLUMNS, found.map(cells), out)) await out.print(row);
    return 0;
  } finally {
    await store.close();
  }
}
