import { renderHtml } from "../html.ts";
import { renderMarkdown } from "../markdown.ts";
import type { Writer } from "./format.ts";

/** Records as Markdown with footnotes. */
export const markdown: Writer = async function* markdown(material) {
  for await (const { dossier, texts } of material.entries()) yield renderMarkdown(dossier, texts);
};

/** Records as pages that need nothing else and print well, each place a link to its passage at the foot. */
export const html: Writer = async function* html(material) {
  for await (const { dossier, texts } of material.entries()) yield renderHtml(dossier, texts);
};
