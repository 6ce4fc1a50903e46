import { json } from "../json.ts";
import type { Call } from "./commands.ts";
import { sink } from "./sink.ts";
import { reading } from "./session.ts";

/** `synoptic export`: one line of JSON for each event, in order of id. Two stores of the same sources export the same bytes. */
export async function exportAll({ options, store: path, out }: Call): Promise<number> {
  const store = await reading(path, out.tell);
  try {
    await sink(options["out"], out, async (write) => {
      for await (const dossier of store.dossiers()) await write(`${json(dossier)}\n`);
    });
    return 0;
  } finally {
    await store.close();
  }
}
