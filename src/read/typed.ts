import type { Source } from "../model/document.ts";

/** A source's type in small letters, without and with the charset that its transport stated. */
export function typed({ type }: Pick<Source, "type">): { readonly ending: string; readonly charset?: string } {
  const [ending = "", charset] = type.toLowerCase().split(";charset=");
  return { ending, ...(charset === undefined ? {} : { charset }) };
}
