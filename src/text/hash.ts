import { createHash } from "node:crypto";

/** The hash of nothing. */
export const HASH_START = 2166136261;

/** A hash with one more UTF-16 unit, still signed. */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 16777619);
}

/** FNV-1a over UTF-16 units, 32 bits: a fast, seedless hash for indexes. Not for ids: those are SHA-256. */
export function hashOf(text: string): number {
  let hash = HASH_START;
  for (let at = 0; at < text.length; at++) hash = hashStep(hash, text.charCodeAt(at));
  return hash >>> 0;
}

/** What stands for a text where only sameness matters: 72 bits of its SHA-256; of an empty text the empty text. */
export function fingerprint(text: string): string {
  return text === "" ? "" : createHash("sha256").update(text).digest("base64url").slice(0, 12);
}
