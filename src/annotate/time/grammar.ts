import { ancientRules } from "./ancient.ts";
import { fixedRules } from "./fixed.ts";
import { holidayRules } from "./holidays.ts";
import { lengthRules } from "./lengths.ts";
import type { Meaning } from "./meanings.ts";
import { quarterRules } from "./quarters.ts";
import { referenceRules } from "./references.ts";
import { relativeRules } from "./relative.ts";
import { returningRules } from "./returns.ts";
import { compile, type Compilation, type Rule } from "./rules.ts";
import { slots } from "./vocabulary.ts";

/** All rules about time, in the order in which they win against others of equal length. */
export const rules: readonly Rule<Meaning>[] = [
  ...fixedRules,
  ...ancientRules,
  ...holidayRules,
  ...returningRules,
  ...relativeRules,
  ...quarterRules,
  ...referenceRules,
  ...lengthRules,
];

let compiled: Compilation<Meaning> | undefined;

/** The rules, made ready when the first document is read. */
export function grammar(): Compilation<Meaning> {
  return (compiled ??= compile(rules, slots));
}
