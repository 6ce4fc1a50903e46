import { grammarOf } from "../../language/grammar.ts";
import type { NameClass } from "../../model/annotation.ts";
import { bodyOf } from "../body.ts";
import type { Line, Stream } from "./stream.ts";

/** A name as the network reads it: a range of tokens of a stream, `last` exclusive. */
export interface Read {
  readonly first: number;
  readonly last: number;
  readonly class: NameClass;
}

const CLASS: Readonly<Record<string, NameClass>> = {
  PER: "person",
  ORG: "body",
  LOC: "place",
  NORP: "group",
  PROD: "product",
  EVENT: "happening",
};

/** The names of one line, from the class of each of its tokens: B begins, I goes on, E ends, S is alone. */
function namesIn({ first, last }: Line, classOf: (at: number) => string): Read[] {
  const found: Read[] = [];
  let open = -1;
  for (let at = first; at < last; at++) {
    const name = classOf(at);
    const place = name.charAt(0);
    if (place === "B" || place === "S") open = at;
    else if (place === "O") open = -1;
    const kind = CLASS[name.slice(2)];
    if (open < 0 || !kind || (place !== "E" && place !== "S")) continue;
    found.push({ first: open, last: at + 1, class: kind });
    open = -1;
  }
  return found;
}

/** The names that the network reads in each line of a stream; none in speakers' labels. */
export function readNames({ doc, lines }: Stream): (readonly Read[])[] {
  const { name, classes } = grammarOf(bodyOf(doc));
  const names = [...classes.names];
  return lines.map((line) => (line.kind === "prose" ? namesIn(line, (at) => names[name[at] ?? 0] ?? "O") : []));
}
