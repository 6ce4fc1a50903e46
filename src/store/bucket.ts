import { createHash, createHmac } from "node:crypto";
import { blobId, checked, type Blobs } from "./blobs.ts";
import { StoreError } from "./store.ts";

/** Where a bucket is: `s3://bucket/prefix?endpoint=https://host&region=name`. Without an endpoint it is Amazon's. */
interface Place {
  readonly endpoint: URL;
  readonly region: string;
  /** Bucket and prefix, with slashes before and between. */
  readonly path: string;
}

/** Who asks. */
export interface Credentials {
  readonly key: string;
  readonly secret: string;
  readonly token?: string | undefined;
}

const REGION = "us-east-1";
/** How long one request may take, in milliseconds. */
const PATIENCE_MS = 30_000;

function placeOf(address: string): Place {
  const url = new URL(address);
  const region = url.searchParams.get("region") ?? REGION;
  const endpoint = new URL(url.searchParams.get("endpoint") ?? `https://s3.${region}.amazonaws.com`);
  return { endpoint, region, path: `/${url.host}${url.pathname.replace(/\/$/, "")}` };
}

/**
 * Credentials from the environment, under the names that every S3 client reads.
 * @throws StoreError if there are none.
 */
export function credentialsIn(environment: NodeJS.ProcessEnv): Credentials {
  const [key, secret] = [environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"]];
  if (!key || !secret) throw new StoreError("unopenable", "a bucket needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
  return { key, secret, token: environment["AWS_SESSION_TOKEN"] };
}

/**
 * Blobs as objects of a bucket, which must exist, on a server that speaks S3. An object is there whole or not at all, as S3 promises.
 * Requests are signed after AWS Signature Version 4, with addresses in path style.
 */
export function bucket(address: string, credentials: Credentials): Blobs {
  const place = placeOf(address);
  return {
    async put(bytes) {
      const id = blobId(bytes);
      const response = await send({ method: "PUT", id, bytes }, place, credentials);
      if (!response.ok) throw new Error(await refusal(response, id));
      await response.arrayBuffer();
      return id;
    },
    async get(id) {
      const response = await send({ method: "GET", id, bytes: new Uint8Array() }, place, credentials);
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(await refusal(response, id));
      return checked(id, new Uint8Array(await response.arrayBuffer()));
    },
  };
}

interface Order {
  readonly method: "GET" | "PUT";
  readonly id: string;
  readonly bytes: Uint8Array;
}

async function refusal(response: Response, id: string): Promise<string> {
  const [, code = "no reason given"] = /<Code>([^<]{1,80})<\/Code>/.exec(await response.text()) ?? [];
  return `blob ${id}: the bucket answers ${response.status}: ${code}`;
}

async function send({ method, id, bytes }: Order, place: Place, credentials: Credentials): Promise<Response> {
  const url = new URL(`${place.path}/${id}`, place.endpoint);
  // The time is part of the signature; it is nowhere kept.
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d{3}/g, "");
  const signed: Record<string, string> = {
    host: url.host,
    "x-amz-content-sha256": blobId(bytes),
    "x-amz-date": time,
    ...(credentials.token === undefined ? {} : { "x-amz-security-token": credentials.token }),
  };
  const { host: _host, ...headers } = signed;
  const authorization = signature({ method, path: url.pathname, headers: signed, time }, place.region, credentials);
  return fetch(url, {
    method,
    headers: { ...headers, authorization },
    ...(method === "PUT" ? { body: Buffer.from(bytes) } : {}),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly time: string;
}

/** The `Authorization` of a request: see "Authenticating Requests (AWS Signature Version 4)" in the S3 reference. */
export function signature({ method, path, headers, time }: Request, region: string, { key, secret }: Credentials): string {
  const names = Object.keys(headers).toSorted();
  const lines = names.map((name) => `${name}:${headers[name] ?? ""}\n`).join("");
  const request = [method, path, "", lines, names.join(";"), headers["x-amz-content-sha256"]].join("\n");
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", time, scope, createHash("sha256").update(request).digest("hex")].join("\n");
  const mac = (by: string | Buffer, of: string): Buffer => createHmac("sha256", by).update(of).digest();
  const own = mac(mac(mac(mac(`AWS4${secret}`, day), region), "s3"), "aws4_request");
  return `AWS4-HMAC-SHA256 Credential=${key}/${scope}, SignedHeaders=${names.join(";")}, Signature=${mac(own, text).toString("hex")}`;
}
