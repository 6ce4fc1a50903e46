import { describe, expect, it } from "vitest";
import { outline, readText } from "./outline.ts";

const VTT = `WEBVTT - Pier debate

NOTE made by hand

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:03.500 align:start
<v Anna Berg>The pier is planned
<i>for next</i> year,

2
00:00:03.500 --> 00:00:05.000
<v Anna Berg>she said &amp; smiled.

00:06.000 --> 00:08.000
<v.loud Jón Örn>And who pays?
`;

const SRT = `1\r
00:00:01,000 --> 00:00:03,500\r
{\\an8}The board met on Monday\r
to talk about the pier,\r
\r
2\r
00:00:03,600 --> 00:00:05,000\r
and members agreed.\r
\r
3\r
00:00:30,000 --> 00:00:33,000\r
After a pause, the vote came.\r
`;

describe("captions", () => {
  it("in WebVTT: voices are speakers, cues of one voice are joined, times are kept", () => {
    const document = readText(VTT, "vtt");
    expect(outline(document)).toEqual([
      "headline | Pier debate",
      "turn Anna Berg | Anna Berg: The pier is planned for next year, she said & smiled.",
      "turn Jón Örn | Jón Örn: And who pays?",
    ]);
    expect(document.kind).toBe("transcript");
    expect(document.positions?.map((one) => [document.text.slice(one.start, one.end), one.at === "time" && [one.from, one.to]])).toEqual([
      ["The pier is planned", [1_000, 3_500]],
      ["for next year,", [1_000, 3_500]],
      ["she said & smiled.", [3_500, 5_000]],
      ["And who pays?", [6_000, 8_000]],
    ]);
  });

  it("in SubRip: a pause ends a paragraph", () => {
    expect(outline(readText(SRT, "srt"))).toEqual([
      "paragraph | The board met on Monday to talk about the pier, and members agreed.",
      "paragraph | After a pause, the vote came.",
    ]);
  });

  it("with labels and marks for a change of speaker are turns", () => {
    const cue = (n: number, text: string) => `${n}\n00:00:0${n},000 --> 00:00:0${n},900\n${text}\n`;
    const text = [
      cue(1, ">> ANNA BERG: The pier is planned."),
      cue(2, "It will be long."),
      cue(3, ">> JÓN ÖRN: And who pays?"),
      cue(4, ">> ANNA BERG: The board."),
    ].join("\n");
    const document = readText(text, "srt");
    expect([document.kind, ...outline(document)]).toEqual([
      "transcript",
      "turn ANNA BERG | ANNA BERG: The pier is planned. It will be long.",
      "turn JÓN ÖRN | JÓN ÖRN: And who pays?",
      "turn ANNA BERG | ANNA BERG: The board.",
    ]);
  });
});
