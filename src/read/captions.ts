import type { Position, Problem } from "../model/document.ts";
import type { Copy, Placed } from "../text/runs.ts";
import { framed, type Piece } from "./framed.ts";
import type { Reading } from "./page.ts";
import { copyEscaped } from "./xml.ts";

/** A pause after which a new paragraph begins, in milliseconds. A judgement: cues of one sentence follow each other at once. */
const PAUSE = 3_000;
/** Longest paragraph that sentences are still added to, in characters: captions of one voice have no paragraphs of their own. */
const PARAGRAPH = 600;

const CLOCK = "(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{2})[.,](\\d{1,3})";
const TIMES = new RegExp(`^\\s*${CLOCK}\\s*-->\\s*${CLOCK}`, "u");
const LINE = /[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|$)/gu;
const SKIPPED = /^(?:NOTE|STYLE|REGION)(?:\s|$)/u;
const VOICE = /^<v(?:\.[^\s>]{0,100})?\s+([^>]{1,100})>/u;
/** Marks for a change of speaker in broadcast captions, and a dash for one of two speakers in a cue. */
const CHANGE = /^(?:&gt;){2,3}\s*|^>{2,3}\s*|^[-–—]\s?(?=\p{L}|\[|")/u;
const LABEL = /^(?:[\p{Lu}][\p{Lu}\p{M}.'’ -]{1,60}|\p{Lu}[\p{L}.'’-]{1,30}(?: \p{Lu}[\p{L}.'’-]{1,30}){1,3}):(?:\s|$)/u;
const MARKS = /<\/?[a-z][^<>]{0,100}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,100}\}/giu;
const SENTENCE_END = /[.!?…]["”’)\]]*$/u;

type Range = { readonly start: number; readonly end: number };

/** A line of a cue: its characters, its cue's times, and the place of the speaker's name if a voice tag gives it. */
interface Said extends Range {
  readonly from: number;
  readonly to: number;
  readonly voice?: Range;
  readonly fresh: boolean;
}

function milliseconds(parts: readonly (string | undefined)[]): number {
  const [hours, minutes, seconds, rest] = parts;
  return (Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000 + Number((rest ?? "").padEnd(3, "0"));
}

function lineAt(text: string, line: Range, times: { readonly from: number; readonly to: number }): Said | null {
  let { start } = line;
  const here = (): string => text.slice(start, line.end);
  const change = CHANGE.exec(here());
  if (change) start += change[0].length;
  const voice = VOICE.exec(here());
  const name = voice && { start: start + voice[0].length - 1 - (voice[1]?.length ?? 0), end: start + voice[0].length - 1 };
  if (voice) start += voice[0].length;
  if (here().replace(MARKS, "").trim() === "") return null;
  const fresh = change !== null || voice !== null || LABEL.test(here().replace(MARKS, ""));
  return { start, end: line.end, ...times, fresh, ...(name ? { voice: name } : {}) };
}

interface Scanned {
  readonly title?: Range;
  readonly said: readonly Said[];
}

/** The lines that are spoken. Cue numbers, settings, notes and styles are passed over. */
function scan(text: string): Scanned {
  const said: Said[] = [];
  let times: { from: number; to: number } | null = null;
  const title = /^\ufeff?WEBVTT[ \t]+(?:- ?)?([^\r\n]{1,300})/u.exec(text);
  for (const match of text.matchAll(LINE)) {
    const body = match[0].trimEnd();
    if (match[0] === "") break;
    const cue = TIMES.exec(body);
    if (cue) times = { from: milliseconds(cue.slice(1, 5)), to: milliseconds(cue.slice(5, 9)) };
    else if (body === "" || SKIPPED.test(body)) times = null;
    else if (times) {
      const one = lineAt(text, { start: match.index, end: match.index + body.length }, times);
      if (one) said.push(one);
    }
  }
  const end = title?.[0].length ?? 0;
  return { said, ...(title ? { title: { start: end - (title[1]?.length ?? 0), end } } : {}) };
}

function sameVoice(text: string, a: Said | undefined, b: Said): boolean {
  return (
    a?.voice !== undefined && b.voice !== undefined && text.slice(a.voice.start, a.voice.end) === text.slice(b.voice.start, b.voice.end)
  );
}

/** Lines that are one paragraph: of one voice, without a pause, and not longer than a paragraph should be. */
function paragraphs(text: string, said: readonly Said[]): Said[][] {
  const found: Said[][] = [];
  let length = 0;
  for (const line of said) {
    const open = found.at(-1);
    const before = open?.at(-1);
    const goesOn = before && (!line.fresh || sameVoice(text, open?.[0], line)) && line.from - before.to < PAUSE;
    const full = before && length > PARAGRAPH && SENTENCE_END.test(text.slice(before.end - 3, before.end));
    if (open && goesOn && !full) open.push(line);
    else found.push([line]);
    length = open && goesOn && !full ? length + line.end - line.start : line.end - line.start;
  }
  return found;
}

function writeLine(copy: Copy, text: string, { start, end }: Range): void {
  let from = start;
  for (const mark of text.slice(start, end).matchAll(MARKS)) {
    copyEscaped(copy, text, { start: from, end: start + mark.index });
    from = start + mark.index + mark[0].length;
  }
  copyEscaped(copy, text, { start: from, end });
}

function pieceOf(text: string, lines: readonly Said[], positions: Position[]): Piece {
  const voice = lines[0]?.voice;
  const write = (copy: Copy): void => {
    if (voice) copy.take(voice.start, voice.end);
    if (voice) copy.insert(": ");
    for (const [index, line] of lines.entries()) {
      if (index > 0) copy.insert(" ");
      const start = copy.length;
      writeLine(copy, text, line);
      positions.push({ at: "time", start, end: copy.length, from: line.from, to: line.to });
    }
  };
  return voice ? { write, kind: "turn", label: voice.end - voice.start } : { write };
}

/**
 * Read captions, SubRip or WebVTT: cues joined to paragraphs, of one speaker where voices or labels name them (then turns of a transcript).
 * Times are kept as positions; marks of style are left out. Problem `no-text`.
 */
export function readCaptions(source: Placed): Reading | Problem {
  const { text } = source;
  const { title, said } = scan(text);
  const positions: Position[] = [];
  const lines = paragraphs(text, said).map((one) => pieceOf(text, one, positions));
  const voices = said.some(({ voice }) => voice !== undefined);
  const reading = framed(source, {
    stated: title ? [{ field: "title", write: (copy) => copy.take(title.start, title.end) }] : [],
    body: { as: "lines", lines },
    ...(voices ? { kind: "transcript" as const } : {}),
  });
  return "code" in reading ? reading : { ...reading, positions };
}
