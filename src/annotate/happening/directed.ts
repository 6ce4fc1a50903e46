import { complement, nominal, phraseStart, timed } from "./clause.ts";
import { edge, mentionAt, type Scene } from "./scene.ts";
import type { Complement } from "./slots.ts";
import { treeOf, type Tree } from "./tree.ts";
import type { Found } from "./triggers.ts";

/** How deep names are looked for inside what is agreed, demanded or refused. */
const DEEPEST = 4;

/** Names between the words of a trigger that is parted ("gave | the island | aid"), and in its own phrase ("expelled two Bordurian envoys"). */
export function enclosed(scene: Scene, found: Found): Complement[] {
  const tree = treeOf(scene);
  for (let at = found.first + 1; at <= found.last; at++) {
    const mention = mentionAt(scene, at);
    if (!mention || timed(scene, at) || mention.class === "product" || mention.class === "happening" || mention.form === "pronoun")
      continue;
    const noun = mention.form === "adjective" ? tree.head(at) : at;
    if (noun > found.first && noun <= found.last) return [complement(scene, noun, "…")];
  }
  return [];
}

/** Whom the content of an act concerns: the nearest name inside what it governs, with those joined to it, none of them in `known`. */
export function concerned(scene: Scene, found: Found, known: ReadonlySet<number>): Complement[] {
  const tree = treeOf(scene);
  let level: number[] = [];
  for (let at = found.first; at <= found.last; at++) level.push(at);
  const warned = found.type === "THREATEN" ? conditioned(scene, tree, level) : undefined;
  if (warned !== undefined) return [complement(scene, warned, "…")];
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = level.flatMap((one) => tree.under(one)).filter((one) => one > found.last && inward(tree, one));
    const names = next.filter((one) => acting(scene, one) && !known.has(mentionAt(scene, one)?.span.start ?? -1));
    const [first] = names.toSorted((a, b) => rank(tree, a) - rank(tree, b) || a - b);
    if (first !== undefined) {
      const all = [...before(scene, first), ...tree.joined(first)];
      return all.filter((one) => acting(scene, one)).map((one) => complement(scene, one, "…"));
    }
    level = next;
  }
  return [];
}

/** The name joined by "and" right before a name, which trees often hang elsewhere ("blows to | Borduria and | Syldavia"). */
function before(scene: Scene, token: number): number[] {
  const start = edge(scene, token, -1);
  const other = mentionAt(scene, start - 2);
  return scene.tokens[start - 1]?.lower === "and" && other && other.form !== "adjective" ? [start - 2] : [];
}

/** Who must act for a threat to be dropped: the subject of "unless" or "if". */
function conditioned(scene: Scene, tree: Tree, trigger: readonly number[]): number | undefined {
  const clauses = trigger.flatMap((one) => [one, ...tree.under(one)]).flatMap((one) => [one, ...tree.under(one)]);
  for (const clause of clauses) {
    const mark = tree.under(clause).find((one) => tree.relation(one) === "mark");
    if (tree.relation(clause) !== "advcl" || mark === undefined || !/^(?:if|unless)$/.test(scene.tokens[mark]?.lower ?? "")) continue;
    const noun = nominal(tree, clause)?.noun;
    if (noun !== undefined && acting(scene, noun)) return noun;
  }
  return undefined;
}

const RANKS = ["nsubj", "obj", "iobj", "nmod", "obl"];

function rank(tree: Tree, token: number): number {
  const at = RANKS.indexOf(tree.relation(token));
  return at < 0 ? RANKS.length : at;
}

const OUTSIDE = new Set(["parataxis", "punct", "acl", "appos", "cc", "mark"]);

function inward(tree: Tree, token: number): boolean {
  const full = tree.full(token);
  return !OUTSIDE.has(tree.relation(token)) || full === "acl";
}

/** Whether a noun means somebody who acts or is acted on: a name of one, or a phrase that holds one ("the Bordurian government"). */
function acting(scene: Scene, token: number): boolean {
  const mention = mentionAt(scene, token);
  if (timed(scene, token) || mention?.class === "product" || mention?.class === "happening" || mention?.form === "pronoun") return false;
  if (mention && mention.form !== "adjective") return true;
  const tree = treeOf(scene);
  if (tree.part(token) !== "NOUN" || !PEOPLE.has(tree.relation(token))) return false;
  for (let at = phraseStart(tree, token); at < token; at++) if (mentionAt(scene, at) && tree.relation(at) !== "nmod") return true;
  return false;
}

/** Relations in which a common noun with a name before it means people ("Bordurian troops"). */
const PEOPLE = new Set(["nsubj", "obj", "iobj", "obl", "nmod", "conj"]);
