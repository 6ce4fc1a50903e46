import type { Annotation, EventMention, NameClass, TimeReading, Timex } from "../../src/model/annotation.ts";
import { compareAnnotations } from "../../src/model/annotation.ts";
import type { Block, Document } from "../../src/model/document.ts";
import type { Annotator } from "../../src/model/annotator.ts";

const CLASSES: Readonly<Record<string, NameClass>> = {
  p: "person",
  b: "body",
  l: "place",
  g: "group",
  o: "office",
};
const TIMES: Readonly<Record<string, { type: Timex["type"]; reading: TimeReading }>> = {
  t: { type: "DATE", reading: { at: "weekday", weekday: 2 } },
  past: { type: "DATE", reading: { at: "offset", unit: "year", from: -1, to: -1 } },
  d: { type: "DURATION", reading: { at: "vague" } },
  s: { type: "SET", reading: { at: "vague" } },
};
const DOC = "dfixture";

function blockOf(line: string, start: number, end: number): Block {
  const span = { doc: DOC, start, end };
  if (line.startsWith("# ")) return { kind: "headline", span };
  if (line.startsWith("## ")) return { kind: "heading", span };
  if (line.startsWith("- ")) return { kind: "item", span };
  return { kind: "paragraph", span };
}

function mark(code: string, start: number, end: number): Annotation {
  const span = { doc: DOC, start, end };
  const name = CLASSES[code];
  if (name)
    return {
      kind: "mention",
      span,
      by: "fixture@1",
      class: name,
      form: name === "group" ? "adjective" : "name",
    };
  const time = TIMES[code];
  if (time) return { kind: "timex", span, by: "fixture@1", value: "", ...time };
  return { kind: "quotation", span, by: "fixture@1", parts: [span], manner: "direct" };
}

/** A line without its marks: `{p:Anna Berg}` is a person, `b` a body, `l` a place, `g` a group's adjective, `t` a time, `past` one of last year, `s` a set, `q` speech. */
function unmarked(line: string, from: number): { text: string; found: Annotation[] } {
  const found: Annotation[] = [];
  const open: { code: string; at: number }[] = [];
  let text = "";
  for (let at = 0; at < line.length; at++) {
    const code = /^\{(\w+):/.exec(line.slice(at, at + 8));
    if (code) {
      open.push({ code: code[1] ?? "", at: text.length });
      at += code[0].length - 1;
    } else if (line[at] === "}") {
      const last = open.pop();
      if (last) found.push(mark(last.code, from + last.at, from + text.length));
    } else text += line[at];
  }
  return { text, found };
}

/**
 * A document written with marks (see `unmarked`): one block a line, `# ` headline, `## ` heading, `- ` item, `NAME: ` at the start of a line
 * of a transcript is a turn's label.
 */
export function fixture(marked: string, kind: Document["kind"] = "report"): { document: Document; earlier: Annotation[] } {
  let text = "";
  const earlier: Annotation[] = [];
  const blocks: Block[] = [];
  for (const line of marked.split("\n")) {
    const prefix = /^#+ /.exec(line)?.[0] ?? "";
    const own = unmarked(line.slice(prefix.length), text.length);
    const block = blockOf(line, text.length, text.length + own.text.length);
    const label = kind === "transcript" ? /^[A-Z. ]+(?=:)/.exec(own.text)?.[0] : undefined;
    blocks.push(
      label
        ? {
            kind: "turn",
            span: block.span,
            label: { doc: DOC, start: text.length, end: text.length + label.length + 1 },
          }
        : block,
    );
    earlier.push(...own.found);
    text += `${own.text}\n`;
  }
  const document: Document = {
    id: DOC,
    seen: [],
    published: [],
    kind,
    language: "en",
    charset: "utf-8",
    text,
    runs: [],
    blocks,
    credits: [],
    problems: [],
  };
  return { document, earlier: earlier.toSorted(compareAnnotations) };
}

/** An event mention in words, for comparing: trigger, type, mode, mood, standing, roles as `role=words`, time and place. */
export interface Words {
  readonly trigger: string;
  readonly type: string;
  readonly mood: string;
  readonly standing: string;
  readonly roles: readonly string[];
  readonly mode?: string;
  readonly time?: string;
  readonly place?: string;
  readonly status?: string;
}

/** What an annotator finds in a fixture, in words. */
export function found(annotator: Annotator, marked: string, kind: Document["kind"] = "report"): Words[] {
  const { document, earlier } = fixture(marked, kind);
  return [...annotator.annotate(document, earlier)].filter((one) => one.kind === "event").map((one) => inWords(one, document.text));
}

/** An event mention with its spans read from the text. */
export function inWords(event: EventMention, text: string): Words {
  const words = (span: { start: number; end: number }) => text.slice(span.start, span.end);
  return {
    trigger: words(event.trigger),
    type: event.type,
    mood: event.mood,
    standing: event.standing,
    roles: event.roles.map((one) => `${one.role}=${words(one.span)}`),
    ...(event.mode ? { mode: event.mode } : {}),
    ...(event.time ? { time: words(event.time) } : {}),
    ...(event.place ? { place: words(event.place) } : {}),
    ...(event.status ? { status: event.status } : {}),
  };
}
