/** File endings by media type. */
const ENDINGS: Readonly<Record<string, string>> = {
  "text/html": "html",
  "application/xhtml+xml": "html",
  "text/plain": "txt",
  "text/markdown": "md",
  "application/json": "json",
  "application/ld+json": "json",
  "application/feed+json": "json",
  "application/x-ndjson": "ndjson",
  "application/jsonl": "jsonl",
  "application/rss+xml": "rss",
  "application/atom+xml": "atom",
  "application/rdf+xml": "rdf",
  "application/xml": "xml",
  "text/xml": "xml",
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "message/rfc822": "eml",
  "text/vtt": "vtt",
  "application/x-subrip": "srt",
};
/** Media types that say next to nothing, so that the address and the bytes are asked. */
const VAGUE = new Set(["", "application/octet-stream", "binary/octet-stream", "application/download", "text/plain"]);

const ENDING = /\.([a-z\d]{2,8})$/iu;
const CHARSET = /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/iu;

function sniffed(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 1_000))
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/u, "")
    .trimStart();
  if (head.startsWith("%PDF-")) return "pdf";
  if (/^(?:<!doctype html|<html)/iu.test(head)) return "html";
  if (/^(?:<\?xml[^>]{0,300}>\s{0,50})?(?:<!--[^>]{0,500}-->\s{0,50})?<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b/iu.test(head))
    return "xml";
  return head.startsWith("<?xml") ? "xml" : undefined;
}

/**
 * The type of a source that came with a media type from an address: a file ending, and the charset stated if it is not UTF-8.
 * What the bytes plainly are comes before what the header says, for feeds sent as pages and the like. Undefined if it is nothing we read.
 */
export function typeOf(header: string | undefined, path: string, bytes: Uint8Array): string | undefined {
  const media = ((header ?? "").split(";", 1)[0] ?? "").trim().toLowerCase();
  const byName = VAGUE.has(media) ? ENDING.exec(path)?.[1]?.toLowerCase() : undefined;
  const known = byName !== undefined && Object.values(ENDINGS).includes(byName) ? byName : undefined;
  const stated = ENDINGS[media] ?? (media.endsWith("+xml") ? "xml" : media.endsWith("+json") ? "json" : undefined);
  const type = sniffed(bytes) ?? known ?? stated ?? (media === "" ? "txt" : undefined);
  const charset = CHARSET.exec(header ?? "")?.[1]?.toLowerCase();
  if (type === undefined || charset === undefined || /^utf-?8$/u.test(charset) || type === "pdf" || type === "docx") return type;
  return `${type};charset=${charset}`;
}
