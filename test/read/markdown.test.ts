import { expect, it } from "vitest";
import { outline, readText } from "./outline.ts";

it("reads front matter, headings, quotations, items, rules and pictures; the text stays as it is", () => {
  const text = [
    "---",
    "title: x",
    "---",
    "# Sandvik plans a pier",
    "",
    "The harbour board met on Monday to talk about it.",
    "",
    "## Who pays",
    "",
    "> We have waited long enough.",
    "",
    "- A basin",
    "* A quay",
    "",
    "***",
    "",
    "![pier](pier.png)",
    "",
    "The vote will be held in June, said the chair.",
  ].join("\n");
  const document = readText(text, "md");
  expect(document.text).toBe(text);
  expect(outline(document)).toEqual([
    "(metadata) | ---",
    "(metadata) | title: x",
    "(metadata) | ---",
    "(metadata) | #",
    "headline | Sandvik plans a pier",
    "paragraph | The harbour board met on Monday to talk about it.",
    "(metadata) | ##",
    "heading | Who pays",
    "(metadata) | >",
    "quote | We have waited long enough.",
    "item | - A basin",
    "item | * A quay",
    "(metadata) | ***",
    "(caption) | ![pier](pier.png)",
    "paragraph | The vote will be held in June, said the chair.",
  ]);
});

it("knows underlined headings and has one headline", () => {
  const document = readText(
    "Sandvik plans a pier\n====\n\nThe board met on Monday, it said.\n\n# Another part\n\nIt will meet again in June, it said.",
    "md",
  );
  expect(outline(document).filter((line) => line.startsWith("head"))).toEqual([
    "headline | Sandvik plans a pier",
    "heading | Another part",
  ]);
});
