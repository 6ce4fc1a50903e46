const NEVER = -1e9;

/** The best path through scores of the classes of names: a name that began goes on to its end, and nothing goes on that did not begin. */
export class Paths {
  readonly #classes: number;
  /** For each class its predecessors, as many as `#count` says, and what following each of them is worth. */
  readonly #before: Uint8Array;
  readonly #worth: Float64Array;
  readonly #count: Uint8Array;
  readonly #opens: Uint8Array;
  readonly #continues: Uint8Array;
  #now: Float64Array;
  #next: Float64Array;
  #back = new Uint8Array(0);

  /** `follow[from * classes + to]` is what it is worth that one class follows another. */
  constructor(names: readonly string[], follow: Float32Array) {
    const n = names.length;
    this.#classes = n;
    this.#opens = Uint8Array.from(names, (name) => Number(/^[BI]-/u.test(name)));
    this.#continues = Uint8Array.from(names, (name) => Number(/^[IE]-/u.test(name)));
    this.#before = new Uint8Array(n * n);
    this.#worth = new Float64Array(n * n);
    this.#count = new Uint8Array(n);
    for (const [to, name] of names.entries()) {
      for (const [from, other] of names.entries()) {
        const fits = this.#continues[to] ? this.#opens[from] === 1 && other.slice(2) === name.slice(2) : this.#opens[from] === 0;
        if (!fits) continue;
        const at = to * n + (this.#count[to] as number);
        this.#before[at] = from;
        this.#worth[at] = follow[from * n + to] as number;
        this.#count[to] = (this.#count[to] as number) + 1;
      }
    }
    this.#now = new Float64Array(n);
    this.#next = new Float64Array(n);
  }

  /** Scores of the classes at one word, from those at the word before; where they came from is kept. */
  #step(scores: Float32Array, row: number, word: number): void {
    const n = this.#classes;
    const [now, next, before, worth, count, back] = [this.#now, this.#next, this.#before, this.#worth, this.#count, this.#back];
    for (let to = 0; to < n; to++) {
      const start = to * n;
      const end = start + (count[to] as number);
      let top = -Infinity;
      let from = 0;
      for (let at = start; at < end; at++) {
        const score = (now[before[at] as number] as number) + (worth[at] as number);
        if (score > top) {
          top = score;
          from = before[at] as number;
        }
      }
      next[to] = top + (scores[row + to] as number);
      back[word * n + to] = from;
    }
    [this.#now, this.#next] = [next, now];
  }

  /** The best path over `words` rows of scores, each of `stride`, written to `out` (Viterbi 1967). */
  best(scores: Float32Array, { words, stride }: { readonly words: number; readonly stride: number }, out: Uint8Array): void {
    const n = this.#classes;
    if (this.#back.length < words * n) this.#back = new Uint8Array(words * n);
    for (let klass = 0; klass < n; klass++) this.#now[klass] = this.#continues[klass] ? NEVER : (scores[klass] as number);
    for (let word = 1; word < words; word++) this.#step(scores, word * stride, word);
    let at = 0;
    for (let klass = 1; klass < n; klass++) if (!this.#opens[klass] && (this.#now[klass] as number) > (this.#now[at] as number)) at = klass;
    for (let word = words - 1; word >= 0; word--) {
      out[word] = at;
      at = this.#back[word * n + at] as number;
    }
  }
}
