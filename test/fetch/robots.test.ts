import { describe, expect, it } from "vitest";
import { robotsOf } from "../../src/fetch/robots.ts";

const allows = (text: string, path: string): boolean => robotsOf(text, "Synoptic").allows(path);

describe("robots.txt", () => {
  it.each([
    ["User-agent: *\nDisallow:", "/a", true],
    ["User-agent: *\nDisallow: /", "/a", false],
    ["User-agent: other\nDisallow: /", "/a", true],
    ["User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true],
    ["User-agent: *\nAllow: /a\nDisallow: /a", "/a", true],
    ["User-agent: other\nUser-agent: SYNOPTIC/2\nDisallow: /a # why", "/a", false],
    ["User-agent: *\nDisallow: /\nUser-agent: synoptic\nAllow: /", "/a", true],
    ["User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false],
    ["User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?a", true],
    ["User-agent: *\nDisallow: /a*b*c", "/a-b-c-d", false],
    ["User-agent: *\nDisallow: /a*b*c", "/a-c-b", true],
    ["User-agent: *\nDisallow: /p%C3%A5", "/på", false],
    ["User-agent: *\nDisallow: /%7euser", "/~user/", false],
    ["\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", false],
    ["nonsense", "/a", true],
  ])("%j on %s: %s", (text, path, expected) => expect(allows(text, path)).toBe(expected));

  it("with many stars takes linear time", () => {
    const rule = `/${"*a".repeat(1_000)}$`;
    const start = process.cpuUsage();
    expect(allows(`User-agent: *\nDisallow: ${rule}`, `/${"a".repeat(50_000)}b`)).toBe(true);
    expect(process.cpuUsage(start).user).toBeLessThan(500_000);
  });
});
