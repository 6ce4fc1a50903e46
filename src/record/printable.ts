// Characters that move the cursor, change colours, reorder or hide other text: C0 and C1 controls, bidirectional marks, embeddings, overrides
// and isolates, zero-width space and word joiners, interlinear and tag characters, and halves of surrogate pairs.
// Zero-width joiner and non-joiner stay: Persian, Indic scripts and emoji need them.
const HIDDEN =
  // oxlint-disable-next-line no-control-regex -- these controls are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;
const SPACES = /[\s\u0085]+/gu;

function shown(char: string): string {
  return `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
}

/**
 * A source's characters as one line that shows what is there and does nothing: white space becomes single blanks, and controls become visible
 * ("[U+202E]"). Follows Unicode Technical Report 36 on bidirectional spoofing. Offsets are not kept.
 */
export function printable(text: string): string {
  return text.replace(SPACES, " ").replace(HIDDEN, shown);
}
