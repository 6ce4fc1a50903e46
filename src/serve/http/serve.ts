import { serve as listen } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import { InputError } from "../input.ts";
import { appOf } from "./app.ts";
import { carryAside } from "./aside.ts";
import { deskAt } from "./desk.ts";
import { LOOPBACK } from "./guard.ts";

/** Where to listen and over what. */
export interface Place {
  readonly store: string;
  readonly port: number;
  readonly host: string;
  readonly token?: string | undefined;
  readonly allowPrivate?: boolean;
}

/** A server that answers. */
export interface Serving {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Start the server and wait until it answers.
 * @throws InputError if the store or the port cannot be used, or it would listen beyond this machine without a token.
 */
export async function serve({ store, port, host, token, allowPrivate = false }: Place, note: (line: string) => void): Promise<Serving> {
  const loopback = host === "127.0.0.1" || host === "::1" || host === "localhost";
  if (!loopback && token === undefined)
    throw new InputError(
      `listening on ${host} lets other machines in`,
      "set a token with --token or SYNOPTIC_TOKEN, or listen on 127.0.0.1",
    );
  const desk = await deskAt(store, { carry: carryAside, note, allowPrivate });
  const app = appOf(desk, { token, hosts: loopback ? LOOPBACK : null });
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port, hostname: host }, ({ port: bound }: AddressInfo) => {
      const close = async (): Promise<void> => {
        await new Promise((done) => server.close(done));
        await desk.close();
      };
      resolve({ address: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`, close });
    });
    server.on("error", (error: NodeJS.ErrnoException) => {
      const message = error.code === "EADDRINUSE" ? `port ${port} is taken` : error.message;
      void desk.close().then(() => reject(new InputError(message, "choose another with --port, or 0 for any that is free")));
    });
  });
}
