/** Letters without case, marks and surrounding blanks: "Sîrbu" is found by "sirbu". */
export function folded(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
