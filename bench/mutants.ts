/** A stream of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PIECES = [
  "<div>", "</div>", "<p", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "&#x", "&amp", "\u0000", "\ufeff", "\ud800", "<table><tr><td>", "<a href='",
  '"', "=", "<time datetime='2020-13-45'>", '{"@type":"Article","author":', "<svg><style>", "ä".repeat(50), "<br>".repeat(30), "<h1>", "By ", "1.2.2020",
]; // prettier-ignore
/** Longest input of random bytes. */
const LONGEST = 4_000;

/** One input to try a reader with: random bytes, a sample cut short, or a sample with pieces of pages strewn in and bytes changed. */
export function mutant(sample: Uint8Array, next: () => number): Uint8Array {
  const kind = next();
  if (kind < 0.2) return Uint8Array.from({ length: Math.floor(next() * LONGEST) }, () => Math.floor(next() * 256));
  if (kind < 0.4) return sample.subarray(0, Math.floor(next() * sample.length));
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let cuts = 1 + Math.floor(next() * 12); cuts > 0; cuts--) {
    const to = Math.min(sample.length, from + Math.floor((next() * sample.length) / 6));
    parts.push(sample.subarray(from, to), Buffer.from(PIECES[Math.floor(next() * PIECES.length)] ?? ""));
    from = next() < 0.3 ? Math.floor(next() * sample.length) : to;
  }
  const made = Buffer.concat([...parts, sample.subarray(from)]);
  for (let flips = Math.floor(next() * 6); flips > 0 && made.length > 0; flips--)
    made[Math.floor(next() * made.length)] = Math.floor(next() * 256);
  return made;
}

const text = (page: string): string => page.replace(/[<>()\\]/gu, " ");
const message = (page: string): string =>
  `From: Tora Lie <t@gazette.example>\nDate: Mon, 17 Mar 2025 08:00:00 +0100\nSubject: Pier\nContent-Type: text/html; charset=utf-8\n\n${page}\n`;

/** A page as the content of another format, by file ending: what readers of these are tried with. */
export const DRESSED: ReadonlyMap<string, (page: string) => string> = new Map([
  ["json", (page) => JSON.stringify([{ title: "Pier", url: "https://gazette.example/1", body_html: page }, { title: "Pier", text: page }])],
  ["rss", (page) => `<rss><channel><title>Gazette</title><item><title>Pier</title><description><![CDATA[${page}]]></description></item></channel></rss>`],
  ["xml", (page) => `<nitf><head><title>Pier</title></head><body><body.content>${page}</body.content></body></nitf>`],
  ["eml", message],
  ["mbox", (page) => `From t@gazette.example Mon Mar 17 08:00:00 2025\n${message(page)}`.repeat(2)],
  ["vtt", (page) => `WEBVTT\n\n${page.split("\n").map((line, at) => `00:${10 + (at % 49)}.000 --> 00:${11 + (at % 49)}.000\n<v Tora Lie>${line}\n`).join("\n")}`],
  [
    "pdf",
    (page) =>
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R" +
      "/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/MediaBox[0 0 595 842]>>endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n" +
      `4 0 obj<<>>stream\nBT /F 12 Tf 72 720 Td 14 TL ${text(page).split("\n").map((line) => `(${line}) '`).join(" ")} ET\nendstream endobj\ntrailer<</Root 1 0 R>>`,
  ],
]); // prettier-ignore
