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

/** Rows of what was on the table: one row a topic that some account lists, with the accounts that do not. */
export function topicRows(ledger: Ledger): Row[] {
  const groups: Item[][] = [];
  for (const item of items(ledger)) {
    const best = groups
      .map((group) => ({ group, score: Math.max(...group.map((member) => statementLikeness(member.words, item.words))) }))
      .filter(
        ({ score, group }) => score >= (group.some((member) => member.span.doc === item.span.doc) ? SAME_IN_ONE : SAME_TOPIC),
      )
      .toSorted((a, b) => b.score - a.score)[0];
    if (best) best.group.push(item);
    else groups.push([item]);
  }
  return groups.map((group) => {
    const readings = group.map((item) => reading(ledger, item.claim, [item.span], item.words.join(" ")));
    return row(ledger, { kind: "topic", readings, differences: [] });
  });
}
