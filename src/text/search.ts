/** The first of the numbers 0 to `size` exclusive that `isThere` holds of, where it holds of all that follow too; `size` if of none. A binary search. */
export function firstOf(size: number, isThere: (at: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isThere(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
