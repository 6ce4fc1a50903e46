import { request as plain, type IncomingMessage } from "node:http";
import { request as secure } from "node:https";
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { guarded, PrivateAddress, type Resolver } from "./lookup.ts";

/** What one exchange may cost. Times in milliseconds; `bytes` bound the body as it is sent and as it is unpacked. */
export interface Limits {
  readonly total: number;
  readonly idle: number;
  readonly bytes: number;
}

/** An answer: `raw` is the body as it was sent (chunks joined), `body` what it unpacks to. Header names are in small letters. */
export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly raw: Uint8Array;
  readonly body: Uint8Array;
}

/** How an exchange is made. `refuses`: IP addresses that are not connected to, whatever name led there. */
export interface Exchange {
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: Limits;
  readonly refuses: (address: string) => boolean;
  readonly resolver?: Resolver;
}

/** An exchange that failed. `again`: another try may do better. */
export class ExchangeError extends Error {
  override readonly name = "ExchangeError";
  readonly again: boolean;
  constructor(message: string, again: boolean) {
    super(message);
    this.again = again;
  }
}

type Unpack = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

const inflate: Unpack = (bytes, options) => ((bytes[0] ?? 0) % 16 === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options));
const UNPACK: Readonly<Record<string, Unpack>> = { gzip: gunzipSync, "x-gzip": gunzipSync, deflate: inflate, br: brotliDecompressSync };

/**
 * Undo the encodings that a `Content-Encoding` header names, the last first.
 * @throws ExchangeError if one is unknown, the body is damaged, or it unpacks to more than `limit` bytes.
 */
function unpacked(raw: Uint8Array, encoding: string | undefined, limit: number): Uint8Array {
  let bytes = raw;
  const names = (encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((one) => one.trim());
  for (const name of names.filter((one) => one !== "" && one !== "identity").toReversed()) {
    const unpack = UNPACK[name];
    if (!unpack) throw new ExchangeError(`the reply is packed in a way that is not read (${name})`, false);
    try {
      bytes = unpack(bytes, { maxOutputLength: limit });
    } catch (error) {
      if (error instanceof RangeError) throw new ExchangeError(`the reply unpacks to more than ${limit} bytes`, false);
      throw new ExchangeError("the reply is damaged", true);
    }
  }
  return bytes;
}

async function bodyOf(message: IncomingMessage, limit: number): Promise<Uint8Array> {
  const stated = Number(message.headers["content-length"] ?? 0);
  const large = new ExchangeError(`the reply has more than ${limit} bytes`, false);
  if (stated > limit) throw large;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > limit) throw large;
    parts.push(part);
  }
  if (!message.complete) throw new ExchangeError("the reply was cut off", true);
  return Buffer.concat(parts);
}

function headersOf({ rawHeaders }: IncomingMessage): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? "").toLowerCase();
    if (!found.has(name)) found.set(name, rawHeaders[index + 1] ?? "");
  }
  return found;
}

function failure(error: unknown, { limits }: Exchange, late: boolean): Error {
  if (late) return new ExchangeError(`no whole reply within ${limits.total / 1_000} s`, true);
  if (error instanceof ExchangeError || error instanceof PrivateAddress) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = REASONS[code];
  return new ExchangeError(known?.[0] ?? (error instanceof Error ? error.message : String(error)), known?.[1] ?? true);
}

const REASONS: Readonly<Record<string, readonly [string, boolean]>> = {
  ENOTFOUND: ["there is no such host", false],
  ECONNREFUSED: ["the host refuses the connection", true],
  ECONNRESET: ["the reply was cut off", true],
  HPE_HEADER_OVERFLOW: ["the reply's headers are too long", false],
};

function answered(url: URL, { headers, limits, refuses, resolver }: Exchange, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const lookup = guarded(refuses, resolver);
    const made = (url.protocol === "https:" ? secure : plain)(url, { headers, signal, agent: false, lookup });
    made.setTimeout(limits.idle, () => made.destroy(new ExchangeError(`the host said nothing for ${limits.idle / 1_000} s`, true)));
    made.on("socket", (socket) =>
      socket.on("connect", () => {
        const address = socket.remoteAddress ?? "";
        if (refuses(address)) made.destroy(new PrivateAddress(url.hostname, address));
      }),
    );
    made.on("response", resolve);
    made.on("error", reject);
    made.end();
  });
}

/**
 * One GET and its answer, of any status, on a connection of its own.
 * @throws ExchangeError in words for the user; PrivateAddress before anything is sent to an address outside the public internet.
 */
export async function exchange(url: URL, how: Exchange): Promise<Answer> {
  const numeric = /^(?:\[.*\]|[\d.]+)$/u.test(url.hostname);
  if (numeric && how.refuses(url.hostname)) throw new PrivateAddress(url.hostname, url.hostname);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), how.limits.total);
  try {
    const message = await answered(url, how, controller.signal);
    try {
      const raw = await bodyOf(message, how.limits.bytes);
      const headers = headersOf(message);
      return { status: message.statusCode ?? 0, headers, raw, body: unpacked(raw, headers.get("content-encoding"), how.limits.bytes) };
    } finally {
      message.destroy();
    }
  } catch (error) {
    throw failure(error, how, controller.signal.aborted);
  } finally {
    clearTimeout(timer);
  }
}
