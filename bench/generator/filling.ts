import { createHash } from "node:crypto";
import type { Document } from "../../src/model/document.ts";
import type { Dossier } from "../../src/model/dossier.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Evidence } from "../../src/model/span.ts";
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

/**
 * Fills a store with documents and with the records that are planted in them, without reading or annotating: what a store of that size holds, in minutes.
 * Records have no rows; a document mentions the two persons, the town and the country of its event.
 */
export class Filling {
  readonly #recipe: Recipe;
  readonly #key: string;
  readonly #dossiers: Dossier[] = [];
  readonly #entities = new Map<string, { -readonly [Field in keyof Entity]: Entity[Field] }>();

  constructor(recipe: Recipe, key: string) {
    this.#recipe = recipe;
    this.#key = key;
  }

  /** The first documents, so many or a few more, event by event. */
  *inputs(size: number): Generator<readonly Input[]> {
    for (let index = 0, given = 0; given < size; index++) {
      const inputs = plant(this.#recipe, index).map((one) => this.#input(one));
      const scene = sceneOf(this.#recipe.seed, index);
      const documents = inputs.map(({ document }) => document);
      const participants = [scene.values["person"], scene.values["other"]].map((label = "") => this.#named("person", label, documents));
      const where = this.#named("place", scene.values["town"] ?? "", documents);
      this.#named("place", scene.values["country"] ?? "", documents);
      this.#dossiers.push(dossierOf(scene, documents, { participants, where }));
      given += inputs.length;
      yield inputs;
    }
  }

  /** The records of all documents that were given. */
  resolved(): State {
    return { entities: this.#entities.values(), events: this.#dossiers.map(({ id }) => id), dossiers: this.#dossiers };
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

  #named(kind: "person" | "place", label: string, documents: readonly Document[]): Entity {
    const id = `e:${kind}:${label.toLowerCase().replaceAll(" ", "-")}`;
    const mentions = documents.map(({ id: doc }) => ({ span: { doc, start: 0, end: label.length }, form: "name" as const }));
    const known = this.#entities.get(id);
    const name: Evidence = [{ doc: documents[0]?.id ?? "", start: 0, end: label.length }];
    const made = known ?? { id, class: kind, name, label, surfaces: [label], offices: [], mentions: [], joined: [] };
    (made.mentions as (typeof mentions)[number][]).push(...mentions);
    this.#entities.set(id, made);
    return made;
  }
}

interface Cast {
  readonly participants: readonly Entity[];
  readonly where: Entity;
}

function dossierOf({ id, plot, day, values }: Scene, documents: readonly Document[], { participants, where }: Cast): Dossier {
  const from = new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10);
  const docs = documents.map((document) => document.id).toSorted();
  const evidence: Evidence = [{ doc: docs[0] ?? "", start: 0, end: 1 }];
  return {
    id: `v${createHash("sha256").update(id).digest("hex").slice(0, 12)}`,
    ...(TYPES[plot.name] ?? { type: "OTHER" }),
    title: { evidence, label: `${plot.name} · ${values["town"] ?? ""}` },
    when: { days: { from, to: from }, precision: "day", evidence },
    where: { entity: where.id, label: where.label, evidence },
    participants: participants.map(({ id: entity, label }) => ({ entity, label, role: "agent", offices: [], evidence })),
    accounts: docs.map((doc) => ({ doc, role: "report", claims: [`c:${doc}`], origin: doc, kind: "report", at: [], why: [] })),
    origins: docs.length,
    rows: [],
    saidBefore: [],
    reprints: [],
    background: [],
    lookalikes: [],
  } as unknown as Dossier;
}
