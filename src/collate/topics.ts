import { statementLikeness } from "../language/likeness.ts";
import { tokenize } from "../language/tokens.ts";
import type { Did } from "../model/claim.ts";
import type { Row } from "../model/dossier.ts";
import type { Span } from "../model/span.ts";
import { reading, row, type Ledger } from "./ledger.ts";

/** From this likeness on two agenda items are one topic. */
const SAME_TOPIC = 0.55;

/** One document lists different topics: two of its items are one only when it says nearly the same twice. */
const SAME_IN_ONE = 0.85;

interface Item {
  readonly claim: Did;
  readonly span: Span;
  readonly words: readonly string[];
}

function items(ledger: Ledger): Item[] {
  return ledger.claims.flatMap((claim) => {
    if (claim.kind !== "did") return [];
    const spans = claim.mention.roles.filter((role) => role.role === "topic").map((role) => role.span);
    return spans.map((span) => {
      const words = tokenize(ledger.words(span))
        .filter((token) => token.kind !== "mark")
        .map((token) => token.lower);
      return { claim, span, words };
    });
  });
}

/** Items of one topic; words and documents each once, so that many accounts of one agenda take no more comparing than one. */
interface Group {
  readonly items: Item[];
  readonly words: Map<string, readonly string[]>;
  readonly docs: Set<string>;
}

function likeness({ words, docs }: Group, item: Item): number {
  const score = Math.max(...[...words.values()].map((own) => statementLikeness(own, item.words)));
  return score >= (docs.has(item.span.doc) ? SAME_IN_ONE : SAME_TOPIC) ? score : 0;
}

/** Rows of what was on the table: one row a topic that some account lists, with the accounts that do not. */
export function topicRows(ledger: Ledger): Row[] {
  const groups: Group[] = [];
  for (const item of items(ledger)) {
    const rated = groups.map((group) => ({ group, score: likeness(group, item) })).filter(({ score }) => score > 0);
    let home = rated.toSorted((a, b) => b.score - a.score)[0]?.group;
    if (!home) groups.push((home = { items: [], words: new Map(), docs: new Set() }));
    home.items.push(item);
    home.words.set(item.words.join(" "), item.words);
    home.docs.add(item.span.doc);
  }
  return groups.map((group) => {
    const readings = group.items.map((item) => reading(ledger, item.claim, { evidence: [item.span], value: item.words.join(" ") }));
    return row(ledger, { kind: "topic", readings, differences: [] });
  });
}
