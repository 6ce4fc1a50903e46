/** A piece of an index: bytes under a name, in numbered blocks. */
export interface Cell {
  readonly name: string;
  readonly block: number;
  readonly bytes: Uint8Array;
}

/** What work on an index asks of its store: the cells of some names (of some blocks only), to keep cells in place of those that were there, or to drop all whose name begins with a word and a colon. */
export type Ask =
  | { readonly read: readonly string[]; readonly blocks?: readonly number[] | undefined }
  | { readonly keep: readonly Cell[] }
  | { readonly drop: string };

/**
 * Work on an index, free of how cells are fetched: one store answers at once, another when its server does. It is given the cells it asks for, by name
 * and then by block.
 */
export type Work<T> = Generator<Ask, T, readonly Cell[]>;

/** The cells of some names. */
export function* cellsOf(read: readonly string[], blocks?: readonly number[]): Work<readonly Cell[]> {
  return yield { read, blocks };
}

/** The bytes of the one cell of a name; none where there is none. */
export function* bytesOf(name: string): Work<Uint8Array> {
  const [cell] = yield { read: [name], blocks: [0] };
  return cell?.bytes ?? new Uint8Array();
}

/** A value as the bytes of a cell. */
export function packed(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

/** The value of a cell's bytes. */
export function unpacked(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
}
