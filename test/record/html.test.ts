import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { renderHtml } from "../../src/record/html.ts";
import { dossier, texts } from "./fixture.ts";

const page = renderHtml(dossier, texts);
const { document } = parseHTML(page);
const all = (selector: string) => [...document.querySelectorAll(selector)];

describe("renderHtml", () => {
  it("tells who did what in an account's own words", () => {
    expect(page).toMatch(/<span class="label">What<\/span> <q class="words" dir="auto">sign ferry deal<\/q>/);
  });

  it("forbids loading, running and sending anything, and needs nothing", () => {
    expect(document.querySelector("meta[http-equiv]")?.getAttribute("content")).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(all("script,link,img,iframe,object,form,svg")).toEqual([]);
    expect(page).not.toMatch(/url\(|@import|src=/);
  });

  it("links every value to a passage that is on the page", () => {
    const ids = all("[id]").map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = all("a[href]").map((one) => one.getAttribute("href") ?? "");
    expect(targets.length).toBeGreaterThan(60);
    expect(targets.filter((target) => !target.startsWith("#") || !ids.includes(target.slice(1)))).toEqual([]);
  });

  it("shows the passage itself in its context", () => {
    const source = document.getElementById("s-d9c77a3-159-169");
    expect(source?.querySelector("mark")?.textContent).toBe("15 percent");
    expect(source?.querySelector(".context")?.textContent).toContain("Ostrana would cut the harbour fee by ");
  });

  it("sets accounts as columns, the transcript first, and points as rows", () => {
    const heads = all("#said thead th").map((one) => one.querySelector("span")?.textContent ?? one.textContent);
    expect(heads).toEqual(["Point", "Ministry of Transport of Velmora", "Harbour Courier", "Kaldhaven Post", "Ostrana Daily"]);
    expect(all("#said tbody tr").map((row) => row.querySelectorAll("th").length + row.querySelectorAll("td").length)).toEqual([5, 5, 5]);
  });

  it("marks changed words and shows silence in its cell", () => {
    const cells = [...(all("#said tbody tr")[0]?.querySelectorAll("td") ?? [])];
    expect([...(cells[1]?.querySelectorAll("ins") ?? [])].map((one) => one.textContent)).toEqual(["fast", "carrying"]);
    expect([...(cells[1]?.querySelectorAll("del") ?? [])].map((one) => one.textContent)).toEqual(["and it will carry"]);
    expect(cells[3]?.className).toBe("silent");
  });

  it("gives accounts that are silent on every point a line instead of a column", () => {
    expect(all("#topics thead th").map((one) => one.querySelector("span")?.textContent ?? one.textContent)).toEqual([
      "Point",
      "Harbour Courier",
    ]);
    const line = document.querySelector("#topics .mute")?.textContent.replace(/\s+/g, " ");
    expect(line).toBe("silent on all of these: Ministry of Transport of Velmora d1a40c7, Kaldhaven Post d5b20fd, Ostrana Daily d9c77a3");
  });

  it("is built of landmarks and named tables", () => {
    expect(["header", "nav[aria-label]", "main", "footer"].filter((one) => document.querySelector(one) === null)).toEqual([]);
    expect(all("table.synopsis").filter((one) => one.querySelector("caption") === null)).toEqual([]);
    expect(all("main section").filter((one) => !one.hasAttribute("aria-labelledby") && one.className !== "source")).toEqual([]);
  });

  it("greys passages that are page furniture", () => {
    const page = renderHtml({ ...dossier, title: { label: "x", evidence: [{ doc: "d5b20fd1187c3ae96", start: 0, end: 14 }] } }, texts);
    expect(page).not.toContain('class="furniture"');
    const share = documentEnd();
    const shown = renderHtml({ ...dossier, title: { label: "x", evidence: [share] } }, texts);
    expect(shown).toContain('class="furniture"');
  });
});

function documentEnd() {
  const doc = "d5b20fd1187c3ae96";
  let end = 0;
  while (texts.around({ doc, start: end, end }, 200).after !== "") end += texts.around({ doc, start: end, end }, 200).after.length;
  return { doc, start: end - 12, end };
}
