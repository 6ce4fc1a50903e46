import type { Token } from "../../language/tokens.ts";
import { once } from "../../text/once.ts";
import { table } from "../../text/tables.ts";
import type { Frame } from "./lexicon.ts";
import type { Scene } from "./scene.ts";
import type { Found } from "./triggers.ts";

/** The words by which a document shows that it is about a type's field, and what the type's triggers state elsewhere. */
interface Field {
  readonly words: readonly string[];
  readonly otherwise: Pick<Found, "type" | "mode" | "frame"> | undefined;
}

let fields: ReadonlyMap<string, Field> | undefined;

function read(): Map<string, Field> {
  const rows = table("knowledge/events/fields.tsv").flatMap(([type = "", modes = "", other = "", mode = "", frame, words = ""]) => {
    const field: Field = {
      words: words.split(" "),
      otherwise: other === "" ? undefined : { type: other, mode, frame: frame as Frame },
    };
    return modes.split(" ").map((one) => [`${type} ${one}`, field] as const);
  });
  return new Map(rows);
}

/** Stands for a score ("3-1") in the table of fields. */
const SCORE = "0-0";

function scoreAt(tokens: readonly Token[], dash: number): boolean {
  const [before, after] = [tokens[dash - 1]?.text ?? "", tokens[dash + 1]?.text ?? ""];
  return /^\d$/.test(before) && /^\d$/.test(after) && !/^[-–]$/.test(tokens[dash - 2]?.text ?? "");
}

const vocabularyOf = once(({ tokens }: Scene): ReadonlySet<string> => {
  const words = new Set(tokens.map((one) => one.lower));
  if (tokens.some((one, at) => /^[-–]$/.test(one.text) && scoreAt(tokens, at))) words.add(SCORE);
  return words;
});

/**
 * A trigger as it is meant in its document: "beat", "draft" or "direct" are of sport or of film where the document speaks of these, and mean
 * something else, or nothing we know (undefined), where it does not. A word has one sense in a document (Gale, Church and Yarowsky 1992).
 */
export function inField(scene: Scene, found: Found): Found | undefined {
  fields ??= read();
  const field = fields.get(`${found.type} ${found.mode}`);
  if (!field) return found;
  const vocabulary = vocabularyOf(scene);
  if (field.words.some((word) => vocabulary.has(word))) return found;
  return field.otherwise && { ...found, ...field.otherwise };
}
