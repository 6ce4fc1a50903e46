import { array, assert, constantFrom, property } from "fast-check";
import { Parser, type Tokenizer } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { Scanner } from "../../src/read/scanner.ts";

/** What a parser tells of a page, with the places where it says it stands; attributes that nobody reads aside. */
function told(page: string, tokenizer?: typeof Tokenizer): unknown[] {
  const events: unknown[] = [];
  const parser: Parser = new Parser(
    {
      onopentag: (name, { class: own, id, href }) => events.push(["open", name, own, id, href, parser.startIndex, parser.endIndex]),
      onclosetag: (name) => events.push(["close", name, parser.startIndex]),
      ontext: (text) => events.push(["text", text, parser.startIndex, parser.endIndex]),
    },
    tokenizer ? { Tokenizer: tokenizer } : {},
  );
  parser.end(page);
  return events;
}

const PIECES =
  "<|</|>|/|/>|=|'|\"| |\n|a|p|Ferry|!|?|-|--|]|;|&|#|<!--|-->|--!>|<!-->|<![CDATA[|]]>|<!doctype html>|<?xml|</>|</ p>|<p>|</p>|<br/>|<P CLASS=a>|" +
  "<a href='/x?a=1&copy=2&amp;b'>|<a id=\"&lt;&notit;\" class = x&amp>|<div onclick='a>b' class>|<svg>|</svg>|<math>|<foreignObject>|<script>|</script>|</SCRIPT |" +
  "<style/>|</style>|<title>|</title>|<textarea>|</textarea\n>|<plaintext>|<xmp>|</xmp>|<iframe src=x>|</iframe>|<noframes>|<noembed>|<form>|<li>|<td>|" +
  "&amp;|&amp|&copy2|&notin;|&NotEqualTilde;|&#233;|&#x80;|&#|&#x|&unknown;|é|\u{1f6a2}";

describe("the scanner tells the parser what the library's tokenizer tells", () => {
  test.each([
    ["<p>a < b & c &amp; d", "a stray sign and an open end"],
    ["<a class='x' data-y=\"<p>\" id=z>t</a>", "attributes nobody reads"],
    ["<script>if (a </b) '</scr' </script >after", "raw text"],
    ["<title>a &amp; <b></title><textarea>&lt</textarea>", "text with entities up to an end tag"],
    ["a<!-- b --!>c<!--->d<!-- -- - -->e<![CDATA[f]]]>g<svg><![CDATA[h]]></svg>", "comments and CDATA"],
    ["<p class=a/>b<br / >c<p id = 'd' = =e>f", "slashes and equals signs"],
    ["<p class='open", "an attribute that never ends"],
    ["a &notit", "an entity at the end"],
    ["", "nothing"],
  ])("%j: %s", (page) => {
    expect(told(page, Scanner)).toEqual(told(page));
  });

  test("whatever pieces of markup follow each other", () => {
    // Two things that the library tells otherwise than browsers: the last character of a page that ends within an end tag as text, and an
    // entity right after the beginning of an end tag, within text that ends at one, as it is written.
    const pages = array(constantFrom(...PIECES.split("|")), { maxLength: 40 })
      .map((pieces) => `${pieces.join("")}>`)
      .filter((page) => !/<[/a-z]*&/iu.test(page));
    assert(
      property(pages, (page) => {
        expect(told(page, Scanner)).toEqual(told(page));
      }),
      { numRuns: 5_000, seed: 1 },
    );
  });

  test("a page of a million ampersands, quotes or open tags takes no more than a moment", () => {
    const before = process.cpuUsage().user;
    for (const sign of ["&", "<", "<a '", "</", "<!--", "&#1", "<script>", "<p class=&amp;"]) told(sign.repeat(100_000), Scanner);
    expect(process.cpuUsage().user - before).toBeLessThan(5_000_000);
  });
});
