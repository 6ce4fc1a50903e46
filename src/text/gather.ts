/** Add a value to the list a map keeps under a key; the list is made on first use. */
export function gather<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
