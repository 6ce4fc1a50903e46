import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Answer } from "./exchange.ts";

/** Headers that no longer hold for a body whose chunks were joined. */
const UNTRUE = new Set(["transfer-encoding", "content-length", "connection", "keep-alive", "trailer"]);

function digest(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** A name for a record that is a function of what it holds, in the form of a UUID. */
function idOf(...parts: readonly string[]): string {
  const hex = createHash("sha256").update(parts.join("\n")).digest("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * What was fetched as one compressed WARC record (ISO 28500, version 1.1): the answer with its headers, the body as it was sent with its
 * chunks joined. `when` is the moment of fetching, an ISO 8601 time in UTC. Records can be put one after the other into a file.
 */
export function warcRecord(address: string, { status, headers, raw }: Answer, when: string): Uint8Array {
  const lines = [...headers].filter(([name]) => !UNTRUE.has(name)).map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/gu, " ")}`);
  const head = [`HTTP/1.1 ${status} ${status === 200 ? "OK" : ""}`, ...lines, `content-length: ${raw.length}`, "", ""].join("\r\n");
  const block = Buffer.concat([Buffer.from(head, "latin1"), raw]);
  const fields = [
    "WARC/1.1",
    "WARC-Type: response",
    `WARC-Record-ID: <${idOf(address, when, digest(block))}>`,
    `WARC-Date: ${when}`,
    `WARC-Target-URI: ${address}`,
    `WARC-Block-Digest: ${digest(block)}`,
    `WARC-Payload-Digest: ${digest(raw)}`,
    "Content-Type: application/http; msgtype=response",
    `Content-Length: ${block.length}`,
    "",
    "",
  ];
  return gzipSync(Buffer.concat([Buffer.from(fields.join("\r\n"), "utf8"), block, Buffer.from("\r\n\r\n")]));
}
