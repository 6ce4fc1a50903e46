import { nicknamesOf } from "../../language/gazetteer.ts";
import { gather } from "../../text/gather.ts";
import { BLANK, type Draft, type DraftLink } from "./draft.ts";
import { isCapital, type Stream } from "./stream.ts";

/** Words that an acronym passes over: "Organization for Security and Co-operation in Europe" is OSCE. */
const PASSED = new Set(["of", "for", "and", "the", "in", "on", "&", "de", "'s"]);

/** A body named by one word that the gazetteer does not have: it may be what another is called. */
function isOpen({ class: kind, entry, first, last }: Draft): boolean {
  return kind === "body" && entry === undefined && last - first === 1;
}

/** Definite nicknames ("the Alliance") of bodies that the document names before them; the nearest named body that is called so is meant. */
export function nicknames(stream: Stream, drafts: readonly Draft[]): Draft[] {
  const called = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (draft.class !== "body" || !draft.entry) continue;
    for (const nickname of nicknamesOf(draft.entry.id)) gather(called, nickname, draft);
  }
  if (called.size === 0) return [];
  const taken = new Uint8Array(stream.tokens.length);
  for (const draft of drafts) if (!isOpen(draft)) taken.fill(1, draft.first, draft.last);
  const found: Draft[] = [];
  for (const [at, line] of stream.lines.entries()) {
    for (let first = line.first; first + 1 < line.last; first++) {
      const key = stream.keys[first] ?? "";
      if ((key !== "the" && key !== "this") || taken[first + 1] === 1) continue;
      const start = stream.tokens[first]?.start ?? 0;
      const body = called.get(stream.keys[first + 1] ?? "")?.findLast((draft) => draft.start < start);
      const noun = stream.tokens[first + 1];
      if (!body || !noun || isCapital(stream.tokens[first + 2]) || !body.entry) continue;
      const form = isCapital(noun) ? "name" : "role";
      const name = form === "name" ? { start: noun.start, end: noun.end } : undefined;
      found.push({ ...BLANK, start, end: noun.end, class: "body", form, line: at, first, last: first + 2, name, entry: body.entry });
    }
  }
  return found;
}

function initials(stream: Stream, draft: Draft): string {
  const words = stream.keys.slice(draft.first, draft.last).filter((key) => !PASSED.has(key));
  return words
    .flatMap((word) => word.split("-"))
    .map((word) => word[0] ?? "")
    .join("");
}

/** An acronym in brackets right after a name belongs to it; elsewhere it must be made of the name's initials. */
function acronyms(stream: Stream, drafts: readonly Draft[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [at, draft] of drafts.entries()) {
    if (draft.class !== "body" || draft.last - draft.first < 2 || draft.key === "") continue;
    const short = initials(stream, draft);
    if (short.length > 1 && !found.has(short)) found.set(short, at);
    const inside = stream.keys[draft.last] === "(" && stream.keys[draft.last + 2] === ")" ? stream.keys[draft.last + 1] : undefined;
    if (inside && !found.has(inside)) found.set(inside, at);
  }
  return found;
}

/** Links between mentions of bodies, places and groups: the same gazetteer entry or name, an acronym of a fuller name. */
export function links(stream: Stream, drafts: readonly Draft[]): Map<number, DraftLink> {
  const found = new Map<number, DraftLink>();
  const first = new Map<string, number>();
  const short = acronyms(stream, drafts);
  for (const [at, draft] of drafts.entries()) {
    if (draft.class === "person" || draft.class === "office") continue;
    const sense = draft.use === "metonymic" ? " as government" : draft.form === "adjective" ? " as adjective" : "";
    const id = draft.entry ? draft.entry.id + sense : `${draft.class} ${draft.key}`;
    const full = draft.class === "body" && draft.last - draft.first === 1 ? short.get(draft.key) : undefined;
    const known = first.get(id);
    if (known !== undefined) found.set(at, { to: known, reason: drafts[known]?.key === draft.key ? "same-name" : "alias" });
    else if (full !== undefined && full !== at) found.set(at, { to: full, reason: "acronym" });
    if (known === undefined) first.set(id, at);
  }
  return found;
}
