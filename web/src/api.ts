import type { Annotation } from "../../src/model/annotation.ts";
import type { Document } from "../../src/model/document.ts";
import type { Dossier } from "../../src/model/dossier.ts";
import type { Edit } from "../../src/model/edit.ts";
import type { Recurring } from "../../src/model/resolution.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { EntityLine } from "../../src/store/store.ts";
import type { Overview } from "../../src/serve/overview.ts";
import type { StoryData } from "../../src/serve/story.ts";
import type { EventSummary } from "../../src/store/store.ts";
import type { Days } from "../../src/model/document.ts";

/** A page of a list. */
export interface Page<T> {
  readonly total: number;
  readonly offset: number;
  readonly items: readonly T[];
}

/** Which part of a list. */
interface Part {
  readonly limit: number;
  readonly offset: number;
}

/** A document as the server shows it. */
export type Shown = Pick<
  Document,
  "id" | "seen" | "title" | "published" | "kind" | "language" | "text" | "blocks" | "credits" | "problems"
> & { readonly recurring?: readonly Recurring[] };

/** A record with the documents it points into and the names of what it refers to. */
export interface Whole {
  readonly dossier: Dossier;
  readonly documents: Readonly<Record<string, Shown>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** One line of the list of documents. */
export interface DocumentLine {
  readonly id: string;
  readonly kind: string;
  readonly language: string;
  readonly title?: string;
  readonly published?: Days;
  readonly seen: readonly { readonly at: string }[];
  readonly problems: number;
}

/** What is told while reports are taken in. */
export interface Step {
  readonly what: "added" | "known" | "broken" | "skipped" | "resolved" | "failed";
  readonly at?: string;
  readonly document?: string;
  readonly because?: string;
  readonly changes?: number;
}

/** What the server refuses, in its own words. */
export class Refusal extends Error {
  readonly status: number;
  readonly hint: string | undefined;
  constructor(status: number, message: string, hint?: string) {
    super(message);
    this.status = status;
    this.hint = hint;
  }
}

/** The token that writers send, kept for as long as the tab is open. */
export const token = {
  get: (): string => sessionStorage.getItem("token") ?? "",
  set: (value: string): void => sessionStorage.setItem("token", value),
};

async function refusal(answer: Response): Promise<Refusal> {
  const told = (await answer.json().catch(() => ({}))) as { readonly detail?: string; readonly hint?: string };
  return new Refusal(answer.status, told.detail ?? answer.statusText, told.hint);
}

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(path);
  if (!answer.ok) throw await refusal(answer);
  return (await answer.json()) as T;
}

function writing(type?: string): Record<string, string> {
  return { ...(token.get() === "" ? {} : { authorization: `Bearer ${token.get()}` }), ...(type ? { "content-type": type } : {}) };
}

const id = encodeURIComponent;

/** Everything the page asks the server. */
export const api = {
  events: (query: URLSearchParams, part: Part): Promise<Page<EventSummary>> => {
    const all = new URLSearchParams(query);
    for (const [name, value] of Object.entries(part)) all.set(name, String(value));
    return get(`/api/events?${all}`);
  },
  overview: (query: URLSearchParams): Promise<Overview> => get(`/api/overview?${query}`),
  event: (event: string): Promise<Whole> => get(`/api/events/${id(event)}`),
  story: (event: string): Promise<StoryData> => get(`/api/stories/${id(event)}`),
  document: (document: string): Promise<Shown> => get(`/api/documents/${id(document)}`),
  documents: (words: string, { limit, offset }: Part): Promise<Page<DocumentLine>> =>
    get(
      `/api/documents?${new URLSearchParams({ ...(words === "" ? {} : { text: words }), limit: String(limit), offset: String(offset) })}`,
    ),
  annotations: (document: string): Promise<readonly Annotation[]> => get(`/api/documents/${id(document)}/annotations`),
  entities: (query: URLSearchParams, { limit, offset }: Part): Promise<Page<EntityLine>> =>
    get(`/api/entities?limit=${limit}&offset=${offset}&${query}`),
  entity: (entity: string): Promise<Entity> => get(`/api/entities/${id(entity)}`),
  edits: (): Promise<{ readonly items: readonly Edit[]; readonly undone: Readonly<Record<string, number>> }> => get("/api/edits"),
  async correct(edit: object): Promise<{ readonly number: number; readonly changes: number }> {
    const answer = await fetch("/api/edits", { method: "POST", headers: writing("application/json"), body: JSON.stringify(edit) });
    if (!answer.ok) throw await refusal(answer);
    return (await answer.json()) as { readonly number: number; readonly changes: number };
  },
  add(files: readonly File[], tell: (step: Step) => void): Promise<void> {
    const body = new FormData();
    for (const file of files) body.append("file", file, file.name);
    return taken({ headers: writing(), body }, tell);
  },
  ask: (addresses: readonly string[], tell: (step: Step) => void): Promise<void> =>
    taken({ headers: writing("application/json"), body: JSON.stringify({ addresses }) }, tell),
};

/** Reports are taken in; each step is told as it is done. */
async function taken(request: RequestInit, tell: (step: Step) => void): Promise<void> {
  const answer = await fetch("/api/documents", { method: "POST", ...request });
  if (!answer.ok || !answer.body) throw await refusal(answer);
  await lines(answer.body, (line) => tell(JSON.parse(line) as Step));
}

async function lines(body: ReadableStream<Uint8Array>, tell: (line: string) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const pieces = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = pieces.pop() ?? "";
    for (const piece of pieces) tell(piece);
  }
  if (rest !== "") tell(rest);
}
