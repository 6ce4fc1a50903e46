/** Things by what they belong to: those of bucket `n` are `order[starts[n]]` to `order[starts[n + 1]]` exclusive, in ascending order. */
export interface Buckets {
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

/** Put the things 0 to `count` exclusive into `size` buckets, without an object for each: a counting sort. */
export function bucketed(count: number, size: number, bucketOf: (thing: number) => number): Buckets {
  const starts = new Int32Array(size + 1);
  for (let thing = 0; thing < count; thing++) {
    const after = bucketOf(thing) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let bucket = 1; bucket <= size; bucket++) starts[bucket] = (starts[bucket] as number) + (starts[bucket - 1] as number);
  const next = starts.slice();
  const order = new Int32Array(count);
  for (let thing = 0; thing < count; thing++) {
    const bucket = bucketOf(thing);
    const place = next[bucket] as number;
    order[place] = thing;
    next[bucket] = place + 1;
  }
  return { order, starts };
}

/** The places of numbers in ascending order of these; of equal ones in order of place. */
export function ascending(numbers: Float64Array): Uint32Array {
  return Uint32Array.from(numbers.keys()).toSorted((a, b) => (numbers[a] as number) - (numbers[b] as number) || a - b);
}
