import { printable } from "./printable.ts";

/** HTML that was built by `html` and is safe to put into a page. Text of a source is never of this type, so it cannot pass unescaped. */
export interface Markup {
  readonly markup: string;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

type Part = string | number | Markup | readonly Markup[];

function drawn(part: Part): string {
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map((one) => one.markup).join("");
}

/**
 * A template of HTML. Strings put into it are escaped for text and quoted attributes, and their control characters shown; `Markup` goes in as it is.
 * Attributes must be quoted in the template.
 */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: template.map((text, index) => text + (index < parts.length ? drawn(parts[index] ?? "") : "")).join("") };
}

/** No markup at all. */
export const nothing: Markup = { markup: "" };
