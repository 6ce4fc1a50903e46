const NEVER = -1e9;

/** Which class may follow which: `follow[from * classes + to]`; a name that began goes on to its end, and nothing goes on that did not begin. */
export class Paths {
  readonly #classes: number;
  readonly #follow: Float64Array;
  readonly #opens: Uint8Array;
  readonly #continues: Uint8Array;
  /** For each class, the classes before it that may be. */
  readonly #before: readonly Int32Array[];

  constructor(names: readonly string[], follow: Float32Array) {
    this.#classes = names.length;
    this.#follow = Float64Array.from(follow);
    this.#opens = Uint8Array.from(names, (name) => Number(/^[BI]-/u.test(name)));
    this.#continues = Uint8Array.from(names, (name) => Number(/^[IE]-/u.test(name)));
    this.#before = names.map((to, at) =>
      Int32Array.from(
        [...names.keys()].filter((from) =>
          this.#continues[at] ? this.#opens[from] === 1 && names[from]?.slice(2) === to.slice(2) : this.#opens[from] === 0,
        ),
      ),
    );
  }

  /** The best path over `words` rows of scores, each of `stride`, written to `out` (Viterbi 1967). */
  best(scores: Float32Array, { words, stride }: { readonly words: number; readonly stride: number }, out: Uint8Array): void {
    const classes = this.#classes;
    let now = Float64Array.from({ length: classes }, (_, at) => (this.#continues[at] ? NEVER : (scores[at] as number)));
    const back = new Uint8Array(words * classes);
    for (let word = 1; word < words; word++) {
      const next = new Float64Array(classes);
      for (let to = 0; to < classes; to++) {
        let [top, from] = [-Infinity, 0];
        for (const before of this.#before[to] as Int32Array) {
          const score = (now[before] as number) + (this.#follow[before * classes + to] as number);
          if (score > top) [top, from] = [score, before];
        }
        next[to] = top + (scores[word * stride + to] as number);
        back[word * classes + to] = from;
      }
      now = next;
    }
    let at = 0;
    for (let klass = 1; klass < classes; klass++)
      if (!this.#opens[klass] && ((now[klass] as number) > (now[at] as number) || this.#opens[at])) at = klass;
    for (let word = words - 1; word >= 0; word--) {
      out[word] = at;
      at = back[word * classes + at] as number;
    }
  }
}
