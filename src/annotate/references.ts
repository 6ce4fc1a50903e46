import type { Annotation, Mention } from "../model/annotation.ts";
import type { Annotator } from "../model/annotator.ts";
import type { Document } from "../model/document.ts";
import type { Span } from "../model/span.ts";
import { bodyOf, type Body } from "./body.ts";
import { pronounIn, type Person } from "./reference/pronouns.ts";
import { Subjects } from "./reference/subjects.ts";
import { Voices, type Voice } from "./reference/voices.ts";

const VERSION = 1;
const BY = `references@${VERSION}`;

/** Classes that a pronoun can mean. */
const THINGS = new Set<Mention["class"]>(["body", "place", "product", "happening"]);
const MANY = new Set<Mention["class"]>(["body", "group"]);

/** A pronoun in the text. */
interface Pronoun {
  readonly span: Span;
  readonly token: number;
  readonly sentence: number;
  readonly person: Person;
}

function pronounsIn(doc: Document, body: Body): Pronoun[] {
  const found: Pronoun[] = [];
  for (const [sentence, { first, last }] of body.sentences.entries()) {
    for (let token = first; token < last; token++) {
      const word = body.tokens[token];
      const pronoun = word?.kind === "word" ? pronounIn(word.lower) : undefined;
      if (!word || !pronoun || word.text === "US") continue;
      found.push({ span: { doc: doc.id, start: word.start, end: word.start + pronoun.length }, token, sentence, person: pronoun.person });
    }
  }
  return found;
}

/** Links the pronouns of one document, in text order. */
class Linker {
  private readonly voices: Voices;
  private readonly subjects: Subjects;
  private readonly body: Body;
  /** The mention that ends at a token, names and pronouns made so far. */
  private readonly byToken = new Map<number, Mention>();
  private readonly first = new Map<string, Mention>();

  constructor(body: Body, earlier: readonly Annotation[]) {
    this.body = body;
    this.voices = new Voices(body, earlier);
    this.subjects = new Subjects(body);
    const starts = new Map(body.tokens.map((token, at) => [token.start, at]));
    for (const one of earlier) {
      const at = one.kind === "mention" ? starts.get((one.name ?? one.span).start) : undefined;
      if (one.kind !== "mention" || at === undefined) continue;
      for (let token = at; (body.tokens[token]?.end ?? Infinity) <= one.span.end; token++) this.byToken.set(token, one);
    }
  }

  link(pronoun: Pronoun): Mention | undefined {
    const made = pronoun.person === "thing" || pronoun.person === "many" ? this.third(pronoun) : this.spoken(pronoun);
    if (made) this.byToken.set(pronoun.token, made);
    return made;
  }

  private make({ span, person }: Pronoun, to: Mention | undefined): Mention {
    const kind = to?.class ?? (person === "selves" ? "group" : "person");
    const link = to ? { antecedent: { to: to.span, reason: "pronoun" } as const } : {};
    return { kind: "mention", span, by: BY, class: kind, form: "pronoun", ...link };
  }

  /** "I" is the speaker, "you" the other one of two, "we" always the same ones of one speaker. */
  private spoken(pronoun: Pronoun): Mention {
    const voice = this.voices.at(pronoun.span, this.body.sentences[pronoun.sentence]?.block ?? 0);
    const opposite = pronoun.person === "other" ? this.voices.opposite(voice) : undefined;
    const meant: Voice = opposite ?? voice;
    const key = `${pronoun.person === "other" && opposite ? "self" : pronoun.person} ${meant.key}`;
    const known = this.first.get(key) ?? (key.startsWith("self ") ? meant.speaker : undefined);
    const made = this.make(pronoun, known);
    if (!known) this.first.set(key, made);
    return made;
  }

  /** "It" and "they" are the nearest subject before them, if that is named or such a pronoun itself; a subject that is neither hides all others. */
  private third(pronoun: Pronoun): Mention | undefined {
    const { token, sentence, person } = pronoun;
    const own = this.body.sentences[sentence];
    if (!own || this.subjects.isEmpty(token)) return undefined;
    const previous = this.subjects.previous(sentence);
    const subject = this.subjects.before(token, own) ?? (previous && this.subjects.of(previous));
    const meant = subject === undefined ? undefined : this.byToken.get(subject);
    const fits =
      meant &&
      (meant.form === "pronoun" ? pronounIn(this.body.tokens[subject ?? 0]?.lower ?? "")?.person === person : this.named(meant, person));
    if (fits) return this.make(pronoun, meant);
    return meant ? undefined : this.make(pronoun, undefined);
  }

  private named({ class: kind, form }: Mention, person: Person): boolean {
    return form === "name" && (person === "thing" ? THINGS : MANY).has(kind);
  }
}

function* annotate(doc: Document, earlier: readonly Annotation[]): Generator<Mention> {
  const body = bodyOf(doc);
  const linker = new Linker(body, earlier);
  for (const pronoun of pronounsIn(doc, body)) {
    const made = linker.link(pronoun);
    if (made) yield made;
  }
}

/**
 * Pronouns other than those of he and she, linked where it is clear whom they mean: "I" the speaker of reported words or of a turn, "you" the
 * other speaker of two, "it" and "they" a named subject. One that starts a chain nobody is named in leads nowhere.
 */
export const references: Annotator = {
  name: "references",
  version: VERSION,
  needs: ["mention", "quotation"],
  makes: ["mention"],
  annotate,
};
