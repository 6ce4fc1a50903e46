import { grammarOf, PARTS, type Grammar } from "../../language/grammar.ts";
import { bodyOf } from "../body.ts";
import { mended, type Hung } from "./mended.ts";
import type { Scene } from "./scene.ts";

/** A document's dependency trees with each word's dependents, in text order. */
export class Tree {
  private readonly grammar: Grammar;
  private readonly hung: Hung;
  private readonly dependents: readonly (readonly number[])[];
  private readonly starts: ReadonlyMap<number, number>;

  constructor(scene: Scene) {
    this.grammar = grammarOf(bodyOf(scene.doc));
    const dependents: number[][] = scene.tokens.map(() => []);
    this.hung = mended(scene, this.grammar);
    for (const [token, head] of this.hung.head.entries()) if (head >= 0) dependents[head]?.push(token);
    this.dependents = dependents;
    this.starts = new Map(scene.tokens.map((one, at) => [one.start, at]));
  }

  /** The token that begins at a character, or -1. */
  at(start: number): number {
    return this.starts.get(start) ?? -1;
  }

  /** Dependents of a word. */
  under(token: number): readonly number[] {
    return this.dependents[token] ?? [];
  }

  /** The word it hangs on, or -1. */
  head(token: number): number {
    return this.hung.head[token] ?? -1;
  }

  /** Its relation with the subtype: "nsubj:pass". */
  full(token: number): string {
    return this.grammar.classes.relations[this.hung.relation[token] ?? 0] ?? "";
  }

  /** Its relation without the subtype. */
  relation(token: number): string {
    const full = this.full(token);
    const colon = full.indexOf(":");
    return colon < 0 ? full : full.slice(0, colon);
  }

  /** Its part of speech. */
  part(token: number): string {
    return PARTS[this.grammar.tag[token] ?? 0] ?? "X";
  }

  /** Its Penn tag. */
  fine(token: number): string {
    return this.grammar.classes.fine[this.grammar.fine[token] ?? 0] ?? "";
  }

  /** Of the tokens `first` to `last`, the one that hangs on none of the others; the first of several. */
  top(first: number, last: number): number {
    for (let at = first; at <= last; at++) {
      const head = this.head(at);
      if ((head < first || head > last) && this.part(at) !== "PUNCT") return at;
    }
    return first;
  }

  /** A word and those joined with it by "and" or a comma. */
  joined(token: number): number[] {
    return [token, ...this.under(token).filter((one) => this.relation(one) === "conj")];
  }

  /** A verb and those joined with it: one right behind its "and" and of its form is ("donated and delivered goods"), whatever the tree hangs it on. */
  verbs(token: number): number[] {
    const joined = this.joined(token);
    const next = token + 2;
    return this.relation(token + 1) === "cc" && this.fine(next) === this.fine(token) && !joined.includes(next) ? [...joined, next] : joined;
  }

  /** The preposition that leads to a word, "" for none. */
  preposition(token: number, tokens: Scene["tokens"]): string {
    const found = this.under(token).find((one) => this.relation(one) === "case" && one < token);
    return found === undefined ? "" : (tokens[found]?.lower ?? "");
  }
}

const trees = new WeakMap<Scene, Tree>();

/** The trees of a scene's sentences, read once. */
export function treeOf(scene: Scene): Tree {
  const known = trees.get(scene);
  if (known) return known;
  const tree = new Tree(scene);
  trees.set(scene, tree);
  return tree;
}
