import type { Sentence } from "../../language/analysis.ts";
import type { Gist } from "../../model/annotation.ts";
import type { Span } from "../../model/span.ts";
import { abreast, fromHeadline, quotedBy, shortened, shown } from "./headline.ts";
import { edge, type Scene, timeAt } from "./scene.ts";
import { stated, type Statement } from "./stated.ts";
import { whereabouts } from "./whereabouts.ts";

/** How many sentences below the headline are the opening of a report. */
const OPENING = 5;

/** Words with which captions and credits begin that pages leave in the text. */
const CAPTION = /^(?:image|media|video|photo|picture|getty)$/;

/** How far into a sentence a dateline may reach ("Photo VARNA, Borduria -- "), in tokens. */
const DATELINE_REACH = 9;

const DASH = /^(?:-{1,2}|[–—])$/;

/** A sentence of the body without the dateline before it, and the credit before that: what stands up to a dash after a place. */
function undated(scene: Scene, line: Sentence): Sentence {
  let place = false;
  for (let at = line.first; at < Math.min(line.last, line.first + DATELINE_REACH); at++) {
    if (scene.tokens[at]?.kind === "mark" && DASH.test(scene.tokens[at]?.text ?? "")) {
      const next = DASH.test(scene.tokens[at + 1]?.text ?? "") ? at + 2 : at + 1;
      return place && next < line.last ? { ...line, first: next } : line;
    }
    place ||= scene.mentions[scene.mentionAt[at] ?? -1]?.class === "place";
  }
  return line;
}

/** The headline's sentences and the first of the body, captions left out. */
function lines(scene: Scene): { headline: Sentence[]; body: Sentence[] } {
  const kind = (one: Sentence) => (CAPTION.test(scene.tokens[one.first]?.lower ?? "") ? "heading" : scene.blocks[one.block]?.kind);
  const headline = scene.sentences.filter((one) => kind(one) === "headline");
  const body = scene.sentences
    .map((one) => (scene.blocks[one.block]?.kind === "headline" ? one : undated(scene, one)))
    .filter((one) => kind(one) !== "headline" && kind(one) !== "heading");
  return { headline, body: body.slice(0, OPENING) };
}

/** Readings that name a day. */
const NAMING = new Set(["weekday", "yearless", "offset", "fixed"]);

/** Days and hours named in the opening, in text order; lengths and what recurs left out. */
function dated(scene: Scene, opening: readonly Sentence[]): Span[] {
  const found: Span[] = [];
  for (const line of opening) {
    for (let at = line.first; at < line.last; at++) {
      const timex = timeAt(scene, at);
      if (!timex) continue;
      if ((timex.type === "DATE" || timex.type === "TIME") && NAMING.has(timex.reading.at)) found.push(timex.span);
      at = edge(scene, at, 1);
    }
  }
  return found;
}

/** The main event of a report as far as it is known before its gist: its place, and the first words of the verbs that tell of events. */
interface Known {
  readonly place?: Span | undefined;
  readonly verbs: readonly number[];
}

/** What the headline states, or the first sentence of the body that states something. */
function first(scene: Scene, verbs: readonly number[]): Statement | undefined {
  const { headline, body } = lines(scene);
  const lead = () => body.map((line) => stated(scene, line)).find((one) => one !== undefined);
  for (const line of headline.filter((one) => !shown(scene, one))) {
    const found = shortened(scene, line, verbs) ?? stated(scene, line) ?? fromHeadline(scene, line, verbs);
    if (!found) continue;
    const voice = quotedBy(scene, line, { found, lead });
    const who = voice ?? (found.who && abreast(scene, line, found.who));
    return who ? { ...found, who } : found;
  }
  return lead();
}

/** Who did what, when and where, in the words of a report's headline and opening. Undefined for a text without a statement there. */
export function gistOf(scene: Scene, { place, verbs }: Known): Gist | undefined {
  const found = first(scene, verbs);
  if (!found) return undefined;
  const { headline, body } = lines(scene);
  const opening = [...headline, ...body];
  const when = dated(scene, opening);
  const where = whereabouts(scene, opening, place);
  return { ...found, ...(when.length > 0 ? { when } : {}), ...(where ? { where } : {}) };
}
