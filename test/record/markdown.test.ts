import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkdown, renderMarkdown } from "../../src/record/markdown.ts";
import { dossier, texts } from "./fixture.ts";

describe("escapeMarkdown", () => {
  it.each([
    ["# not a heading", "\\# not a heading"],
    ["1. not a list", "1\\. not a list"],
    ["- nor this", "\\- nor this"],
    ["+ nor this", "\\+ nor this"],
    ["*bold* and _so on_", "\\*bold\\* and \\_so on\\_"],
    ["[link](x) ![image](y)", "\\[link\\](x) \\!\\[image\\](y)"],
    ["<b>&amp;</b>", "\\<b\\>\\&amp;\\</b\\>"],
    ["a | b ~~c~~ $d$", "a \\| b \\~\\~c\\~\\~ \\$d\\$"],
    ["see https://x.example/a_b now", "see `https://x.example/a_b` now"],
    ["www.x.example", "`www.x.example`"],
    ["write to me@x.example", "write to `me@x.example`"],
    ["@tick`s``", "``` @tick`s`` ```"],
    ["`code`", "&#96;code&#96;"],
    ["two\nlines\tand more", "two lines and more"],
    ["3.5 percent (net)", "3.5 percent (net)"],
  ])("%j becomes %j", (text, safe) => expect(escapeMarkdown(text)).toBe(safe));

  it("leaves no character that could be markup bare, outside code", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from("ab \\`*_{}[]<>&|~#$^!-+1.@:/")) }), (text) => {
        const bare = escapeMarkdown(text)
          .replaceAll("&#96;", "")
          .replace(/(`+)(?!`).*?[^`]\1(?!`)/g, "")
          .replace(/\\[\\*_{}[\]<>&|~#$^!.+\-=:]/g, "");
        expect(bare).not.toMatch(/[\\*_{}[\]<>&|~#$^!]/);
      }),
    );
  });
});

describe("renderMarkdown", () => {
  const page = renderMarkdown(dossier, texts);

  it("tells who did what in an account's own words", () => {
    expect(page).toMatch(/\*\*Who:\*\* “Ministers”\[\^\d+\]\n\s+- \*\*What:\*\* “sign ferry deal”/);
  });

  it("defines every footnote it refers to, once, and no other", () => {
    const [body = "", notes = ""] = page.split("## Sources");
    const referred = new Set([...body.matchAll(/\[\^(\d+)\]/g)].map((match) => Number(match[1])));
    const defined = [...notes.matchAll(/^\[\^(\d+)\]: /gm)].map((match) => Number(match[1]));
    expect(defined).toEqual([...referred]);
    expect(defined.length).toBeGreaterThan(20);
  });

  it("gives document, offsets and words in a footnote", () => {
    expect(page).toContain("]: d9c77a3:159–169: 15 percent\n");
  });

  it("strikes words the report dropped and strengthens those it added", () => {
    expect(page).toContain("“The first **fast** ship will sail on 1 September, ~~and it will carry~~ **carrying** 340 passengers”");
  });
});
