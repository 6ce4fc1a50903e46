/** The words of a search: what holds a letter or a digit, cut at blanks. Empty where nothing of the text can be searched for. */
export function soughtWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
