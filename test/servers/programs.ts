import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";

const DEBIAN = "/usr/lib/postgresql";

/** Where a server's program lies, or undefined where it is not installed. Debian keeps those of PostgreSQL out of the path, the newest version last. */
export function program(name: string): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter),
    "/usr/sbin",
  ];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** A port of the loopback interface that is free now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Whether tests against servers run. Where the server is not installed they are passed over with a line that says so, but never where everything must be installed. */
export function installed(...names: readonly string[]): boolean {
  const missing = names.filter((name) => program(name) === undefined);
  if (missing.length === 0) return true;
  if (process.env["CI"]) throw new Error(`not installed: ${missing.join(", ")}`);
  process.stderr.write(`passed over, because not installed: ${missing.join(", ")}\n`);
  return false;
}
