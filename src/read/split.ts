import type { Source } from "../model/document.ts";

const LINES = new Set(["jsonl", "ndjson"]);

function mark(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 32 || (byte >= 9 && byte <= 13));
}

/**
 * The sources inside a source: JSON Lines (`jsonl`, `ndjson`) gives one `json` source for each line that is not blank, with its 1-based
 * line number and its bytes without the line end; anything else gives itself.
 */
export function* split(source: Source): Iterable<Source> {
  if (!LINES.has(source.type.toLowerCase())) {
    yield source;
    return;
  }
  const { bytes, at } = source;
  for (let start = mark(bytes), line = 1; start < bytes.length; line++) {
    const found = bytes.indexOf(10, start);
    const next = found < 0 ? bytes.length : found;
    const end = next > start && bytes[next - 1] === 13 ? next - 1 : next;
    const part = bytes.subarray(start, end);
    if (!isBlank(part)) yield { bytes: part, at, type: "json", line };
    start = next + 1;
  }
}
