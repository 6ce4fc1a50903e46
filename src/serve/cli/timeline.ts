import { kindOf } from "../../record/kinds.ts";
import { timelineSvg } from "../../record/svg.ts";
import { timeline as lines, type Moment } from "../../record/timeline.ts";
import type { EventSummary, Store } from "../../store/store.ts";
import { InputError } from "../input.ts";
import { json } from "../json.ts";
import { select, type Asked } from "../selection.ts";
import type { Call } from "./commands.ts";
import { reading } from "./session.ts";
import { sink } from "./sink.ts";

/**
 * `synoptic timeline`: events on a line of time, drawn with the precision of their dates. A name narrows it to events with that participant, or
 * else in that place, or else told by reports with these words.
 */
export async function timeline({ arguments: [about], options, store: path, out }: Call): Promise<number> {
  if (typeof options["out"] === "string" && !options["svg"] && !out.json) throw new InputError("--out needs --svg or --json");
  const store = await reading(path, out.tell);
  try {
    const found = await chosen(store, about, { from: given(options["from"]), to: given(options["to"]) });
    const moments = found.map(momentOf);
    await sink(options["out"], out, async (write) => {
      if (options["svg"]) await write(timelineSvg(moments, about ?? "Timeline"));
      else if (out.json) for (const event of found) await write(`${json(event)}\n`);
      else if (found.length === 0) out.tell("no events");
      else for (const line of lines(moments, out.width, { mark: out.colours.red, dim: out.colours.dim })) await write(`${line}\n`);
    });
    return 0;
  } finally {
    await store.close();
  }
}

function given(value: string | true | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The events about somebody, somewhere or something: the first of these three of which there are any. */
async function chosen(store: Store, about: string | undefined, days: Pick<Asked, "from" | "to">): Promise<readonly EventSummary[]> {
  if (about === undefined) return (await select(store, days)).items;
  for (const asked of [{ person: about }, { place: about }]) {
    const { items: found } = await select(store, { ...asked, ...days });
    if (found.length > 0) return found;
  }
  return (await select(store, { text: about, ...days })).items;
}

function momentOf({ id, days, type, mode, place, participants, accounts, headline }: EventSummary): Moment {
  return {
    id,
    ...(days ? { days } : {}),
    title: headline ?? kindOf({ type, mode }),
    place: place === undefined ? "" : place.label || (place.country ?? ""),
    people: participants,
    accounts: accounts.length,
  };
}
