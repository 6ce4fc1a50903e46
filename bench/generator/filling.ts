import { createHash } from "node:crypto";
import type { Document } from "../../src/model/document.ts";
import type { Dossier } from "../../src/model/dossier.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { DocId, Evidence } from "../../src/model/span.ts";
import type { Input, State } from "../../src/store/store.ts";
import { plant, sceneOf, type Planted, type Recipe, type Scene } from "./plant.ts";

/** Types of records, by plot. */
const TYPES: Readonly<Record<string, Pick<Dossier, "type" | "mode">>> = {
  fire: { type: "DISASTER", mode: "fire" },
  flood: { type: "DISASTER", mode: "flood" },
  strike: { type: "PROTEST", mode: "strike" },
  crash: { type: "ACCIDENT" },
  verdict: { type: "COURT" },
  talks: { type: "CONSULT" },
};
const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** Somebody or something that documents name, and which documents do, the first of them first. */
interface Named {
  readonly kind: "person" | "place";
  readonly label: string;
  readonly documents: DocId[];
}

/**
 * Fills a store with documents and with the records that are planted in them, without reading or annotating: what a store of that size holds, in minutes.
 * Records have no rows; a document mentions the two persons, the town and the country of its event. Of documents only the ids are kept, so that the memory
 * of a run is that of the store; records and entities are made as they are asked for.
 */
export class Filling {
  readonly #recipe: Recipe;
  readonly #key: string;
  /** The documents of each event. */
  readonly #told: DocId[][] = [];
  readonly #named = new Map<string, Named>();

  constructor(recipe: Recipe, key: string) {
    this.#recipe = recipe;
    this.#key = key;
  }

  /** The first documents, so many or a few more, event by event. */
  *inputs(size: number): Generator<readonly Input[]> {
    for (let index = 0, given = 0; given < size; index++) {
      const inputs = plant(this.#recipe, index).map((one) => this.#input(one));
      const { values } = sceneOf(this.#recipe.seed, index);
      const documents = inputs.map(({ document }) => document.id);
      for (const label of [values["person"], values["other"]]) this.#name("person", label, documents);
      for (const label of [values["town"], values["country"]]) this.#name("place", label, documents);
      this.#told.push(documents.toSorted());
      given += inputs.length;
      yield inputs;
    }
  }

  /** The records of all documents that were given. */
  resolved(): State {
    const events = this.#told.map((_, index) => idOf(sceneOf(this.#recipe.seed, index)));
    return { entities: this.#entities(), events, dossiers: this.#dossiers() };
  }

  *#dossiers(): Generator<Dossier> {
    for (const [index, docs] of this.#told.entries()) yield dossierOf(sceneOf(this.#recipe.seed, index), docs);
  }

  *#entities(): Generator<Entity> {
    for (const [id, { kind, label, documents }] of this.#named) {
      const mentions = documents.map((doc) => ({ span: { doc, start: 0, end: label.length }, form: "name" as const }));
      const name: Evidence = [{ doc: documents[0] ?? "", start: 0, end: label.length }];
      yield { id, class: kind, name, label, surfaces: [label], offices: [], mentions, joined: [] };
    }
  }

  #input({ article }: Planted): Input {
    const bytes = Buffer.from(JSON.stringify(article));
    const source = { bytes, at: article.url, type: "json" };
    const id = `d${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}`;
    const text = `${article.title}\n\n${article.text}`;
    const evidence: Evidence = [{ doc: id, start: 0, end: article.title.length }];
    const document: Document = {
      id,
      seen: [{ at: article.url }],
      title: evidence,
      published: [{ days: { from: article.date, to: article.date }, method: "meta", evidence }],
      kind: "report",
      language: "en",
      charset: "utf-8",
      text,
      runs: [0, 0, text.length],
      blocks: [{ kind: "paragraph", span: { doc: id, start: 0, end: text.length } }],
      credits: [],
      problems: [],
    };
    return { source, document, annotations: [], key: this.#key };
  }

  #name(kind: Named["kind"], label = "", documents: readonly DocId[]): void {
    const id = entityId(kind, label);
    const known = this.#named.get(id);
    if (known) known.documents.push(...documents);
    else this.#named.set(id, { kind, label, documents: [...documents] });
  }
}

function entityId(kind: Named["kind"], label: string): string {
  return `e:${kind}:${label.toLowerCase().replaceAll(" ", "-")}`;
}

/** The id of an event's record. */
function idOf({ id }: Scene): string {
  return `v${createHash("sha256").update(id).digest("hex").slice(0, 12)}`;
}

function dossierOf(scene: Scene, docs: readonly DocId[]): Dossier {
  const { plot, day, values } = scene;
  const [persons, town] = [[values["person"], values["other"]], values["town"] ?? ""];
  const from = new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10);
  const evidence: Evidence = [{ doc: docs[0] ?? "", start: 0, end: 1 }];
  return {
    id: idOf(scene),
    ...(TYPES[plot.name] ?? { type: "OTHER" }),
    title: { evidence, label: `${plot.name} · ${town}` },
    when: { days: { from, to: from }, precision: "day", evidence },
    where: { entity: entityId("place", town), label: town, evidence },
    participants: persons.map((label = "") => ({ entity: entityId("person", label), label, role: "agent", offices: [], evidence })),
    accounts: docs.map((doc) => ({ doc, role: "report", claims: [`c:${doc}`], origin: doc, kind: "report", at: [], why: [] })),
    origins: docs.length,
    rows: [],
    saidBefore: [],
    reprints: [],
    background: [],
    lookalikes: [],
  } as unknown as Dossier;
}
