import { expect, it } from "vitest";
import { mutant, numbers } from "../../bench/mutants.ts";
import { readAll } from "../../src/pipeline.ts";
import { checkRuns } from "../../src/text/runs.ts";

const INPUTS = 2_000;
/** Longest that one input may take, in milliseconds of processor time. */
const LIMIT = 2_000;

const PAGE = new TextEncoder()
  .encode(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour opens again | Fjord Gazette</title>
<meta property="article:published_time" content="2021-05-06T08:00:00Z"><script type="application/ld+json">{"@type":"NewsArticle","author":
{"name":"Tora Lie"},"datePublished":"2021-05-06"}</script></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Harbour
opens again</h1><p class="byline">By Tora Lie</p><time datetime="2021-05-06">6 May 2021</time>${"<p>The harbour of Eastmere opened &amp; the first ferry left at noon, officials said on Monday.</p>".repeat(6)}
<table><tr><td>Ferries</td><td>12</td></tr></table><figure><figcaption>The quay</figcaption></figure></article><aside>Weather: rain.</aside></body></html>`);

it(`${INPUTS} random, cut and mutated pages are read or refused, each quickly, with every character at its place`, () => {
  const next = numbers(7);
  const types = ["html", "html", "txt", "md", "jsonl"];
  for (let input = 0; input < INPUTS; input++) {
    const bytes = mutant(PAGE, next);
    const type = types[input % types.length] ?? "html";
    const before = process.cpuUsage();
    for (const outcome of readAll({ bytes, at: `${input}`, type })) {
      if (outcome.ok && type !== "jsonl") expect([input, checkRuns(outcome.document, bytes).wrong]).toEqual([input, 0]);
      if (!outcome.ok) expect(outcome.problem.message).not.toBe("");
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(LIMIT);
  }
}, 60_000);
