import type { Dossier } from "../model/dossier.ts";
import type { Days } from "../model/document.ts";
import type { EntityId } from "../model/entity.ts";
import type { EventId } from "../model/event.ts";
import { tieOf, type Story, type Tie } from "../record/story.ts";
import { textsOf, type Texts } from "../record/texts.ts";
import { WHOLE, type EventSummary, type Store } from "../store/store.ts";
import { documentsOf } from "./named.ts";

/** An event that more events than this are tied to is common ground (a war's first day) and leads to all of them, so a story does not go on through it. */
const COMMON = 20;
/** A person of more events than this is in the news every day: who meets them is no story by itself. */
const BUSY = 64;
/** Events of one story at most; a reader wants the chain, not the year. */
const MOST = 100;

/** Events by something they share. */
function by(events: readonly EventSummary[], shared: (event: EventSummary) => readonly string[]): ReadonlyMap<string, readonly EventId[]> {
  const pairs = events.flatMap((event) => shared(event).map((key) => [key, event.id] as const));
  const found = new Map<string, EventId[]>(pairs.map(([key]) => [key, []]));
  for (const [key, id] of pairs) found.get(key)?.push(id);
  return found;
}

/** Which events could be tied to one: by their reports, and by two names in common. */
class Neighbours {
  private readonly byAccount: ReadonlyMap<string, readonly EventId[]>;
  private readonly byPerson: ReadonlyMap<string, readonly EventId[]>;
  private readonly summaries: ReadonlyMap<EventId, EventSummary>;

  constructor(events: readonly EventSummary[]) {
    this.summaries = new Map(events.map((one) => [one.id, one]));
    this.byAccount = by(events, ({ accounts }) => accounts);
    this.byPerson = by(events, ({ participants }) => participants);
  }

  of(event: Dossier): EventId[] {
    const told = event.background.flatMap((one) => one.event ?? []);
    const tellers = event.accounts.flatMap(({ doc }) => this.byAccount.get(doc) ?? []);
    const found = new Set([...told, ...tellers, ...this.again(event.id)]);
    found.delete(event.id);
    return [...found].filter((id) => this.summaries.has(id)).toSorted();
  }

  private again(id: EventId): EventId[] {
    const counts = new Map<EventId, number>();
    for (const name of this.summaries.get(id)?.participants ?? []) {
      const holders = this.byPerson.get(name) ?? [];
      if (holders.length <= BUSY) for (const other of holders) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    return [...counts].flatMap(([other, count]) => (count > 1 ? [other] : []));
  }
}

/** What is looked up by id, each once however often it is asked for. */
function once<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (id) => {
    const found = known.get(id) ?? read(id);
    known.set(id, found);
    return found;
  };
}

/** The persons among the participants of an event. */
async function peopleOf({ participants }: Dossier, person: (id: EntityId) => Promise<boolean>): Promise<ReadonlySet<EntityId>> {
  const ids = [...new Set(participants.map(({ entity }) => entity))];
  const known = await Promise.all(ids.map(async (id) => ((await person(id)) ? [id] : [])));
  return new Set(known.flat());
}

/** The story of an event: the events it leads to and comes from, step by step. A function of the stored records. */
export async function storyOf(store: Store, start: Dossier): Promise<Story> {
  const neighbours = new Neighbours((await store.events({}, WHOLE)).items);
  const record = once((id) => store.dossier(id));
  const person = once(async (id) => (await store.entity(id))?.class === "person");
  const found = new Map<EventId, Dossier>([[start.id, start]]);
  const ties = new Map<string, Tie>();
  let cut = false;
  for (const event of found.values()) {
    const others = (await Promise.all(neighbours.of(event).map(record))).filter((one) => one !== undefined);
    const people = await peopleOf(event, person);
    const tied = others.flatMap((other) => {
      const tie = tieOf(event, other, people);
      return tie ? [{ other, tie }] : [];
    });
    if (tied.length > COMMON && event !== start) continue;
    for (const { other, tie } of tied) {
      if (!found.has(other.id) && found.size >= MOST) cut = true;
      else {
        found.set(other.id, other);
        ties.set(`${tie.from} ${tie.to}`, tie);
      }
    }
  }
  const sorted = [...ties].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, tie]) => tie);
  return { of: start.id, events: [...found.values()], ties: sorted, cut };
}

/** How a story's words are read. */
export async function textsFor(store: Store, { events }: Story): Promise<Texts> {
  const docs = [...new Set(events.flatMap(({ accounts }) => accounts.map(({ doc }) => doc)))];
  return textsOf(await documentsOf(store, docs), { entities: new Map(), events: new Map() });
}

/** A story as data: its events in id order, and its ties with the words of their evidence. The events' records are had by their ids. */
export interface StoryData extends Omit<Story, "events" | "ties"> {
  readonly events: readonly { readonly id: EventId; readonly title: string; readonly days?: Days }[];
  readonly ties: readonly (Tie & { readonly words: readonly string[] })[];
}

/** What programs are shown of a story. */
export async function storyData(store: Store, story: Story): Promise<StoryData> {
  const texts = await textsFor(store, story);
  const read = (spans: Tie["evidence"][number]): string => spans.map((span) => texts.read(span)).join(" … ");
  const events = story.events.map(({ id, title, when }) => ({
    id,
    title: title.evidence ? read(title.evidence) : title.label,
    ...(when ? { days: when.days } : {}),
  }));
  return {
    ...story,
    events: events.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ties: story.ties.map((tie) => ({ ...tie, words: tie.evidence.map(read) })),
  };
}
