/** Most keys looked up at a time. */
export const TOGETHER = 4096;

/** Where keys stand in what is kept of each. Places hold until more keys are looked up. */
export interface Places<Key> {
  readonly places: Int32Array;
  /** Keys not kept so far; their places follow each other from `first`. */
  readonly fresh: readonly Key[];
  readonly first: number;
}

/** Gives keys places, so that what is worked out for a key is kept for when it comes again. */
export class Kept<Key> {
  readonly #room: number;
  readonly #places = new Map<Key, number>();

  /** When more than `room` keys have been met, the later half is forgotten: what is common was most often met early. */
  constructor(room: number) {
    this.#room = room;
  }

  /** All places are less. */
  get most(): number {
    return this.#room + TOGETHER;
  }

  /** Places of at most `TOGETHER` keys. */
  places(keys: ArrayLike<Key>): Places<Key> {
    if (this.#places.size > this.#room) this.#forget();
    const first = this.#places.size;
    const places = new Int32Array(keys.length);
    const fresh: Key[] = [];
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as Key;
      let place = this.#places.get(key);
      if (place === undefined) {
        place = this.#places.size;
        this.#places.set(key, place);
        fresh.push(key);
      }
      places[at] = place;
    }
    return { places, fresh, first };
  }

  #forget(): void {
    const held = Math.floor(this.#room / 2);
    for (const [key, place] of this.#places) if (place >= held) this.#places.delete(key);
  }
}
