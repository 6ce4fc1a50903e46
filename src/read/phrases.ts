import type { FurnitureReason } from "../model/document.ts";
import { table } from "../text/tables.ts";

/** How far a marker line reaches: itself, the titles after it until the report goes on, or everything after it. */
export type Scope = "line" | "box" | "rest";

/** What a marker phrase says about its line. */
export interface Marker {
  readonly scope: Scope;
  readonly why: FurnitureReason;
}

/** What a page shows instead of its report. */
export type Refusal = "consent" | "scripts" | "robots" | "error";

interface Opening<T> {
  readonly phrase: string;
  readonly value: T;
}

/** Phrases looked up by how a line begins: by first word, longest first. */
type Openings<T> = ReadonlyMap<string, readonly Opening<T>[]>;

interface Tables {
  readonly lines: ReadonlyMap<string, Marker>;
  readonly starts: Openings<Marker>;
  readonly disclaimers: Openings<{ readonly needs: readonly string[]; readonly inside: boolean }>;
  readonly sections: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  readonly institutions: ReadonlySet<string>;
  readonly agencies: ReadonlySet<string>;
  readonly captions: { readonly start: Openings<true>; readonly end: readonly string[]; readonly word: ReadonlySet<string> };
  readonly unspoken: ReadonlySet<string>;
  readonly refusals: readonly { readonly phrase: string; readonly what: Refusal }[];
}

const FIRST_WORD = /^[^\s]+/u;

function openings<T>(rows: readonly Opening<T>[]): Openings<T> {
  const found = new Map<string, Opening<T>[]>();
  for (const row of rows) {
    const word = FIRST_WORD.exec(row.phrase)?.[0] ?? "";
    const list = found.get(word);
    if (list) list.push(row);
    else found.set(word, [row]);
  }
  for (const list of found.values()) list.sort((a, b) => b.phrase.length - a.phrase.length);
  return found;
}

const file = (name: string) => table(`knowledge/furniture/${name}.tsv`);
const column = (name: string): Set<string> => new Set(file(name).map(([value = ""]) => value));

function load(): Tables {
  const markers = file("markers").map(([phrase = "", match, scope, why]) => ({
    phrase,
    match,
    value: { scope: scope as Scope, why: why as FurnitureReason },
  }));
  const captions = file("captions").map(([phrase = "", match]) => ({ phrase, match, value: true as const }));
  const disclaimers = file("disclaimers").map(([phrase = "", needs = "", inside]) => ({
    phrase,
    value: { needs: needs === "" ? [] : needs.split("|"), inside: inside === "yes" },
  }));
  const agencies = column("agencies");
  return {
    lines: new Map(markers.filter(({ match }) => match === "line").map(({ phrase, value }) => [phrase, value])),
    starts: openings(markers.filter(({ match }) => match === "start")),
    disclaimers: openings(disclaimers),
    sections: column("sections"),
    openers: column("openers"),
    institutions: column("institutions"),
    agencies: new Set([...agencies, ...[...agencies].map((name) => name.toUpperCase())]),
    captions: {
      start: openings(captions.filter(({ match }) => match === "start")),
      end: captions.filter(({ match }) => match === "end").map(({ phrase }) => phrase),
      word: new Set(captions.filter(({ match }) => match === "word").map(({ phrase }) => phrase)),
    },
    unspoken: column("unspoken"),
    refusals: file("refusals").map(([phrase = "", what]) => ({ phrase, what: what as Refusal })),
  };
}

let loaded: Tables | undefined;

/** The word lists of `knowledge/furniture`, ready for look-up. Loaded once per process. */
export function phrases(): Tables {
  return (loaded ??= load());
}

/** The longest phrase that a folded line begins with, ending at a word's end; null if none does. */
export function opening<T>(list: Openings<T>, line: string): Opening<T> | null {
  const word = FIRST_WORD.exec(line)?.[0] ?? "";
  const first = list.get(word) ?? list.get(word.replace(/[^\p{L}\p{N}]+$/u, "")) ?? list.get(word.slice(0, 1));
  const hit = first?.find(({ phrase }) => line.startsWith(phrase) && !/^[\p{L}\p{N}]{2}/u.test(line.slice(phrase.length - 1)));
  return hit ?? null;
}
