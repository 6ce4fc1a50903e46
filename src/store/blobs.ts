import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A blob's name: the SHA-256 of its bytes, in hexadecimal digits. */
export type BlobId = string;

/**
 * Where bulk lies, by content: a blob never changes, and putting the same bytes again changes nothing. `put` is durable when its promise is fulfilled,
 * and half a blob is never seen, however the writer ended.
 */
export interface Blobs {
  put(bytes: Uint8Array): Promise<BlobId>;
  /**
   * The bytes of that name, or undefined if there are none.
   * @throws Error if what lies there is not what was put.
   */
  get(id: BlobId): Promise<Uint8Array | undefined>;
}

/** The name that bytes have as a blob. */
export function blobId(bytes: Uint8Array): BlobId {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The bytes, if they are those of this name. */
export function checked(id: BlobId, bytes: Uint8Array): Uint8Array {
  if (blobId(bytes) !== id) throw new Error(`blob ${id} is damaged`);
  return bytes;
}

/** Blobs as files under a folder, which is made at need; several processes may use it, also over a network file system that renames atomically. */
export function folder(root: string): Blobs {
  // Two digits of the name make 256 folders, so that none grows too long to list.
  const pathOf = (id: BlobId): string => join(root, id.slice(0, 2), id.slice(2));
  return {
    async put(bytes) {
      const id = blobId(bytes);
      const path = pathOf(id);
      if (await exists(path)) return id;
      await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.${randomUUID()}.part`;
      await writeDurably(draft, bytes);
      await rename(draft, path);
      await synced(dirname(path));
      return id;
    },
    async get(id) {
      try {
        return checked(id, await readFile(pathOf(id)));
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (isAbsent(error)) return false;
      throw error;
    },
  );
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is safe only when the folder that holds it is. */
async function synced(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
