import { content } from "./clauses.ts";
import { cueOf, isSaying, type Cue, type Takes } from "./cues.ts";
import { auxiliaries, phraseOf, sourceEnding, sourceStarting, tokenAt } from "./sources.ts";
import { cueRange } from "./voices.ts";
import { fineAt, lowerAt, relationAt, subjectAt, type Attribution, type Line, type Range } from "./speech.ts";

/** Verbs that a verb of saying hangs from as an infinitive, so that who does the one says the other ("continues to insist"). */
const CATENATIVES =
  /^(?:seem|appear|continue|begin|begun|start|proceed|hasten|hurr(?:y|ied)|rush|went|go|goes|gone|going|manage|use|tend|dare|bother|got|get|came|come|comes)(?:s|ed|es|d|ing)?$/;
/** Classes of verbs that a statement, tweet or person does when the verb describes it ("a letter urging"): who wants or supports is only so described. */
const TELLS = /^(?:say|claim|blame|deny|admit)$/;
/** What verbs take that a clause answers to. */
const CLAUSAL: readonly Takes[] = ["c", "t", "q", "w"];
/** Before a participle these say that whom the verb is done to does it. */
const BY_ANOTHER = /^(?:as|for|of|from)$/;
/** Longest way from a verb of saying up to the verb whose subject speaks. */
const CLIMB = 4;

/** Who speaks by the tree: the last token of the noun, and the verb its subject stands with; `relative` is the "who" or "which" for it. */
interface Speaker {
  readonly noun: number;
  readonly verb: number;
  readonly relative?: number;
}

function* children(line: Line, head: number): Generator<number> {
  const [first, last] = [line.reach.first[head] ?? head, line.reach.last[head] ?? head];
  for (let token = first; token <= last; token++) if (line.grammar.head[token] === head) yield token;
}

function child(line: Line, head: number, relations: RegExp): number | undefined {
  for (const token of children(line, head)) if (relations.test(relationAt(line, token))) return token;
  return undefined;
}

function fullRelation(line: Line, token: number): string {
  return line.grammar.classes.relations[line.grammar.relation[token] ?? 0] ?? "";
}

// A name of several words has its first for a head in a flat one: the last is wanted.
function lastOf(line: Line, noun: number): number {
  let last = noun;
  while (line.grammar.head[last + 1] === noun && relationAt(line, last + 1) === "flat") last++;
  return last;
}

function isNominal(line: Line, token: number): boolean {
  return /^(?:NN|NNS|NNP|NNPS|PRP|CD|DT|WP|WDT)$/.test(fineAt(line, token));
}

// A relative pronoun stands for the noun that its clause hangs from.
function resolved(line: Line, subject: number, verb: number): Speaker | undefined {
  if (!/^(?:who|which|that)$/.test(lowerAt(line, subject))) return { noun: lastOf(line, subject), verb };
  const noun = line.grammar.head[verb] ?? -1;
  const held = noun >= line.sentence.first && fullRelation(line, verb) === "acl:relcl" && isNominal(line, noun);
  return held ? { noun: lastOf(line, noun), verb, relative: subject } : undefined;
}

/** Who speaks with the verb at a token: its subject, that of the verb it is joined to or hangs from, or the noun it describes ("a tweet attacking"). */
function speakerOf(line: Line, verb: number, cue: Cue): Speaker | undefined {
  let at = verb;
  for (let steps = 0; steps < CLIMB; steps++) {
    for (const token of children(line, at)) {
      const relation = fullRelation(line, token);
      if (relation === "nsubj" || (relation === "nsubj:pass" && at !== verb)) return resolved(line, token, at);
    }
    const [head, relation, form] = [line.grammar.head[at] ?? -1, relationAt(line, at), fineAt(line, at)];
    if (head < line.sentence.first || line.quoteAt[head] !== -1) return undefined;
    const participle = form === "VBG";
    if (relation === "acl" && participle && isNominal(line, head) && TELLS.test(cue.class)) return { noun: lastOf(line, head), verb: at };
    const hangs =
      relation === "conj" ||
      (relation === "xcomp" && (participle || CATENATIVES.test(lowerAt(line, head)))) ||
      (/^(?:advcl|ccomp|obl|acl)$/.test(relation) && participle);
    if (!hangs) return undefined;
    // "quoted the minister as saying", "accused her of suggesting": the other one says it.
    const other = participle && BY_ANOTHER.test(lowerAt(line, prepositionOf(line, at) ?? -1)) ? child(line, head, /^i?obj$/) : undefined;
    if (other !== undefined && other < at) return { noun: lastOf(line, other), verb: at };
    at = head;
  }
  return undefined;
}

function prepositionOf(line: Line, token: number): number | undefined {
  for (const one of children(line, token)) if (/^(?:case|mark)$/.test(relationAt(line, one)) && one < token) return one;
  return undefined;
}

/** What is said by the tree, and the end of the verb's own words before it. */
interface Said {
  readonly part: Range;
  readonly next: number;
}

function reach(line: Line, token: number, from = line.reach.first[token] ?? token): Range | undefined {
  if (from === token && line.reach.last[token] === token && /^(?:PRP|DT|WP|WDT)$/.test(fineAt(line, token))) return undefined;
  const first = lowerAt(line, from) === "that" ? from + 1 : from;
  return content(line, first, (line.reach.last[token] ?? token) + 1);
}

function clauseOf(line: Line, { at, cue, next }: Taking): Said | undefined {
  const clause = child(line, at, /^ccomp$/);
  if (clause === undefined || clause < at || (line.reach.first[clause] ?? 0) < next) return undefined;
  if (!CLAUSAL.some((letter) => cue.takes.has(letter))) return undefined;
  const part = reach(line, clause);
  return part && { part, next };
}

function infinitiveOf(line: Line, { at, cue, next }: Taking): Said | undefined {
  if (!cue.takes.has("i")) return undefined;
  const verb = child(line, at, /^(?:xcomp|advcl)$/);
  const first = verb === undefined ? undefined : line.reach.first[verb];
  const part = verb !== undefined && first !== undefined && first >= next && lowerAt(line, first) === "to" && reach(line, verb, first);
  return part ? { part, next } : undefined;
}

function topicOf(line: Line, { at, cue, next }: Taking): Said | undefined {
  for (const token of children(line, at)) {
    const marker = token > at && /^(?:obl|advcl|nmod)$/.test(relationAt(line, token)) ? prepositionOf(line, token) : undefined;
    if (marker === undefined || marker < next || !cue.prepositions.has(lowerAt(line, marker))) continue;
    const part = reach(line, token, marker + 1);
    if (part) return { part, next: marker === next ? marker + 1 : next };
  }
  return undefined;
}

function thingOf(line: Line, { at, cue, next }: Taking): Said | undefined {
  const thing = cue.takes.has("n") ? child(line, at, /^obj$/) : undefined;
  if (thing === undefined || (line.reach.first[thing] ?? 0) < next) return undefined;
  const part = reach(line, thing);
  return part && { part, next };
}

// "the poll shows Lind ahead by three points": a thing with all that is told of it.
function shown(line: Line, { at, next }: Taking): Said | undefined {
  const told = [...children(line, at)].filter((token) => token >= next && /^(?:i?obj|xcomp|obl|advmod)$/.test(relationAt(line, token)));
  const thing = told.find((token) => /^i?obj$/.test(relationAt(line, token)));
  const first = thing === undefined ? undefined : line.reach.first[thing];
  const part =
    first === undefined || first < next
      ? undefined
      : content(line, first, Math.max(...told.map((token) => line.reach.last[token] ?? token)) + 1);
  return part && { part, next };
}

/** What a study or picture is called: it shows things, where a person who shows or finds a thing reports nothing. */
const SOURCES =
  /^(?:study|survey|poll|report|review|analysis|audit|inquiry|investigation|census|research|data|figure|statistic|number|result|test|record|document|memo|email|letter|video|footage|photo|photograph|image|picture|recording|average|index|estimate|map|chart)(?:s|ies)?$|^(?:studies|surveys|analyses|inquiries)$/;

function isShown(line: Line, { cue }: Taking, { noun, relative }: Speaker): boolean {
  return cue.class === "show" && relative === undefined && SOURCES.test(lowerAt(line, noun));
}

// "called the vote a mistake": the thing and its name are both what is said.
function namedOf(line: Line, { at, cue, next }: Taking): Said | undefined {
  if (!cue.takes.has("m")) return undefined;
  const thing = child(line, at, /^obj$/);
  const first = thing === undefined ? undefined : line.reach.first[thing];
  if (thing === undefined || first === undefined || first < next) return undefined;
  const names = [...children(line, at)].filter((token) => token > thing && /^(?:xcomp|obj|obl|advcl)$/.test(relationAt(line, token)));
  const name = names.find((token) => relationAt(line, token) !== "obl" || lowerAt(line, prepositionOf(line, token) ?? -1) === "as");
  const part = name === undefined ? undefined : content(line, first, (line.reach.last[name] ?? name) + 1);
  return part && { part, next };
}

// "as the memo put it", "as experts have pointed out": what is said is the sentence around.
function around(line: Line, { at, cue, next }: Taking): readonly Range[] {
  let [first, last] = [line.reach.first[at] ?? at, (line.reach.last[at] ?? at) + 1];
  while (first < at && line.tokens[first]?.kind === "mark") first++;
  while (last > next && line.tokens[last - 1]?.kind === "mark") last--;
  const says = cue.takes.has("c") || cue.takes.has("t");
  if (!says || lowerAt(line, first) !== "as" || relationAt(line, at) !== "advcl" || child(line, at, /^ccomp$/) !== undefined) return [];
  if (
    next < last &&
    line.tokens[next]?.kind !== "mark" &&
    !/^(?:in|on|at|to|it|last|this|earlier|later|recently)$/.test(lowerAt(line, next))
  )
    return [];
  const [before, behind] = [content(line, line.sentence.first, first), content(line, last, line.sentence.last)];
  return [before, behind].filter((part) => part !== undefined);
}

/**
 * A past form that the tree takes for a participle of the noun before it, and the noun for the subject of a verb that has its own right behind the
 * form: "One study found | prices would fall", as if prices had been found. A verb has one subject, so the first is that of the form.
 */
function misread(line: Line, { at, cue, next }: Taking): { readonly speaker: Speaker; readonly said: Said } | undefined {
  if (relationAt(line, at) !== "acl" || !/^VB[DN]$/.test(fineAt(line, at)) || !CLAUSAL.some((letter) => cue.takes.has(letter)))
    return undefined;
  let noun = line.grammar.head[at] ?? -1;
  for (let steps = 0; steps < CLIMB && noun >= 0 && relationAt(line, noun) === "nmod"; steps++) noun = line.grammar.head[noun] ?? -1;
  const verb = noun < 0 || relationAt(line, noun) !== "nsubj" ? -1 : (line.grammar.head[noun] ?? -1);
  const own = verb > at && [...children(line, verb)].some((one) => relationAt(line, one) === "nsubj" && line.reach.first[one] === next);
  const part = own ? content(line, next, (line.reach.last[verb] ?? verb) + 1) : undefined;
  return part && { speaker: { noun: lastOf(line, noun), verb: at }, said: { part, next } };
}

/** What a verb of saying can have for its complement, the surest first. */
const COMPLEMENTS = [clauseOf, namedOf, infinitiveOf, topicOf, thingOf];

interface Taking {
  readonly at: number;
  readonly cue: Cue;
  readonly next: number;
}

function spoken(line: Line, { noun, relative, verb: at }: Speaker): Pick<Attribution, "source" | "phrase"> | undefined {
  const source = sourceEnding(line, noun);
  if (source === undefined) return undefined;
  const token = line.tokens[relative ?? -1];
  if (token !== undefined) return { source, phrase: { start: token.start, end: token.end } };
  const end = tokenAt(line, source.end);
  const verb = { at, group: auxiliaries(line, at).at + 1 };
  const own = subjectAt(line, at) !== undefined && end <= verb.group;
  return { source, phrase: phraseOf(line, source, own ? verb : end) };
}

// "was condemned by the council": what is condemned stands before, who does it behind.
function passive(line: Line, { at, cue }: Taking): Attribution | undefined {
  const [agent, thing] = [child(line, at, /^obl$/), child(line, at, /^nsubj$/)];
  if (agent === undefined || thing === undefined || !(cue.takes.has("n") || cue.takes.has("q"))) return undefined;
  const marker = prepositionOf(line, agent);
  if (marker === undefined || lowerAt(line, marker) !== "by") return undefined;
  const source = sourceStarting(line, marker + 1);
  const part = /^(?:who|which|that)$/.test(lowerAt(line, thing)) ? undefined : reach(line, thing);
  return (
    source &&
    part && { cue: cueOfVerb(line, at, marker === at + 1 ? at + 2 : at + 1), source, phrase: phraseOf(line, source), parts: [part] }
  );
}

// The words of the verb from its auxiliaries, or from the verb it hangs from as an infinitive ("continues to insist").
function cueOfVerb(line: Line, at: number, next: number): Range {
  const head = line.grammar.head[at] ?? -1;
  const led = relationAt(line, at) === "xcomp" && head < at && CATENATIVES.test(lowerAt(line, head)) ? head : at;
  return cueRange(line, { group: auxiliaries(line, led).at + 1, at: led }, next);
}

function attribute(line: Line, taking: Taking): Attribution | undefined {
  const { at, cue } = taking;
  const passed = auxiliaries(line, at);
  if (passed.modal || (passed.negated && cue.class !== "believe")) return undefined;
  if (passed.passive && cue.form === "past") return passive(line, taking);
  const other = misread(line, taking);
  const speaker = other?.speaker ?? speakerOf(line, at, cue);
  const who = speaker && spoken(line, speaker);
  if (speaker === undefined || who === undefined) return undefined;
  const said =
    other?.said ??
    COMPLEMENTS.map((find) => find(line, taking)).find((one) => one !== undefined) ??
    (isShown(line, taking, speaker) ? shown(line, taking) : undefined);
  const parts = said === undefined ? around(line, taking) : [said.part];
  return parts.length === 0 ? undefined : { cue: cueOfVerb(line, at, said?.next ?? taking.next), ...who, parts };
}

/**
 * Attributions that the order of words does not show and the tree does: a verb of saying with its subject anywhere in the sentence and a clause,
 * infinitive, topic or thing for its complement. What is within words reported by the
 * attributions that are `known` counts only where it is a saying itself.
 */
export function complements(line: Line, known: readonly Attribution[]): Attribution[] {
  const taken = (at: number): boolean => known.some(({ cue }) => cue !== undefined && cue.start <= at && at < cue.end);
  const reported = (at: number): boolean => known.some(({ parts }) => parts.some((part) => part.start <= at && at < part.end));
  const found: Attribution[] = [];
  for (let at = line.sentence.first; at < line.sentence.last; at++) {
    if (line.quoteAt[at] !== -1 || !fineAt(line, at).startsWith("VB")) continue;
    const cue = cueOf(lowerAt(line, at), lowerAt(line, at + 1));
    const start = line.tokens[at]?.start ?? 0;
    if (cue === undefined || taken(start) || (!isSaying(cue) && reported(start))) continue;
    const made = attribute(line, { at, cue, next: at + (cue.particle === undefined ? 1 : 2) });
    if (made !== undefined) found.push(made);
  }
  return found;
}
