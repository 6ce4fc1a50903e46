// Reading and writing the tables of knowledge/: sorted, tab-separated, one header line.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
/** Order of texts by their code units. */
export const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Rows of a hand-written table of knowledge/, without comments and header. */
export function handwritten(name) {
  const lines = readFileSync(path(name), "utf8").split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .slice(1)
    .map((line) => line.split("\t"));
}

/** Write a table: rows sorted by their text, doubles left out. */
export function write(name, header, rows) {
  const lines = [...new Set(rows.map((row) => row.join("\t")))].toSorted(byCode);
  writeFileSync(path(name), `${header.join("\t")}\n${lines.join("\n")}\n`);
  console.log(`${name}: ${lines.length} rows`);
}

/** Rows of a CSV text as objects by header; quoted fields may hold commas, doubled quotes and line breaks. */
export function csv(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    const row = rows.at(-1);
    if (mark === '"') {
      if (quoted && text[at + 1] === '"') row[row.length - 1] += text[++at];
      else quoted = !quoted;
    } else if (mark === "," && !quoted) row.push("");
    else if (mark === "\n" && !quoted) rows.push([""]);
    else if (mark !== "\r") row[row.length - 1] += mark;
  }
  const [header, ...body] = rows;
  return body.filter((row) => row.length === header.length).map((row) => Object.fromEntries(header.map((key, index) => [key, row[index]])));
}

/** A name as src/text/names.ts looks it up (`nameKey`); test/language/gazetteer.test.ts compares the two. */
export function key(name) {
  const bare = name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[ıø]/g, (letter) => (letter === "ı" ? "i" : "o"))
    .replace(/ł/g, "l")
    .replace(/đ/g, "d");
  return bare
    .replaceAll("&", " and ")
    .replace(/[.,()]/g, "")
    .replace(/[\s/]+/g, " ")
    .trim();
}

/** Lower-case ASCII words joined by hyphens. */
export function slug(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** FNV-1a over UTF-16 units, as `hashOf` of src/text/hash.ts. */
function hash(text) {
  let value = 2166136261;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16777619);
  return value >>> 0;
}

/** Write names as hashes of 32 bits, ascending, little-endian: for lists that are only asked whether a name is in them. */
export function writeHashes(name, names) {
  const hashes = [...new Set([...names].map(hash))].toSorted((a, b) => a - b);
  const bytes = Buffer.alloc(hashes.length * 4);
  for (const [at, value] of hashes.entries()) bytes.writeUInt32LE(value, at * 4);
  writeFileSync(path(name), bytes);
  console.log(`${name}: ${hashes.length} names`);
}
