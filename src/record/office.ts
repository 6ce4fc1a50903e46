import type { OfficeHeld } from "../model/entity.ts";

/** An office in words: "foreign minister (NO)". */
export function officeInWords({ office, country }: Pick<OfficeHeld, "office" | "country">): string {
  const words = office.replaceAll("-", " ");
  return country ? `${words} (${country})` : words;
}
