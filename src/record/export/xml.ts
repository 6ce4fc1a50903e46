import { printable } from "../printable.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A source's words as text or attribute of XML 1.0: markup escaped, and what XML cannot hold or a reader cannot see shown ("[U+0008]"). */
export function xml(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/gu, "\ufffd")
    .replace(/[&<>"]/gu, (char) => ENTITIES[char] ?? char);
}
