import type { NamedText } from "./named.ts";
import type { Marked } from "./scorers/spans.ts";
import type { Mistake } from "./set.ts";

/** Characters shown on either side. */
const AROUND = 30;

/** How a name is written: in capitals, in small letters, as one word or several. */
function form(words: string): string {
  if (words === words.toLowerCase()) return "small";
  if (words === words.toUpperCase() && words.length > 1) return words.length > 5 ? "capitals" : "acronym";
  return /\s/u.test(words) ? "several words" : "one word";
}

const overlaps = (a: Marked, b: Marked): boolean => a.start < b.end && b.start < a.end;

/** What is wrong with one of ours beside a gold name that it overlaps. */
function compared(gold: Marked, ours: Marked): string {
  const span =
    gold.start === ours.start && gold.end === ours.end
      ? ""
      : ours.start <= gold.start && ours.end >= gold.end
        ? "too long"
        : ours.start >= gold.start && ours.end <= gold.end
          ? "too short"
          : "across";
  const label = gold.label === ours.label ? gold.label : `${gold.label} taken for ${ours.label}`;
  return span === "" ? label : `${label}, ${span}`;
}

/** What is wrong with the names found in one text: each gold name that was not found as it is, and each found where there is none. */
export function misnamed({ id, text, gold }: NamedText, ours: readonly Marked[]): Mistake[] {
  const own = ours.filter((one) => one.text === id);
  const words = ({ start, end }: Marked): string => text.slice(start, end);
  const where = ({ start, end }: Marked): string =>
    `${text.slice(Math.max(0, start - AROUND), start)}[${text.slice(start, end)}]${text.slice(end, end + AROUND)}`.replace(/\s+/gu, " ");
  const right = (one: Marked, among: readonly Marked[]): boolean =>
    among.some(({ start, end, label }) => start === one.start && end === one.end && label === one.label);
  const missed = gold.flatMap((one): Mistake[] => {
    if (right(one, own)) return [];
    const other = own.find((name) => overlaps(one, name));
    const kind = other ? compared(one, other) : `${one.label} missed, ${form(words(one))}`;
    return [{ kind, what: other ? `${words(one)} ≠ ${words(other)}` : words(one), where: where(one) }];
  });
  const invented = own.flatMap((one): Mistake[] =>
    gold.some((name) => overlaps(name, one))
      ? []
      : [{ kind: `none taken for ${one.label}, ${form(words(one))}`, what: words(one), where: where(one) }],
  );
  return [...missed, ...invented];
}
