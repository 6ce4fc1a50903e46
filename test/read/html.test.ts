import { describe, expect, it } from "vitest";
import { read } from "../../src/read/read.ts";
import { credits, dates, outline, readText } from "./outline.ts";

const PARAGRAPHS = [
  "The harbour board met on Monday to talk about the new pier, and members agreed on most points.",
  "Its chair told members that work would start before the summer holidays, weather allowing.",
  "Fishermen from three villages had asked for a deeper basin, a longer quay wall and better lights.",
];
const BODY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("\n");
const body = (html: string): string[] => outline(readText(html, "html")).filter((line) => !line.startsWith("("));

describe("a page", () => {
  it("tells the report from menus, boxes, prompts and comments", () => {
    const html = `<html lang="en"><head><title>Sandvik plans a pier | Fjord Gazette</title><style>p{}</style><script>var a = "<p>no</p>";</script></head>
      <body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Sandvik plans a pier</h1>
      <figure><img src="a.jpg"><figcaption>The old pier</figcaption></figure>${BODY}<h2>Who pays</h2><p>Nobody knows yet, said the chair of the board.</p>
      <div class="social-share">Tweet this now</div></article><aside>Weather: rain all day long.</aside>
      <section class="comments"><p>I think that this is a very good idea, and I have said so for years.</p></section><footer>About us</footer></body></html>`;
    expect(outline(readText(html, "html"))).toEqual([
      "(navigation) | Home World",
      "headline | Sandvik plans a pier",
      "(caption) | The old pier",
      ...PARAGRAPHS.map((text) => `paragraph | ${text}`),
      "heading | Who pays",
      "paragraph | Nobody knows yet, said the chair of the board.",
      "(share) | Tweet this now",
      "(related) | Weather: rain all day long.",
      "(comments) | I think that this is a very good idea, and I have said so for years.",
      "(navigation) | About us",
    ]);
  });

  it("copies text through entities and collapses white space", () => {
    const html = `<p>Caf&eacute; &amp; bar\n\t opened&#8212;at   last,  the <b>owner</b>s said to <i>us</i>.</p>${BODY}`;
    expect(body(html)[0]).toBe("paragraph | Café & bar opened—at last, the owners said to us.");
  });

  it("reads what the page states about itself", () => {
    const html = `<head><meta property="og:title" content="Sandvik&#39;s &quot;pier&quot;"><meta name="author" content='Tora Lie'>
      <meta property="og:site_name" content="Fjord Gazette"><link rel="canonical" href="https://gazette.example/2021/05/12/pier">
      <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2021-05-12T08:00:00Z","author":[{"name":"J\\u00f3n"}]}]}</script></head>${BODY}`;
    const document = readText(html, "html");
    expect(document.title?.map(({ start, end }) => document.text.slice(start, end))).toEqual(['Sandvik\'s "pier"']);
    expect(credits(document).toSorted()).toEqual(["author Jón", "publisher Fjord Gazette"]);
    expect(dates(document)).toEqual(["meta 2021-05-12", "url 2021-05-12"]);
  });

  it("does not trust a class over the weight of the text", () => {
    expect(body(`<div class="social-share-wrapper">${BODY}</div>`)).toHaveLength(3);
  });

  it("takes the one line above the article's own element for its standfirst, several for its first paragraphs", () => {
    const html = `<div><h1>Sandvik plans a new pier</h1><div><p>${PARAGRAPHS[0]}</p></div></div><div><div class="article-body">${BODY.slice(BODY.indexOf("\n"))}</div></div>`;
    expect(body(html).slice(1)).toEqual(PARAGRAPHS.map((text, i) => `${i === 0 ? "standfirst" : "paragraph"} | ${text}`));
    const two = html
      .replace("</p></div></div>", `</p><p>${PARAGRAPHS[1]}</p></div></div>`)
      .replace(`<p>${PARAGRAPHS[1]}</p>\n<p>${PARAGRAPHS[2]}`, `<p>${PARAGRAPHS[2]}`);
    expect(body(two).slice(1)).toEqual(PARAGRAPHS.map((text) => `paragraph | ${text}`));
  });

  it("knows a standfirst by its name or as a heading that is a sentence, and sets it apart where it is printed again", () => {
    const deck = "A longer quay and a deeper basin are to bring the ferries back to the fjord";
    for (const html of [
      `<p class="article-dek">${deck}</p>${BODY}`,
      `<h2>${deck}</h2>${BODY}`,
      `<div itemprop="description">${deck}.</div>${BODY}<div>${deck}.</div>`,
    ])
      expect(
        outline(readText(`<article><h1>Sandvik plans a new pier</h1>${html}</article>`, "html")).filter((line) => line.includes(deck)),
      ).toEqual([
        `standfirst | ${deck}${html.includes(`${deck}.`) ? "." : ""}`,
        ...(html.includes("itemprop") ? [`(repeated) | ${deck}.`] : []),
      ]);
  });

  it("keeps long comments apart, and the pieces of a cut report together", () => {
    const talk = `<section id="comments"><div class="talk"><p>${"I have said so for years, and nobody on the board has ever listened to me. ".repeat(12)}</p></div></section>`;
    expect(body(`<div><h1>Sandvik plans a new pier</h1>${BODY}</div>${talk}`).slice(1)).toHaveLength(3);
    const row = (n: number): string =>
      `<div class="row body"><div class="cell">${PARAGRAPHS.map((text) => `<p>${text.replace(".", `, part ${n}.`)}</p>`).join("")}</div></div>`;
    expect(body(`<div><h1>Sandvik plans a new pier</h1>${[1, 2, 3].map(row).join('<div class="ad">Buy</div>')}</div>`)).toHaveLength(10);
  });

  it("sets apart what follows a heading of related reports, and believes only tags where names leave nothing", () => {
    const other = `<div>The council of Eastmere met as well, and it will meet again in the spring of next year.</div>`;
    expect(body(`<article>${BODY}<h3 class="related-title">You may like</h3>${other}</article>`)).toHaveLength(3);
    expect(body(`<div id="comments"><div class="comment">${BODY}</div></div>`)).toHaveLength(3);
    expect(body(`<div class="photo gallery"><h1>Sandvik plans a new pier</h1>${BODY}</div><div>${BODY.slice(0, 100)}</p></div>`)).toContain(
      "headline | Sandvik plans a new pier",
    );
  });

  it("leaves out of a sentence what is not seen in it", () => {
    const line = `The har\u00adbour mas&shy;ter, <span class="person">Tora Lie<span class="tooltip-content"><a href="/tora">All about Tora Lie</a></span></span>, read <ruby>東<rt>ひがし</rt></ruby> aloud to the board.`;
    const lines = outline(readText(`<p>${line}</p>${BODY}`, "html"));
    expect(lines[0]).toBe("paragraph | The harbour master, Tora Lie, read 東 aloud to the board.");
    expect(lines[1]).toBe("(related) | All about Tora Lie");
  });

  it("reads a row of a table as one line, its cells apart, and what is more than a line in a cell as lines", () => {
    const html = `${BODY}<table><tr><th>Fish</th><th>Price</th></tr><tr><td>Cod</td><td>34&nbsp;kr</td></tr><tr><td><p>Herring and sprat</p></td></tr></table>`;
    expect(body(html).slice(3)).toEqual(["item | Fish | Price", "item | Cod | 34\u00a0kr", "paragraph | Herring and sprat"]);
  });

  it("cuts a live blog at the times of its entries", () => {
    const entry = (time: string, i: number): string =>
      `<div class="entry"><div class="timestamp">${time}</div><p>${PARAGRAPHS[i % 3]?.replace(".", ` (${i}).`)}</p></div>`;
    const times = ["14:05", "13:40 CET", "Posted 1.20pm", "12:55", "12:10"];
    const lines = body(`<article><h1>Sandvik votes, hour by hour</h1>${times.map(entry).join("")}</article>`);
    expect(lines.filter((line) => line.startsWith("heading")).map((line) => line.slice(10))).toEqual(times);
    expect(
      body(`<article><h1>Sandvik votes</h1>${times.slice(0, 2).map(entry).join("")}</article>`).filter((line) =>
        line.startsWith("heading"),
      ),
    ).toEqual([]);
  });

  it("says that it was cut short for those who do not pay", () => {
    const codes = (html: string): string[] => readText(html, "html").problems.map(({ code }) => code);
    const stated = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree": "False"}</script>';
    expect(codes(`${stated}${BODY}`)).toEqual(["cut-short"]);
    expect(codes(`${BODY}<div class="box">Subscribe now to continue reading.</div>`)).toEqual(["cut-short"]);
    const long = Array.from({ length: 6 }, (_, i) => BODY.replaceAll("<p>", `<p>${i} `)).join("");
    expect(codes(`${stated}${long}`)).toEqual([]);
    expect(codes(BODY)).toEqual([]);
  });

  it("gives its section and its own address", () => {
    const html = `<head><meta property="article:section" content="Harbour &amp; Sea"><link rel="canonical" href="https://gazette.example/pier"></head>${BODY}`;
    const { text, section, address } = readText(html, "html");
    expect([section, address].map((one) => text.slice(one?.[0].start, one?.[0].end))).toEqual([
      "Harbour & Sea",
      "https://gazette.example/pier",
    ]);
  });

  it("breaks lines at br and keeps items and quotations", () => {
    const html = `${BODY}<blockquote>We have waited long enough, said she.</blockquote><ul><li>A basin</li><li>A quay</li></ul>One line<br>and another.`;
    expect(
      body(html)
        .slice(3)
        .map((line) => line.split(" | ")[0]),
    ).toEqual(["quote", "item", "item", "paragraph", "paragraph"]);
  });
});

describe("a page that seems to hold no report", () => {
  const LONG = [1, 2, 3, 4, 5].map(
    (n) => `<p>Boat ${n} of the Eastmere harbour came in on Monday after a night of storm, and its crew of seven went ashore unhurt.</p>`,
  );
  const kinds = (html: string): string[] => body(html).map((line) => line.split(" | ")[0] ?? "");

  it.each([
    ["is a gallery", `<div class="gallery">${LONG.join("")}</div><div class="cookie-banner">${LONG[0]}</div>`],
    ["is a thread", `<div class="comments">${LONG.join("")}</div><div class="newsletter">${LONG[0]}</div>`],
    ["shows it where no script runs", `<script type="text/template">x</script><noscript>${LONG.join("")}</noscript>`],
  ])("and %s is read", (_, html) => {
    expect(kinds(`<h1>Boats of Eastmere</h1>${html}`).filter((kind) => kind === "paragraph")).toHaveLength(5);
  });

  it("and only asks for scripts has none", () => {
    const html = "<html><body><noscript><p>Please let scripts run to read this page of the Fjord Gazette.</p></noscript></body></html>";
    const outcome = read({ bytes: new TextEncoder().encode(html), at: "empty.html", type: "html" });
    expect(outcome).toMatchObject({ ok: false, problem: { code: "no-body" } });
  });
});

describe("a hostile page", () => {
  it.each<[string, string]>([
    ["nesting", "<div>".repeat(40_000)],
    ["unclosed inline tags", `${"<b>".repeat(20_000)}${"<p>x</p>".repeat(20_000)}`],
    ["menus without end", "<li><a href=x>Read more</a></li>".repeat(20_000)],
    ["section names without end", "<p>Politics</p>".repeat(30_000)],
    ["white space", `<p>By A${" ".repeat(500_000)}B</p>`],
    ["one long word", `<p>${"A".repeat(500_000)}'s reporter</p>`],
    ["ampersands", "&".repeat(300_000)],
    ["5 MB of elements that are closed by other names", "<div>".repeat(500_000) + "</b>".repeat(625_000)],
    ["5 MB of elements that are never closed", "<i>".repeat(1_700_000)],
    ["drawings in drawings", BODY + "<svg><foreignObject>".repeat(250_000)],
    ["attributes", `<meta ${"a=b ".repeat(100_000)} property="og:title" content="x">`],
  ])("of %s is read in linear time", (_, html) => {
    const before = process.cpuUsage();
    readText(html + BODY, "html");
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(5_000);
  });
});
