/** What a personal pronoun says of whom it means. `self`: the speaker; `other`: who is spoken to. */
export type Person = "self" | "selves" | "other" | "thing" | "many";

const PRONOUNS: Readonly<Record<Person, string>> = {
  self: "i me my mine myself",
  selves: "we us our ours ourselves",
  other: "you your yours yourself yourselves",
  thing: "it its itself",
  many: "they them their theirs themselves",
};

const PERSONS = new Map(Object.entries(PRONOUNS).flatMap(([person, words]) => words.split(" ").map((word) => [word, person as Person])));

/** The pronoun a word is or, as "I" of "I'm", begins with: its length and what it says. Those of he and she are found with names. */
export function pronounIn(lower: string): { readonly length: number; readonly person: Person } | undefined {
  const whole = PERSONS.get(lower);
  if (whole) return { length: lower.length, person: whole };
  const mark = lower.search(/['’]/);
  const person = mark > 0 ? PERSONS.get(lower.slice(0, mark)) : undefined;
  return person && { length: mark, person };
}
