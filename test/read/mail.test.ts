import { describe, expect, it } from "vitest";
import { headersOf, parameter, wordsOf } from "../../src/read/headers.ts";
import { read } from "../../src/read/read.ts";
import { credits, dates, outline, readText } from "./outline.ts";

const mail = (...lines: readonly string[]): Uint8Array => new Uint8Array(Buffer.from(lines.join("\r\n"), "latin1"));
const HEAD = [
  "From: =?utf-8?B?SGFyYm91ciBCb2FyZCBWYXJkw7g=?= <press@board.example>",
  "Date: Wed, 12 May 2021 08:00:00 +0200",
  "Subject: =?iso-8859-1?Q?Pier_in_Vard=F8?=",
  " =?utf-8?q?_agreed?=",
];
const body = (bytes: Uint8Array): string[] =>
  outline(readText(bytes, "eml")).filter((line) => !line.startsWith("(") && !line.startsWith("headline"));

describe("an e-mail", () => {
  it("gives subject, day, sender, and its text in its charset", () => {
    const document = readText(
      mail(
        ...HEAD,
        "Content-Type: text/plain; charset=iso-8859-1",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "The board met in Vard=F8 on Monday and =",
        "agreed on the pier.",
        "",
        "> You asked us.",
        "--",
        "Press office",
      ),
      "eml",
    );
    expect(outline(document)).toEqual([
      "headline | Pier in Vardø agreed",
      "(metadata) | Wed, 12 May 2021 08:00:00 +0200",
      "(metadata) | Harbour Board Vardø",
      "paragraph | The board met in Vardø on Monday and agreed on the pier.",
      "(other-news) | > You asked us.",
      "(credit) | --",
      "(credit) | Press office",
    ]);
    expect([credits(document), dates(document), document.packed]).toEqual([["publisher Harbour Board Vardø"], ["meta 2021-05-12"], true]);
  });

  it("prefers the plain part, lists attachments, and opens base64", () => {
    const bytes = mail(
      ...HEAD,
      'Content-Type: multipart/mixed; boundary="out er"',
      "",
      "preamble",
      "--out er",
      "Content-Type: multipart/alternative; boundary=in",
      "",
      "--in",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from("The board met on Monday, it said, in Vardø.").toString("base64"),
      "--in",
      "Content-Type: text/html",
      "",
      "<p>The board met on Monday, it said, in Vard&oslash;.</p>",
      "--in--",
      "--out er",
      "Content-Type: application/pdf; name*=utf-8''pl%C3%A5n.pdf",
      "Content-Disposition: attachment",
      "",
      "xxxx",
      "--out er--",
    );
    expect(outline(readText(bytes, "eml")).slice(3)).toEqual([
      "(metadata) | Attachment: plån.pdf",
      "paragraph | The board met on Monday, it said, in Vardø.",
    ]);
  });

  it("reads the page where the text only stands in for it", () => {
    const page = `<html><body><p>${"The board met on Monday to talk about the pier, it said. ".repeat(4)}</p></body></html>`;
    const bytes = mail(
      ...HEAD,
      "Content-Type: multipart/alternative; boundary=b",
      "",
      "--b",
      "",
      "Use a browser.",
      "--b",
      "Content-Type: text/html; charset=utf-8",
      "",
      page,
      "--b--",
    );
    expect(body(bytes)[0]).toMatch(/^paragraph \| The board met on Monday to talk/);
  });

  it("without a text, or encrypted, is refused with a reason", () => {
    const code = (bytes: Uint8Array): string => {
      const outcome = read({ bytes, at: "x.eml", type: "eml" });
      return outcome.ok ? "" : outcome.problem.code;
    };
    expect(code(mail(...HEAD, "", ""))).toBe("no-text");
    expect(
      code(
        mail(
          ...HEAD,
          'Content-Type: multipart/encrypted; boundary="x"',
          "",
          "--x",
          "Content-Type: application/octet-stream",
          "",
          "abc",
          "--x--",
        ),
      ),
    ).toBe("encrypted");
    expect(code(new Uint8Array())).toBe("no-text");
  });

  it("in parts without end is read in linear time", () => {
    const nested = mail(
      ...HEAD,
      "Content-Type: multipart/mixed; boundary=b",
      "",
      ..."x"
        .repeat(50_000)
        .split("")
        .flatMap(() => ["--b", "Content-Type: multipart/mixed; boundary=b", "", "a"]),
    );
    const start = process.cpuUsage();
    read({ bytes: nested, at: "x", type: "eml" });
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(2_000);
  });
});

describe("headers", () => {
  it("are unfolded, and end at the first empty line", () => {
    const { headers, body: rest } = headersOf("A: one\n two\nB: x\n\nbody\n\nmore");
    expect([headers.get("a"), headers.get("b"), rest]).toEqual(["one two", "x", "body\n\nmore"]);
    expect(headersOf("\nbody").body).toBe("body");
    expect(headersOf("\r\nbody").body).toBe("body");
    expect(headersOf("A: b").body).toBe("");
  });

  it("have parameters, also in other charsets", () => {
    expect(parameter('text/plain; charset="utf-8"; x=1', "charset")).toBe("utf-8");
    expect(parameter("text/plain", "charset")).toBeUndefined();
    expect(parameter("attachment; filename*=iso-8859-1'en'%F8.txt", "filename")).toBe("ø.txt");
  });

  it("have encoded words, of unknown charsets too", () => {
    expect(wordsOf("=?x-none?Q?caf=E9?= bar")).toBe("café bar");
    expect(wordsOf("plain = text")).toBe("plain = text");
  });
});
