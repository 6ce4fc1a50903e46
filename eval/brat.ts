/** A text-bound annotation of a brat standoff file: its type and fragments in Unicode code points, `end` exclusive. */
export interface BratSpan {
  readonly type: string;
  readonly fragments: readonly { readonly start: number; readonly end: number }[];
}

/** A relation of a brat standoff file: one span list for each role, in the order of the file ("Source" and "Source2" are both of role Source). */
export type BratEvent = ReadonlyMap<string, readonly BratSpan[]>;

function spanOf(columns: readonly string[]): BratSpan {
  const [type = "", ...rest] = (columns[1] ?? "").split(" ");
  const fragments = rest
    .join(" ")
    .split(";")
    .map((fragment) => fragment.split(" ").map(Number))
    .map(([start = 0, end = 0]) => ({ start, end }));
  return { type, fragments };
}

/** The events of a standoff file with the spans they link. Lines of other kinds (notes, relations) are left out. */
export function readBrat(text: string): BratEvent[] {
  const lines = text.split(/\r?\n/).map((line) => line.split("\t"));
  const spans = new Map(lines.filter(([id]) => id?.startsWith("T")).map((columns) => [columns[0] ?? "", spanOf(columns)]));
  return lines
    .filter(([id]) => id?.startsWith("E"))
    .map(([, links = ""]) => {
      const roles = new Map<string, BratSpan[]>();
      for (const link of links.trim().split(/\s+/)) {
        const [name = "", id = ""] = link.split(":");
        const span = spans.get(id);
        const role = name.replace(/\d+$/, "");
        if (span) roles.set(role, [...(roles.get(role) ?? []), span]);
      }
      return roles;
    });
}

/** UTF-16 offset of every code point of a text, and of its end: what turns a standoff file's offsets into ours. */
export function codePoints(text: string): number[] {
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) offsets.push(at);
  return [...offsets, text.length];
}
