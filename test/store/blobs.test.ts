import { createRequire } from "node:module";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bucket, credentialsIn, signature } from "../../src/store/bucket.ts";
import { blobsAt } from "../../src/store/shelf.ts";
import { freePort } from "../servers/programs.ts";
import { blobId, folder, type Blobs } from "../../src/store/blobs.ts";
import { pack, unpackSegment } from "../../src/store/segment.ts";
import { sourceOf } from "./sample.ts";

/** A server that speaks S3; its package has no types. It checks who asks, and not version 4 signatures: those have a test of their own. */
interface S3 {
  run(): Promise<unknown>;
  close(): Promise<void>;
}
const S3rver = createRequire(import.meta.url)("s3rver") as new (options: object) => S3;

const home = mkdtempSync(join(tmpdir(), "blobs-"));
afterAll(() => rmSync(home, { recursive: true }));

interface Made {
  readonly blobs: Blobs;
  readonly spoil: (id: string) => void | Promise<void>;
}

/** What every place for blobs must do. `spoil` writes something else over a blob. */
function contract(name: string, make: () => Made | Promise<Made>): void {
  describe(`${name} keeps the contract of blobs`, () => {
    let blobs: Blobs;
    let spoil: Made["spoil"];
    beforeAll(async () => {
      ({ blobs, spoil } = await make());
    });
    const bytes = Uint8Array.from([0, 255, 13, 10, 7]);

    test("gives back what was put, under the name of its content", async () => {
      const id = await blobs.put(bytes);
      expect(id).toBe(blobId(bytes));
      expect(Buffer.from((await blobs.get(id)) ?? []).equals(bytes)).toBe(true);
      expect(await blobs.put(bytes)).toBe(id);
      expect(await blobs.put(new Uint8Array())).toBe(blobId(new Uint8Array()));
    });

    test("has nothing under a name that nobody put", async () => expect(await blobs.get("0".repeat(64))).toBeUndefined());

    test("takes the same bytes from several at once", async () => {
      const ids = await Promise.all(Array.from({ length: 8 }, () => blobs.put(Buffer.from("at once"))));
      expect(new Set(ids).size).toBe(1);
      expect(Buffer.from((await blobs.get(ids[0] ?? "")) ?? []).toString()).toBe("at once");
    });

    test("does not give out what is damaged", async () => {
      const id = await blobs.put(Buffer.from("to be spoilt"));
      await spoil(id);
      await expect(blobs.get(id)).rejects.toThrow("damaged");
    });
  });
}

contract("a folder", () => {
  const root = join(home, "folder");
  return { blobs: folder(root), spoil: (id) => writeFileSync(join(root, id.slice(0, 2), id.slice(2)), "something else") };
});

// The server keeps an object's bytes in a file beside its description, under the bucket and the object's name.
describe("a bucket", () => {
  const root = join(home, "s3");
  const known = { key: "S3RVER", secret: "S3RVER" };
  let server: S3;
  let address = "";
  beforeAll(async () => {
    const port = await freePort();
    server = new S3rver({ address: "127.0.0.1", port, silent: true, directory: root, configureBuckets: [{ name: "news", configs: [] }] });
    await server.run();
    address = `s3://news/blobs?endpoint=http://127.0.0.1:${port}`;
  });
  afterAll(() => server.close());

  contract("it", () => ({
    blobs: bucket(address, known),
    spoil: (id) => writeFileSync(join(root, "news", "blobs", `${id}._S3rver_object`), "something else"),
  }));

  test("is told when it is not known there", async () => {
    const wrong = bucket(address, { ...known, key: "nobody" }).put(Buffer.from("x"));
    await expect(wrong).rejects.toThrow("the bucket answers 403: InvalidAccessKeyId");
  });

  test("is told when there is no such bucket", async () => {
    await expect(bucket(address.replace("news", "none"), known).put(Buffer.from("x"))).rejects.toThrow("NoSuchBucket");
  });
});

test("a request is signed as the example in the S3 reference is", () => {
  const credentials = { key: "AKIAIOSFODNN7EXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
  const time = "20130524T000000Z";
  const headers = {
    host: "examplebucket.s3.amazonaws.com",
    range: "bytes=0-9",
    "x-amz-content-sha256": blobId(new Uint8Array()),
    "x-amz-date": time,
  };
  const made = signature({ method: "GET", path: "/test.txt", headers, time }, "us-east-1", credentials);
  expect(made).toContain(
    "Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;range;x-amz-content-sha256;x-amz-date",
  );
  expect(made).toContain("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
});

test("an address is a folder's path or a bucket with credentials", () => {
  expect(() => credentialsIn({})).toThrow("AWS_ACCESS_KEY_ID");
  expect(credentialsIn({ AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" })).toMatchObject({ key: "a", secret: "b" });
  expect(typeof blobsAt(join(home, "any")).put).toBe("function");
});

test("a folder leaves no drafts behind", async () => {
  const root = join(home, "drafts");
  await Promise.all(Array.from({ length: 5 }, () => folder(root).put(Buffer.from("x"))));
  expect(readdirSync(root, { recursive: true }).filter((path) => String(path).endsWith(".part"))).toEqual([]);
});

test("a segment gives back its sources", () => {
  const sources = [sourceOf("One.", "a/one.txt"), sourceOf("", "empty.txt"), { ...sourceOf("Réka — 渋谷", "all.jsonl"), line: 3 }];
  expect(unpackSegment(pack(sources))).toEqual(sources);
  expect(unpackSegment(pack([]))).toEqual([]);
  expect(Buffer.from(pack(sources)).equals(pack(sources))).toBe(true);
});
