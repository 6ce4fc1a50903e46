import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { typeOf } from "../../src/fetch/media.ts";
import { warcRecord } from "../../src/fetch/keep.ts";
import { members } from "../../src/read/members.ts";
import { warc, type Kept, type Lost } from "../../src/read/warc.ts";

const HTML = "<html><body><p>The board met on Monday, its chair said.</p></body></html>";

function record(address: string, block: string | Uint8Array, fields: Readonly<Record<string, string>> = {}): Buffer {
  const bytes = Buffer.from(block);
  const head = {
    "WARC-Type": "response",
    "WARC-Target-URI": address,
    "Content-Type": "application/http; msgtype=response",
    "Content-Length": String(bytes.length),
    ...fields,
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${lines.join("\r\n")}\r\n\r\n`), bytes, Buffer.from("\r\n\r\n")]);
}

const http = (body: string | Uint8Array, headers = "Content-Type: text/html"): Uint8Array =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n`), Buffer.from(body)]);
const page = (n: number): Buffer => record(`https://gazette.example/${n}`, http(HTML.replace("Monday", `day ${n}`)));

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function read(bytes: Uint8Array, size = 1_000, from = 0): Promise<(Kept | Lost)[]> {
  const found: (Kept | Lost)[] = [];
  for await (const one of warc(members(chunks(bytes.subarray(from), size), from), "a.warc.gz", typeOf)) found.push(one);
  return found;
}

const told = (all: readonly (Kept | Lost)[]): string[] =>
  all.map((one) => (one.what === "source" ? `${one.source.type} ${one.source.at}` : `${one.what} ${one.because ?? ""}`.trim()));
const FIVE = [1, 2, 3, 4, 5].map(page);
const ADDRESSES = [1, 2, 3, 4, 5].map((n) => `html https://gazette.example/${n}`);
const packed = Buffer.concat(FIVE.map((one) => gzipSync(one)));

describe("a web archive", () => {
  it.each([
    ["compressed record by record", packed],
    ["not compressed", Buffer.concat(FIVE)],
    ["compressed as a whole", gzipSync(Buffer.concat(FIVE))],
  ])("%s gives its pages, however it comes in pieces", async (_, bytes) => {
    for (const size of [7, 100, 100_000]) expect(told(await read(bytes, size))).toEqual(ADDRESSES);
  });

  it("says on which day each page was fetched, where its record says so", async () => {
    const dated = (when: string) => record("https://gazette.example/1", http(HTML), { "WARC-Date": when });
    const all = await read(Buffer.concat([dated("2031-05-07T10:00:00Z"), dated("soon"), page(2)]));
    expect(all.map((one) => (one.what === "source" ? one.source.fetched : one.what))).toEqual(["2031-05-07", undefined, undefined]);
  });

  it.each([
    ["compressed", packed],
    ["not compressed", Buffer.concat(FIVE)],
  ])("%s can be gone on with after each record", async (_, bytes) => {
    const all = await read(bytes);
    for (const [index, { next }] of all.entries()) expect(told(await read(bytes, 1_000, next))).toEqual(ADDRESSES.slice(index + 1));
    expect(all.at(-1)?.next).toBeGreaterThan(bytes.length - 5);
  });

  it("undoes chunks and packing, and passes over all that is no page", async () => {
    const chunked = `5\r\n${HTML.slice(0, 5)}\r\n${(HTML.length - 5).toString(16)};x=1\r\n${HTML.slice(5)}\r\n0\r\n\r\n`;
    const bytes = Buffer.concat([
      record("", "software: x", { "WARC-Type": "warcinfo", "Content-Type": "application/warc-fields" }),
      record("https://a.example/chunked", http(chunked, "Content-Type: text/html\r\nTransfer-Encoding: chunked")),
      record("https://a.example/gzip", http(gzipSync(HTML), "Content-Type: text/html; charset=koi8-r\r\nContent-Encoding: gzip")),
      record("https://a.example/missing", "HTTP/1.1 404 Not Found\r\n\r\nnone"),
      record("https://a.example/image", http("x", "Content-Type: image/png")),
      record("https://a.example/zz", http("x", "Content-Type: text/html\r\nContent-Encoding: zz")),
      record("https://a.example/text", "The board met.", { "WARC-Type": "resource", "Content-Type": "text/plain" }),
      record("https://a.example/request", "GET / HTTP/1.1\r\n\r\n", { "WARC-Type": "request" }),
    ]);
    const all = await read(bytes);
    expect(told(all)).toEqual([
      "passed",
      "html https://a.example/chunked",
      "html;charset=koi8-r https://a.example/gzip",
      "passed",
      "passed",
      "lost its body is packed in a way that is not read, or damaged",
      "txt https://a.example/text",
      "passed",
    ]);
    expect(
      all
        .filter((one) => one.what === "source")
        .slice(0, 2)
        .map(({ source }) => Buffer.from(source.bytes).toString()),
    ).toEqual([HTML, HTML]);
  });

  it("that is cut off says so, and can be gone on with when it has grown", async () => {
    for (const bytes of [packed, Buffer.concat(FIVE)]) {
      const cut = bytes.subarray(0, bytes.length - 40);
      const all = await read(cut);
      expect(told(all).slice(0, 4)).toEqual(ADDRESSES.slice(0, 4));
      expect(told(all).at(-1)).toMatch(/^lost the record at byte \d+ is truncated$/);
      expect(told(await read(bytes, 1_000, all.at(-1)?.next))).toEqual(ADDRESSES.slice(4));
    }
  });

  it("that is damaged in the middle says so and goes on", async () => {
    const broken = Buffer.from(packed);
    broken.fill(0x55, 300, 320);
    const all = told(await read(broken));
    expect(all.filter((one) => one.startsWith("lost")).length).toBeGreaterThan(0);
    expect(all).toContain("html https://gazette.example/5");
    expect(all).toContain("html https://gazette.example/1");
  });

  it("cut or changed anywhere does not crash, and loses no page before", async () => {
    for (let at = 0; at < packed.length; at += 13) {
      const broken = Buffer.from(packed);
      broken[at] = (broken[at] ?? 0) ^ 0xa5;
      const before = ADDRESSES.filter((_, index) => packed.length * ((index + 1) / 5) < at - 20);
      expect(told(await read(broken)).slice(0, before.length)).toEqual(before);
      await read(packed.subarray(0, at));
    }
  });

  it("written by us is read again", async () => {
    const answer = {
      status: 200,
      headers: new Map([
        ["content-type", "text/html"],
        ["transfer-encoding", "chunked"],
      ]),
      raw: Buffer.from(HTML),
      body: Buffer.from(HTML),
    };
    const one = warcRecord("https://a.example/x", answer, "2021-05-12T08:00:00Z");
    const [kept] = await read(Buffer.concat([one, one]));
    expect(kept?.what === "source" && [kept.source.at, Buffer.from(kept.source.bytes).toString()]).toEqual(["https://a.example/x", HTML]);
    expect(createHash("sha256").update(one).digest("hex")).toBe(
      createHash("sha256")
        .update(warcRecord("https://a.example/x", answer, "2021-05-12T08:00:00Z"))
        .digest("hex"),
    );
  });

  it("of any length takes the memory of one record", async () => {
    const filler = gzipSync(record("https://a.example/big", http(`<p>${"a".repeat(500_000)}</p>`)));
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let n = 0; n < 600; n++) yield await new Promise((done) => setImmediate(done, filler));
    }
    let most = 0;
    let count = 0;
    for await (const one of warc(members(endless()), "a.warc.gz", typeOf)) {
      if (one.what === "source") count++;
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
    expect(count).toBe(600);
    expect(most).toBeLessThan(300_000_000);
  });
});
