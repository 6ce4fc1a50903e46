import { grammarOf, type Grammar } from "../../language/grammar.ts";
import type { Sentence } from "../../language/analysis.ts";
import type { Body } from "../body.ts";

const SUBJECT = "nsubj";
const EXPLETIVE = "expl";

/** Finds the subjects of sentences by their trees. */
export class Subjects {
  private readonly body: Body;
  private readonly grammar: Grammar;

  constructor(body: Body) {
    this.body = body;
    this.grammar = grammarOf(body);
  }

  private relation(token: number): string {
    return this.grammar.classes.relations[this.grammar.relation[token] ?? 0] ?? "";
  }

  /** Whether a token stands for nothing: the "it" of "it rains". */
  isEmpty(token: number): boolean {
    return this.relation(token).startsWith(EXPLETIVE);
  }

  /** Whether a word is a verb's subject. */
  isSubject(token: number): boolean {
    return this.relation(token).startsWith(SUBJECT);
  }

  /** The nearest subject of a sentence before a token. */
  before(token: number, { first }: Sentence): number | undefined {
    for (let at = token - 1; at >= first; at--) if (this.isSubject(at)) return at;
    return undefined;
  }

  /** The first subject of a sentence. */
  of({ first, last }: Sentence): number | undefined {
    for (let at = first; at < last; at++) if (this.isSubject(at)) return at;
    return undefined;
  }

  /** The sentence before another in the same or the last block. */
  previous(at: number): Sentence | undefined {
    const [own, before] = [this.body.sentences[at], this.body.sentences[at - 1]];
    return own && before && own.block - before.block <= 1 ? before : undefined;
  }
}
