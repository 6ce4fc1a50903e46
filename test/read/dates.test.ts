import { describe, expect, it } from "vitest";
import { dateAt, dateInAddress, daysOf } from "../../src/read/dates.ts";

describe("dateAt", () => {
  it.each<[string, string, string, string]>([
    ["2021-05-12", "2021-05-12", "2021-05-12", ""],
    ["2021-05-12T10:30:00+02:00 rest", "2021-05-12", "2021-05-12", " rest"],
    ["12 May 2021, 10:30 GMT", "2021-05-12", "2021-05-12", ""],
    ["12th of May 2021", "2021-05-12", "2021-05-12", ""],
    ["Wednesday, May 12, 2021 at 10:30 a.m. | News", "2021-05-12", "2021-05-12", " | News"],
    ["Sept. 3, 2019", "2019-09-03", "2019-09-03", ""],
    ["10:30, 12 May 2021", "2021-05-12", "2021-05-12", ""],
    ["12.05.2021", "2021-05-12", "2021-05-12", ""],
    ["05/31/2021", "2021-05-31", "2021-05-31", ""],
    ["31/05/2021", "2021-05-31", "2021-05-31", ""],
    ["04/04/2021", "2021-04-04", "2021-04-04", ""],
    ["20210512", "2021-05-12", "2021-05-12", ""],
    ["May 2021", "2021-05-01", "2021-05-31", ""],
    ["February 2024", "2024-02-01", "2024-02-29", ""],
    ["12 May", "--05-12", "--05-12", ""],
    ["May 12 and later", "--05-12", "--05-12", " and later"],
  ])("reads %s", (text, from, to, rest) => {
    const found = dateAt(text, 0);
    expect(found).toMatchObject({ days: { from, to }, start: 0 });
    if (found && found !== "unreadable") expect(text.slice(found.end)).toBe(rest);
  });

  it("leaves the year open where none is printed", () => {
    expect(dateAt("12 May", 0)).toMatchObject({ days: { open: "year" } });
    expect(dateAt("12 May 2021", 0)).not.toHaveProperty("days.open");
  });

  it.each(["2021-02-30", "3/4/2021", "32.01.2021"])("cannot read %s", (text) => {
    expect(dateAt(text, 0)).toBe("unreadable");
  });

  it.each(["Monday", "the 12th", "1,200 boats", "", "Mayor 12"])("sees no date in %j", (text) => {
    expect(dateAt(text, 0)).toBeNull();
  });
});

it.each<[string, string | null, string]>([
  ["https://a.example/2021/05/12/pier-opens", "2021-05-12", "2021/05/12"],
  ["https://a.example/world/2021/may/12/pier", "2021-05-12", "2021/may/12"],
  ["https://a.example/news-2021-05-12.html", "2021-05-12", "2021-05-12"],
  ["https://a.example/20210512/pier", "2021-05-12", "20210512"],
  ["https://a.example/2021/05/pier", "2021-05-01", "2021/05"],
  ["https://a.example/2021/13/45/pier", null, ""],
  ["https://a.example/article-20215", null, ""],
])("dateInAddress of %s", (address, from, written) => {
  const found = dateInAddress(address);
  expect(found?.days.from ?? null).toBe(from);
  if (found) expect(address.slice(found.start, found.end)).toBe(written);
});

it("daysOf refuses days that are none", () => {
  expect(daysOf(2023, 2, 29)).toBeNull();
  expect(daysOf(null, 2, 29)).toEqual({ from: "--02-29", to: "--02-29", open: "year" });
  expect(daysOf(99, 1, 1)).toBeNull();
});
