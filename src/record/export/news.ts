import { outletOf, titleOf } from "../facts.ts";
import { printable } from "../printable.ts";
import { iri, lastDay, type Logged, type Material } from "./format.ts";

/** Entries of a feed at most, the newest of them. */
const MOST = 100;
/** What stands for a day that nothing tells: feeds must state one. */
const NEVER = "1970-01-01";

/** An entry of a feed: an event that is new or has changed. `id` is another one each time, so that readers show it again. */
export interface News {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly address: string;
  readonly day: string;
  readonly category: "new" | "changed";
  readonly outlets: readonly string[];
}

async function told({ seq, event, what }: Logged, material: Material): Promise<News | undefined> {
  const entry = what === "new" || what === "changed" ? await material.entry(event) : undefined;
  if (!entry || (what !== "new" && what !== "changed")) return undefined;
  const { dossier, texts } = entry;
  const { headline, label } = titleOf(dossier, texts);
  return {
    id: `urn:synoptic:${event}:${seq}`,
    title: printable(headline ?? label),
    summary: printable(label),
    address: iri(material, "events", event).replace("/api/", "/"),
    day: lastDay(dossier) ?? NEVER,
    category: what,
    outlets: dossier.accounts.map(({ doc }) => printable(outletOf(dossier, doc, texts))),
  };
}

/** What is new, the newest first: an event that changed often counts once, by its last change. */
export async function newsOf(material: Material): Promise<News[]> {
  const found: News[] = [];
  const seen = new Set<string>();
  for (const one of (await material.log()).toReversed()) {
    if (seen.has(one.event) || found.length >= MOST) continue;
    seen.add(one.event);
    const news = await told(one, material);
    if (news) found.push(news);
  }
  return found;
}

/** The last day of all entries. */
export function newest(news: readonly News[]): string {
  return (
    news
      .map(({ day }) => day)
      .toSorted()
      .at(-1) ?? NEVER
  );
}
