/** FNV-1a over UTF-16 units, 32 bits: a fast, seedless hash for indexes. Not for ids: those are SHA-256. */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}
