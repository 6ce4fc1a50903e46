import { describe, expect, it } from "vitest";
import { printedDates } from "../../src/read/printed.ts";
import { credits, dates, readText } from "./outline.ts";

const BODY = `<p>The harbour of Eastmere opened to ferries again on Monday, and the first of them left at noon, officials said.</p>
  <p>Nobody had expected so many passengers, said the owner of the ferries, who wants to build a second quay there.</p>`;
const read = (head: string, body: string) => readText(`<html lang="de"><head>${head}</head><body>${body}${BODY}</body></html>`, "html");
const title = (head: string, body: string) => {
  const document = read(head, body);
  return document.title?.map(({ start, end }) => document.text.slice(start, end)).join("");
};

describe("dates in print", () => {
  it.each<[string, "day" | "month" | "open", string[]]>([
    ["Veröffentlicht am 3. März 2021 um 10 Uhr", "day", ["2021-03-03"]],
    ["le 1er août 2019", "day", ["2019-08-01"]],
    ["12 de noviembre de 2020", "day", ["2020-11-12"]],
    ["5 października 2018", "day", ["2018-10-05"]],
    ["2020年2月19日", "day", ["2020-02-19"]],
    ["November 5, 2021 and 6 November 2021", "day", ["2021-11-05", "2021-11-06"]],
    ["3/4/2021", "day", ["2021-04-03"]],
    ["3/4/2021", "month", ["2021-03-04"]],
    ["3/4/2021", "open", []],
    ["23/4/2021", "open", ["2021-04-23"]],
    ["31.2.2021, 1.2.3.2021, 12:30", "day", []],
  ])("%s, %s first: %j", (text, order, days) => expect(printedDates(text, order).map((one) => one.days.from)).toEqual(days));
});

describe("a page's date", () => {
  it("is the local day where a moment in universal time has another one", () => {
    const head = `<meta property="article:published_time" content="2023-11-09T02:11:03Z"><link rel="canonical" href="https://a.example/2023/11/08/x/">`;
    expect(dates(read(head, "<h1>Harbour opens again</h1>"))).toEqual(["url 2023-11-08"]);
  });

  it("is printed under the headline, not in a teaser", () => {
    const teaser = `<div class="related"><time datetime="2020-01-01">1.1.2020</time></div>`;
    expect(dates(read("", `${teaser}<h1>Harbour opens again</h1><div>12. Mai 2021</div>`))[0]).toBe("print 2021-05-12");
  });

  it("is read in figures as the page prints it, and not the minute of a later change", () => {
    expect(
      dates(
        read('<meta property="article:published_time" content="11/01/2023 12:43:42">', "<h1>Harbour opens again</h1><div>01.11.2023</div>"),
      )[0],
    ).toBe("meta 2023-11-01");
    const head = `<meta property="article:published_time" content="2019-12-12T21:17:43Z"><meta property="article:modified_time" content="2019-12-12T21:17:44Z">
      <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-12-09T22:25:10Z"}</script>`;
    expect(dates(read(head, "<h1>Harbour opens again</h1>"))[0]).toBe("meta 2019-12-09");
  });

  it("is found in broken JSON-LD, in a long first line, and not where members joined", () => {
    expect(
      dates(read('<script type="application/ld+json">{"@type":"NewsArticle",, "datePublished": "2020-10-26T18:10:00+01:00"}</script>', "")),
    ).toEqual(["meta 2020-10-26"]);
    expect(
      dates(
        read("", `<h1>Harbour opens again</h1><p>27.1.2022 - At noon ${"the first of many ferries came in, and ".repeat(8)} left.</p>`),
      )[0],
    ).toContain("2022-01-27");
    expect(dates(read("", "<h1>Harbour opens again</h1><p>Registriert: 18.09.2008</p><p>21.01.2009, 05:42</p>"))[0]).toBe(
      "print 2009-01-21",
    );
  });

  it("is none of change", () => {
    const document = read(`<meta property="article:modified_time" content="2021-05-13">`, "<h1>Harbour opens again</h1>");
    expect([dates(document), document.updated?.map(({ days }) => days.from)]).toEqual([[], ["2021-05-13"]]);
  });
});

describe("a page's authors", () => {
  it.each([
    [`<p>Von <a rel="author" href="/a">Jón Viksund</a></p>`, ["author Jón Viksund"]],
    [`<div class="byline">By Tora Lie and Jón Viksund | 3 May 2021</div>`, ["author Tora Lie", "author Jón Viksund"]],
    [`<span class="post-author">Veröffentlicht vonTora Lie</span>`, ["author Tora Lie"]],
    [`<span class="author-box"><a href="/x">Weitere Informationen</a></span>`, []],
  ])("stand in %s", (body, found) => expect(credits(read("", `<h1>Harbour opens again</h1>${body}`))).toEqual(found));

  it("are looked up where JSON-LD only points at them", () => {
    const data = `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":{"@id":"#p"}},{"@type":"Person","@id":"#p","name":"Tora Lie"}]}</script>`;
    expect(credits(read(data, "<h1>Harbour opens again</h1>"))).toEqual(["author Tora Lie"]);
  });

  it("are not the site where a person is marked", () => {
    const head = `<meta property="og:site_name" content="Fjord Gazette"><meta name="author" content="Fjord Gazette">`;
    const found = credits(read(head, `<h1>Harbour opens again</h1><p class="author">Tora Lie</p>`));
    expect(found).toContain("author Tora Lie");
    expect(found).not.toContain("author Fjord Gazette");
  });
});

describe("a page's byline", () => {
  const authors = (head: string, html: string): string[] =>
    credits(read(head, html))
      .filter((one) => one.startsWith("author"))
      .map((one) => one.slice(7));
  const H1 = "<h1>Harbour opens again</h1>";
  it.each<[string, string, string[]]>([
    [
      "a link in it names the person, the rest the office",
      `${H1}<div class="author-name">By <a href="/people/tora-lie">Tora Lie</a><span>Staff Writer</span></div>`,
      ["Tora Lie"],
    ],
    ["after the day", `${H1}<div>05.02.2020 - Redaktion: Tora Lie (Pressestelle)</div>`, ["Tora Lie"]],
    ["between day and time", `${H1}<div>04.02.2022 | 13:10 Uhr | Maria Berg</div>`, ["Maria Berg"]],
    ["with an agency", `${H1}<div>Von Tora Lie, dpa</div>`, ["Tora Lie"]],
    [
      "with an outlet after several",
      `${H1}<p class="byline">Von Tora Lie, Jan Ek und Ola Vik, NRX</p>`,
      ["Tora Lie", "Jan Ek", "Ola Vik", "NRX"],
    ],
    ["glued to its preposition", `${H1}<div>ByTora Lie</div>`, ["Tora Lie"]],
    ["of text and pictures", `${H1}<td class="authorbold">Text &amp; Fotos: Tora Lie</td>`, ["Tora Lie"]],
    ["of text and interview", `${H1}<p class="byline">Text und Interview: Tora Lie</p>`, ["Tora Lie"]],
    ["without the office after it", `${H1}<div class="byline">By Tora Lie, Staff Reporter, Harbour Desk</div>`, ["Tora Lie"]],
    [
      "with offices between several",
      `${H1}<div class="byline">By Tora Lie, Editor, and Anna Berg, Reporter</div>`,
      ["Tora Lie", "Anna Berg"],
    ],
    ["of three", `${H1}<div class="byline">By Tora Lie, Jan Ek, and Anna Berg</div>`, ["Tora Lie", "Jan Ek", "Anna Berg"]],
    ["joined by a capital", `${H1}<div class="byline">By Tora Lie And Anna Berg</div>`, ["Tora Lie", "Anna Berg"]],
    ["under its label", `${H1}<p>Autorin:</p><p>Anna Berg</p>`, ["Anna Berg"]],
    ["in full where an account has the first name", `${H1}<a rel="author">Anna</a><p>Eine Kolumne von Anna Berg</p>`, ["Anna Berg"]],
    ["of the editors", `${H1}<div itemprop="author">Redaktion</div>`, ["Redaktion"]],
    [
      "is no sentence, no account and no time",
      `${H1}<div class="author-box">Tora Lie leads the office in Oslo and writes</div><a href="/users/login">Log in</a>`,
      [],
    ],
  ])("%s", (_, html, names) => expect(authors("", html)).toEqual(names));

  it("in the report outweighs a statement that names the site", () =>
    expect(
      authors('<meta name="author" content="Deutsche Küste (www.dk.example)">', `${H1}<p>Autorin: Tora Lie, Leiterin des Hafens.</p>`),
    ).toEqual(["Tora Lie"]));
});

describe("a page's title", () => {
  it("is not the heading that leads to the front page", () => {
    const html =
      '<h1><a href="https://web.archive.org/web/2014/http://harbour.example/">Harbour notes</a></h1><h3 class="entry-title">Ferries in Eastmere</h3>';
    expect(title("<title>Ferries in Eastmere : Harbour notes</title>", html)).toBe("Ferries in Eastmere");
  });

  it("is the heading that agrees with what is stated, not the first one", () => {
    expect(
      title(
        `<title>Harbour opens again | Fjord Gazette</title><meta property="og:site_name" content="Fjord Gazette">`,
        "<h1>Fjord Gazette</h1><h2>Harbour opens again</h2>",
      ),
    ).toBe("Harbour opens again");
  });

  it("is without a kicker in the same heading", () => {
    expect(title("", `<h1><span class="kicker">Eastmere</span>: <span>Harbour opens again</span></h1>`)).toBe("Harbour opens again");
  });

  it("is without the site's name where only the page's title has it", () => {
    const head = `<title>Harbour opens again – Fjord Gazette</title><meta property="og:site_name" content="Fjord Gazette">`;
    expect(title(head, "")).toBe("Harbour opens again");
  });
});
