import { hc } from "hono/client";
import type { Routes } from "./serve/http/app.ts";

/** How a client reaches a server: `fetch` in place of the runtime's own, `token` for servers that ask writers for one. */
export interface Reach {
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

/**
 * A client of a server at `address` ("http://127.0.0.1:7077") that knows every route, parameter and answer:
 * `client(address).api.events[":id"].$get({ param: { id } })`.
 */
export function client(address: string, { token, fetch: own }: Reach = {}): ReturnType<typeof hc<Routes>> {
  return hc<Routes>(address, {
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    ...(own === undefined ? {} : { fetch: own }),
  });
}
