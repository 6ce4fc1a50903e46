import type { Span } from "./span.ts";

/**
 * Why two things were joined, kept apart, or a value chosen. `code` is readable and documented ("participants-differ");
 * `values` are short normal forms for display (dates, names); `evidence` the characters that speak.
 * `weight` is above 0 when it speaks for, below 0 when it speaks against, in the unit of the step that made it.
 */
export interface Reason {
  readonly code: string;
  readonly values: readonly string[];
  readonly evidence: readonly Span[];
  readonly weight: number;
}
