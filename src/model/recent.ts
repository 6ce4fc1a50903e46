/** Values that were asked for last, by key: at least `most` of them (by weight) since each was last asked for, and at most twice as many. */
export class Recent<K, V> {
  private readonly most: number;
  private near = new Map<K, V>();
  private before = new Map<K, V>();
  private weight = 0;

  constructor(most: number) {
    this.most = most;
  }

  /** The value of a key, if it is at hand; `make` it otherwise. What was not asked for while as much as may be at hand was is let go. */
  get(key: K, make: (key: K) => V, weight = 1): V {
    const known = this.near.get(key);
    if (known !== undefined) return known;
    const value = this.before.get(key) ?? make(key);
    if (this.weight + weight > this.most) [this.before, this.near, this.weight] = [this.near, new Map<K, V>(), 0];
    this.near.set(key, value);
    this.weight += weight;
    return value;
  }
}
