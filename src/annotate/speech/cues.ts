import { table } from "../../text/tables.ts";

/** What a verb of saying can be followed by; the letters are explained in `knowledge/speech/README.md`. */
export type Takes = "c" | "t" | "q" | "w" | "i" | "n" | "o" | "m" | "a";

/** Grammatical form of a cue as it stands in the text. */
export type Form = "plain" | "present" | "past" | "participle";

/** A verb of saying in one of its forms. `particle` must follow it ("point *out*"). */
export interface Cue {
  readonly lemma: string;
  readonly class: string;
  readonly takes: ReadonlySet<Takes>;
  readonly prepositions: ReadonlySet<string>;
  readonly particle?: string;
  readonly form: Form;
}

/** Whether a verb reports words of a speaker's own, and not what he thinks, wants or does to others' words. */
export function isSaying({ class: kind, takes }: Cue): boolean {
  return /^(?:say|claim|deny|admit)$/.test(kind) && takes.has("c");
}

// Verbs that double their last letter: of one syllable, or with the stress on the last ("admitted", "referring").
const DOUBLING = /^(?:[^aeiou]*[aeiou][bdgmnpt]|(?:ad|com|per|sub)mit|begin|extol|regret|rebut|(?:con|de|in|pre|re)fer)$/;

function regular(verb: string): { present: string; past: string; participle: string } {
  const present = /(?:s|sh|ch|x|z)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
  if (DOUBLING.test(verb)) return { present, past: `${verb}${verb.at(-1)}ed`, participle: `${verb}${verb.at(-1)}ing` };
  const past = verb.endsWith("e") ? `${verb}d` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
  return {
    present,
    past,
    participle: verb.endsWith("e") && !verb.endsWith("ee") ? `${verb.slice(0, -1)}ing` : `${verb}ing`,
  };
}

function build(): ReadonlyMap<string, readonly Cue[]> {
  const found = new Map<string, Cue[]>();
  for (const [lemma = "", kind = "", takes = "", prepositions = "", irregular = ""] of table("knowledge/speech/cues.tsv")) {
    const [verb = "", particle] = lemma.split(" ");
    const forms = regular(verb);
    const [past, done] = irregular === "" ? [forms.past, forms.past] : irregular.split(",");
    const shared = {
      lemma,
      class: kind,
      takes: new Set(takes.split(" ") as Takes[]),
      prepositions: new Set(prepositions.split(" ").filter((word) => word !== "")),
      ...(particle === undefined ? {} : { particle }),
    };
    const put = (word: string, form: Form): void => {
      const list = found.get(word) ?? [];
      if (!list.some((cue) => cue.lemma === lemma)) found.set(word, [...list, { ...shared, form }]);
    };
    put(past ?? forms.past, "past");
    put(done ?? forms.past, "past");
    put(verb, "plain");
    put(forms.present, "present");
    put(forms.participle, "participle");
  }
  return found;
}

let cues: ReadonlyMap<string, readonly Cue[]> | undefined;

/** The verb of saying that a lower-case word is, given the word after it; `undefined` if it is none. Verbs with a particle go before those without. */
export function cueOf(word: string, next: string): Cue | undefined {
  cues ??= build();
  const known = cues.get(word);
  if (known === undefined) return undefined;
  return known.find((cue) => cue.particle === next) ?? known.find((cue) => cue.particle === undefined);
}

/** A noun of saying or thinking: the prepositions that introduce what it is about, and whether an infinitive may ("her promise to"). */
export interface NounCue {
  readonly class: string;
  readonly prepositions: ReadonlySet<string>;
  readonly infinitive: boolean;
}

let nouns: ReadonlyMap<string, NounCue> | undefined;

/** The noun of saying or thinking that a lower-case word is ("warning", "claims"), singular or plural; `undefined` if it is none. */
export function nounCue(word: string): NounCue | undefined {
  nouns ??= new Map(
    table("knowledge/speech/nouns.tsv").flatMap(([lemma = "", kind = "", prepositions = "", takes = ""]) => {
      const words = prepositions.split(" ").filter((one) => one !== "");
      const cue = { class: kind, prepositions: new Set(words), infinitive: takes === "i" };
      return [
        [lemma, cue],
        [regular(lemma).present, cue],
      ] as const;
    }),
  );
  return nouns.get(word);
}
