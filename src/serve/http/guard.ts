import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { Refused } from "./problem.ts";

/** Who may ask what. `hosts`: the names the server answers to, or null for any. */
export interface Rules {
  readonly token?: string | undefined;
  readonly hosts: ReadonlySet<string> | null;
}

const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Names by which a server on loopback is called. */
export const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function originOf(value: string | undefined): string | undefined {
  return value === undefined || !URL.canParse(value) ? undefined : new URL(value).host;
}

/**
 * Turns away requests that come under a strange host name (a page that rebinds its own name to this machine), writes that another page's
 * script sends, and writes without the token where one is set.
 */
export function guarding({ token, hosts }: Rules): MiddlewareHandler {
  return async (c, next) => {
    const host = new URL(c.req.url).host;
    const name = host.replace(/:\d+$/u, "");
    if (hosts && !hosts.has(name)) throw new Refused(403, "forbidden", { message: `this server does not answer to the name ${name}` });
    if (READS.has(c.req.method)) return next();
    const origin = c.req.header("origin");
    if (origin !== undefined && originOf(origin) !== host)
      throw new Refused(403, "forbidden", { message: "another page may not change anything here" });
    const given = /^Bearer (.+)$/u.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
    if (token !== undefined && !same(given, token)) {
      c.header("www-authenticate", "Bearer");
      throw new Refused(401, "unauthorized", { message: "writing needs the token", hint: "send it as Authorization: Bearer TOKEN" });
    }
    return next();
  };
}

/** Headers on every answer: nothing is guessed, framed or referred to from elsewhere, and a page runs only its own script and style. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Puts the safe headers on every answer. */
export const safe: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("content-security-policy", POLICY);
  c.header("x-content-type-options", "nosniff");
  c.header("referrer-policy", "no-referrer");
  c.header("cross-origin-resource-policy", "same-origin");
};
