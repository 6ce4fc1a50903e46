import { describe, expect, test } from "vitest";
import { Chance } from "../../bench/generator/chance.ts";
import type { Dossier } from "../../src/model/dossier.ts";
import type { Entity } from "../../src/model/entity.ts";
import { select } from "../../src/serve/selection.ts";
import { selectEntities } from "../../src/serve/roster.ts";
import { folded } from "../../src/store/folded.ts";
import type { EventSummary, Store } from "../../src/store/store.ts";
import { summary } from "../../src/store/summary.ts";
import { dossierOf, inputOf, sourceOf, stateOf } from "./sample.ts";

const WORDS = "ferry quay Ångström harbour lamp tram the".split(" ");
const NAMES = ["Réka Holm", "Tomas Vik", "Ada Quill", "Council of Wessen", "Vikström"];
const PLACES = [{ label: "Oslo", country: "NO" }, { label: "Øsk" }, { label: "Vik", country: "PL" }];
const KINDS = [{ type: "MEET" }, { type: "PROTEST", mode: "strike" }, { type: "SPORT" }];
const DOCUMENTS = 60;
const EVENTS = 90;

interface World {
  readonly texts: ReadonlyMap<string, string>;
  readonly dossiers: readonly Dossier[];
  readonly entities: readonly Entity[];
}

/** A day, a span of days, a day of no known year, or none. */
function when(chance: Chance): Partial<Dossier> {
  const kind = chance.whole(0, 5);
  const from = `${kind === 0 ? "-" : `20${chance.whole(19, 24)}`}-0${chance.whole(1, 9)}-1${chance.whole(0, 9)}`;
  const to = kind === 1 ? "2025-01-01" : from;
  const days = { from, to, ...(kind === 0 ? { open: "year" as const } : {}) };
  return kind === 5 ? {} : ({ when: { days, evidence: [{ doc: "d", start: 0, end: 1 }] } } as unknown as Partial<Dossier>);
}

async function fill(store: Store): Promise<World> {
  const chance = new Chance("lists");
  const inputs = Array.from({ length: DOCUMENTS }, (_, at) => inputOf(sourceOf(`${chance.some(WORDS, 3).join(" ")} ${at}`, `${at}.txt`)));
  await store.accept(inputs);
  const ids = inputs.map(({ document }) => document.id);
  const dossiers = Array.from({ length: EVENTS }, (_, at) => {
    const participants = chance.some(NAMES, chance.whole(0, 3)).map((label) => ({ entity: "e:x", label }));
    const where = chance.happens(0.7) ? { where: { entity: "e:y", ...chance.of(PLACES) } } : {};
    const more = { ...chance.of(KINDS), participants, ...where, ...when(chance) } as unknown as Partial<Dossier>;
    return dossierOf(`v${at}`, chance.some(ids, chance.whole(1, 4)), more);
  });
  const entities = NAMES.map((label, at) => {
    const mentions = chance.some(ids, at + 2).map((doc) => ({ span: { doc, start: 0, end: 1 }, form: "name" }));
    const surfaces = [label.split(" ").at(-1)];
    return { id: `e:${at}`, class: at === 3 ? "body" : "person", label, surfaces, offices: [], mentions, joined: [] } as unknown as Entity;
  });
  // In two steps, so that what is kept of the first has to grow.
  await store.replace("k", stateOf(dossiers.slice(20), entities.slice(1)));
  await store.accept([inputOf(sourceOf("Nobody tells of this.", "z.txt"))]);
  await store.replace("k", stateOf(dossiers, entities));
  return { texts: new Map(inputs.map(({ document }) => [document.id, folded(document.text)])), dossiers, entities };
}

function hasWords(text: string, words: string): boolean {
  const own = text.split(" ");
  return words.split(" ").every((word) => own.includes(folded(word)));
}

/** The same lists made from everything, line by line. */
function plainly({ texts, dossiers }: World, keep: (event: EventSummary) => boolean, words?: string): string[] {
  const order = ({ days, id }: EventSummary): string =>
    `${days === undefined ? "~" : days.open ? `}${days.from}` : `${days.from} ${days.to}`} ${id}`;
  return dossiers
    .map((dossier) => summary(dossier))
    .filter((event) => keep(event) && (words === undefined || event.accounts.some((doc) => hasWords(texts.get(doc) ?? "", words))))
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .map(({ id }) => id);
}

/** Lists of a store, held against lists made without its index. */
export function listing(name: string, open: () => Promise<Store>): void {
  describe(`${name} makes lists`, () => {
    test("of events, entities and documents as going through them one by one would", async () => {
      const store = await open();
      const world = await fill(store);
      const ids = async (...asked: Parameters<typeof select> extends [unknown, ...infer Rest] ? Rest : never) =>
        (await select(store, ...asked)).items.map(({ id }) => id);
      const all = plainly(world, () => true);
      expect(await ids({})).toEqual(all);
      expect(await ids({ person: "vik" })).toEqual(
        plainly(world, ({ participants }) => participants.some((one) => folded(one).includes("vik"))),
      );
      expect(await ids({ place: "no" })).toEqual(plainly(world, ({ place }) => place?.country === "NO"));
      expect(await ids({ place: "sk" })).toEqual(plainly(world, ({ place }) => place?.label === "Øsk"));
      expect(await ids({ type: "strike" })).toEqual(plainly(world, ({ mode }) => mode === "strike"));
      expect(await ids({ topic: "sport" })).toEqual(plainly(world, ({ type }) => type === "SPORT"));
      expect(await ids({ from: "2021", to: "2021" })).toEqual(
        plainly(
          world,
          ({ days }) => days !== undefined && (days.open !== undefined || (days.from <= "2021-12-31" && days.to >= "2021-01-01")),
        ),
      );
      for (const text of ["ferry", "the tram", "angstrom Lamp quay", "elsewhere"]) {
        expect(await ids({ text }), text).toEqual(plainly(world, () => true, text));
        expect(await ids({ text, type: "meet" }), text).toEqual(plainly(world, ({ type }) => type === "MEET", text));
        const documents = [...world.texts].flatMap(([id, own]) => (hasWords(own, text) ? [id] : [])).toSorted();
        expect((await store.search(text.split(" "), { offset: 1, limit: 3 })).items).toEqual(documents.slice(1, 4));
      }
      expect(await select(store, {}, { offset: 40, limit: 33 })).toMatchObject({
        total: EVENTS,
        items: all.slice(40, 73).map((id) => ({ id })),
      });
      expect((await select(store, {}, { offset: 1_000, limit: 5 })).items).toEqual([]);
      const counts = await store.counts({ kind: ({ type }) => type === "MEET" });
      expect(counts.total).toBe(plainly(world, ({ type }) => type === "MEET").length);
      expect(counts.places.reduce((sum, [, events]) => sum + events, 0)).toBe(counts.total);
      const roster = async (asked: Parameters<typeof selectEntities>[1]) => (await selectEntities(store, asked)).items.map(({ id }) => id);
      expect(await roster({})).toEqual(["e:4", "e:3", "e:2", "e:1", "e:0"]);
      expect(await roster({ person: "vik" })).toEqual(["e:4", "e:1"]);
      expect(await roster({ person: true, body: "holm" })).toEqual(["e:4", "e:2", "e:1", "e:0"]);
      const told = ({ mentions }: Entity): boolean => mentions.some(({ span }) => hasWords(world.texts.get(span.doc) ?? "", "lamp"));
      expect((await roster({ text: "lamp" })).toSorted()).toEqual(world.entities.filter(told).map(({ id }) => id));
      await store.close();
    });
  });
}
