import { describe, expect, it } from "vitest";
import { credits, dates, outline, readText } from "./outline.ts";

const P = "The harbour board met on Monday to talk about the new pier, its chair said.";

const item = (content: string, status = "stat:usable"): string => `<?xml version="1.0"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:x" xml:lang="en-GB">
<itemMeta><provider qcode="nprov:FG"><name>Fjord Agency</name></provider><versionCreated>2021-05-12T09:00:00Z</versionCreated><pubStatus qcode="${status}"/></itemMeta>
<contentMeta><contentCreated>2021-05-11T09:00:00Z</contentCreated><headline>Pier &amp; quay planned</headline><by>Tora Lie</by><language tag="en"/></contentMeta>
<contentSet>${content}</contentSet></newsItem>`;
const NITF = `<nitf><head><title>Pier planned</title><docdata><date.issue norm="20210512T080000Z"/></docdata></head>
<body><body.head><hedline><hl1>Pier planned</hl1></hedline><byline>By <person>Tora Lie</person></byline></body.head>
<body.content><p>${P}</p><hl2>Who pays</hl2><p>Nobody knows, she said on Tuesday.</p></body.content></body></nitf>`;

describe("NewsML-G2", () => {
  it("with NITF inside", () => {
    const document = readText(item(`<inlineXML contenttype="application/nitf+xml">${NITF}</inlineXML>`), "xml");
    expect(outline(document)).toEqual([
      "headline | Pier & quay planned",
      "(metadata) | 2021-05-11T09:00:00Z",
      "(metadata) | Fjord Agency",
      "(metadata) | Tora Lie",
      `paragraph | ${P}`,
      "heading | Who pays",
      "paragraph | Nobody knows, she said on Tuesday.",
    ]);
    expect([credits(document), dates(document), document.language]).toEqual([
      ["publisher Fjord Agency", "author Tora Lie"],
      ["meta 2021-05-11"],
      "en",
    ]);
  });

  it("with a page inside", () => {
    const page = `<inlineXML contenttype="application/xhtml+xml"><html xmlns="x"><body><p>${P}</p></body></html></inlineXML>`;
    expect(outline(readText(item(page), "xml")).at(-1)).toBe(`paragraph | ${P}`);
  });

  it("with plain text inside, withdrawn", () => {
    const document = readText(
      item(`<inlineData contenttype="text/plain">${P}\n\nNobody knows, she said on Tuesday.</inlineData>`, "stat:canceled"),
      "xml",
    );
    expect(outline(document).slice(-2)).toEqual([`paragraph | ${P}`, "paragraph | Nobody knows, she said on Tuesday."]);
    expect(document.problems.map(({ code }) => code)).toEqual(["withdrawn"]);
  });
});

describe("NITF alone", () => {
  it("is read by its own elements", () => {
    const document = readText(NITF, "nitf");
    expect(outline(document)[0]).toBe("headline | Pier planned");
    expect(dates(document)).toEqual(["meta 2021-05-12"]);
    expect(credits(document)).toEqual(["author Tora Lie"]);
  });
});

describe("ninjs", () => {
  it("gives headline, versions, provider and page", () => {
    const ninjs = {
      uri: "urn:x",
      type: "text",
      versioncreated: "2021-05-12T09:00:00Z",
      headline: "Pier planned",
      byline: "Tora Lie",
      language: "en",
      body_html: `<p>${P}</p><p>Nobody knows, she said &amp; smiled.</p>`,
    };
    const document = readText(JSON.stringify(ninjs), "ninjs");
    expect(outline(document)).toEqual([
      "headline | Pier planned",
      "(metadata) | 2021-05-12T09:00:00Z",
      "(metadata) | Tora Lie",
      `paragraph | ${P}`,
      "paragraph | Nobody knows, she said & smiled.",
    ]);
  });

  it("of version 2: headlines and bodies are lists", () => {
    const ninjs = {
      headlines: [{ role: "main", value: "Pier planned" }],
      infosources: [{ role: "provider", name: "Fjord Agency" }],
      bodies: [{ role: "main", contentType: "text/plain", value: P }],
    };
    const document = readText(JSON.stringify(ninjs), "json");
    expect([outline(document)[0], outline(document).at(-1), credits(document)]).toEqual([
      "headline | Pier planned",
      `paragraph | ${P}`,
      ["publisher Fjord Agency"],
    ]);
  });
});
