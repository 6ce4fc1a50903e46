import type { Problem } from "../model/document.ts";
import type { Placed } from "../text/runs.ts";
import { type Body, framed, isMarkup, part, type Piece, type Stated } from "./framed.ts";
import { readHtml } from "./html.ts";
import type { Reading } from "./page.ts";
import { attribute, children, copyText, descend, type Element, textIn, walk, xmlOf } from "./xml.ts";

/** Elements of NITF and XHTML that are a line, and what they are. */
const LINES: Readonly<Record<string, Piece["kind"] | "plain">> = {
  p: "plain",
  pre: "plain",
  li: "item",
  hl2: "heading",
  h2: "heading",
  h3: "heading",
  h4: "heading",
};

function find(tree: Element, name: string): Element | undefined {
  for (const element of walk(tree)) if (element.name === name) return element;
  return undefined;
}

function pieces(source: Placed, content: Element): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  for (const element of walk(content)) {
    const kind = LINES[element.name];
    if (!kind || element.start < end || textIn(source.text, element) === "") continue;
    end = element.end;
    found.push({ write: (copy) => copyText(copy, source.text, element), ...(kind === "plain" ? {} : { kind }) });
  }
  return found;
}

function bodyOf(source: Placed, item: Element): Body | null {
  const content = find(item, "inlinexml") ?? find(item, "inlinedata") ?? find(item, "body.content") ?? find(item, "body");
  if (!content) return null;
  const page = find(content, "html");
  if (page) return { as: "page", text: part(source, (copy) => copy.take(page.start, page.end)) };
  const lines = pieces(source, find(content, "body.content") ?? content);
  if (lines.length > 0) return { as: "lines", lines };
  const text = part(source, (copy) => copyText(copy, source.text, content));
  return { as: isMarkup(text.text) ? "page" : "plain", text };
}

/** Elements that state a field, the best first; in NewsML-G2, then in NITF. */
const STATED: readonly (readonly [Stated["field"], readonly string[]])[] = [
  ["title", ["headline", "hl1", "title"]],
  ["published", ["contentcreated", "firstcreated", "versioncreated", "date.issue", "story.date"]],
  ["publisher", ["provider", "creditline", "doc.copyright", "infosource"]],
  ["author", ["by", "byline", "bytag", "creator"]],
];

/** The value of an element: its name or its text, else an attribute that holds it. */
function written(source: Placed, element: Element): Stated["write"] | null {
  const named = descend(element, "name") ?? element;
  if (textIn(source.text, named) !== "") return (copy) => copyText(copy, source.text, named);
  const place = ["norm", "literal", "holder", "qcode"]
    .map((name) => attribute(source.text, element, name))
    .find((one) => one !== undefined);
  // A basic ISO 8601 time ("20210512T080000Z") is cut to its day.
  const end = place && /^\d{8}T/u.test(source.text.slice(place.start, place.end)) ? place.start + 8 : place?.end;
  return place ? (copy) => copy.take(place.start, end ?? place.end) : null;
}

function statedIn(source: Placed, item: Element): Stated[] {
  const content = find(item, "contentset") ?? find(item, "body.content");
  const around = [...walk(item)].filter(({ start }) => !content || start < content.start || start >= content.end);
  return STATED.flatMap(([field, names]) => {
    for (const name of names) {
      const write = around
        .filter((one) => one.name === name)
        .map((one) => written(source, one))
        .find((one) => one !== null);
      if (write) return [{ field, write }];
    }
    return [];
  });
}

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu;

function languageOf(text: string, item: Element): string | undefined {
  const element = find(item, "language") ?? item;
  const place = attribute(text, element, "tag") ?? attribute(text, item, "lang");
  const tag = place && text.slice(place.start, place.end);
  return tag !== undefined && LANGUAGE.test(tag) ? tag : undefined;
}

/** Whether a news item is withdrawn by its provider (`pubStatus` canceled or withheld). */
function isWithdrawn(text: string, item: Element): boolean {
  const status = find(item, "pubstatus");
  const place = status && attribute(text, status, "qcode");
  return place !== undefined && /:(?:cancell?ed|withheld)$/u.test(text.slice(place.start, place.end));
}

/** The news items of a NewsML-G2 message, each as its own text; none if there are fewer than two. */
export function newsItems(text: string): string[] {
  const set = find(xmlOf(text), "itemset");
  const items = set ? children(set, "newsitem") : [];
  return items.length < 2 ? [] : items.map(({ start, end }) => text.slice(start, end));
}

/**
 * Read a news item in XML: NewsML-G2 (with NITF, XHTML or plain text inside), NITF alone, or XHTML.
 * Problems: `xml-unknown`, `no-text`; `withdrawn` goes with the text.
 */
export function readXml(source: Placed): Reading | Problem {
  const tree = xmlOf(source.text);
  const item = find(tree, "newsitem") ?? find(tree, "nitf");
  if (!item) return find(tree, "html") ? readHtml(source) : { code: "xml-unknown", message: "this sort of XML is not read" };
  const body = bodyOf(source, item);
  if (!body) return { code: "no-text", message: "the article has no text" };
  const reading = framed(source, { stated: statedIn(source, item), body });
  if ("code" in reading) return reading;
  if (isWithdrawn(source.text, item)) reading.page.problems.push({ code: "withdrawn", message: "its provider has withdrawn the item" });
  const language = languageOf(source.text, item);
  return { ...reading, ...(language === undefined ? {} : { language }) };
}
