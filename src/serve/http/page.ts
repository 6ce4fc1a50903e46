import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Context, MiddlewareHandler } from "hono";

/** Where the built page lies beside the built server. */
const BUILT = fileURLToPath(new URL("../../web/", import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** Files whose name tells their content never change. */
const FOREVER = "public, max-age=31536000, immutable";

interface Served {
  readonly type: string;
  readonly tag: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly caching: string;
}

function served(folder: string, path: string): Served {
  const bytes = readFileSync(join(folder, path));
  return {
    type: TYPES[extname(path)] ?? "application/octet-stream",
    tag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    plain: new Uint8Array(bytes),
    packed: new Uint8Array(gzipSync(bytes)),
    caching: path.startsWith("assets/") ? FOREVER : "no-cache",
  };
}

function answer(c: Context, { type, tag, plain, packed, caching }: Served): Response {
  const headers = { etag: tag, "cache-control": caching, vary: "accept-encoding" };
  if (c.req.header("if-none-match") === tag) return c.body(null, 304, headers);
  const packs = /\bgzip\b/u.test(c.req.header("accept-encoding") ?? "");
  return packs
    ? c.body(packed, 200, { ...headers, "content-type": type, "content-encoding": "gzip" })
    : c.body(plain, 200, { ...headers, "content-type": type });
}

/**
 * Answers with the page's files. Every address that is no file is a screen of the page, which finds out itself what to show. Where the page is
 * not built (the server runs from source), nothing is answered here.
 */
export function page(folder = BUILT): MiddlewareHandler {
  const paths = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : [];
  const names = paths.map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).join("/").replace(/^\//u, ""));
  const files = new Map(names.map((name) => [`/${name}`, served(folder, name)]));
  return async (c, next) => {
    const file = files.get(c.req.path);
    const screen = (c.req.header("accept") ?? "").includes("text/html") ? files.get("/index.html") : undefined;
    const found = c.req.method === "GET" && !c.req.path.startsWith("/api/") ? (file ?? screen) : undefined;
    return found ? answer(c, found) : next();
  };
}
