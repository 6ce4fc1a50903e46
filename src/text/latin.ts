// What windows-1252 puts where Latin-1 has control characters, 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252).
const UPPER = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Decode windows-1252: one character for each byte. Node's own `TextDecoder` reads Latin-1 under this name in some releases. */
export function fromWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin.replace(/[\x80-\x9f]/gu, (char) => UPPER[char.charCodeAt(0) - 0x80] ?? char);
}
