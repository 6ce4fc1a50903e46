import type { Dossier } from "../model/dossier.ts";
import type { Evidence, Span } from "../model/span.ts";
import { counted } from "./labels.ts";
import { LINKS } from "./links.ts";
import { printable } from "./printable.ts";
import { placeOf, shortIds } from "./short.ts";
import type { Story, Tie } from "./story.ts";
import type { Texts } from "./texts.ts";
import { dateOf, inOrder, type Moment } from "./timeline.ts";

/** Characters shown of the words that tie two events. */
const LONGEST = 110;

function momentOf({ id, when, title, where, participants, accounts }: Dossier): Moment {
  return {
    id,
    ...(when ? { days: when.days } : {}),
    title: title.label,
    place: where?.label ?? "",
    people: participants.map((one) => one.label),
    accounts: accounts.filter((one) => one.role !== "background").length,
  };
}

/** The headline that stands for an event, else its label. */
function headline({ title }: Dossier, texts: Texts): string {
  return printable(title.evidence ? title.evidence.map((span) => texts.read(span)).join(" ") : title.label);
}

/** A story as lines of text, by date: each event, and under it what ties it to the ones before, in the words that do so. */
export function chronicle(story: Story, texts: Texts): string {
  const events = new Map(story.events.map((one) => [one.id, one]));
  const moments = inOrder(story.events.map(momentOf));
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
    const event = events.get(moment.id) as Dossier;
    const accounts = moment.accounts > 1 ? ` (${counted(moment.accounts, "account")})` : "";
    lines.push(`${moment.id === story.of ? "▶" : " "} ${dateOf(moment)}  ${moment.id}  ${headline(event, texts)}${accounts}`);
    for (const tie of story.ties.filter(({ to }) => to === moment.id)) lines.push(...told(tie));
  }
  return `${lines.join("\n")}\n`;
}
