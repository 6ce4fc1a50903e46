import type { Annotation } from "../../model/annotation.ts";
import type { Document } from "../../model/document.ts";
import type { Span } from "../../model/span.ts";

/** What an annotation says, in short, and the words it stands on. */
export function detail(annotation: Annotation, { text }: Document): readonly [what: string, words: string] {
  const words = (span: Span): string => text.slice(span.start, span.end);
  return [what(annotation, words), words(annotation.span)];
}

function what(annotation: Annotation, words: (span: Span) => string): string {
  switch (annotation.kind) {
    case "mention":
      return [annotation.class, annotation.form, annotation.id ?? annotation.country ?? ""].filter((one) => one !== "").join(" ");
    case "timex":
      return `${annotation.type.toLowerCase()} ${annotation.value}`;
    case "quantity":
      return `${annotation.unit} ${annotation.bound === "exact" ? "" : `${annotation.bound} `}${annotation.value}${annotation.to === undefined ? "" : `–${annotation.to}`}`;
    case "quotation":
      return `${annotation.manner}${annotation.source ? ` by ${words(annotation.source)}` : ""}`;
    case "event":
      return `${(annotation.mode ?? annotation.type).toLowerCase()} ${annotation.mood} ${annotation.standing}`;
  }
}
