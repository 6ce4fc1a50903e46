import type { Annotation } from "../model/annotation.ts";
import type { Entity } from "../model/entity.ts";
import { covers, type Span } from "../model/span.ts";
import type { Telling } from "./coreference.ts";

/** What a document's sentences name, looked up by sentence: the entities and times that tellings are compared by. */
export class Surroundings {
  private readonly annotations: readonly Annotation[];
  private readonly of: (span: Span) => Entity | undefined;
  private readonly known = new Map<number, Pick<Telling, "entities" | "times">>();

  constructor(annotations: readonly Annotation[], of: (span: Span) => Entity | undefined) {
    this.annotations = annotations.filter((one) => one.kind === "mention" || one.kind === "timex");
    this.of = of;
  }

  in(sentence: Span): Pick<Telling, "entities" | "times"> {
    const found = this.known.get(sentence.start);
    if (found) return found;
    const inside = this.annotations.filter((one) => covers(sentence, one.span));
    const entities = new Set(inside.flatMap((one) => (one.kind === "mention" ? (this.of(one.span)?.id ?? []) : [])));
    const times = new Set(inside.flatMap((one) => (one.kind === "timex" && one.value !== "" ? [one.value] : [])));
    const made = { entities, times };
    this.known.set(sentence.start, made);
    return made;
  }
}
