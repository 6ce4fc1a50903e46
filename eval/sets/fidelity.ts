import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { share } from "../scorers/ratio.ts";
import type { Figures } from "../set.ts";
import { fidelity } from "../../src/collate/fidelity.ts";
import type { Manner } from "../../src/model/annotation.ts";
import type { Fidelity } from "../../src/model/dossier.ts";

export const measures =
  "what was done to a speaker's words: pairs written for this, labelled by hand (identical, trimmed, reworded, translated back, merged from two places, moved, added to, negated, another number, nothing of the kind)";
export const peers = "none: tools compare quotations letter by letter, and take a lost negation for a near match";

/** The pairs, beside this file's source: a built program lies one level deeper. */
const PAIRS = ["./fidelity.tsv", "../../../eval/sets/fidelity.tsv"];

interface Pair {
  readonly kind: string;
  readonly wanted: string;
  readonly manner: Manner;
  readonly said: string;
  readonly told: string;
}

function read(): string {
  for (const path of PAIRS) {
    try {
      return readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
    } catch {
      continue;
    }
  }
  throw new Error("the pairs are missing: fidelity.tsv");
}

/** The pairs of `fidelity.tsv`, in its order. */
export function pairs(): readonly Pair[] {
  const rows = read()
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  return rows.slice(1).map((line): Pair => {
    const [kind = "", wanted = "", manner = "direct", said = "", told = ""] = line.split("\t");
    return { kind, wanted, manner: manner as Manner, said, told };
  });
}

/** The label that we give a pair. */
export function labelled({ manner, said, told }: Pair): Fidelity {
  const texts = new Map([
    ["said", said],
    ["told", told],
  ]);
  const whole = (doc: string) => [{ doc, start: 0, end: texts.get(doc)?.length ?? 0 }] as const;
  return fidelity({ base: whole("said"), reading: whole("told"), manner }, (doc) => texts.get(doc) ?? "").fidelity;
}

/** Likeness in letters alone: the same, held, or more than half of the words. */
function plain({ said, told }: Pair): string {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [base, reading] = [words(said), words(told)];
  if (base.join(" ").includes(reading.join(" "))) return "verbatim";
  const shared = reading.filter((word) => base.includes(word)).length / reading.length;
  return shared === 1 ? "trimmed" : shared > 0.5 ? "reworded" : "not found";
}

function figures(
  all: readonly Pair[],
  label: (pair: Pair) => string,
): { readonly agreement: number; readonly turned: number; readonly by_kind: Record<string, number> } {
  const right = (some: readonly Pair[]): number => share(some.filter((pair) => label(pair) === pair.wanted).length, some.length);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return {
    agreement: right(all),
    turned: right(all.filter(({ kind }) => kind === "negated" || kind === "number")),
    by_kind: Object.fromEntries(kinds.map((kind) => [kind, right(all.filter((pair) => pair.kind === kind))])),
  };
}

/** `agreement` over all pairs, `turned` over those with a negation or number changed, which may never pass for the speaker's words. */
export async function run(): Promise<Figures> {
  const all = pairs();
  const start = process.cpuUsage();
  const ours = figures(all, labelled);
  const { user, system } = process.cpuUsage(start);
  const { agreement, turned } = figures(all, plain);
  return { ...ours, n: all.length, ms_per_item: (user + system) / 1000 / all.length, baseline: { agreement, turned } };
}
