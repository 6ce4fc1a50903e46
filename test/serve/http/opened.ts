import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { appOf } from "../../../src/serve/http/app.ts";
import { carryOut } from "../../../src/serve/http/carry.ts";
import { deskAt, type Desk } from "../../../src/serve/http/desk.ts";
import { LOOPBACK, type Rules } from "../../../src/serve/http/guard.ts";

/** The invented world that ships with the package. */
const HARBOUR = join(import.meta.dirname, "../../../examples/harbour");

/** An application over a new store, and how to ask it. */
export interface Opened {
  readonly app: OpenAPIHono;
  readonly desk: Desk;
  readonly path: string;
  ask(path: string, init?: RequestInit): Promise<Response>;
}

/** Open the API over an empty store. What it writes is written here, not on a thread. */
export async function opened(rules: Rules = { hosts: LOOPBACK }, allowPrivate = false): Promise<Opened> {
  const path = join(mkdtempSync(join(tmpdir(), "http-")), "s.db");
  const desk = await deskAt(path, { carry: carryOut, note: () => undefined, allowPrivate });
  const app = appOf(desk, rules);
  return { app, desk, path, ask: async (to, init) => app.request(`http://127.0.0.1${to}`, init) };
}

/** The reports of the invented world as a form. */
export function harbour(): FormData {
  const form = new FormData();
  for (const name of readdirSync(HARBOUR).toSorted()) form.append("file", new File([readFileSync(join(HARBOUR, name))], name));
  return form;
}
