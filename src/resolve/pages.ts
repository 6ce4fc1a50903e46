import type { Drawer, Drawers } from "../model/drawer.ts";
import type { Entity, EntityId, OfficeHeld } from "../model/entity.ts";
import type { Evidence, Span } from "../model/span.ts";
import type { Mentioned } from "./mentions.ts";
import type { Held } from "./posts.ts";

type Head = Omit<Held, "at">;

/** What is kept of an entity for its page alone: the places, in the list of its mentions, of those that show its name and each of its offices; and more. */
export interface Cold extends Pick<Entity, "surfaces" | "joined"> {
  readonly name: readonly number[];
  readonly offices: readonly (readonly number[])[];
}

/** What only the page of an entity shows, with the evidence of each of its offices. */
interface Shown extends Pick<Entity, "name" | "surfaces" | "mentions" | "joined"> {
  readonly offices: readonly Evidence[];
}

/** The pages of entities: put away, made again when one is asked for, and the one made last at hand. */
export class Pages {
  private readonly drawer: Drawer<Cold>;
  private mentioned: Mentioned | undefined;
  private last: { readonly entity: number; readonly shown: Shown } | undefined;

  constructor(drawers: Drawers) {
    this.drawer = drawers.open();
  }

  /** Put away the page of an entity; gives the entity's number, from 0 on. */
  put(cold: Cold): number {
    return this.drawer.put(cold);
  }

  /** Tell where all entities are mentioned, before a page is asked for. */
  tell(mentioned: Mentioned): void {
    this.mentioned = mentioned;
  }

  of(entity: number): Shown {
    if (this.last?.entity === entity) return this.last.shown;
    const { name, surfaces, joined, offices } = this.drawer.take(entity);
    const mentions = this.mentioned?.all(entity) ?? [];
    const shown: Shown = {
      name: evidence(name.flatMap((at) => mentions[at]?.name ?? [])),
      surfaces,
      mentions,
      joined,
      offices: offices.map((own) => evidence(own.flatMap((at) => mentions[at]?.span ?? []))),
    };
    this.last = { entity, shown };
    return shown;
  }
}

function evidence(spans: readonly Span[]): Evidence {
  return spans as unknown as Evidence;
}

/** An office that looks up on the page of its holder where it is told. */
class Office implements OfficeHeld {
  readonly office: string;
  declare readonly country?: string;
  declare readonly seen?: NonNullable<OfficeHeld["seen"]>;
  readonly #holder: Known;
  readonly #number: number;

  constructor({ office, country, seen }: Head, holder: Known, number: number) {
    this.office = office;
    if (country) this.country = country;
    if (seen) this.seen = seen;
    this.#holder = holder;
    this.#number = number;
  }

  get docs(): OfficeHeld["docs"] {
    return [...new Set(this.evidence.map((span) => span.doc))];
  }

  get evidence(): Evidence {
    return this.#holder.evidence(this.#number);
  }

  toJSON(): OfficeHeld {
    const { office, country, docs, seen, evidence: told } = this;
    return { office, ...(country ? { country } : {}), docs, ...(seen ? { seen } : {}), evidence: told };
  }
}

/** What is at hand of an entity. */
export interface Light extends Pick<Entity, "class" | "label" | "country" | "gazetteer" | "wikidata"> {
  readonly offices: readonly Head[];
}

/** An entity that looks up on its page what only that shows. */
export class Known implements Entity {
  readonly id: EntityId;
  readonly class: Entity["class"];
  readonly label: string;
  declare readonly country?: string;
  declare readonly gazetteer?: string;
  declare readonly wikidata?: string;
  readonly offices: readonly OfficeHeld[];
  readonly #pages: Pages;
  readonly #number: number;

  constructor(id: EntityId, light: Light, { pages, number }: { readonly pages: Pages; readonly number: number }) {
    this.id = id;
    this.class = light.class;
    this.label = light.label;
    if (light.country) this.country = light.country;
    if (light.gazetteer) this.gazetteer = light.gazetteer;
    if (light.wikidata) this.wikidata = light.wikidata;
    this.offices = light.offices.map((one, at) => new Office(one, this, at));
    this.#pages = pages;
    this.#number = number;
  }

  /** Where an office of its is told, by the office's place in the list. */
  evidence(office: number): Evidence {
    return this.#pages.of(this.#number).offices[office] as Evidence;
  }

  get name(): Entity["name"] {
    return this.#pages.of(this.#number).name;
  }

  get surfaces(): Entity["surfaces"] {
    return this.#pages.of(this.#number).surfaces;
  }

  get mentions(): Entity["mentions"] {
    return this.#pages.of(this.#number).mentions;
  }

  get joined(): Entity["joined"] {
    return this.#pages.of(this.#number).joined;
  }

  toJSON(): Entity {
    const { id, class: kind, name, label, surfaces, country, gazetteer, wikidata, offices, mentions, joined } = this;
    return {
      id,
      class: kind,
      name,
      label,
      surfaces,
      ...(country ? { country } : {}),
      ...(gazetteer ? { gazetteer } : {}),
      ...(wikidata ? { wikidata } : {}),
      offices,
      mentions,
      joined,
    };
  }
}
