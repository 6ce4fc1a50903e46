import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Context, MiddlewareHandler } from "hono";
import type { Desk } from "./desk.ts";

/** Answers kept at most, and characters of all of them together: a page's worth of lists and the records people look at. */
const ENTRIES = 2_000;
const CHARACTERS = 64_000_000;
/** Exports are as large as the store, are asked for once, and are answered as they are made. */
const STREAMED = "/api/export/";
/** Answers shorter than this cost more to compress than to send. */
const WORTH_COMPRESSING = 1_400;

interface Answer {
  readonly version: number;
  readonly tag: string;
  readonly type: string;
  readonly body: string;
  packed?: Uint8Array<ArrayBuffer>;
}

/** The answers to reads, kept until the store changes. The oldest go first when there is no more room. */
class Memory {
  readonly #answers = new Map<string, Answer>();
  #characters = 0;

  get(key: string, version: number): Answer | undefined {
    const known = this.#answers.get(key);
    return known?.version === version ? known : undefined;
  }

  keep(key: string, answer: Answer): void {
    this.#drop(key);
    this.#answers.set(key, answer);
    this.#characters += answer.body.length;
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= ENTRIES && this.#characters <= CHARACTERS) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#characters -= this.#answers.get(key)?.body.length ?? 0;
    this.#answers.delete(key);
  }
}

function answered(c: Context, answer: Answer): Response {
  const headers: Record<string, string> = {
    etag: answer.tag,
    "content-type": answer.type,
    "cache-control": "no-cache",
    vary: "accept-encoding",
  };
  const known = c.req.header("if-none-match");
  if (known?.split(/,\s*/u).some((tag) => tag === answer.tag || tag === `W/${answer.tag}`)) return c.body(null, 304, headers);
  const packs = /\bgzip\b/u.test(c.req.header("accept-encoding") ?? "") && answer.body.length >= WORTH_COMPRESSING;
  if (!packs) return c.body(answer.body, 200, headers);
  answer.packed ??= new Uint8Array(gzipSync(answer.body));
  return c.body(answer.packed, 200, { ...headers, "content-encoding": "gzip" });
}

/**
 * Reads are answered from memory while the store stays as it is, with a strong entity tag (RFC 9110) so that a client that has the answer
 * is told so. Only answers of status 200 are kept.
 */
export function remembering(desk: Desk): MiddlewareHandler {
  const memory = new Memory();
  return async (c, next) => {
    if (c.req.method !== "GET" || c.req.path.startsWith(STREAMED)) return next();
    const version = await desk.store.version();
    const key = c.req.url;
    const known = memory.get(key, version);
    if (known) return answered(c, known);
    await next();
    if (c.res.status !== 200 || !c.res.headers.get("content-type")?.includes("json")) return;
    const body = await c.res.text();
    const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const answer = { version, tag, type: c.res.headers.get("content-type") ?? "application/json", body };
    memory.keep(key, answer);
    // The response is rebuilt as a whole: what the route answered has been read.
    c.res = undefined;
    c.res = answered(c, answer);
  };
}
