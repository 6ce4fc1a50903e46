import { embedded } from "../../store/embedded.ts";
import type { Store } from "../../store/store.ts";

/** Addresses of stores that are databases of a PostgreSQL server; any other is a file's path. */
const POSTGRES = /^postgres(?:ql)?:\/\//;

/** Whether a store is kept by a PostgreSQL server. */
export function isDatabase(path: string): boolean {
  return POSTGRES.test(path);
}

/** A store's address as it may be shown: without the password in it. */
export function told(path: string): string {
  return isDatabase(path) ? path.replace(/:[^:@/]*@/, "@") : path;
}

/**
 * Open the store at a path or an address; `create` makes it if there is none and takes the writer's place, and gives undefined if another process has it.
 * @throws StoreError if it cannot be used.
 */
export async function open(path: string, create: boolean): Promise<Store | undefined> {
  if (!isDatabase(path)) return embedded(path, create);
  // The client is loaded only where it is needed: most stores are files.
  const { postgres } = await import("../../store/postgres/postgres.ts");
  return postgres(path, create);
}
