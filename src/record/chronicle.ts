import type { Dossier } from "../model/dossier.ts";
import type { Evidence, Span } from "../model/span.ts";
import { titleOf } from "./facts.ts";
import { counted } from "./labels.ts";
import { LINKS } from "./links.ts";
import { printable } from "./printable.ts";
import { placeOf, shortIds } from "./short.ts";
import type { Story, Tie } from "./story.ts";
import type { Texts } from "./texts.ts";
import { dateOf, inOrder } from "./timeline.ts";

/** Characters shown of the words that tie two events. */
const LONGEST = 110;

/** How many accounts tell an event, where it is more than one. */
function countOf({ accounts }: Dossier): string {
  const count = accounts.filter((one) => one.role !== "background").length;
  return count > 1 ? ` (${counted(count, "account")})` : "";
}

/** A story as lines of text, by date: each event, and under it what ties it to the ones before, in the words that do so. */
export function chronicle(story: Story, texts: Texts): string {
  const moments = inOrder(story.events.map((event) => ({ id: event.id, ...(event.when ? { days: event.when.days } : {}), event })));
  const short = shortIds(story.events.flatMap(({ accounts }) => accounts.map(({ doc }) => doc)));
  const quoted = (spans: readonly Span[]): string => {
    const words = printable(spans.map((span) => texts.read(span)).join(" … "));
    const places = spans.map((span) => placeOf(span, short)).join(", ");
    return `“${words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words}” [${places}]`;
  };
  const told = ({ from, how, evidence }: Tie): string[] => {
    const quotes: readonly Evidence[] = how === "again" ? [evidence.flat() as unknown as Evidence] : evidence;
    return [`      ${LINKS[how]} ${from}:`, ...quotes.map((spans) => `        ${quoted(spans)}`)];
  };
  const lines = [`${counted(moments.length, "event")}${story.cut ? " (the nearest; there are more)" : ""}`];
  for (const moment of moments) {
    const { headline, label } = titleOf(moment.event, texts);
    const title = printable(headline ?? label);
    lines.push(`${moment.id === story.of ? "▶" : " "} ${dateOf(moment)}  ${moment.id}  ${title}${countOf(moment.event)}`);
    for (const tie of story.ties.filter(({ to }) => to === moment.id)) lines.push(...told(tie));
  }
  return `${lines.join("\n")}\n`;
}
