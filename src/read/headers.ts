import { isUtf8 } from "node:buffer";

/** Header fields of a message by name in small letters, unfolded; of several the first. */
export type Headers = ReadonlyMap<string, string>;

/** Most characters of a header that are looked at. */
const LONGEST = 200_000;

/** Split a message at its first empty line into header fields and body (RFC 5322, 2.1). */
export function headersOf(message: string): { readonly headers: Headers; readonly body: string } {
  const gap = /\r?\n\r?\n/u.exec(message.startsWith("\n") || message.startsWith("\r\n") ? `\n${message}` : message);
  const lead = message.startsWith("\n") || message.startsWith("\r\n") ? 1 : 0;
  const end = gap ? Math.max(0, gap.index - lead) : message.length;
  const body = gap ? message.slice(gap.index + gap[0].length - lead) : "";
  const headers = new Map<string, string>();
  const head = message.slice(0, Math.min(end, LONGEST)).replace(/\r?\n[ \t]+/gu, " ");
  for (const line of head.split(/\r?\n/u)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && /^[!-9;-~]+$/u.test(name) && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body };
}

/** A parameter of a structured field ("charset" of "text/plain; charset=utf-8"), also in the extended form of RFC 2231. */
export function parameter(field: string, name: string): string | undefined {
  for (const match of field.slice(0, 5_000).matchAll(/;\s*([\w-]{1,40})\*?(?:0\*?)?\s*=\s*(?:"([^"]*)"|([^\s;]+))/gu)) {
    if (match[1]?.toLowerCase() !== name) continue;
    const value = match[2] ?? match[3] ?? "";
    const extended = /^([\w-]{0,40})'[\w-]{0,40}'(.*)$/u.exec(value);
    return extended ? decoded(percent(extended[2] ?? ""), extended[1] || "utf-8") : value;
  }
  return undefined;
}

function percent(text: string): Uint8Array {
  return Buffer.from(
    text.replace(/%([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}

function decoded(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const WORD = /=\?([\w-]{1,40})(?:\*[\w-]{1,40})?\?([bqBQ])\?([^?\s]{0,2000})\?=/gu;

/** A field's text with its encoded words read (RFC 2047); raw bytes outside them are taken for UTF-8 where they are. */
export function wordsOf(field: string): string {
  const raw = !/[^\0-\xff]/u.test(field) ? Buffer.from(field, "latin1") : null;
  const plain = raw && isUtf8(raw) ? raw.toString("utf8") : field;
  const text = plain.replace(/(\?=)\s+(?==\?)/gu, "$1").replace(WORD, (_, ...parts: readonly string[]) => {
    const [charset = "", way = "", written = ""] = parts;
    if (way.toLowerCase() === "b") return decoded(Buffer.from(written, "base64"), charset);
    return decoded(
      percent(
        written
          .replaceAll("%", "%25")
          .replaceAll("_", " ")
          .replace(/=([0-9A-Fa-f]{2})/gu, "%$1"),
      ),
      charset,
    );
  });
  return text.replace(/\s+/gu, " ").trim();
}
