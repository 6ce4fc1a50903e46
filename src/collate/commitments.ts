import { statementLikeness, wordLikeness } from "../language/likeness.ts";
import { tokenize } from "../language/tokens.ts";
import type { Counted, Promised } from "../model/claim.ts";
import type { Difference, Row, Terms } from "../model/dossier.ts";
import { covers } from "../model/span.ts";
import { reading, row, type Ledger } from "./ledger.ts";

/** From this likeness on two commitments of one promisor, told by two accounts of one event, are one commitment. */
const SAME_COMMITMENT = 0.34;

/** From this likeness to a word for money on a word means money: "funds", "dollar", "aid" and "cash" do, "wells", "weapons" and "troops" do not. */
const MONEY = 0.63;
const MONEY_WORDS = ["money", "dollars", "funds"];

/** Whether a commitment is about money: of one promisor's money two accounts of one event speak in very different words. */
function aboutMoney(words: readonly string[]): boolean {
  return words.some((word) => MONEY_WORDS.some((money) => wordLikeness(word, money) >= MONEY));
}

function sameThing(a: readonly string[], b: readonly string[]): boolean {
  return statementLikeness(a, b) >= SAME_COMMITMENT || (aboutMoney(a) && aboutMoney(b));
}

function words(ledger: Ledger, claim: Promised): string[] {
  return claim.what.flatMap((span) =>
    tokenize(ledger.words(span))
      .filter((token) => token.kind !== "mark")
      .map((token) => token.lower),
  );
}

function timeValue(ledger: Ledger, claim: Promised): string | null {
  return claim.time ? ledger.words(claim.time.span).toLowerCase() : null;
}

function differences(ledger: Ledger, group: readonly Promised[]): Difference[] {
  const found: Difference[] = [];
  const timed = group.filter((claim) => claim.time);
  if (new Set(timed.map((claim) => timeValue(ledger, claim))).size > 1) {
    const sides = timed.flatMap((claim) =>
      claim.time ? [{ doc: claim.doc, evidence: [claim.time.span] as const, value: timeValue(ledger, claim) ?? "" }] : [],
    );
    found.push({ on: "time", sides });
  }
  if (new Set(group.map((claim) => claim.status)).size > 1) {
    found.push({ on: "status", sides: group.map((claim) => ({ doc: claim.doc, evidence: claim.evidence, value: claim.status })) });
  }
  return found;
}

function terms(claim: Promised, counted: readonly Counted[]): Terms {
  const amounts = counted
    .filter(({ doc, evidence: [at] }) => doc === claim.doc && covers(claim.evidence[0], at))
    .map(({ evidence: [at] }) => at);
  return { what: claim.what, whom: claim.whom ?? [], amounts, ...(claim.time ? { time: claim.time } : {}) };
}

/** Rows of the commitments of an event: one row a promisor and thing promised, with when and in which state each account puts it. */
export function commitmentRows(ledger: Ledger): Row[] {
  const groups: { claims: Promised[]; words: string[][] }[] = [];
  for (const claim of ledger.claims) {
    if (claim.kind !== "promised") continue;
    const own = words(ledger, claim);
    const home = groups.find(
      (group) =>
        group.claims.every((member) => member.promisor === claim.promisor && (member.promisor !== null || member.label === claim.label)) &&
        group.claims.some((member) => member.doc !== claim.doc) &&
        group.words.some((other) => sameThing(other, own)),
    );
    if (home) {
      home.claims.push(claim);
      home.words.push(own);
    } else groups.push({ claims: [claim], words: [own] });
  }
  const counted = ledger.claims.filter((claim) => claim.kind === "counted");
  return groups.map(({ claims }) => {
    const first = claims[0] as Promised;
    const readings = claims.map((claim) => ({
      ...reading(ledger, claim, { evidence: claim.evidence, value: claim.status }),
      terms: terms(claim, counted),
    }));
    return row(ledger, {
      kind: "promised",
      who: { entity: first.promisor, label: first.label },
      readings,
      differences: differences(ledger, claims),
    });
  });
}
