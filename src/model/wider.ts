/** A list of numbers of another length: the same numbers in front, and then noughts. */
export function wider<T extends Int32Array | Uint32Array | Float64Array>(list: T, length: number): T {
  const made = new (list.constructor as new (length: number) => T)(length);
  made.set(list);
  return made;
}
