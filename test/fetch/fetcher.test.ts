import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isPrivate } from "../../src/fetch/address.ts";
import { Fetcher, type Fetched, type Settings } from "../../src/fetch/fetcher.ts";
import type { Clock } from "../../src/fetch/manners.ts";
import { BOMB, local, page, type Local } from "./server.ts";

let server: Local;
beforeEach(async () => void (server = await local()));
afterEach(() => server.close());

const HTML = "<html><body><p>The board met on Monday, its chair said.</p></body></html>";

/** A clock that never really waits, and remembers how long it was asked to. */
function stopped(): Clock & { readonly waits: number[] } {
  let now = 1_000_000;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

const fetcher = (more: Partial<Settings> = {}): Fetcher =>
  new Fetcher({ agent: "Synoptic/1", refuses: () => false, clock: stopped(), limits: { total: 1_500, idle: 400 }, ...more });
const get = (path: string, more: Partial<Settings> = {}): Promise<Fetched> => fetcher(more).get(server.at + path);
const because = (fetched: Fetched): string => (fetched.what === "failed" ? fetched.because : fetched.what);
const body = (fetched: Fetched): string => (fetched.what === "fetched" ? Buffer.from(fetched.answer.body).toString() : because(fetched));

describe("a page", () => {
  it("is fetched with its type and what tells its versions apart", async () => {
    server.on(
      "/a",
      page(HTML, { "Content-Type": "text/html; charset=ISO-8859-1", ETag: '"1"', "Last-Modified": "Wed, 12 May 2021 08:00:00 GMT" }),
    );
    const fetched = await get("/a#part");
    expect(fetched).toMatchObject({
      what: "fetched",
      address: `${server.at}/a`,
      type: "html;charset=iso-8859-1",
      validators: { etag: '"1"', modified: "Wed, 12 May 2021 08:00:00 GMT" },
    });
    expect(body(fetched)).toBe(HTML);
    expect(server.asked.map(({ path }) => path)).toEqual(["/robots.txt", "/a"]);
    expect(server.asked[1]?.headers["user-agent"]).toBe("Synoptic/1");
  });

  it("is asked for with conditions, and may be as before", async () => {
    server.on("/a", (request, response) => void response.writeHead(request.headers["if-none-match"] === '"1"' ? 304 : 200).end());
    expect((await fetcher().get(`${server.at}/a`, { etag: '"1"', modified: "x" })).what).toBe("unchanged");
    expect(server.asked[1]?.headers["if-modified-since"]).toBe("x");
  });

  it.each([
    ["gzip", gzipSync(HTML)],
    ["identity", Buffer.from(HTML)],
  ])("is unpacked (%s)", async (encoding, bytes) => {
    server.on("/a", page(bytes, { "Content-Type": "text/html", "Content-Encoding": encoding }));
    expect(body(await get("/a"))).toBe(HTML);
  });

  it("is told by its bytes where its media type lies", async () => {
    server.on("/a", page("<?xml version='1.0'?><rss></rss>", { "Content-Type": "text/html" }));
    server.on("/b", page(HTML, { "Content-Type": "text/plain" }));
    server.on("/c.pdf", page("%PDF-1.4", { "Content-Type": "application/octet-stream" }));
    const types = await Promise.all(["/a", "/b", "/c.pdf"].map(async (path) => get(path)));
    expect(types.map((one) => (one.what === "fetched" ? one.type : because(one)))).toEqual(["xml", "html", "pdf"]);
  });
});

describe("a server that misbehaves", () => {
  it("is slow to answer: given up", async () => {
    server.on("/a", () => undefined);
    expect(because(await get("/a"))).toBe("the host said nothing for 0.4 s");
  });

  it("sends a byte now and then without end: given up", async () => {
    server.on("/a", (_, response) => {
      const timer = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(timer));
    });
    expect(because(await get("/a"))).toBe("no whole reply within 1.5 s");
  }, 20_000);

  it("sends without end: cut at the limit", async () => {
    server.on("/a", (_, response) => {
      const push = (): void => {
        while (response.writable && response.write(Buffer.alloc(65_536)));
      };
      response.on("drain", push);
      push();
    });
    expect(because(await get("/a", { limits: { bytes: 1_000_000 } }))).toBe("the reply has more than 1000000 bytes");
  });

  it("promises more than is read: refused before the body", async () => {
    server.on("/a", (_, response) => void response.writeHead(200, { "Content-Length": "99999999999" }).write("x"));
    expect(because(await get("/a"))).toBe("the reply has more than 20000000 bytes");
  });

  it("lies about the length: told as cut off, after three tries", async () => {
    server.on("/a", (_, response) => {
      response.writeHead(200, { "Content-Length": "500" });
      response.write("short");
      setTimeout(() => response.destroy(), 20);
    });
    expect(because(await get("/a"))).toBe("the reply was cut off");
    expect(server.asked.filter(({ path }) => path === "/a")).toHaveLength(3);
  });

  it("sends a bomb, or what is no gzip: refused", async () => {
    server.on("/a", page(BOMB, { "Content-Encoding": "gzip" }));
    server.on("/b", page("no gzip", { "Content-Encoding": "gzip" }));
    server.on("/c", page("x", { "Content-Encoding": "zz" }));
    expect(because(await get("/a"))).toBe("the reply unpacks to more than 20000000 bytes");
    expect(because(await get("/b"))).toBe("the reply is damaged");
    expect(because(await get("/c"))).toBe("the reply is packed in a way that is not read (zz)");
  });

  it("passes on without end, or to what is no web address: given up", async () => {
    server.on("/a", page("", { Location: "/a" }, 302));
    server.on("/b", page("", { Location: "file:///etc/passwd" }, 301));
    server.on("/c", page("", { Location: "http://user:secret@127.0.0.1/" }, 301));
    expect(because(await get("/a"))).toBe("it is passed on more than 8 times");
    expect(because(await get("/b"))).toBe("file:///etc/passwd is no web address");
    expect(because(await get("/c"))).toMatch("user name or password");
  });

  it("breaks the connection, speaks nonsense or is not there: said in words", async () => {
    server.on("/a", (request) => request.socket.destroy());
    server.on("/b", (request) => request.socket.end("nonsense\r\n\r\n"));
    expect(because(await get("/a"))).toBe("the reply was cut off");
    expect((await get("/b")).what).toBe("failed");
    expect(because(await fetcher().get("http://127.0.0.1:1/"))).toMatch(/refuses the connection|robots/);
  });

  it("is empty, missing or of a type that is not read: said in words", async () => {
    server.on("/a", page(""));
    server.on("/b", page("x", { "Content-Type": "image/png" }));
    expect(because(await get("/a"))).toBe("the reply is empty");
    expect(because(await get("/b"))).toBe("files of type image/png are not read");
    expect(because(await get("/c"))).toBe("the server answers 404");
  });
});

describe("manners", () => {
  it("tries again after trouble, waiting longer each time", async () => {
    let turns = 0;
    server.on("/a", (_, response) => void response.writeHead(++turns < 3 ? 503 : 200, { "Content-Type": "text/html" }).end(HTML));
    const clock = stopped();
    expect(body(await get("/a", { clock, delay: 0 }))).toBe(HTML);
    expect(clock.waits).toEqual([1_000, 2_000]);
  });

  it("waits as long as the server asks, and passes on what is too long", async () => {
    let turns = 0;
    server.on("/a", (_, response) => void response.writeHead(++turns < 2 ? 429 : 200, { "Retry-After": "7" }).end(HTML));
    server.on("/b", page("", { "Retry-After": "3600" }, 429));
    const clock = stopped();
    expect(body(await get("/a", { clock, delay: 0 }))).toBe(HTML);
    expect(clock.waits).toEqual([7_000]);
    expect(await get("/b")).toMatchObject({
      what: "failed",
      again: true,
      after: 3_600_000,
      because: "the server asks to come back in 3600 s",
    });
  });

  it("keeps to robots.txt, its own group before that for all, and to the delay asked for", async () => {
    server.on(
      "/robots.txt",
      page("User-agent: *\nDisallow: /\n\nUser-agent: synoptic\nDisallow: /private\nCrawl-delay: 5\n", { "Content-Type": "text/plain" }),
    );
    server.on("/a", page(HTML));
    const clock = stopped();
    const one = fetcher({ clock });
    expect((await one.get(`${server.at}/a`)).what).toBe("fetched");
    expect(because(await one.get(`${server.at}/private/x`))).toBe("robots.txt of the site forbids it");
    expect((await one.get(`${server.at}/a`)).what).toBe("fetched");
    expect(clock.waits).toEqual([5_000, 5_000]);
    expect(server.asked.filter(({ path }) => path === "/robots.txt")).toHaveLength(1);
  });

  it("asks for nothing while robots.txt cannot be had", async () => {
    server.on("/robots.txt", page("", {}, 500));
    server.on("/a", page(HTML));
    expect(because(await get("/a"))).toBe("robots.txt of the site cannot be had");
  });

  it("keeps requests to one host apart", async () => {
    server.on("/a", page(HTML));
    const clock = stopped();
    const one = fetcher({ clock, delay: 1_000 });
    await Promise.all([one.get(`${server.at}/a`), one.get(`${server.at}/a`), one.get(`${server.at}/a`)]);
    expect(clock.waits).toEqual([1_000, 1_000, 1_000]);
  });
});

describe("the public internet alone", () => {
  const refused = { refuses: isPrivate } as const;

  it("is asked for: loopback, private and mapped addresses are refused before anything is sent", async () => {
    server.on("/a", page(HTML));
    for (const host of ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433", "169.254.169.254", "10.1.2.3", "[fe80::1]"]) {
      expect(because(await fetcher(refused).get(`http://${host}:${server.port}/a`)), host).toMatch(/is not on the public internet/);
    }
    expect(server.asked).toEqual([]);
  });

  it("is asked for: a name that leads inside is refused, also as one of several addresses", async () => {
    const resolver: NonNullable<Settings["resolver"]> = (_, done) =>
      done(null, [
        { address: "93.184.216.34", family: 4 },
        { address: "127.0.0.1", family: 4 },
      ]);
    const fetched = await fetcher({ ...refused, resolver }).get(`http://news.example:${server.port}/a`);
    expect(because(fetched)).toBe("news.example leads to 127.0.0.1, which is not on the public internet");
    expect(server.asked).toEqual([]);
  });

  it("is asked for: a name that changes its answer is judged at every connection", async () => {
    let turn = 0;
    const resolver: NonNullable<Settings["resolver"]> = (_, done) =>
      done(null, [{ address: ++turn === 1 ? "192.0.2.1" : "10.0.0.1", family: 4 }]);
    expect(because(await fetcher({ ...refused, resolver }).get("http://news.example/a"))).toMatch(/not on the public internet/);
    expect(because(await fetcher({ ...refused, resolver }).get("http://news.example/a"))).toMatch(/10\.0\.0\.1/);
  });

  it("is asked for: a redirect inside is refused", async () => {
    server.on("/a", page("", { Location: "http://169.254.169.254/latest" }, 302));
    server.on("/b", page("", { Location: `http://news.example:${server.port}/a` }, 302));
    const all = { refuses: (address: string) => address !== "127.0.0.1" && isPrivate(address) };
    const resolver: NonNullable<Settings["resolver"]> = (_, done) => done(null, [{ address: "192.168.0.1", family: 4 }]);
    expect(because(await fetcher(all).get(`${server.at}/a`))).toBe("169.254.169.254 is not on the public internet");
    expect(because(await fetcher({ ...all, resolver }).get(`${server.at}/b`))).toMatch(/news.example leads to 192.168.0.1/);
  });
});
