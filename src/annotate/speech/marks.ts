import type { Body } from "../body.ts";

/**
 * A stretch between quotation marks in one block: `start` to `end` are the characters inside, `from` to `to` with the marks.
 * `open` if no closing mark was found and the end was taken from the text; `again` if it goes on from the block before.
 */
export interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly block: number;
  readonly open: boolean;
  readonly again: boolean;
}

type Side = "open" | "close" | "either";

// Two single marks in a row are a typewriter's double mark.
const MARKS = /''|``|["“”„«»‘’']/g;
// Which marks may close what another opens. A straight or German low mark is closed by what its writers use.
const CLOSERS: Readonly<Record<string, string>> = {
  "''": "''",
  "``": "''",
  '"': '"”',
  "“": '”"“',
  "”": '”"“',
  "„": '“”"',
  "«": "»",
  "»": "«",
  "‘": "’",
  "'": "'",
};
const SPACE = /[\s([{—–/-]/;
const AFTER = /[\s.,;:!?)\]}—–-]/;
const STOP_BEFORE = /[.,!?…;]/;

function sideOf(text: string, { mark, at }: Pending, [from, to]: readonly [number, number]): Side {
  if (mark === "``" || mark === "„" || mark === "«" || mark === "‘") return "open";
  const before = at === from ? " " : (text[at - 1] ?? " ");
  const after = at + mark.length >= to ? " " : (text[at + mark.length] ?? " ");
  if (mark === "“") return SPACE.test(before) || !AFTER.test(after) ? "open" : "either";
  // A closing mark at the start of a paragraph was meant to open.
  if (mark === "”" && at === from) return "open";
  if (mark === "”" || mark === "’") return "close";
  const opens = SPACE.test(before) && !/\s/.test(after);
  const closes = AFTER.test(after) && !/\s/.test(before);
  return opens === closes ? "either" : opens ? "open" : "close";
}

// An apostrophe is no quotation mark: single marks count only around words, and close only where a space or stop follows.
function isApostrophe(text: string, at: number, opened: string | undefined): boolean {
  const mark = text[at];
  if (mark === "‘") return false;
  const [before = " ", after = " "] = [text[at - 1], text[at + 1]];
  if (opened === undefined) return mark === "’" || !(/[\s(]/.test(before) && /\p{L}/u.test(after));
  return (
    /[\p{L}\p{N}]/u.test(after) || (!STOP_BEFORE.test(before) && /s/i.test(before) && text.slice(at + 1, at + 200).includes(mark ?? "’"))
  );
}

interface Pending {
  readonly mark: string;
  readonly at: number;
}

// A single mark opened but never closed by its own kind was an apostrophe ('tis, '90s).
function closesLater(text: string, at: number, to: number): boolean {
  const closer = text[at] === "‘" ? "’" : "'";
  for (let next = text.indexOf(closer, at + 2); next >= 0 && next < to; next = text.indexOf(closer, next + 1)) {
    if (/[.,!?]/.test(text[next - 1] ?? "") || AFTER.test(text[next + 1] ?? " ")) return true;
  }
  return false;
}

function cutAtSentence(text: string, start: number, to: number): number {
  const stop = /[.!?…](?=\s|$)/.exec(text.slice(start, to));
  return stop === null ? to : start + stop.index + 1;
}

// Curly marks inside a quotation of double marks: after what opens here two close before another opens, or the outer one is straight.
function isInner(text: string, { mark }: Pending, [at, to]: readonly [number, number]): boolean {
  if (mark === '"') return true;
  let closes = 0;
  for (let next = at + 1; next < to && closes < 2; next++) {
    if (text[next] === "“") return false;
    if (text[next] === "”") closes++;
  }
  return closes === 2;
}

function quoted(pending: Pending, to: number, closed: boolean): Omit<Quoted, "block"> {
  const start = pending.at + pending.mark.length;
  return {
    start,
    end: to,
    from: pending.at,
    to: closed ? to + (pending.mark.length === 2 ? 2 : 1) : to,
    open: !closed,
    again: false,
  };
}

function inBlock(text: string, from: number, to: number): Omit<Quoted, "block">[] {
  const found: Omit<Quoted, "block">[] = [];
  let pending: Pending | undefined;
  let inner = false;
  MARKS.lastIndex = from;
  for (let match = MARKS.exec(text); match !== null && match.index < to; match = MARKS.exec(text)) {
    const [at, mark] = [match.index, match[0]];
    const single = mark === "'" || mark === "’" || mark === "‘";
    if (
      single &&
      (pending === undefined
        ? isApostrophe(text, at, undefined) || !closesLater(text, at, to)
        : !"‘'".includes(pending.mark) || isApostrophe(text, at, pending.mark))
    )
      continue;
    const side = sideOf(text, { mark, at }, [from, to]);
    if (pending === undefined) {
      const inches = mark === '"' && /\d/.test(text[at - 1] ?? "");
      if (side !== "close" && !inches) [pending, inner] = [{ mark, at }, false];
    } else if (inner && mark === "”") inner = false;
    else if (mark === "“" && side === "open" && /["“]/.test(pending.mark) && !inner && isInner(text, pending, [at, to])) inner = true;
    else if (side === "open" && !single && mark === pending.mark && mark !== "„") {
      found.push(quoted(pending, cutAtSentence(text, pending.at + 1, at), false));
      pending = { mark, at };
    } else if (side !== "open" && (CLOSERS[pending.mark] ?? "").includes(mark)) {
      if (at > pending.at + 1) found.push(quoted(pending, at, true));
      pending = undefined;
    }
  }
  if (pending !== undefined && pending.at + 1 < to) found.push(quoted(pending, to, false));
  return found;
}

/** Whether a block's text starts with this quoted stretch. */
function starts(text: string, from: number, one: Quoted): boolean {
  return text.slice(from, one.from).trim() === "";
}

/**
 * Everything between quotation marks in a document's body, in text order: “ ”, " ", „ “, « », ‘ ’ and ' '. Marks inside marks belong to the
 * outer stretch. A quotation over several paragraphs opens each anew and closes only the last: the later ones are `again`.
 * A mark that is never closed reaches to the end of its block if the next block opens again, else to the end of its sentence.
 */
export function quotedIn(text: string, body: Body): Quoted[] {
  const found: Quoted[] = [];
  for (const [block, { span, label }] of body.blocks.entries()) {
    const from = label?.end ?? span.start;
    const own = inBlock(text, from, span.end).map((one) => ({ ...one, block }));
    const [first, last] = [own[0], found.at(-1)];
    const goesOn = last !== undefined && last.open && last.block === block - 1;
    if (goesOn && !(first !== undefined && starts(text, from, first))) {
      found[found.length - 1] = {
        ...last,
        end: cutAtSentence(text, last.start, last.end),
        to: cutAtSentence(text, last.start, last.end),
      };
    }
    for (const [at, one] of own.entries()) found.push(at === 0 && goesOn && starts(text, from, one) ? { ...one, again: true } : one);
  }
  return found;
}
