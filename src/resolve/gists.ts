import type { Figure, Happening } from "../model/event.ts";
import { Recent } from "../model/recent.ts";
import { Packed, Texts } from "../text/packed.ts";
import { TELLING_FIGURE, type Gist } from "./sameness.ts";

/** Gists at hand as objects: one is compared with many others in a row. */
const NEAR = 1 << 13;
/** A figure's value as the two numbers of 32 bits that it is written in. */
const value = new DataView(new ArrayBuffer(8));

/** Reads a list of numbers from its beginning on. */
class Walk {
  private readonly list: Uint32Array;
  private at = 0;

  constructor(list: Uint32Array) {
    this.list = list;
  }

  next(): number {
    return this.list[this.at++] as number;
  }

  /** So many things as the next number says, each read from the numbers behind. */
  many<T>(read: () => T): T[] {
    return Array.from({ length: this.next() }, read);
  }
}

/** What happenings are compared by, packed: some 60 bytes each, where objects take ten times that. */
export class Gists {
  private readonly lists = new Packed((length) => new Uint32Array(length));
  /** Types, entities, units, and days and places as JSON. */
  private readonly texts = new Texts();
  private readonly near = new Recent<number, Gist>(NEAR);
  private readonly unpacked = (number: number): Gist => this.read(new Walk(this.lists.get(number)));

  /** Keep what a happening is compared by; gives its number, from 0 in the order they come. */
  put({ type, mode = "", when, where, participants, figures: told }: Happening): number {
    const figures = told.filter((one) => one.value >= TELLING_FIGURE);
    return this.lists.put([
      this.texts.number(type),
      this.texts.number(mode),
      this.part(when && { days: when.days, precision: when.precision, weekday: when.weekday }),
      this.part(where && { entity: where.entity, country: where.country, region: where.region, at: where.at }),
      participants.length,
      ...participants.map(({ entity }) => this.texts.number(entity)),
      figures.length,
      ...figures.flatMap((one) => this.figure(one)),
    ]);
  }

  get(number: number): Gist {
    return this.near.get(number, this.unpacked);
  }

  private part(told: object | undefined): number {
    return told ? this.texts.number(JSON.stringify(told)) : 0;
  }

  private figure({ value: own, unit, stems }: Figure): number[] {
    value.setFloat64(0, own);
    const words = stems.map((stem) => this.texts.number(stem));
    return [value.getUint32(0), value.getUint32(4), this.texts.number(unit), words.length, ...words];
  }

  private read(walk: Walk): Gist {
    const text = (): string => this.texts.of(walk.next());
    const part = (): unknown => {
      const told = text();
      return told === "" ? undefined : JSON.parse(told);
    };
    return {
      type: text(),
      // What is not known is there as undefined, so that all gists are of one shape.
      mode: text() || undefined,
      when: part(),
      where: part(),
      participants: walk.many(() => ({ entity: text() })),
      figures: walk.many(() => {
        value.setUint32(0, walk.next());
        value.setUint32(4, walk.next());
        return { value: value.getFloat64(0), unit: text(), stems: walk.many(text) };
      }),
    } as Gist;
  }
}
