import type { Entity } from "../model/entity.ts";
import type { Happening } from "../model/event.ts";
import type { DocId } from "../model/span.ts";
import { Numbers, Packed } from "../text/packed.ts";
import type { About, Named } from "./abouts.ts";
import { Gists } from "./gists.ts";
import { distinct, sharpest } from "./happenings.ts";
import type { Gist } from "./sameness.ts";
import { structureKeys } from "./structure.ts";

/** The happenings that are grouped, by number from 0 in the order they come: where each is told. 12 bytes each. */
export class Tellings {
  private readonly happenings: ReadonlyMap<DocId, readonly Happening[]>;
  private readonly docs: DocId[] = [];
  /** The place of each among those of its document. */
  private readonly places = new Numbers();

  constructor(happenings: ReadonlyMap<DocId, readonly Happening[]>) {
    this.happenings = happenings;
  }

  get size(): number {
    return this.docs.length;
  }

  /** Take in a happening of a document, and give its number. `place`: which of those of the document it is. */
  add(doc: DocId, place: number): number {
    this.places.push(place);
    return this.docs.push(doc) - 1;
  }

  docOf(number: number): DocId {
    return this.docs[number] as DocId;
  }

  of(number: number): Happening {
    return this.happenings.get(this.docOf(number))?.[this.places.at(number)] as Happening;
  }

  named(number: number): Named {
    const { id, doc, standing } = this.of(number);
    return { id, doc, standing };
  }
}

/** What documents are about: main happenings with what they are compared by. They have the numbers that they have among the tellings. */
export class Mains {
  private readonly tellings: Tellings;
  private readonly gists = new Gists();

  constructor(tellings: Tellings) {
    this.tellings = tellings;
  }

  /** Take in the telling that was added last. */
  add(main: Happening): void {
    this.gists.put(main);
  }

  about(number: number): About {
    const { gists } = this;
    return {
      doc: this.tellings.docOf(number),
      get gist() {
        return gists.get(number);
      },
    };
  }
}

/** All that happenings known to be one event, of which there is one at least, say of it together. */
function whole(members: readonly Happening[]): Happening {
  const [first] = members as readonly [Happening];
  const when = sharpest(members.map((one) => one.when));
  const where = members.find((one) => one.where)?.where;
  const { when: _when, where: _where, ...rest } = first;
  return {
    ...rest,
    participants: distinct(members.flatMap((one) => one.participants)),
    figures: members.flatMap((one) => one.figures),
    ...(when ? { when } : {}),
    ...(where ? { where } : {}),
  };
}

/** Tellings already known to be one event, unit by unit: which they are, what the unit may be found by, and what it is compared by. */
export class Units {
  private readonly find: (id: string) => Entity | undefined;
  private readonly tellings = new Packed((length) => new Uint32Array(length));
  private readonly found = new Packed((length) => new Uint32Array(length));
  private readonly gists = new Gists();

  constructor(find: (id: string) => Entity | undefined) {
    this.find = find;
  }

  get size(): number {
    return this.tellings.size;
  }

  /** Take in a unit; one that nothing finds only if it is `wanted`. */
  add(tellings: readonly number[], happenings: readonly Happening[], wanted: boolean): void {
    const one = whole(happenings);
    const keys = structureKeys(one, this.find);
    if (!wanted && keys.length === 0) return;
    this.found.put(keys);
    this.gists.put(one);
    this.tellings.put(tellings);
  }

  members(unit: number): Uint32Array {
    return this.tellings.get(unit);
  }

  keys(unit: number): Uint32Array {
    return this.found.get(unit);
  }

  gist(unit: number): Gist {
    return this.gists.get(unit);
  }
}
