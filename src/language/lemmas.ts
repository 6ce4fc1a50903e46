import { table } from "../text/tables.ts";

interface Rule {
  readonly cut: number;
  readonly add: string;
}

/** Longest ending with a rule; beyond it whole words alone have rules. */
const LONGEST = 5;

let rules: ReadonlyMap<string, Rule> | undefined;

function load(): ReadonlyMap<string, Rule> {
  return new Map(
    table("models/grammar/lemmas.tsv").map(([tag, end, cut, add]) => [`${tag ?? ""}\t${end ?? ""}`, { cut: Number(cut), add: add ?? "" }]),
  );
}

function ruleFor(form: string, tag: string): Rule | undefined {
  rules ??= load();
  const whole = rules.get(`${tag}\t^${form}`);
  if (whole) return whole;
  for (let size = Math.min(LONGEST, form.length); size >= 0; size--) {
    const rule = rules.get(`${tag}\t${form.slice(form.length - size)}`);
    if (rule) return rule;
  }
  return undefined;
}

/**
 * The dictionary form of a word by its Penn tag: "struck" VBD → "strike", "talks" NNS → "talk". Names keep their capitals, other words lose
 * them. By rules for endings and a list of exceptions learned from the treebanks; a word of an unknown tag is given back in small letters.
 */
export function lemma(word: string, xpos: string): string {
  const form = xpos === "NNP" || xpos === "NNPS" ? word : word.toLowerCase().replaceAll("’", "'");
  const rule = ruleFor(form, xpos);
  return rule === undefined || rule.cut > form.length ? form : form.slice(0, form.length - rule.cut) + rule.add;
}
