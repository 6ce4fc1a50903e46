import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { html } from "../../record/markup.ts";
import { metrics, statusLines, type Figures } from "./figures.ts";
import { wordsOf } from "./worker.ts";

/** Seconds after which the page of `/status` asks again. */
const REFRESH = 2;

/** A running probe: its port, and how to end it. */
export interface Probe {
  readonly port: number;
  close(): void;
}

/**
 * Answer what those who run a process ask of it: `/healthz` (it lives), `/readyz` (its servers answer), `/metrics` (Prometheus), `/status` (JSON for a program,
 * a page that renews itself for a reader). `ask` fails while the database cannot be reached.
 */
export async function probe(host: string, port: number, ask: () => Promise<Figures>): Promise<Probe> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/healthz") return send(response, { status: 200, type: "text/plain", body: "alive\n" });
    const page = pathname === "/status" && request.headers.accept?.includes("text/html") === true;
    void answer(pathname, page, ask).then((reply) => send(response, reply));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function answer(path: string, page: boolean, ask: () => Promise<Figures>): Promise<Reply> {
  if (!["/readyz", "/metrics", "/status"].includes(path)) return { status: 404, type: "text/plain", body: "nothing here\n" };
  let figures: Figures;
  try {
    figures = await ask();
  } catch (error) {
    return { status: 503, type: "text/plain", body: `${wordsOf(error)}\n` };
  }
  if (path === "/metrics") return { status: 200, type: "text/plain; version=0.0.4", body: metrics(figures) };
  if (path === "/readyz") {
    const ready = figures.depth !== undefined;
    return { status: ready ? 200 : 503, type: "text/plain", body: ready ? "ready\n" : "the broker cannot be reached\n" };
  }
  if (!page) return { status: 200, type: "application/json", body: `${JSON.stringify(figures)}\n` };
  const shown = html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta http-equiv="refresh" content="${REFRESH}" />
      <title>Synoptic cluster</title>
      <pre>${statusLines(figures).join("\n")}</pre>
    </html>`;
  return { status: 200, type: "text/html; charset=utf-8", body: `${shown.markup}\n` };
}

function send(response: ServerResponse, { status, type, body }: Reply): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
}
