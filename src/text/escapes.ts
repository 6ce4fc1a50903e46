import { Parser } from "htmlparser2";

const entities = new Map<string, string>();

function htmlText(written: string): string {
  const known = entities.get(written);
  if (known !== undefined) return known;
  let text = "";
  const parser = new Parser({ ontext: (data) => void (text += data) });
  parser.end(written);
  if (entities.size < 4_096) entities.set(written, text);
  return text;
}

/**
 * What an escape says: a JSON escape (`\n`, `\u00e9`, a pair of surrogate escapes) or an HTML entity (`&amp;`, `&#233;`).
 * Anything else, and a broken escape, says nothing: the empty string.
 */
export function unescape(written: string): string {
  if (written.startsWith("&")) return htmlText(written);
  if (!written.startsWith("\\")) return "";
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return "";
  }
}
