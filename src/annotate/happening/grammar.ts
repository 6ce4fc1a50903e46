function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Words after which a noun stands: articles, demonstratives, possessives, quantifiers. */
export const DETERMINERS = words(
  "a an the this that these those my our your his her its their another each every some any no several many few both all more most other such 's '",
);

/** Forms of "be". */
export const BE = words("is are was were be been being am 's isn't aren't wasn't weren't it's he's she's we're they're i'm that's there's");

/** Forms of "have" before a participle. */
export const HAVE = words("has have had having hasn't haven't hadn't 've we've they've i've");

/** Auxiliaries that put a verb into the future as settled. */
export const WILL = words("will shall 'll won't we'll i'll they'll he'll she'll it'll");

/** Auxiliaries that put a verb into a possible world. */
export const MODALS = words(
  "would could should may might must can couldn't wouldn't shouldn't cannot can't mustn't ought i'd we'd they'd he'd she'd",
);

/** Words that deny the verb after them. */
export const NEGATIONS = words(
  "not never no n't neither nor without won't cannot can't couldn't wouldn't shouldn't didn't don't doesn't hasn't haven't hadn't isn't aren't wasn't weren't",
);

/** Pronouns that stand as subjects. */
export const SUBJECTS = words("i we you he she it they who which that");

/** Pronouns that point back at somebody named before. */
export const BACK = words("he she they we i");

/** Do-support and "to", passed over between subject and verb. */
export const SUPPORTS = words("do does did to didn't don't doesn't get got gets getting");

/** Prepositions that open a place or a goal. */
export const LOCAL = words("in at near outside inside off around across over on");

/** Prepositions in general: a noun phrase before one of them is closed. */
export const PREPOSITIONS = words(
  "of in on at by for with from to into onto over under about after before during against between among near through across around amid despite within without since until till toward towards per via upon as than like outside inside off behind above below along beyond following including regarding concerning",
);

/** Words that open a clause of its own. */
export const SUBORDINATORS = words(
  "that which who whom whose where when while because although though after before since as until unless if whether once whereas but so",
);

/** Words that join equals. */
export const CONJUNCTIONS = words("and or but nor &");

/** Verbs of saying in the forms that close a quotation; a trailing "X said" is no part of what happened. */
export const SAYING = words(
  "said says say told tells added adds noted notes stressed emphasized emphasised announced announces reported reports stated states according wrote writes explained confirmed",
);

/** Auxiliaries and verbs of saying, by which a new verb begins; the possessive ending, which is spelled like "is", is left out. */
export const FINITE: ReadonlySet<string> = new Set([...BE, ...HAVE, ...WILL, ...MODALS, ...SAYING].filter((word) => word !== "'s"));

/** Words that join or open clauses and phrases: no noun phrase runs over one. */
export const JOINTS: ReadonlySet<string> = new Set([...PREPOSITIONS, ...CONJUNCTIONS, ...SUBORDINATORS]);

/** Words that make the clause a condition or a question. */
export const CONDITIONS = words("if whether unless should");

/** Adverbs that do not end in -ly and may stand between subject and verb. */
const ADVERBS = words(
  "also again still just now then already ever never not soon once twice once yet only even later earlier today yesterday tomorrow tonight back first since thus therefore both all each recently here there too once back personally",
);

const BEFORE_VERBS: ReadonlySet<string> = new Set([...BE, ...HAVE, ...MODALS, ...WILL, ...NEGATIONS, ...SUPPORTS, ...ADVERBS]);

/** Whether a word can stand between subject and verb: auxiliaries, negations, adverbs. */
export function beforeVerbs(lower: string): boolean {
  return BEFORE_VERBS.has(lower) || (lower.length > 4 && lower.endsWith("ly"));
}
