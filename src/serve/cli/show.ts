import type { Dossier } from "../../model/dossier.ts";
import { json } from "../json.ts";
import type { Texts } from "../../record/texts.ts";
import type { Store } from "../../store/store.ts";
import { InputError } from "../input.ts";
import { eventOf } from "../lookup.ts";
import type { Call } from "./commands.ts";
import type { Output } from "./output.ts";
import { textsFor } from "../named.ts";
import { reading } from "./session.ts";
import { sink } from "./sink.ts";

/** Lines longer than this are hard to read however wide the terminal is, in cells. */
const READABLE = 110;

/** `synoptic show`: the record of one event as text, JSON, Markdown or a page. */
export async function show({ arguments: [event = ""], options, store: path, out }: Call): Promise<number> {
  const asked = ["json", "md", "html"].filter((form) => options[form] === true);
  if (asked.length > 1) throw new InputError(`choose one of ${asked.map((form) => `--${form}`).join(" and ")}`);
  const store = await reading(path, out.tell);
  try {
    const dossier = await eventOf(store, event);
    if (event.startsWith("v") && !dossier.id.startsWith(event)) out.tell(`${event} is now part of ${dossier.id}`);
    const toFile = typeof options["out"] === "string";
    await sink(options["out"], out, async (write) => write(await drawn(asked[0], { dossier, store, out, toFile })));
    return 0;
  } finally {
    await store.close();
  }
}

interface Drawing {
  readonly dossier: Dossier;
  readonly store: Store;
  readonly out: Output;
  readonly toFile: boolean;
}

async function drawn(form: string | undefined, { dossier, store, out, toFile }: Drawing): Promise<string> {
  if (form === "json") return `${json(dossier, 2)}\n`;
  const texts: Texts = await textsFor(store, dossier);
  if (form === "md") return (await import("../../record/markdown.ts")).renderMarkdown(dossier, texts);
  if (form === "html") return (await import("../../record/html.ts")).renderHtml(dossier, texts);
  const { renderText } = await import("../../record/text.ts");
  return renderText(dossier, texts, {
    width: Math.min(out.width, READABLE),
    colour: out.colour && !toFile,
  });
}
